/**
 * At the running app: a mixer, a holder and the tally itself are killed, and files are exchanged between two steps. The count goes
 * on or begins the step anew; there are never two outputs of one mixer for one input.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type DrivenTally, drive } from '#simulation/counting/drive-tally.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receiveAll,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { startTally } from './app.ts'
import { TallyServices } from './services/perform.ts'
import { provideShare } from './session/sealed-passphrase.ts'

const linux = process.platform === 'linux'
const needs = linux ? '' : ' (needs /proc)'
let night: MixedNight
let driven: DrivenTally

beforeEach(async () => {
  night = await mixedNight()
  driven = await receivedNight(night)
})
afterEach(async () => {
  await driven.tally.stop()
  await rm(night.directory, { recursive: true })
})

const bundle = (...names: readonly string[]) => join(night.directory, 'out', 'bundle', ...names)
const filesOf = async () => (await readdir(bundle())).sort()

/** Processes of this kind that this one has started, and that still run. */
function childrenOf(kind: 'mixer' | 'holder'): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const parent = / (\d+) /.exec(
        readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.slice(1) ?? '',
      )?.[1]
      const isIts = readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(`${kind}-process`)
      return isIts && Number(parent) === process.pid ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

/** The first process of this kind that is not one of `before`. */
async function kill(kind: 'mixer' | 'holder', before: readonly number[] = []): Promise<void> {
  const others = () => childrenOf(kind).filter((pid) => !before.includes(pid))
  await vi.waitUntil(() => others().length > 0, { interval: 5, timeout: 60_000 })
  for (const pid of others()) process.kill(pid, 'SIGKILL')
}

async function theBundleHolds(): Promise<void> {
  const found = await bundleFound(night)
  expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
}

it.skipIf(!linux)(
  `a killed mixer leaves nothing; the mixer before it is not asked again${needs}`,
  async () => {
    const first = driven.act({ type: 'count' })
    await kill('mixer')
    expect(await first).toMatchObject({ busy: null, mixed: null, result: null, message: { code: 'mixer-ended' } })
    const second = driven.act({ type: 'count' })
    await vi.waitUntil(() => childrenOf('mixer').length > 0, { interval: 5, timeout: 60_000 })
    await kill('mixer', childrenOf('mixer'))
    expect((await second).message?.code).toBe('mixer-ended')
    const before = await readFile(bundle('mix-0-1.bin'))
    const view = await driven.act({ type: 'count' })
    expect(view).toMatchObject({ message: null, mixed: { mixers: 2 } })
    const mixes = ['mix-0-1.bin', 'mix-0-2.bin', 'mix-1-1.bin', 'mix-1-2.bin']
    expect((await filesOf()).filter((name) => name.startsWith('mix'))).toEqual(mixes)
    expect((await readFile(bundle('mix-0-1.bin'))).equals(before)).toBe(true)
    expect((await holdersOpen(night, driven, [1, 2])).phase).toBe('result')
    await theBundleHolds()
  },
  240_000,
)

it.skipIf(!linux)(
  `a killed holder comes again; the holder before stays${needs}`,
  async () => {
    await driven.act({ type: 'count' })
    await driven.give(2, night.made.passphrases[1] as string)
    const opened = await readFile(bundle('open-0-2.bin'))
    const { sealTo } = await driven.until((view) => view.sealTo !== null)
    const records = driven.tally.view().mixed?.records
    const typed = { index: 3, passphrase: night.made.passphrases[2] as string, records }
    const given = driven.act(provideShare(sealTo ?? '', typed, secureRandomness()))
    await kill('holder')
    const killed = await given
    expect(killed.message?.code).toBe('holder-ended')
    expect(killed.seats.map(({ state }) => state)).toEqual(['empty', 'filled', 'empty'])
    expect((await readFile(bundle('open-0-2.bin'))).equals(opened)).toBe(true)
    expect((await holdersOpen(night, driven, [3])).phase).toBe('result')
    await theBundleHolds()
  },
  240_000,
)

it('the tally ends between two mixers: it does not wait for the second one', async () => {
  await driven.tally.stop()
  const clock = { kind: 'fixture', now: () => '2002-06-23T21:30' as LocalMinute, onMinute: () => () => {} } as const
  const surroundings = { clock, randomness: secureRandomness() }
  const services = new TallyServices(night.config, surroundings)
  const { perform } = services
  const ended = new Promise<void>((resolve) => {
    services.perform = (effect, send) =>
      perform.call(services, effect, (event) => {
        send(event)
        if (event.type === 'mixer-ended') void services.stop().then(resolve)
      })
  })
  driven = drive(await startTally(night.config, surroundings, services), secureRandomness())
  await receiveAll(driven)
  driven.tally.send({ type: 'count' })
  await ended
  expect((await filesOf()).filter((name) => name.startsWith('mix'))).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
})

it('an exchanged file is named, opened by nobody, and the list is mixed anew', async () => {
  await driven.act({ type: 'count' })
  await driven.give(1, night.made.passphrases[0] as string)
  // Whole and with its proof, but of the other contest: the counting computer could have made it.
  await writeFile(bundle('mix-0-2.bin'), await readFile(bundle('mix-1-2.bin')))
  const refused = await driven.give(2, night.made.passphrases[1] as string)
  expect(refused.message).toMatchObject({ code: 'list-does-not-hold', about: { file: 'bundle/mix-0-2.bin' } })
  expect(refused).toMatchObject({ mixed: null, result: null, mayCount: true })
  expect(refused.seats.every(({ state }) => state === 'empty')).toBe(true)
  expect((await driven.act({ type: 'count' })).mixed?.mixers).toBe(2)
  expect((await holdersOpen(night, driven, [1, 2])).phase).toBe('result')
  expect((await filesOf()).filter((name) => name.startsWith('open-'))).toHaveLength(4)
  await theBundleHolds()
})

it('a tally that stops between two holders begins with the media; the same list may be opened by the same shares', async () => {
  await driven.act({ type: 'count' })
  await driven.give(1, night.made.passphrases[0] as string)
  const votes = await readFile(bundle('votes-0.bin'))
  await driven.tally.stop()
  driven = await receivedNight(night)
  await expect(readdir(bundle())).rejects.toThrow('ENOENT')
  await driven.act({ type: 'count' })
  expect((await readFile(bundle('votes-0.bin'))).equals(votes)).toBe(true)
  expect((await holdersOpen(night, driven, [1, 2])).phase).toBe('result')
  await theBundleHolds()
  // The opened result is shown again, with its number.
  const { bundle: number, result } = driven.tally.view()
  await driven.tally.stop()
  driven = await receivedNight(night)
  const again = await driven.until((view) => view.phase === 'result')
  expect([again.bundle, again.result]).toEqual([number, result])
})
