/** A rig for every test of a card reader: the reader under test, its tray, cards, and ears for what the reader shows. */
import { createHash } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { concat, toHex, uint } from '#election/bytes.ts'
import { parseCardUid, parseElectionId } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { FakeCardReader } from './fake.ts'
import type { CardReaderPlace } from './open.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import type { CardPersonaliser, CardPresence, CardReader } from './port.ts'
import type { CardTray } from './simulator/card-tray.ts'
import { SimulatedReader } from './simulator/simulated-reader.ts'
import { UltralightAesCard } from './simulator/ultralight-aes-card.ts'

export interface Rig {
  readonly reader: CardPersonaliser
  readonly tray: CardTray
  unplug(): void | Promise<void>
  plug(): void | Promise<void>
  stop(): Promise<void>
}

/** Shorter than the chip's, but a machine that is busy with other tests must not look like a lost answer. */
export const QUICK_TIMES = { ackMs: 300, answerMs: 250, gapMs: 25 }

export function seeded(seed: string): Randomness {
  let count = 0
  const bytes = (length: number): Uint8Array => {
    let stream = new Uint8Array(0)
    while (stream.length < length) {
      const block = createHash('sha256').update(seed).update(uint(count++, 4)).digest()
      stream = concat(stream, block) as Uint8Array<ArrayBuffer>
    }
    return stream.slice(0, length)
  }
  return { kind: 'seeded', bytes }
}

export async function serialRig(): Promise<Rig> {
  const device = await SimulatedReader.start(seeded('cards'))
  const reader = await Pn532CardReader.open({
    path: device.path,
    randomness: seeded('reader'),
    lookEveryMs: 2,
    reopenFirstMs: 5,
    reopenLastMs: 20,
  })
  const stop = async (): Promise<void> => {
    await reader.close()
    await device.stop()
  }
  return { reader, tray: device.tray, unplug: () => device.unplug(), plug: () => device.plug(), stop }
}

export async function fakeRig(): Promise<Rig> {
  const reader = new FakeCardReader(seeded('fake'))
  return {
    reader,
    tray: reader.tray,
    unplug: () => reader.unplug(),
    plug: () => reader.plug(),
    stop: () => reader.close(),
  }
}

/** Each model that a configuration can name, so that the contract test runs on all of them. */
const DRIVERS: Readonly<Record<CardReaderPlace['type'], readonly [string, () => Promise<Rig>]>> = {
  pn532: ['PN532 driver behind a pseudo-terminal', serialRig],
}

export const RIGS = [...Object.values(DRIVERS), ['fake in memory', fakeRig] as const]

const MASTER = new Uint8Array(16).fill(0x5a)
const ELECTION = parseElectionId('0123456789abcdef')

export function uidOf(number: number): CardUid {
  const uid = parseCardUid(`04${toHex(uint(number, 6))}`)
  assert(uid !== null, 'a UID of 7 bytes')
  return uid
}

export function keyOf(uid: CardUid): Uint8Array {
  assert(ELECTION !== null, 'an id of 8 bytes')
  return cardKeyOf(MASTER, uid, ELECTION)
}

/** A card as the office hands it over. It is made in a fake reader, so that a test starts with its own story. */
export async function personalisedCard(number: number): Promise<UltralightAesCard> {
  const office = new FakeCardReader(seeded(`office ${number}`))
  const card = UltralightAesCard.factory(uidOf(number))
  office.tray.insert(card)
  const made = await office.personalise(card.uid, { key: keyOf(card.uid), authenticationLimit: 0 })
  assert(made.ok, 'a factory card can be personalised')
  office.tray.remove()
  return card
}

/** Remembers what was shown and waits for what will be. */
export class Watcher {
  readonly shown: string[] = []
  #wake: (() => void) | null = null

  constructor(reader: CardReader) {
    reader.watch((presence) => {
      this.shown.push(wordsOf(presence))
      this.#wake?.()
    })
  }

  async until(last: string): Promise<void> {
    while (this.shown.at(-1) !== last) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}

function wordsOf(presence: CardPresence): string {
  return presence.type === 'present' ? presence.uid : presence.type
}
