/** A chip answers a command that was given up: no old answer may be taken for a new one. */
import { expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import { ok } from '#election/result.ts'
import { PtyPair } from '../serial-line/pty.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import { CHIP_TIMES, Pn532Channel } from './pn532-channel.ts'
import { ACK_FRAME, CHIP_TO_HOST, encodeFrame } from './pn532-frames.ts'
import { seeded, Watcher } from './reader-rig.ts'
import { Pn532Simulator } from './simulator/pn532-simulator.ts'

const COMMUNICATE_THRU = 0x42

/** The test plays the chip, and decides when time passes. */
class Bench {
  readonly written: string[] = []
  readonly channel: Pn532Channel
  #run: (() => void) | null = null

  constructor() {
    const timer: Timer = {
      after: (_, run) => {
        this.#run = run
        return () => {
          this.#run = null
        }
      },
    }
    this.channel = new Pn532Channel((bytes) => this.written.push(toHex(bytes)), timer, CHIP_TIMES)
  }

  async says(...frames: Uint8Array[]): Promise<void> {
    this.channel.receive(concat(...frames))
    await settled()
  }

  async silence(): Promise<void> {
    this.#run?.()
    await settled()
  }

  /** Data of the last Diagnose that the host sent. */
  lastDiagnose(): Uint8Array {
    return fromHex(this.written.at(-1) ?? '').slice(7, 10)
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const answer = (code: number, data: Uint8Array): Uint8Array =>
  encodeFrame(CHIP_TO_HOST, concat(Uint8Array.of(code + 1), data))

test('after a lost answer the chip counts as found only with the number of this very Diagnose', async () => {
  const bench = new Bench()
  const lost = bench.channel.command(COMMUNICATE_THRU, fromHex('3902'), false)
  await bench.says(ACK_FRAME)
  await bench.silence()
  expect(bench.written.at(-3)).toBe(toHex(ACK_FRAME))
  const first = bench.lastDiagnose()
  await bench.silence()
  const second = bench.lastDiagnose()
  expect(second).not.toEqual(first)

  let found = false
  const outcome = lost.then((result) => {
    found = true
    return result
  })
  await bench.says(answer(COMMUNICATE_THRU, fromHex('00010000')), ACK_FRAME, answer(0x00, first))
  expect(found).toBe(false)
  await bench.says(ACK_FRAME, answer(0x00, second))
  expect(await outcome).toEqual({ ok: false, error: { type: 'answer-lost' } })

  const next = bench.channel.command(COMMUNICATE_THRU, fromHex('3902'), false)
  await bench.says(ACK_FRAME, answer(COMMUNICATE_THRU, fromHex('00020000')))
  expect(await next).toEqual(ok(fromHex('00020000')))
})

test('an answer that arrives before its command is sent belongs to no command', async () => {
  const bench = new Bench()
  await bench.says(answer(COMMUNICATE_THRU, fromHex('00010000')))
  const command = bench.channel.command(COMMUNICATE_THRU, fromHex('3902'), false)
  await bench.says(ACK_FRAME, answer(COMMUNICATE_THRU, fromHex('00020000')))
  expect(await command).toEqual(ok(fromHex('00020000')))
})

test('a command that may not run twice is sent once, one that may is sent again', async () => {
  for (const [repeatable, sends] of [
    [false, 1],
    [true, 2],
  ] as const) {
    const bench = new Bench()
    const done = bench.channel.command(0x02, new Uint8Array(0), repeatable)
    await bench.silence()
    await bench.says(ACK_FRAME, answer(0x00, bench.lastDiagnose()))
    if (repeatable) await bench.says(ACK_FRAME, answer(0x02, fromHex('32010607')))
    expect(await done).toEqual(repeatable ? ok(fromHex('32010607')) : { ok: false, error: { type: 'answer-lost' } })
    expect(bench.written.filter((frame) => frame === '0000ff02fed4022a00').length).toBe(sends)
  }
})

function callsAtOnce(run: () => void): () => void {
  let isOff = false
  queueMicrotask(() => isOff || run())
  return () => {
    isOff = true
  }
}

// A kiosk stayed on its first page for good: all four threads for files were busy for a second, and the played chip left its line.
test('the played chip stays at its line although the system takes no byte for a second', async () => {
  const isOver = (ms: number, run: () => void) => (ms > 1000 ? systemTimer.after(ms, run) : callsAtOnce(run))
  const chip = new Pn532Simulator(seeded('cards'), { after: isOver })
  const cable = await PtyPair.make()
  await chip.plug(cable.far)
  const reader = await Pn532CardReader.open({ path: cable.device, randomness: seeded('reader') })
  expect(new Watcher(reader).shown).toEqual(['absent'])
  await reader.close()
  await chip.unplug()
  await cable.stop()
})
