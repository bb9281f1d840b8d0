/** The tour leads through a whole election day on real processes, lines and media; nobody touches a screen. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { buildScreens } from '../../scripts/build-screens.mjs'
import { layOutDesk } from '../prepare-desk.ts'
import type { DeskView } from '../session/view.ts'
import { Station } from '../station/station.ts'
import type { GuideKey } from './step.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const home = mkdtempSync(join(tmpdir(), 'ippyo-tour-'))
let station: Station

beforeAll(async () => {
  await buildScreens()
  const sources = join(ROOT, 'fixtures', 'elections', 'small')
  const prepared = await layOutDesk({ sources, home, randomness: secureRandomness(), say: () => {} })
  station = await Station.furnish(prepared, secureRandomness(), () => 'http://127.0.0.1:1')
  await station.switchOn()
}, 120_000)

afterAll(async () => {
  await station.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

/** The view once the tour rests on a step that can be played, is over or needs a person. */
function resting(previous: string): Promise<DeskView> {
  return new Promise((resolve) => {
    let stop = () => {}
    stop = station.subscribe((view) => {
      const { step, playing, stuck } = view.guide
      const moved = JSON.stringify(step) !== previous || stuck !== null
      if (playing || step.key === 'wait' || !moved) return
      queueMicrotask(() => stop())
      resolve(view)
    })
  })
}

it('from the locked issuer to the printed result', async () => {
  const played: GuideKey[] = []
  let view = await resting('')
  while (view.guide.step.key !== 'finished') {
    expect(view.guide.stuck).toBeNull()
    expect(view.guide.step.key).not.toBe('trouble')
    played.push(view.guide.step.key)
    const before = JSON.stringify(view.guide.step)
    station.send({ type: 'play-step' })
    view = await resting(before)
  }
  expect(played.filter((key) => key === 'vote')).toHaveLength(3)
  const result = station.tally.remote?.view().result
  expect(result?.final).toBe(true)
  expect(result?.contests.map((contest) => contest.valid)).toEqual([3, 3])
  const documents = station.tally.remote?.view().documents ?? []
  expect(documents.map((document) => document.path).filter((path) => !existsSync(path))).toEqual([])
  expect(documents.length).toBeGreaterThan(0)
}, 240_000)
