/** Answers of chip and card: the PN532's packets as contact to a card, and a card that knows the key and lies with it. */
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { ok } from '#election/result.ts'
import { runExchange } from '#hardware/card-reader/card-exchange.ts'
import type { CardAnswer, Contact } from '#hardware/card-reader/contact.ts'
import { crcA } from '#hardware/card-reader/crc-a.ts'
import { CHIP_COMMAND, Pn532 } from '#hardware/card-reader/pn532.ts'
import { Pn532Channel } from '#hardware/card-reader/pn532-channel.ts'
import { ACK_FRAME, CHIP_TO_HOST, encodeFrame } from '#hardware/card-reader/pn532-frames.ts'
import {
  COMMAND,
  decryptBlocks,
  encryptBlocks,
  rotatedLeft,
  SecureSession,
  sessionKeyOf,
} from '#hardware/card-reader/ultralight-aes.ts'
import { spoilt } from '../mutate.ts'
import { broken, CHEAP, refusal, type Target, type Verdict } from '../target.ts'

const parsed = parseCardUid('04a1b2c3d4e5f6')
assert(parsed !== null, 'fuzz: a UID')
const uid = parsed
const key = Uint8Array.from({ length: 16 }, (_, i) => i)

/** A row of answers: kind, length, bytes. */
function answersIn(input: Uint8Array): { kind: number; bytes: Uint8Array }[] {
  const answers: { kind: number; bytes: Uint8Array }[] = []
  for (let at = 0; at + 2 <= input.length; ) {
    const length = input[at + 1] as number
    answers.push({ kind: input[at] as number, bytes: input.slice(at + 2, at + 2 + length) })
    at += 2 + length
  }
  return answers
}

function row(...answers: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  return concat(...answers.map(([kind, bytes]) => concat(Uint8Array.of(kind, bytes.length), bytes)))
}

const NOW = { after: (_ms: number, call: () => void) => deferred(call) }

/** A timer without time: what would come after a silence comes after all that is ready. */
function deferred(call: () => void): () => void {
  let cancelled = false
  setImmediate(() => {
    if (!cancelled) call()
  })
  return () => {
    cancelled = true
  }
}

const target = Uint8Array.of(1, 1, 0, 0x44, 0, 7, 4, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6)
const read = Uint8Array.of(0x00, 1, 2, 3, 4)
const chipSamples = [
  row([0, target], [0, Uint8Array.of(0x80)], [0, new Uint8Array(0)], [0, concat(read, crcA(read.subarray(1)))]),
  row([0, target], [0, Uint8Array.of(0)], [0, new Uint8Array(0)], [0, Uint8Array.of(0, 0x0a)]),
  row([0, Uint8Array.of(0)], [0, Uint8Array.of(1)]),
  row([0, Uint8Array.of(1, 1, 0, 4, 8, 4, 1, 2, 3, 4)], [0, Uint8Array.of(1)]),
]

/** Kind even: the bytes come as data of a right frame with the right answer code. Odd: they come as they are. */
export const chipAnswers: Target = {
  name: 'chip answers',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, chipSamples, { most: 400 }),
  async judge(input) {
    const answers = answersIn(input)
    let asked = 0
    const channel = new Pn532Channel(
      (frame) => {
        const code = frame[3] === undefined ? undefined : frame[6]
        if (frame.length < 8 || code === undefined) return
        asked++
        const answer = answers.shift()
        if (answer === undefined) return channel.lose()
        if (answer.kind % 2 === 1) return channel.receive(answer.bytes)
        channel.receive(concat(ACK_FRAME, encodeFrame(CHIP_TO_HOST, concat(Uint8Array.of(code + 1), answer.bytes))))
      },
      NOW,
      { ackMs: 1, answerMs: 1, gapMs: 1 },
    )
    const chip = new Pn532(channel, NOW)
    const selected = await chip.select()
    const answered = await chip.transceive(Uint8Array.of(CHIP_COMMAND.diagnose))
    // Each command at most twice, each recovery two diagnoses: four commands, never more than 24 frames.
    if (asked > 24) return broken(`asked ${asked} times`)
    if (!answered.ok) return refusal(answered.error)
    const { value } = answered
    if (value.type === 'data' && value.bytes.length > input.length) return broken('more data than bytes')
    return selected.ok && selected.value.type === 'card' && value.type !== 'garbled' ? 'accepted' : 'refused'
  },
}

const pages = Uint8Array.from({ length: 112 }, (_, i) => i)
const cardSamples = [
  row([0, new Uint8Array(0)], [0, new Uint8Array(0)], [0, pages], [0, Uint8Array.of(1, 0, 0)], [0, new Uint8Array(0)]),
  row([0, new Uint8Array(0)], [0, new Uint8Array(0)], [0, pages], [2, new Uint8Array(0)], [4, Uint8Array.of(1)]),
  row([0, new Uint8Array(0)], [4, new Uint8Array(16)]),
  row([4, concat(Uint8Array.of(COMMAND.authenticatePart2), new Uint8Array(16))], [4, new Uint8Array(17)]),
]

/** A card that knows the key. Kind 0: a right answer with these contents; 1 silence, 2 ack, 3 nak, 4 the bytes as they are. */
class LyingCard implements Contact {
  readonly #answers: { kind: number; bytes: Uint8Array }[]
  #b = new Uint8Array(16).fill(9)
  #session: SecureSession | null = null
  asked = 0

  constructor(input: Uint8Array) {
    this.#answers = answersIn(input)
  }

  async select() {
    return ok({ type: 'card', uid } as const)
  }

  async cycleField() {
    return ok()
  }

  async transceive(command: Uint8Array) {
    this.asked++
    return ok(this.#answer(command, this.#answers.shift() ?? { kind: 1, bytes: new Uint8Array(0) }))
  }

  #answer(command: Uint8Array, { kind, bytes }: { kind: number; bytes: Uint8Array }): CardAnswer {
    switch (kind % 5) {
      case 1:
        return { type: 'silence' }
      case 2:
        return { type: 'ack' }
      case 3:
        return { type: 'nak', code: bytes[0] ?? 0 }
      case 4:
        return { type: 'data', bytes }
      default:
        return { type: 'data', bytes: this.#right(command, bytes) }
    }
  }

  #right(command: Uint8Array, contents: Uint8Array): Uint8Array {
    if (command[0] === COMMAND.authenticate) {
      return concat(Uint8Array.of(COMMAND.authenticatePart2), encryptBlocks(key, this.#b))
    }
    if (command[0] === COMMAND.authenticatePart2 && command.length === 33) {
      const a = decryptBlocks(key, command.slice(1)).slice(0, 16)
      this.#session = new SecureSession(sessionKeyOf(key, a, this.#b))
      return concat(Uint8Array.of(0), encryptBlocks(key, rotatedLeft(a)))
    }
    if (this.#session === null) return contents
    this.#session.open(command)
    return this.#session.protect(contents)
  }
}

const random16 = { kind: 'seeded', bytes: (count: number) => new Uint8Array(count).fill(5) } as const

export const cardAnswers: Target = {
  name: 'card answers',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, cardSamples, { most: 400 }),
  async judge(input): Promise<Verdict> {
    const card = new LyingCard(input)
    const exchanged = await runExchange(card, uid, key, random16, async (open) => {
      const body = await open.readPages(4, 28)
      if (!body.ok) return body
      if (body.value.length !== 112) return ok(`a body of ${body.value.length} bytes`)
      const counter = await open.readCounter()
      if (!counter.ok) return counter
      if (!Number.isInteger(counter.value) || counter.value > 0xff_ff_ff) return ok('a counter of more than 24 bits')
      const moved = await open.increment(1)
      return moved.ok ? ok(null) : moved
    })
    if (card.asked > 10) return broken(`asked ${card.asked} times`)
    if (!exchanged.ok) return refusal(exchanged.error)
    return exchanged.value === null ? 'accepted' : broken(exchanged.value)
  },
}
