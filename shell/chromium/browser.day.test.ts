import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { serveScreen } from '../bridge/serve-screen.ts'
import { OPENING_PAGE, writeHandOver } from '../hand-over.ts'
import { secureRandomness } from '../secure-randomness.ts'
import { chromiumFlags, findChromium, startChromium } from './browser.ts'
import { type Display, startDisplay } from './display-rig.ts'
import { startScreenServer } from './server.ts'

const chromium = findChromium(process.env)

describe('flags', () => {
  const flags = (root: boolean) =>
    chromiumFlags({ openingPage: '/machine/screen.html', profile: '/tmp/p', kiosk: true, silent: true, root })

  it('keep the sandbox for everybody but root', () => {
    expect(flags(false)).not.toContain('--no-sandbox')
    expect(flags(true)).toContain('--no-sandbox')
  })

  it('name a file, never an address with its token', () => {
    expect(flags(false).join(' ')).toContain('--app=file:///machine/screen.html')
    expect(flags(false).join(' ')).not.toMatch(/127\.0\.0\.1|[0-9a-f]{64}/)
  })
})

it('is found only where a program of that name can be run', () => {
  expect(findChromium({ PATH: '/nowhere' })).toBeNull()
  expect(findChromium({ PATH: '', CHROMIUM_PATH: '/etc/passwd' })).toBeNull()
})

/** A page like ours: no inline code, one module, the bridge. It presses once when it sees its first view. */
const PAGE =
  '<!doctype html><meta charset="utf-8"><div id="screen"></div><script type="module" src="/page.js"></script>'
const SCRIPT = `
  const socket = new WebSocket('ws://' + location.host + '/bridge', ['ippyo', location.hash.slice(1)])
  const say = (message) => socket.send(JSON.stringify(message))
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data)
    if (message.type === 'opened') say({ type: 'kept' })
    if (message.type === 'view') say({ type: 'event', event: { type: 'seen', width: innerWidth } })
  }`

describe.skipIf(chromium === null)('a real Chromium (skipped without one on this machine)', () => {
  let display: Display
  const machine = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))

  beforeAll(async () => {
    display = await startDisplay()
    process.env.DISPLAY = display.name
  })

  afterAll(() => {
    delete process.env.DISPLAY
    display.close()
    rmSync(machine, { recursive: true, force: true })
  })

  it('opens the page from the hand-over file, sees the view, presses, and leaves nothing running or lying about', async () => {
    let seen: (width: number) => void = () => {}
    const pressed = new Promise<number>((resolve) => {
      seen = resolve
    })
    const running = {
      view: () => ({}),
      send: (event: { width: number }) => seen(event.width),
      subscribe: (listener: (view: object) => void) => {
        listener({})
        return () => {}
      },
      stop: async () => {},
    }
    const schema = z.strictObject({ type: z.literal('seen'), width: z.number() })
    const server = await startScreenServer({
      files: new Map([
        ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(PAGE) }],
        ['/page.js', { type: 'text/javascript', bytes: Buffer.from(SCRIPT) }],
      ]),
      frameOrigin: null,
      randomness: secureRandomness(),
      serve: (link) => serveScreen(running, schema, link),
      onAddress: (address) => writeHandOver(machine, address),
    })
    const browser = startChromium(chromium ?? '', {
      openingPage: join(machine, OPENING_PAGE),
      kiosk: true,
      silent: true,
      separation: null,
    })
    try {
      expect(await pressed).toBeGreaterThan(300)
      const commandLine = readFileSync(`/proc/${browser.pid}/cmdline`, 'utf8')
      expect(commandLine).toContain('--kiosk')
      expect(commandLine).not.toMatch(/[0-9a-f]{64}/)
      const profile = /--user-data-dir=([^\0]+)/.exec(commandLine)?.[1] ?? ''
      await browser.close()
      expect(() => readFileSync(join(profile, 'Local State'))).toThrow()
      expect(() => process.kill(browser.pid ?? 0, 0)).toThrow()
    } finally {
      await browser.close()
      await server.close()
    }
  })
})
