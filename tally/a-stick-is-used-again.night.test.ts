/** Two PCs: a stick that has an answer of the second PC is put into the first one, whose list is mixed further, or anew. */
import { readdirSync, readFileSync } from 'node:fs'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { DrivenTally } from '#simulation/counting/drive-tally.ts'
import { type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { type TwoPcs, twoPcs } from '#simulation/counting/second-pc.ts'

let night: MixedNight
let pcs: TwoPcs
let second: DrivenTally

/** The answer is on the stick, and the stick is in the first PC. */
beforeEach(async () => {
  night = await mixedNight()
  pcs = await twoPcs(night)
  second = await pcs.second()
  await act('mix-with-second')
  await act('carry-out')
  expect((await second.act({ type: 'mix-carried' })).message).toBeNull()
})
afterEach(async () => {
  await pcs.first.tally.stop()
  await second.tally.stop()
  await rm(night.directory, { recursive: true })
})

const act = (type: 'mix-with-second' | 'carry-out' | 'carry-in' | 'count') => pcs.first.act({ type })
const answer = () => readdir(join(pcs.stick, 'ippyo-mix')).then((names) => names.includes('mixed.json'))

/** Another file takes the place of one on the disk, so the list is sorted and mixed anew, as after a corrected report. */
async function mixedAnew(): Promise<void> {
  const votes = join(night.directory, 'out', 'bundle', 'votes-0.bin')
  await writeFile(votes, (await readFile(votes)).reverse())
  await act('mix-with-second')
  expect((await act('carry-out')).message?.code).toBe('list-does-not-hold')
  expect((await act('mix-with-second')).carried?.number).toBeNull()
}

it('an answer to a list that is no more is written over; one that could be taken in is not', async () => {
  expect((await act('carry-out')).message?.code).toBe('carry-stick-has-mix')
  await mixedAnew()
  expect((await act('carry-out')).message).toBeNull()
  expect(await answer()).toBe(false)
  expect((await second.act({ type: 'mix-carried' })).message).toBeNull()
  expect((await act('carry-in')).mixed?.second).not.toBeNull()
})

it('an answer to a list that this PC never gave out is not touched: another tally may wait for it', async () => {
  const stick = join(pcs.stick, 'ippyo-mix', 'list.json')
  const list = JSON.parse(await readFile(stick, 'utf8')) as { files: { path: string }[] }
  await writeFile(stick, JSON.stringify({ ...list, files: list.files.filter(({ path }) => path !== 'votes-0.bin') }))
  await cp(join(pcs.stick, 'ippyo-mix'), join(night.directory, 'before'), { recursive: true })
  await mixedAnew()
  expect((await act('carry-out')).message?.code).toBe('carry-other-list')
  expect(await readdir(join(pcs.stick, 'ippyo-mix'))).toEqual(await readdir(join(night.directory, 'before')))
})

it.skipIf(process.platform !== 'linux')(
  'mixed here after all, and that mixer died: what the second PC gave back is taken in (needs /proc)',
  async () => {
    const mixing = act('count')
    await vi.waitUntil(() => mixers().length > 0, { interval: 5, timeout: 60_000 })
    for (const pid of mixers()) process.kill(pid, 'SIGKILL')
    expect(await mixing).toMatchObject({ carried: null, mixed: null, message: { code: 'mixer-ended' } })
    expect((await act('mix-with-second')).carried?.number).toMatch(/^\d{5}( \d{5}){3}$/)
    expect((await act('carry-out')).message?.code).toBe('carry-stick-has-mix')
    expect((await act('carry-in')).mixed?.second).not.toBeNull()
  },
  120_000,
)

/** Those that this process has started. */
function mixers(): number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[1]
      const isMixer = readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('mixer-process')
      return isMixer && Number(parent) === process.pid ? [Number(name)] : []
    } catch {
      return []
    }
  })
}
