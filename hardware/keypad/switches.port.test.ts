/** Switches at the far end of the kernel's file, with a clock that the test turns. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SimulatedHid } from '../hid/simulator.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { bootReport } from './boot-report.ts'
import type { KeypadEvent } from './port.ts'
import { SwitchKeypad } from './switch-driver.ts'

const [FIRST, SECOND, LETTER] = [0x1e, 0x1f, 0x04]
const PACE_MS = 4321

let box: SimulatedHid
let keypad: SwitchKeypad
let heard: string[]
let waiting: () => void
let now: number
/** The work that waits for the voter's pace; all other waiting is real. */
let atPace: (() => void) | null
const timer: Timer = {
  after(ms, run) {
    if (ms !== PACE_MS) return systemTimer.after(ms, run)
    atPace = run
    return () => {
      atPace = null
    }
  },
}

beforeEach(() => {
  box = new SimulatedHid()
  heard = []
  waiting = () => {}
  now = 0
  atPace = null
})
afterEach(async () => {
  await keypad.close()
  box.stop()
})

async function open(switches: 1 | 2): Promise<void> {
  keypad = SwitchKeypad.open({ ...box.options, switches, paceMs: PACE_MS, timer, clock: () => now, reopenMs: 5 })
  keypad.watch((event: KeypadEvent) => {
    heard.push(event.type === 'pressed' ? event.key : event.type)
    waiting()
  })
  await until('connected')
  heard.splice(0)
}

async function until(last: string): Promise<void> {
  while (heard.at(-1) !== last) {
    await new Promise<void>((resolve) => {
      waiting = resolve
    })
  }
}

test('two switches: held or both at once, each is pressed once; letters do nothing', async () => {
  await open(2)
  box.send(bootReport([FIRST]))
  box.send(bootReport([FIRST, LETTER]))
  box.send(bootReport([FIRST, SECOND]))
  await until('select')
  box.send(bootReport([]))
  box.send(bootReport([FIRST]))
  await until('next')
  expect(heard).toEqual(['next', 'select', 'next'])
})

test('one switch moves at the pace until it is pulled out, and begins anew when it is back', async () => {
  await open(1)
  box.send(bootReport([FIRST]))
  await until('repeat')
  now += PACE_MS
  atPace?.()
  box.send(bootReport([]))
  now += 1000
  box.send(bootReport([FIRST]))
  await until('select')
  now += PACE_MS
  atPace?.()
  keypad.notMoved()
  now += 10
  box.send(bootReport([]))
  box.send(bootReport([FIRST]))
  await until('select')
  box.unplug()
  await until('disconnected')
  expect(atPace).toBeNull()
  box.plug()
  await until('connected')
  box.send(bootReport([FIRST]))
  await until('repeat')
  expect(heard).toEqual(['repeat', 'next', 'select', 'next', 'select', 'disconnected', 'connected', 'repeat'])
})
