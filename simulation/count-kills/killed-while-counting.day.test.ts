/** The slice of the lane `count-kills`, and a night with a death at each place where two files have no common moment. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS } from '#build/services.mjs'
import { type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { blankDisk, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import { lane } from '#simulation/prove/count-kills.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { CountGround } from './count-ground.ts'
import { CountNight } from './count-night.ts'
import type { Death } from './death.ts'

const whyNot = whyNoPowerCuts()
let night: MixedNight
let scratch = ''

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
  await buildServices({ only: PROGRAMS.tally ?? [] })
  await buildScreens({ only: ['tally'] })
  night = await mixedNight()
})
afterAll(() => {
  for (const directory of [scratch, night.directory]) rmSync(directory, { recursive: true })
})

const power = (of: string): Death => ({ victim: 'power', at: { type: 'operation', count: 1, when: 'before', of } })

/** At the first PC, one start each. */
const FIRST: readonly Death[] = [
  // The list is half on the stick, and nothing may say that it is there.
  power('tally: rename .*ippyo-mix/votes-1'),
  // Everything is mixed; what has a name is whole.
  power('holder: writeFile'),
  // The first share notes the list that it opens: before that it has opened nothing.
  power('holder: link'),
  // All holders were here. The machine notes the set: before that nothing of it is opened.
  power('tally: link'),
  // The first mixer has written everything and reported nothing: it is asked again.
  { victim: 'helper', at: { type: 'operation', count: 1, when: 'after', of: 'mixer: rename .*mix-1-1' } },
]
/** At the second PC: the mix is there, and nothing says so. */
const SECOND: readonly Death[] = [power('tally: rename .*mixed.json')]

it.skipIf(whyNot !== null)(
  `a death where two files have no common moment (${whyNot ?? 'ext4 on loop devices'})`,
  async () => {
    const ground = new CountGround(night, blankDisk(scratch))
    const [first, second] = [[...FIRST], [...SECOND]]
    const next = (evening: string) =>
      (evening === 'opened' ? undefined : evening === 'first' ? first : second)?.shift() ?? null
    try {
      const played = new CountNight(night, ground, { isSecond: true, dice: new Dice(1), next })
      const { broken, count, deaths } = await played.play(FIRST.length)
      expect(broken).toEqual([])
      expect(count, JSON.stringify(deaths)).toBe(FIRST.length + SECOND.length)
    } finally {
      ground.remove()
    }
  },
)

it('counting PCs that die at any moment count what was cast, in one bundle that holds', async () => {
  const ask = { fromSeed: 0, seeds: lane.sliceSeeds, until: Number.POSITIVE_INFINITY, say: () => {} }
  const { violations, counted } = await lane.run(ask)
  expect(violations, 'replay: npm run prove -- --only count-kills --from-seed SEED --seeds 1').toEqual([])
  expect(counted).toBeGreaterThanOrEqual(4)
})
