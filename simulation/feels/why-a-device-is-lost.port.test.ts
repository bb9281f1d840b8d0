/**
 * FLT-01. A clerk learns whether to plug a device in or to call the technician (M-3, M-4): each driver says why it has no device, and
 * `hardware/device-loss.ts` alone decides which of the three it is.
 */
import { constants, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCardReader } from '#hardware/card-reader/open.ts'
import { type DeviceLoss, faultOfOpening, lossAt } from '#hardware/device-loss.ts'
import { AlsaHeadphones } from '#hardware/headphones/driver.ts'
import { Kpb200Keypad } from '#hardware/keypad/driver.ts'
import { HidKeypad } from '#hardware/keypad/hid-driver.ts'
import { openKeypad } from '#hardware/keypad/open.ts'
import { HidScanner } from '#hardware/scanner/driver.ts'
import { SimulatedScanner } from '#hardware/scanner/simulator.ts'
import { PtyPair } from '#hardware/serial-line/pty.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'

/** Root may open every file but these: nobody writes to the one, and nobody reads the other. */
const NO_WRITE = '/sys/kernel/uevent_seqnum'
const NO_READ = '/sys/bus/platform/drivers_probe'

const CARD = { card: 'Ears', device: 3 } as const
const PLACE = { id: '2047:0902', port: 'usb-0000:00:14.0-2/input0' } as const

interface Watched {
  watch(listener: (event: { readonly type: string; readonly why?: DeviceLoss }) => void): () => void
  close(): Promise<void>
}

let scratch: string
let opened: Watched | null = null
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-lost-'))
})
afterEach(async () => {
  await opened?.close()
  opened = null
  rmSync(scratch, { recursive: true, force: true })
})

/** The first verdict of the driver. */
function verdictOf(device: Watched): Promise<DeviceLoss | 'there'> {
  opened = device
  return new Promise((resolve) => {
    device.watch(({ why }) => {
      if (why !== 'not-tried') resolve(why ?? 'there')
    })
  })
}

/** The kernel's folder of one HID device, whose file is `target`; null: the file is missing. */
function hidOf(target: string | null): { readonly sysfs: string; readonly dev: string } {
  const [sysfs, dev] = [join(scratch, 'sys'), join(scratch, 'dev')]
  const device = join(sysfs, 'class/hidraw/hidraw3/device')
  mkdirSync(device, { recursive: true })
  mkdirSync(dev)
  writeFileSync(join(device, 'uevent'), `HID_ID=0003:00002047:00000902\nHID_PHYS=${PLACE.port}\n`)
  writeFileSync(join(device, 'report_descriptor'), Uint8Array.of(0x05, 0x01))
  if (target !== null) symlinkSync(target, join(dev, 'hidraw3'))
  return { sysfs, dev }
}

/** A card that ALSA knows, whose file is `target`; the player cannot hold it. */
function soundOf(target: string | null) {
  const [asound, dev] = [join(scratch, 'asound'), join(scratch, 'dev')]
  mkdirSync(join(asound, 'card7', 'pcm3p'), { recursive: true })
  symlinkSync('card7', join(asound, 'Ears'))
  mkdirSync(join(dev, 'snd'), { recursive: true })
  if (target !== null) symlinkSync(target, join(dev, 'snd/pcmC7D3p'))
  return { ...CARD, asound, dev, program: '/bin/false' }
}

const reader = (path: string) => openCardReader({ type: 'pn532', path }, secureRandomness())

describe('not plugged in', () => {
  test('card reader', async () => expect(await verdictOf(await reader(join(scratch, 'none')))).toBe('not-there'))
  test('keypad on a serial line', async () =>
    expect(await verdictOf(openKeypad({ type: 'kpb-200', path: join(scratch, 'none') }))).toBe('not-there'))
  test('keypad that is a keyboard: no such device', async () =>
    expect(await verdictOf(HidKeypad.open({ ...PLACE, sysfs: scratch, dev: scratch }))).toBe('not-there'))
  test('keypad that is a keyboard: its file is gone', async () =>
    expect(await verdictOf(HidKeypad.open({ ...PLACE, ...hidOf(null) }))).toBe('not-there'))
  test('scanner', async () =>
    expect(await verdictOf(HidScanner.open({ ...PLACE, sysfs: scratch, dev: scratch }))).toBe('not-there'))
  test('headphones: no card of that name', async () =>
    expect(await verdictOf(AlsaHeadphones.open({ ...CARD, asound: scratch }))).toBe('not-there'))
  test('headphones: the file of the card is gone', async () =>
    expect(await verdictOf(AlsaHeadphones.open(soundOf(null)))).toBe('not-there'))
})

describe('refused, as a group of devices is that a unit may not open', () => {
  test('card reader', async () => expect(await verdictOf(await reader(NO_WRITE))).toBe('refused'))
  test('keypad on a serial line', async () =>
    expect(await verdictOf(openKeypad({ type: 'kpb-200', path: NO_WRITE }))).toBe('refused'))
  test('keypad that is a keyboard', async () =>
    expect(await verdictOf(HidKeypad.open({ ...PLACE, ...hidOf(NO_READ) }))).toBe('refused'))
  test('scanner', async () => expect(await verdictOf(HidScanner.open({ ...PLACE, ...hidOf(NO_READ) }))).toBe('refused'))
  test('headphones', async () => expect(await verdictOf(AlsaHeadphones.open(soundOf(NO_WRITE)))).toBe('refused'))
})

describe('silent', () => {
  test('card reader: a line, and no chip answers', async () => {
    const cable = await PtyPair.make()
    expect(await verdictOf(await reader(cable.device))).toBe('silent')
    await opened?.close()
    await cable.stop()
  })
  test('keypad on a serial line that returns no handshake', async () => {
    const cable = await PtyPair.make()
    expect(await verdictOf(Kpb200Keypad.open({ path: cable.device, handshakeMs: 1 }))).toBe('silent')
    await opened?.close()
    await cable.stop()
  })
  test('scanner: a device that is no scanner', async () => {
    const device = new SimulatedScanner()
    writeFileSync(
      join(device.options.sysfs, 'class/hidraw/hidraw3/device/report_descriptor'),
      Uint8Array.of(0x05, 0x01),
    )
    expect(await verdictOf(HidScanner.open(device.options))).toBe('silent')
    device.stop()
  })
  test('headphones: the player ends, and the card can be opened', async () =>
    expect(await verdictOf(AlsaHeadphones.open(soundOf('/dev/null')))).toBe('silent'))
  test('headphones: the player waits without a word for a card that another program holds', async () => {
    const program = join(scratch, 'waits')
    writeFileSync(program, '#!/bin/sh\nexec cat > /dev/null\n', { mode: 0o700 })
    const place = { ...soundOf('/dev/null'), program, readyMs: 1 }
    expect(await verdictOf(AlsaHeadphones.open(place))).toBe('silent')
  })
})

test('a device that opens has no fault; a driver that has none all the same calls it silent', () => {
  expect(faultOfOpening('/dev/null', constants.O_RDWR)).toBeNull()
  expect(lossAt('/dev/null', constants.O_RDWR)).toBe('silent')
  // A loop without end is neither away nor refused.
  symlinkSync('loop', join(scratch, 'loop'))
  expect(faultOfOpening(join(scratch, 'loop'), constants.O_RDONLY)).toBe('silent')
})
