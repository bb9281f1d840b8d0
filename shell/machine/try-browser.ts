/**
 * Chromium itself, once, in its room and with the flags of the glass, until it has drawn a page of this computer. A room that holds an
 * ordinary program says nothing of it: on a kernel with Yama it once ended in the same room, and each machine stayed black (decision 007).
 * Without a display: the unit's X server may hold that one, and what ends the program ends it before it looks for one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, type OpenBrowser, startChromium } from '../chromium/browser.ts'
import { findBubblewrap } from '../chromium/separate.ts'
import type { BrowserTried } from './requirement.ts'

/** The slowest board that was seen took half of it, for a whole screen. */
const PATIENCE_MS = 120_000

/** The page itself calls, after two frames: the first one is on the glass then. */
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>一票</title><p>一票<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch("/drawn")))</script>'

/** Only where the room holds, and not for root: `read-facts.ts` has looked. */
export async function tryBrowser(environment: NodeJS.ProcessEnv): Promise<BrowserTried> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-browser-'))
  const glass = join(directory, 'glass')
  mkdirSync(glass, { mode: 0o700 })
  let drawn = () => {}
  const draws = new Promise<'draws'>((resolve) => {
    drawn = () => resolve('draws')
  })
  const server = createServer((request, response) => {
    if (request.url === '/drawn') drawn()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  })
  let browser: OpenBrowser | null = null
  try {
    const opening = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:${await portOf(server)}/">`
    writeFileSync(join(glass, 'screen.html'), opening, { mode: 0o600 })
    const separation = { bubblewrap: findBubblewrap(environment) ?? '', glass, environment }
    const start = { openingPage: join(glass, 'screen.html'), kiosk: true, silent: true, headless: true, separation }
    browser = startChromium(findChromium(environment) ?? '', start)
    return await Promise.race([draws, ended(browser), patience()])
  } finally {
    await browser?.close()
    server.closeAllConnections()
    server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

const ended = (browser: OpenBrowser) => new Promise<'ends'>((resolve) => browser.onClosed(() => resolve('ends')))

/** Holds no process: who has its answer goes on. */
function patience(): Promise<'draws-nothing'> {
  return new Promise((resolve) => setTimeout(() => resolve('draws-nothing'), PATIENCE_MS).unref())
}
