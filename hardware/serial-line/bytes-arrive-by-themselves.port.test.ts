/**
 * The device's bytes arrive because the device has sent them. With the library alone, Node 26.4 and newer hand the bytes over
 * only when some other timer fires (node-serialport issue 3148). Told by the order of events: in a process in which nothing
 * else happens, three exchanges are over before the one timer that there is.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PtyPair } from './pty.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The device speaks when the library has found nothing to read and waits: from then on nothing but the device can wake it. */
const PROGRAM = `
  import { openSync, writeSync } from 'node:fs'
  import { Poller } from '@serialport/bindings-cpp/dist/poller.js'
  import { openSerialLine } from '#hardware/serial-line/serial-line.ts'
  import { systemTimer } from '#hardware/serial-line/timer.ts'
  const [device, far] = process.argv.slice(-2)
  const deviceSide = openSync(far, 'w')
  const wait = Poller.prototype.poll
  Poller.prototype.poll = function (events) {
    wait.call(this, events)
    said.push('waits')
    writeSync(deviceSide, 'x')
  }
  const said = []
  const end = (last) => {
    console.log([...said, last].join(' '))
    process.exit(0)
  }
  const line = await openSerialLine({
    path: device, baudRate: 115200, writeTimeoutMs: 1000, timer: { after: () => () => {} },
    data: () => said.push('bytes') === 6 && end('end'),
    lost: () => end('lost'),
  })
  if (!line.ok) end('cannot open')
  systemTimer.after(15_000, () => end('timer'))
`

let pair: PtyPair
beforeAll(async () => {
  pair = await PtyPair.make()
})
afterAll(() => pair.stop())

it('bytes arrive though no other timer fires', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', PROGRAM, '--', pair.device, pair.far],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  await new Promise((resolve) => child.once('exit', resolve))
  expect(said.trim()).toBe('waits bytes waits bytes waits bytes end')
})
