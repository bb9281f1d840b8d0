/** Reports that a device may send that calls itself a keyboard, and the presses among them. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SimulatedHid } from '../hid/simulator.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { BOOT_REPORT_BYTES, bootReport, usagesOf } from './boot-report.ts'
import { HidKeypad } from './hid-driver.ts'
import { F_KEYS } from './key-table.ts'
import type { KeypadEvent } from './port.ts'

const [SELECT, BACK, UP, DOWN, HELP] = [0x68, 0x69, 0x6a, 0x6b, 0x6e]
const LETTER_A = 0x04
const ENTER = 0x28
const ROLL_OVER = 0x01
const RIGHT_SHIFT = 0x20
const REOPEN_MS = 7

let device: SimulatedHid
let keypad: HidKeypad
let heard: string[]
let waiting = (): void => {}

const listen = (event: KeypadEvent): void => {
  heard.push(event.type === 'pressed' ? event.key : event.type)
  waiting()
}

/** How often the device was looked for in vain. */
let inVain = 0
const timer: Timer = {
  after(ms, run) {
    if (ms === REOPEN_MS) inVain++
    waiting()
    return systemTimer.after(ms, run)
  },
}

async function until(last: string): Promise<void> {
  while (heard.at(-1) !== last) {
    await new Promise<void>((resolve) => {
      waiting = resolve
    })
  }
}

beforeEach(async () => {
  device = new SimulatedHid()
  heard = []
  keypad = HidKeypad.open({ ...device.options, reopenMs: REOPEN_MS, timer })
  keypad.watch(listen)
  await until('connected')
  heard.splice(0)
})
afterEach(async () => {
  await keypad.close()
  device.stop()
})

test('letters, Enter and keys under a modifier do nothing: such a device cannot type', async () => {
  device.send(bootReport([LETTER_A, ENTER]))
  device.send(bootReport([SELECT], RIGHT_SHIFT))
  device.send(bootReport([]))
  device.send(bootReport([HELP]))
  await until('help')
  expect(heard).toEqual(['help'])
})

test('more keys than it can tell apart change nothing of what is held', async () => {
  device.send(bootReport([UP]))
  device.send(new Uint8Array(BOOT_REPORT_BYTES).fill(ROLL_OVER, 2))
  device.send(bootReport([UP, DOWN]))
  device.send(bootReport([UP, DOWN, BACK]))
  await until('back')
  expect(heard).toEqual(['up', 'down', 'back'])
})

test('another table means other keys', async () => {
  await keypad.close()
  heard = []
  keypad = HidKeypad.open({ ...device.options, keys: new Map([[LETTER_A, 'repeat']]), reopenMs: REOPEN_MS, timer })
  keypad.watch(listen)
  await until('connected')
  device.send(bootReport([SELECT]))
  device.send(bootReport([LETTER_A]))
  await until('repeat')
  expect(heard).toEqual(['disconnected', 'connected', 'repeat'])
})

test('one that opens and fails at once is asked again after a while, and the machine does not spin for it', async () => {
  device.die()
  await until('disconnected')
  const before = inVain
  while (inVain < before + 3) {
    await new Promise<void>((resolve) => {
      waiting = resolve
    })
  }
  expect(heard.filter((each) => each === 'connected').length).toBeLessThanOrEqual(inVain - before)
})

test.each([
  ['another model in its socket', { id: '046d:c31c', port: 'usb-0000:00:14.0-2/input0' }],
  ['the same model in another socket', { id: '2047:0902', port: 'usb-0000:00:14.0-3/input0' }],
  ['another interface of it', { id: '2047:0902', port: 'usb-0000:00:14.0-2/input1' }],
])('%s is not this keypad', async (_, place) => {
  device.unplug()
  await until('disconnected')
  device.plug(place)
  device.send(bootReport([SELECT]))
  const before = inVain
  while (inVain < before + 3) {
    await new Promise<void>((resolve) => {
      waiting = resolve
    })
  }
  device.unplug()
  device.plug()
  await until('connected')
  device.send(bootReport([BACK]))
  await until('back')
  expect(heard).toEqual(['disconnected', 'connected', 'back'])
})

test('no report of whatever bytes is more than keys of the table', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const usages = usagesOf(bytes)
      if (bytes.length !== BOOT_REPORT_BYTES) expect(usages).toBeNull()
      for (const usage of usages ?? []) expect(bytes.subarray(2)).toContain(usage)
      if (bytes.length === BOOT_REPORT_BYTES && bytes[0] !== 0) expect(usages ?? []).toEqual([])
    }),
  )
})

test('the table of function keys has every key of D-15 once', () => {
  expect([...F_KEYS.keys()]).toEqual(Array.from({ length: 12 }, (_, i) => 0x68 + i))
  expect(new Set(F_KEYS.values()).size).toBe(12)
})
