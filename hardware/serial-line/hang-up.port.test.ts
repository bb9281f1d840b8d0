/** A device that vanishes while its bytes are being read: with the library alone nobody is told, and the read goes on for ever. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVENTS, Poller } from '@serialport/bindings-cpp/dist/poller.js'
import { afterEach, expect, it, vi } from 'vitest'
import { openSerialLine } from './serial-line.ts'
import { systemTimer } from './timer.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-hang-up-'))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(directory, { recursive: true })
})

/** Over before this returns: nothing of what the system tells meanwhile has been heard. */
function pulled(pid: number | undefined): void {
  const gone = `kill -9 ${pid}; until [ "$(cut -d' ' -f3 /proc/${pid}/stat)" = Z ]; do :; done`
  execFileSync('sh', ['-c', gone])
}

it('is told as lost', async () => {
  const device = join(directory, 'device')
  const cable = spawn('socat', ['-d', '-d', `PTY,link=${device},rawer`, 'STDIO'], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  await new Promise<void>((ready) => {
    cable.stderr.on('data', (text) => {
      said += text
      if (said.includes('data transfer loop')) ready()
    })
  })
  const waiting = new Set<Poller>()
  const poll = Poller.prototype.poll
  vi.spyOn(Poller.prototype, 'poll').mockImplementation(function (this: Poller, events) {
    poll.call(this, events)
    if (events === EVENTS.UV_READABLE) waiting.add(this)
  })
  const lost = await new Promise((told) => {
    const timer = systemTimer
    const line = { path: device, baudRate: 9600, writeTimeoutMs: 1000, timer, data: () => {}, lost: () => told('lost') }
    void openSerialLine(line).then(async ({ ok }) => {
      if (!ok) told('cannot open')
      await expect.poll(() => waiting.size).toBeGreaterThan(0)
      pulled(cable.pid)
      // As if its last byte had just come: the library reads.
      for (const poller of waiting) poller.emit('readable', null)
    })
  })
  expect(lost).toBe('lost')
})
