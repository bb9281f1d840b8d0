/**
 * X-C5: with the share files, the passphrases are the counting key. The real tally with its real Chromium counts a district,
 * passphrases are typed on its page, and then the memory of all its processes is read.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, errors, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { openShare, parseShareFile } from '#election/keys/share-file.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { type Display, startDisplay } from '#shell/chromium/display-rig.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  TALLY_PASSPHRASE,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { must } from '#simulation/rooms/must.ts'
import { bytesFoundIn, foundIn, hasMemory, treeOf, unreadable } from '#simulation/secrecy/process-memory.ts'

const ROOT = join(import.meta.dirname, '..')
const browserPath = findChromium(process.env)
const noX = spawnSync('Xvfb', ['-help']).error === undefined ? null : 'no Xvfb here'
const why = unreadable() ?? (browserPath === null ? 'no Chromium here' : noX)
if (why !== null) console.warn(`the memory of the tally is not read: ${why}`)

const WRONG = 'a wrong passphrase that a holder tried'
const UNSENT = 'a passphrase that was typed and taken away'

describe.skipIf(why !== null)(`passphrases of key holders${why === null ? '' : ` (${why})`}`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-memory-'))
  const randomness = secureRandomness()
  let made: CountingElection
  let display: Display
  let screen: string
  let tally: ChildProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    await buildScreens({ only: ['tally'] })
    made = await countingElection(randomness)
    await writeCountingElection(made, directory)
    await writeStationReport(made, directory, { station: '1', voters: 3, pairs: ['started', 'spare', 'spare'] })
    await writeStationReport(made, directory, { station: '2', voters: 2, pairs: ['started', 'spare'] })
    const media = []
    for (const [station, sessions] of [
      [
        '1',
        [
          [11, 21],
          [11, 22],
          [12, 21],
        ],
      ],
      [
        '2',
        [
          [11, 23],
          [null, 24],
        ],
      ],
    ] as const) {
      media.push((await writePair(made, { station, pair: 1, sessions }, join(directory, 'media'), randomness)).original)
    }
    writeConfig(media)
    display = await startDisplay()
    screen = display.name
  })
  afterAll(async () => {
    tally?.kill('SIGTERM')
    if (tally?.exitCode === null) await new Promise((resolve) => tally.once('exit', resolve))
    display?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  function writeConfig(media: readonly string[]): void {
    const at = (name: string) => join(directory, name)
    const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
    const config = { ...places, media, out: at('out'), shell: 'chromium', clock: '2002-06-23T21:30' }
    writeFileSync(at('tally.json'), JSON.stringify(config))
    // The same browser; the test's hands hold it over its debugging port.
    writeFileSync(at('chromium'), `#!/bin/sh\nexec ${browserPath} "$@" --remote-debugging-port=0\n`)
    chmodSync(at('chromium'), 0o755)
  }

  it('are in the memory while they are typed, and nowhere when the records are opened', async () => {
    const passphrases = [1, 3].map((index) => made.passphrases[index - 1] as string)
    const secrets = [TALLY_PASSPHRASE, ...passphrases, WRONG, UNSENT].sort()
    tally = spawn(process.execPath, ['--import', 'tsx', 'tally/main.ts', '--config', join(directory, 'tally.json')], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DISPLAY: screen, CHROMIUM_PATH: join(directory, 'chromium') },
    })
    const first = await theBrowser(null)
    await receiveAll()
    await mix()
    const open = await typePassphrases(passphrases)
    // The search finds what is there.
    const before = treeOf(tally.pid as number)
    expect(inMemory(before, secrets)).toEqual(secrets)
    // The tally's own process hands on sealed passphrases, which it cannot read.
    expect(inMemory([tally.pid as number], secrets)).toEqual([])
    // A holder's process has ended before the next holder types, and no other one ever had its passphrase.
    const ours = before.filter(isOurs)
    expect(ours).toContain(tally.pid)
    const shares = await Promise.all([1, 3].map(shareOf))
    expect(inMemory(ours, [passphrases[0] ?? '', WRONG])).toEqual([])
    expect(bytesFoundIn(process.pid, shares)).toEqual(['share 1', 'share 3'])
    expect(sharesIn(ours, shares)).toEqual([])
    await open()
    // Nobody takes it for a crash.
    await page.getByRole('status').getByText('このまま数秒お待ちください').waitFor()
    await theBrowser(first)
    await page.locator('.result').waitFor({ timeout: 60_000 })
    const after = treeOf(tally.pid as number)
    // The old browser's helpers lost their parent: killed with it, they are gone in a moment.
    await vi.waitUntil(() => !before.some((pid) => !after.includes(pid) && hasMemory(pid)), { timeout: 20_000 })
    expect(inMemory(after, secrets)).toEqual([])
    expect(sharesIn(after, shares)).toEqual([])
    await browser.close()
  })

  /** Its number, as the group writes it: a number of the language has the same bytes in memory. */
  async function shareOf(index: number) {
    const file = must(parseShareFile(made.shareFiles[index - 1] ?? new Uint8Array(0)))
    const passphrase = made.passphrases[index - 1] ?? ''
    const share = must(await openShare(file, passphrase, made.election.electionPackage, nativeScrypt))
    return { name: `share ${index}`, bytes: Buffer.from(share.bytes) }
  }

  function sharesIn(pids: readonly number[], shares: readonly { readonly name: string; readonly bytes: Buffer }[]) {
    return pids.flatMap((pid) => bytesFoundIn(pid, shares))
  }

  function inMemory(pids: readonly number[], secrets: readonly string[]): readonly string[] {
    return [...new Set(pids.flatMap((pid) => foundIn(pid, secrets)))].sort()
  }

  /** The tally's own browser, when it is another than `before`. */
  async function theBrowser(before: string | null): Promise<string> {
    return await vi.waitUntil(() => withItsPage(before), { interval: 50, timeout: 120_000 })
  }

  /** Null: not yet. On a busy machine the program opens a window anew that has shown nothing, and the one that was found goes. */
  async function withItsPage(before: string | null): Promise<string | null> {
    const profile = profileBelow(tally.pid as number)
    const port = profile === null || profile === before ? null : debuggingPortIn(profile)
    // A connection during the start of the window may lead to a page that never becomes the tally's.
    if (port === null || !(await showsTheTally(port))) return null
    try {
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      const found = browser.contexts().flatMap((context) => context.pages())
      page = found.find((each) => each.url().startsWith('http')) as Page
      await page.locator('main.tally').waitFor({ timeout: 60_000 })
      return profile
    } catch (error) {
      if (error instanceof errors.TimeoutError) throw error
      return null
    }
  }

  async function receiveAll(): Promise<void> {
    await page.getByLabel('集計機の合言葉').fill(TALLY_PASSPHRASE, { timeout: 60_000 })
    await page.getByRole('button', { name: '鍵を開ける' }).click()
    await page.getByRole('button', { name: '開票を始める' }).click({ timeout: 60_000 })
    await page.locator('.zero-witnesses textarea').fill('立会 春子')
    await page.getByRole('button', { name: '立会人が確認した' }).click()
    for (const station of ['1', '2']) await receiveByList(station)
    await page.getByRole('button', { name: '投票所報告を読む' }).click()
    const same = page.getByRole('button', { name: '紙の照合番号と同じ', pressed: false })
    for (const station of ['1', '2']) {
      await page.locator(`[data-panel="${station}"]`).waitFor({ timeout: 20_000 })
      await same.click()
    }
    await page.getByRole('button', { name: '記録媒体を読む' }).click()
    await vi.waitUntil(async () => (await page.locator('.slot-accepted').count()) === 2, { timeout: 60_000 })
    await page.getByRole('button', { name: '鍵' }).click()
  }

  async function receiveByList(station: string): Promise<void> {
    await page.locator(`[data-station="${station}"] button`).click()
    const dialog = page.locator('dialog')
    await dialog.getByRole('button', { name: '残りの箱は封印・錠あり' }).click()
    await dialog.getByLabel('封印番号（見て入れる）').fill(`${station}-1`)
    await dialog.getByRole('button', { name: '残りは目録どおり' }).click()
    await dialog.getByLabel('受領した者の職氏名').fill('開票 係')
    await dialog.getByRole('button', { name: '送致目録で受け取る' }).click()
  }

  async function mix(): Promise<void> {
    await page.getByRole('button', { name: '票を混ぜる' }).click()
    await page.locator('.seats').waitFor({ timeout: 60_000 })
  }

  /** @returns what then opens the records */
  async function typePassphrases([one, three]: readonly string[]): Promise<() => Promise<void>> {
    await give(2, WRONG, 'wrong-passphrase')
    await page.locator('[data-seat="2"] input[type=password]').fill(UNSENT)
    await give(1, one ?? '', 'filled')
    return await type(3, three ?? '')
  }

  async function give(index: number, passphrase: string, becomes: string): Promise<void> {
    const press = await type(index, passphrase)
    await press()
    await page.locator(`.seat-${becomes}[data-seat="${index}"]`).waitFor({ timeout: 30_000 })
  }

  /** @returns the press of the button beside it */
  async function type(index: number, passphrase: string): Promise<() => Promise<void>> {
    const seat = page.locator(`[data-seat="${index}"]`)
    await seat.locator('input').first().fill(`保管 ${index}郎`)
    await seat.locator('input[type=password]').fill(passphrase)
    await seat.getByRole('checkbox').check()
    return () => seat.getByRole('button', { name: '入れる' }).click()
  }
})

/** A process of the tally, and none of the browser into which people type. */
function isOurs(pid: number): boolean {
  return /\/node\0/.test(commandLine(pid))
}

/** The profile of the browser itself, not of its helpers. */
function profileBelow(root: number): string | null {
  for (const pid of treeOf(root)) {
    const line = commandLine(pid)
    const profile = /--user-data-dir=([^\0 ]+)/.exec(line)?.[1]
    if (profile !== undefined && !line.includes('--type=') && line.includes('--app=')) return profile
  }
  return null
}

/** The file is there before its two lines are in it: the port, and then the path that says that the port is whole. */
function debuggingPortIn(profile: string): string | null {
  const file = join(profile, 'DevToolsActivePort')
  return existsSync(file) ? (/^(\d+)\n\/devtools\//.exec(readFileSync(file, 'utf8'))?.[1] ?? null) : null
}

/** Asks the browser itself for its pages. */
async function showsTheTally(port: string): Promise<boolean> {
  const list = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null)
  const pages = ((await list?.json()) ?? []) as readonly Record<string, string>[]
  return pages.some(({ type, url, title }) => type === 'page' && url?.startsWith('http') && !title?.startsWith('127.'))
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    // The process has ended since it was listed.
    return ''
  }
}
