/** A dead chip behind a line that goes on talking (X-C1): nobody was ever told, the page said *waiting* and read no card. */
import { afterEach, describe, expect, test } from 'vitest'
import { concat } from '#election/bytes.ts'
import { ok } from '#election/result.ts'
import type { Timer } from '../serial-line/timer.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import { CHIP_TIMES, Pn532Channel } from './pn532-channel.ts'
import { ACK_FRAME, CHIP_TO_HOST, encodeFrame } from './pn532-frames.ts'
import { QUICK_TIMES, seeded, Watcher } from './reader-rig.ts'
import { SimulatedReader } from './simulator/simulated-reader.ts'

const LIST_TARGET = 0x4a
/** Staff and voter must be told of a dead reader within this. */
const TOLD_WITHIN_MS = 10_000

/** Time that passes only when the test lets it. */
class PlayedTime implements Timer {
  nowMs = 0
  readonly #due = new Set<{ readonly atMs: number; readonly run: () => void }>()

  after(ms: number, run: () => void): () => void {
    const entry = { atMs: this.nowMs + ms, run }
    this.#due.add(entry)
    return () => this.#due.delete(entry)
  }

  /** To the next moment at which something was asked for. */
  async goOn(): Promise<void> {
    const [next] = [...this.#due].sort((a, b) => a.atMs - b.atMs)
    if (next !== undefined) {
      this.#due.delete(next)
      this.nowMs = next.atMs
      next.run()
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const oldAnswer = encodeFrame(CHIP_TO_HOST, Uint8Array.of(LIST_TARGET + 1, 0x00))
const oldDiagnosis = encodeFrame(CHIP_TO_HOST, Uint8Array.of(0x01, 0x00, 0xff, 0xff))
const endOfAFrame = Uint8Array.of(0x00, 0xff, 0x30)

describe.each([
  ['an ACK every 100 ms', ACK_FRAME],
  ['the answer of a command before every 100 ms', concat(ACK_FRAME, oldAnswer)],
  ['an old Diagnose every 100 ms', concat(ACK_FRAME, oldDiagnosis)],
  ['beginnings of frames every 100 ms', endOfAFrame],
  ['damaged answers every 100 ms', concat(oldAnswer.slice(0, -2), Uint8Array.of(0x5a, 0x00))],
])('%s', (_, babble) => {
  test('a command ends, and so does the question whether the chip lives', async () => {
    const time = new PlayedTime()
    const channel = new Pn532Channel(() => {}, time, CHIP_TIMES)
    const talk = (): void => {
      channel.receive(babble)
      time.after(100, talk)
    }
    talk()
    const ends: number[] = []
    const told: unknown[] = []
    void channel.command(0x42, Uint8Array.of(0x30, 0x04), false).then(async (result) => {
      told.push(result)
      ends.push(time.nowMs)
      told.push(await channel.diagnose())
      ends.push(time.nowMs)
    })
    while (ends.length < 2 && time.nowMs < 10 * TOLD_WITHIN_MS) await time.goOn()
    expect(told).toEqual([{ ok: false, error: { type: 'chip-lost' } }, false])
    expect(ends.at(-1)).toBeLessThan(TOLD_WITHIN_MS)
  })
})

test('an answer that begins late and is cut short is asked for again after its gap, not after two seconds', async () => {
  const time = new PlayedTime()
  const written: Uint8Array[] = []
  const channel = new Pn532Channel((bytes) => written.push(bytes), time, CHIP_TIMES)
  let answered: unknown = null
  void channel.command(LIST_TARGET, Uint8Array.of(1, 0), true).then((result) => {
    answered = result
  })
  channel.receive(ACK_FRAME)
  await new Promise((resolve) => setImmediate(resolve))
  // While it is waited for, the first half of the answer arrives.
  channel.receive(oldAnswer.slice(0, 6))
  while (written.length < 2) await time.goOn()
  expect(time.nowMs).toBeLessThanOrEqual(3 * CHIP_TIMES.gapMs)
  channel.receive(oldAnswer)
  await new Promise((resolve) => setImmediate(resolve))
  expect(answered).toEqual(ok(Uint8Array.of(0)))
})

describe('on the wire', () => {
  let device: SimulatedReader | null = null
  afterEach(() => device?.stop())

  test('a chip that dies while its line babbles is shown as lost, and as found when it lives again', async () => {
    device = await SimulatedReader.start(seeded('cards'))
    const reader = await Pn532CardReader.open({
      path: device.path,
      randomness: seeded('reader'),
      times: QUICK_TIMES,
      reopenFirstMs: 5,
      reopenLastMs: 10,
    })
    const watcher = new Watcher(reader)
    await watcher.until('absent')
    Object.assign(device.faults, { dead: true, babbleEveryMs: 20 })
    await watcher.until('reader-lost')
    Object.assign(device.faults, { dead: false, babbleEveryMs: 0 })
    await watcher.until('absent')
    await reader.close()
  })
})
