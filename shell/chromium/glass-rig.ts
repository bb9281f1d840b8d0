/**
 * The glass of a live machine as a program of its own, which a test starts as an ordinary user: server, separated browser kept
 * open, a page with the screens' own keys and bridge. Each key that the page hears is a line on stdout.
 * `node glass-rig.mjs MACHINE PAGE.js [plain]` – plain: the browser and the page as they would be without all that.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { serveScreen } from '../bridge/serve-screen.ts'
import { GLASS, OPENING_PAGE, writeHandOver } from '../hand-over.ts'
import { keepOpen, systemTimers } from '../keep-open.ts'
import { secureRandomness } from '../secure-randomness.ts'
import { findChromium, startChromium } from './browser.ts'
import { findBubblewrap } from './separate.ts'
import { startScreenServer } from './server.ts'

const [machine = '', script = '', plain] = process.argv.slice(2)
const say = (line: object) => console.log(JSON.stringify(line))
const heard = z.strictObject({ type: z.literal('heard'), key: z.string(), focus: z.boolean(), presses: z.number() })

/** The memory of the service: a browser that is opened anew shows it again. */
let presses = 0
const listeners = new Set<(view: object) => void>()
const running = {
  view: () => ({ presses }),
  send(event: z.infer<typeof heard>) {
    presses += 1
    say({ said: 'heard', key: event.key, focus: event.focus, shown: event.presses })
    for (const listener of listeners) listener({ presses })
  },
  subscribe(listener: (view: object) => void) {
    listeners.add(listener)
    listener({ presses })
    return () => void listeners.delete(listener)
  },
  stop: async () => {},
}

const page = `<!doctype html><html lang="ja" translate="no"><meta charset="utf-8"><title>一票</title><body${plain ? ' data-plain="1"' : ''}>一票<script type="module" src="/page.js"></script>`
let screen: (there: boolean) => void = () => {}
const server = await startScreenServer({
  files: new Map([
    ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) }],
    ['/page.js', { type: 'text/javascript', bytes: readFileSync(script) }],
  ]),
  frameOrigin: null,
  randomness: secureRandomness(),
  serve(link) {
    const served = serveScreen(running, heard, link)
    screen(true)
    say({ said: 'screen' })
    return {
      event: served.event,
      stop() {
        screen(false)
        served.stop()
      },
    }
  },
  onAddress: (address) => writeHandOver(machine, address),
})

const chromium = findChromium(process.env) ?? ''
const separation = {
  bubblewrap: findBubblewrap(process.env) ?? '',
  glass: join(machine, GLASS),
  environment: process.env,
}
const kept = keepOpen({
  open: () => {
    const browser = startChromium(chromium, {
      openingPage: join(machine, OPENING_PAGE),
      kiosk: plain === undefined,
      silent: plain === undefined,
      separation: plain === undefined ? separation : null,
    })
    say({ said: 'browser', pid: browser.pid })
    return browser
  },
  timers: systemTimers,
  say: (news) => say({ said: news }),
})
screen = kept.screen
process.once('SIGTERM', () => void kept.close().then(() => server.close()))
