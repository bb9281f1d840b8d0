/** X-B5 through `openShell` itself, as every app opens its screen: Chromium is killed by its process id, and the screen comes back. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildScreens } from '#build/screens.mjs'
import { findChromium } from './chromium/browser.ts'
import { type Display, startDisplay } from './chromium/display-rig.ts'
import { appConfigSchema } from './config.ts'
import { OPENING_PAGE } from './hand-over.ts'
import { openShell } from './open-shell.ts'

const why =
  findChromium(process.env) === null ? 'no Chromium here' : spawnSync('Xvfb', ['-help']).error ? 'no Xvfb here' : null
if (why !== null) console.warn(`a killed browser is not tested: ${why}`)

describe.skipIf(why !== null)(`a screen whose browser is killed${why === null ? '' : ` (${why})`}`, () => {
  const machine = mkdtempSync(join(tmpdir(), 'ippyo-dead-'))
  let display: Display

  beforeAll(async () => {
    await buildScreens({ only: ['tally'] })
    display = await startDisplay()
    process.env.DISPLAY = display.name
  })
  afterAll(() => {
    delete process.env.DISPLAY
    display.close()
    rmSync(machine, { recursive: true, force: true })
  })

  it('connects anew, asked by nobody', async () => {
    const screens = queue()
    const running = {
      view: () => ({}),
      send: () => {},
      subscribe(listener: (view: object) => void) {
        screens.came()
        listener({})
        return () => {}
      },
      stop: async () => {},
    }
    const config = appConfigSchema.parse({ package: machine, machine, shell: 'chromium' })
    const screenEventSchema = z.strictObject({})
    const shell = await openShell({ app: 'tally', running, screenEventSchema, config, use: 'fixture' })
    try {
      await screens.next()
      const [first] = browsersOf(machine)
      // The disk was full when this page was to be written anew.
      writeFileSync(join(machine, OPENING_PAGE), '')
      process.kill(Number(first), 'SIGKILL')
      await screens.next()
      expect(browsersOf(machine)).toHaveLength(1)
      expect(browsersOf(machine)).not.toContain(first)
    } finally {
      await shell.close()
    }
    expect(browsersOf(machine)).toEqual([])
  })
})

/** The browsers, not their helpers, that were started on this machine directory's page. */
function browsersOf(machine: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const line = commandLine(pid)
      return line.includes(`--app=file://${machine}/`) && !line.includes('--type=')
    })
    .map(Number)
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // Ended since the directory was read.
    return ''
  }
}

function queue() {
  let there = 0
  let waiting: (() => void) | null = null
  return {
    came() {
      if (waiting === null) there += 1
      else waiting()
      waiting = null
    },
    next: () =>
      new Promise<void>((resolve) => {
        if (there === 0) waiting = resolve
        else {
          there -= 1
          resolve()
        }
      }),
  }
}
