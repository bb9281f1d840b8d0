/** One suite for each driver with its simulator, behind a real pseudo-terminal or pipe, and for the fake in memory. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSerialLine } from '../serial-line/serial-line.ts'
import { systemTimer } from '../serial-line/timer.ts'
import { Kpb200Keypad } from './driver.ts'
import { FakeKeypad } from './fake.ts'
import { HidKeypad } from './hid-driver.ts'
import { SimulatedHidKeypad } from './hid-simulator.ts'
import type { Key, Keypad, KeypadEvent } from './port.ts'
import { SimulatedKeypad } from './simulator.ts'

interface Rig {
  readonly keypad: Keypad
  readonly hand: {
    press(key: Key): void
    down(key: Key): void
    up(key: Key): void
    unplug(): void | Promise<void>
    plug(): void | Promise<void>
  }
  stop(): Promise<void>
}

/** The events that a watcher heard, and a promise for the next ones. */
class Ear {
  readonly heard: string[] = []
  #waiting: (() => void) | null = null

  readonly listen = (event: KeypadEvent): void => {
    // Away for another reason is away: why is asked in simulation/feels/why-a-device-is-lost.port.test.ts.
    if (event.type !== 'disconnected' || this.heard.at(-1) !== 'disconnected')
      this.heard.push(event.type === 'pressed' ? event.key : event.type)
    this.#waiting?.()
  }

  async until(last: string): Promise<void> {
    while (this.heard.at(-1) !== last) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
  }
}

async function serialRig(): Promise<Rig> {
  const hand = await SimulatedKeypad.start()
  const keypad = Kpb200Keypad.open({ path: hand.path, reopenMs: 5 })
  const stop = async (): Promise<void> => {
    await keypad.close()
    await hand.stop()
  }
  return { keypad, hand, stop }
}

async function hidRig(): Promise<Rig> {
  const hand = new SimulatedHidKeypad()
  const keypad = HidKeypad.open({ ...hand.options, reopenMs: 5 })
  const stop = async (): Promise<void> => {
    await keypad.close()
    hand.stop()
  }
  return { keypad, hand, stop }
}

async function fakeRig(): Promise<Rig> {
  const keypad = new FakeKeypad()
  return { keypad, hand: keypad, stop: () => keypad.close() }
}

describe.each([
  ['KPB-200 driver behind a pseudo-terminal', serialRig],
  ['HID keyboard driver behind a pipe of reports', hidRig],
  ['fake in memory', fakeRig],
])('%s', (_, start) => {
  let rig: Rig
  let ear: Ear
  beforeEach(async () => {
    rig = await start()
    ear = new Ear()
    rig.keypad.watch(ear.listen)
    await ear.until('connected')
    ear.heard.splice(0)
  })
  afterEach(() => rig.stop())

  test('every key is told once, at the press', async () => {
    const keys: Key[] = [
      'select',
      'up',
      'down',
      'left',
      'right',
      'help',
      'back',
      'slower',
      'faster',
      'quieter',
      'louder',
    ]
    for (const key of keys) rig.hand.press(key)
    await ear.until('louder')
    expect(ear.heard).toEqual(keys)
  })

  test('a key that is held, or stuck, is pressed once until it is let go', async () => {
    rig.hand.down('down')
    rig.hand.down('down')
    rig.hand.down('down')
    rig.hand.up('down')
    rig.hand.press('down')
    rig.hand.press('select')
    await ear.until('select')
    expect(ear.heard).toEqual(['down', 'down', 'select'])
  })

  test('two keys at once are two presses', async () => {
    rig.hand.down('left')
    rig.hand.down('right')
    rig.hand.up('left')
    rig.hand.up('right')
    rig.hand.press('select')
    await ear.until('select')
    expect(ear.heard).toEqual(['left', 'right', 'select'])
  })

  test('unplugged and plugged in again it works, and a key held meanwhile is free', async () => {
    rig.hand.down('up')
    await ear.until('up')
    await rig.hand.unplug()
    await ear.until('disconnected')
    await rig.hand.plug()
    await ear.until('connected')
    rig.hand.press('up')
    await ear.until('up')
    expect(ear.heard).toEqual(['up', 'disconnected', 'connected', 'up'])
  })

  test('a watcher that stopped hears nothing more, a new one hears the connection at once', async () => {
    const second = new Ear()
    const stop = rig.keypad.watch(second.listen)
    expect(second.heard).toEqual(['connected'])
    stop()
    rig.hand.press('select')
    await ear.until('select')
    expect(second.heard).toEqual(['connected'])
  })
})

describe('on the line', () => {
  let hand: SimulatedKeypad
  let keypad: Kpb200Keypad
  const ear = (): Ear => {
    const made = new Ear()
    keypad.watch(made.listen)
    return made
  }
  beforeEach(async () => {
    hand = await SimulatedKeypad.start()
  })
  afterEach(async () => {
    await keypad.close()
    await hand.stop()
  })

  test('cut chunks, noise and a damaged frame lose nothing but the damaged press', async () => {
    Object.assign(hand.faults, { splitChunks: true, noise: true })
    keypad = Kpb200Keypad.open({ path: hand.path })
    const listener = ear()
    await listener.until('connected')
    hand.press('up')
    hand.faults.damagedFrames = 1
    hand.press('down')
    hand.press('select')
    await listener.until('select')
    expect(listener.heard).toEqual(['disconnected', 'connected', 'up', 'select'])
  })

  test('keys pressed before the handshake belong to nobody', async () => {
    hand.faults.queuedKeys = ['select', 'up']
    keypad = Kpb200Keypad.open({ path: hand.path })
    const listener = ear()
    await listener.until('connected')
    hand.press('down')
    await listener.until('down')
    expect(listener.heard).toEqual(['disconnected', 'connected', 'down'])
  })

  test('a keypad that does not answer the handshake is asked again', async () => {
    hand.faults.ignoredHandshakes = 2
    keypad = Kpb200Keypad.open({ path: hand.path, handshakeMs: 10, reopenMs: 1 })
    const listener = ear()
    await listener.until('connected')
    expect(hand.faults.ignoredHandshakes).toBe(0)
  })

  test('a key that is in no table does nothing', async () => {
    keypad = Kpb200Keypad.open({ path: hand.path })
    const listener = ear()
    await listener.until('connected')
    hand.pressUnknown(0x41)
    hand.press('help')
    await listener.until('help')
    expect(listener.heard).toEqual(['disconnected', 'connected', 'help'])
  })
})

test('a keypad that answers nothing keeps no line open when the program ends before the next try', async () => {
  const hand = await SimulatedKeypad.start()
  hand.faults.ignoredHandshakes = 1
  const reopenMs = 1
  let keypad: Kpb200Keypad | null = null
  const waits = new Promise<void>((resolve) => {
    const after = (ms: number, run: () => void) => {
      if (ms === reopenMs) resolve()
      return ms === reopenMs ? () => {} : systemTimer.after(ms, run)
    }
    keypad = Kpb200Keypad.open({ path: hand.path, timer: { after }, handshakeMs: 0, reopenMs })
  })
  await waits
  await (keypad as Kpb200Keypad | null)?.close()
  const nobody = { data: () => {}, lost: () => {}, timer: systemTimer, writeTimeoutMs: 1000 }
  const again = await openSerialLine({ path: hand.path, baudRate: 9600, ...nobody })
  expect(again).toMatchObject({ ok: true })
  if (again.ok) await again.value.close()
  await hand.stop()
})
