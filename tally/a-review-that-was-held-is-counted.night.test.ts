/**
 * 国民審査 2021-10-31 from sealed media to a result, before the three readers: eleven judges, and one ballot for each million of those that were cast in all
 * of Japan. In full it were 58,600,005 ballots in eleven lists, and a mix of a ward of 100,000 takes hours; so this count is one to a million.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { IN_2021 } from '#fixtures/reference/reviews-held.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { holdersOpen, type MixedNight, mixedNight, receivedNight } from '#simulation/counting/mixed-night.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

const ONE_FOR = 1_000_000
const inMillions = (votes: number) => Math.round(votes / ONE_FOR)
const CAST = inMillions(IN_2021.cast)
const MARKED = IN_2021.marked.map(inMillions)
/** Each of two stations has half of the rolls. */
const REGISTERED = Math.round(IN_2021.registered / ONE_FOR / 2)
/** Who marks a judge begins at another voter for each judge: nearly everybody marks somebody else. */
const STEP = 7
/** Ids of the judges whom this voter marks. */
const marksOf = (voter: number) =>
  MARKED.flatMap((marked, judge) => ((voter + STEP * judge) % CAST < marked ? [21 + judge] : []))

let night: MixedNight
let driven: DrivenTally
const at = (name: string) => join(night.directory, name)

beforeAll(async () => {
  night = await mixedNight({
    ...{ review: true, candidates: [2, MARKED.length], registered: REGISTERED, publication: 'from-first-mix' },
    votes: () => {
      const sessions = Array.from({ length: CAST }, (_, voter) => [11, marksOf(voter)] as const)
      return [sessions.slice(0, CAST / 2), sessions.slice(CAST / 2)]
    },
  })
  driven = await receivedNight(night)
  await driven.act({ type: 'count' })
  await holdersOpen(night, driven, [1, 3])
  await joinPaper(driven)
  await driven.act({ type: 'announce' })
})
afterAll(async () => {
  await driven?.tally.stop()
  await rm(night.directory, { recursive: true })
})

it('each of eleven judges has as many marks as were published, and nobody is dismissed', () => {
  const told = countResultJson(driven.tally.view().result?.contests ?? [])[1]
  expect([CAST, 2 * REGISTERED]).toEqual([59, 106])
  expect(told).toMatchObject({ valid: CAST, ended: 0, unopened: 0, records: CAST })
  expect(Object.values(told?.totals ?? {})).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 4])
  expect(told?.judges).toEqual(
    MARKED.map((marked, i) => ({ number: i + 1, unmarked: String(CAST - marked), verdict: 'not-dismissed' })),
  )
})

it('command, page and Python hold each list of the bundle', async () => {
  const found = await threeCheckers(at('out/bundle'), toHex(night.made.authority.publicKey))
  expect({ broken: found.broken, holds: found.holds }).toEqual({ broken: HELD, holds: true })
  const [, ...judges] = found.command.count ?? []
  expect(judges.map(({ list, records }) => [list, records])).toEqual(MARKED.map((_, i) => [7 + i, CAST]))
  const marked = judges.map(({ selections }) => selections.map(({ records }) => records))
  expect(marked.map(([first]) => first)).toEqual(MARKED)
  expect(found.page.count).toEqual(found.command.count)
})

it('the reader of media finds the same votes and the same verdicts', async () => {
  const trust = { authority: toHex(night.made.authority.publicKey), packageDirectory: at('package') }
  const files = { media: night.config.media ?? [], reports: at('reports'), count: at('out') }
  expect((await verify({ ...trust, ...files })).count?.differences).toEqual([])
})
