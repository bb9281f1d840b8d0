/** Devices and sockets at `ippyo inspect machine`: what is missing, what may not be opened, and what is shut out is told by name. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppConfig } from '#shell/config.ts'
import { said } from '../ippyo-in-tests.ts'
import { readDevices, readSockets } from './inspect-devices.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-devices-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const file = join(scratch, 'kiosk.json')
const refused = join(scratch, 'refused')

beforeAll(() => {
  // Nobody may write to it, root neither.
  symlinkSync('/sys/kernel/uevent_seqnum', refused)
  mkdirSync(join(scratch, 'asound'))
  symlinkSync('card7', join(scratch, 'asound/Ears'))
})

async function devicesPoint(fitted: object) {
  writeFileSync(file, JSON.stringify({ package: scratch, machine: scratch, ...fitted }))
  const { out } = await said('--json', 'inspect', 'machine', scratch, '--config', file)
  const { points } = JSON.parse(out) as { points: readonly { requirement: string; holds: boolean; found: string }[] }
  return points.find(({ requirement }) => requirement === 'devices')
}

it('all that is fitted can be opened', async () => {
  const fitted = { reader: { type: 'pn532', path: '/dev/null' }, lamp: '/dev/null', front: '/dev/zero' }
  expect(await devicesPoint(fitted)).toMatchObject({ holds: true, found: '-' })
})

it('a reader that is not connected, one that may not be opened, and a keypad of another socket are told by name', async () => {
  const reader = { type: 'pn532', path: join(scratch, 'none') }
  expect(await devicesPoint({ reader })).toMatchObject({ holds: false, found: `reader ${reader.path} (not-there)` })
  const point = await devicesPoint({
    reader: { type: 'pn532', path: refused },
    keypad: { type: 'hid', id: 'ffff:ffff', port: 'usb-0000:00:14.0-99/input0' },
    headphones: { card: 'Ears', device: 3, asound: join(scratch, 'asound') },
  })
  expect(point?.found).toBe(`reader ${refused} (refused) keypad (not-there) headphones /dev/snd/pcmC7D3p (not-there)`)
  const words = (await said('--lang', 'ja', 'inspect', 'machine', scratch, '--config', file)).out
  expect(words).toContain('設定にある機器を、プログラムの権利では開けません')
})

it('headphones whose own volume nobody kept for the next start are told', async () => {
  const [kept, dev] = [join(scratch, 'asound.state'), join(scratch, 'dev')]
  mkdirSync(join(dev, 'snd'), { recursive: true })
  writeFileSync(join(dev, 'snd/pcmC7D0p'), '')
  const headphones = { card: 'Ears', device: 0, asound: join(scratch, 'asound'), dev }
  const config = { package: scratch, machine: scratch, headphones } as AppConfig
  const told = [`headphones ${join(dev, 'snd/pcmC7D0p')} (volume-not-kept)`]
  expect(await readDevices(config, kept)).toEqual(told)
  writeFileSync(kept, "state.Other {\n}\nstate.'Ears' {\n\tcontrol.1 {\n\t}\n}\n")
  expect(await readDevices(config, kept)).toEqual([])
  writeFileSync(kept, 'state.Other {\n}\n')
  expect(await readDevices(config, kept)).toEqual(told)
})

it('a print service that is not there, or does not know the printer, is told by the name of the printer', async () => {
  const point = await devicesPoint({ printer: 'of-nobody' })
  expect(point?.found).toMatch(/^printer of-nobody \((print-service-.*|printer-missing)\)$/)
})

it('a configuration that cannot be read is no machine without devices', async () => {
  writeFileSync(file, '{')
  expect((await said('--json', 'inspect', 'machine', scratch, '--config', file)).out).toBe('')
})

it('devices with a line in usb.conf that are shut out or of another kind are named; one that nobody plugged in is no fault', () => {
  const program = join(scratch, 'usb-rules')
  const rows = [
    '差込口 / socket\t機器 / device\t製品 / product\tusb.conf',
    'pci-0000:00:14.0-usb-0:4\t媒体 / medium\tA B\toriginal：入れた / let in',
    'pci-0000:00:14.0-usb-0:5\t媒体 / medium\tA B\tduplicate：断った。規則を書き、差し直す / shut out: write the rules, plug it in again',
    'pci-0000:00:14.0-usb-0:6\tハブ / hub\tA B\tpapers：種類が違う / another kind of device',
    'pci-0000:00:14.0-usb-0:7\t媒体 / medium\tA B\t行がない / no line',
    'pci-0000:00:14.0-usb-0:8\t\t\treports：何も差していない / nothing is plugged in',
  ]
  writeFileSync(program, `#!/bin/sh\ncat << 'ROWS'\n${rows.join('\n')}\nROWS\n`)
  chmodSync(program, 0o755)
  expect(readSockets(program)).toEqual([
    'duplicate pci-0000:00:14.0-usb-0:5 (shut out)',
    'papers pci-0000:00:14.0-usb-0:6 (another kind)',
  ])
  writeFileSync(program, '#!/bin/sh\nexit 1\n')
  expect(readSockets(program)).toBe(null)
  expect(readSockets(join(scratch, 'none'))).toBe('not-asked')
})
