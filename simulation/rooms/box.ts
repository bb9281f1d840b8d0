/** A pair of the station without its kiosk: opened by the product's own way from two slots, closed, and read as the count does. */

import { assert } from '#election/assert.ts'
import { HedgedRandomness } from '#election/ballot/hedged-randomness.ts'
import { parseHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE, type Role } from '#election/ballot-box/layout.ts'
import { type MediumSource, readBehindHeader, type SealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { fakeMedium } from '#hardware/medium/fake.ts'
import { admitMedia } from '#kiosk/services/media.ts'
import { close, end, openOwnPair, type Recorder } from '#kiosk/services/pair.ts'
import type { KioskPorts } from '#kiosk/services/ports.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeHashes } from '#openssl/hashes.ts'
import type { OpenedRecord } from '#simulation/counting/records-opener.ts'
import type { Slots } from './kiosk-room.ts'
import { opened } from './opened-media.ts'
import { authority, counting, ELECTION, KEY_SET, type SampleStation, signerOf, stationKeys } from './sample-station.ts'

export const openerOf = (slots: Slots): KioskPorts['openMedium'] => {
  return async (role) => {
    const medium = slots[role]
    return medium === null ? err({ type: 'missing' }) : ok(medium)
  }
}

/** The content of the cells now, in media that know nothing of what was planned for them. @param lost one that is not there any more */
export function copyOf(slots: Slots, lost?: Role): Slots {
  const copied = (role: Role) => {
    const medium = role === lost ? null : slots[role]
    return medium && fakeMedium(medium.pages, medium.contents())
  }
  return { original: copied('original'), duplicate: copied('duplicate') }
}

export interface BoxPlace {
  readonly facts: SampleStation
  readonly pair: PairNumber
  readonly randomness: Randomness
  /** The pair of the machine in whose slots the media stand; left out: its own. */
  readonly helper?: PairNumber
  /** Left out: what ships. */
  readonly crypto?: MachineCrypto
}

/** Admitted as after a start in the day, and opened; `recover()` is the caller's. @returns null: not admitted */
export async function openBox(place: BoxPlace, openMedium: KioskPorts['openMedium']): Promise<Recorder | null> {
  const { facts, pair, helper = pair, crypto = nativeCrypto } = place
  const randomness = new HedgedRandomness(place.randomness)
  const media = await admitMedia({ openMedium }, facts.kiosk(pair), { pair, restart: true }, crypto)
  if (!media.ok) return null
  const election = facts.kiosk(helper)
  const signer = signerOf(election.facts.machine)
  const admitted = media.value.pair
  const box = await openOwnPair({
    ...{ admitted, election, keys: stationKeys, signer, own: null, starts: 1, randomness, crypto },
  })
  return { box, election, randomness, crypto }
}

/** Evening: recovered, what is open is ended by the officer, closed for good. @returns false when the pair refuses */
export async function sealSlots(place: BoxPlace, slots: Slots, today: LocalDate): Promise<boolean> {
  const recorder = await openBox(place, openerOf(slots))
  assert(recorder !== null, 'rooms: the pair is admitted')
  const { journal } = (await recorder.box.recover()).situation
  if (journal === null) return false
  if (journal.type === 'interrupted') {
    await end(recorder, { token: null, cardContests: journal.contests, by: 'staff', today })
  }
  const at = `${today}T20:00` as LocalMinute
  assert((await close(recorder.box, { today, final: true, at })).ok, 'rooms: the pair is closed')
  return true
}

/** With the functions that the tally reads with. */
export async function readSealed(
  facts: SampleStation,
  medium: MediumSource,
): Promise<Result<SealedMedium, { readonly type: string }>> {
  const page = await medium.read(HEADER_PAGE, 1)
  if (!page.ok) return page
  const header = parseHeader(page.value, authority.publicKey, verifyNative)
  if (!header.ok) return header
  const expected = { ...EXPECTED, verifySealOf: () => sealVerifier(facts.kioskSigningKeys, verifyNative) }
  return readBehindHeader(medium, header.value, expected, nativeHashes)
}

/** The words that every medium of the election must say of itself. */
export const EXPECTED = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  authorityPublicKey: authority.publicKey,
} as const

/** The records that count, each as `contest/candidate id` or `contest/ended`; of a judge `contest.place/…`, also `contest.place/no-mark`. */
export function namesOn(facts: SampleStation, sealed: SealedMedium): readonly string[] {
  return opened(facts.loaded, counting.secretKey, sealed).map((record) => {
    assert(record.ok, 'rooms: a record opens')
    return nameOf(record.value)
  })
}

function nameOf({ contest, place, selection }: OpenedRecord): string {
  const list = place === 0 ? contest : `${contest}.${place}`
  return `${list}/${selection.type === 'candidate' ? selection.id : selection.type}`
}
