/** X-B5: the window's process dies, and views were on their way to it. The service goes on. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startElectron } from './start-electron.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-electron-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Says that its page has loaded, and its number in place of an event. */
const WINDOW = `#!${process.execPath}
process.send(JSON.stringify({ type: 'kept' }))
process.send(JSON.stringify({ type: 'event', event: { pid: process.pid } }))
process.on('message', () => {})
`

/** Over before this returns: nothing of its end was heard. */
function killed(pid: number): void {
  execFileSync('sh', ['-c', `kill -9 ${pid}; until [ "$(cut -d' ' -f3 /proc/${pid}/stat)" = Z ]; do :; done`])
}

it.skipIf(process.platform !== 'linux')('and is told that the window has ended', async () => {
  const binary = join(directory, 'window')
  writeFileSync(binary, WINDOW, { mode: 0o700 })
  let show = (_: string): void => {}
  const window = startElectron({
    ...{ binary, entry: '', screens: '', ofPackage: [], kiosk: true },
    serve: (link) => {
      show = link.send
      return {
        event({ event }) {
          killed(Number(event.pid))
          for (const view of ['one', 'two']) show(view)
        },
        stop() {},
      }
    },
  })
  await new Promise<void>((ended) => window.onClosed(ended))
  await window.close()
  expect(() => show('three')).not.toThrow()
})
