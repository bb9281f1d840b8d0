/** Promise 1 with more contests than two: as many as the mask of a card has bits are prepared, kept in the books, and voted once each. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import { CONTEST_MASK_MAX, CONTESTS_MAX, EVERY_CONTEST, maskOf } from '#election/contests.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import type { ContestMask } from '#election/ids.ts'
import { checked, decodeStanding, encodeStanding, issued, NEW_STANDING } from '#election/roll/standing.ts'
import type { LocalMinute } from '#election/time.ts'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, sampleStation } from '#simulation/rooms/sample-station.ts'
import { ballotFor, DAY, namesOf, SMALL_SHAPE, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const THE_REST = ['c', 'd', 'e', 'f', 'g', 'h']

/** The sample with so many contests more. @returns what the office reads on screen */
function problemsWith(more: number): readonly string[] {
  const ids = THE_REST.slice(0, more)
  const files = {
    ...GOOD_FILES,
    'contests.csv': `${GOOD_FILES['contests.csv']}${ids.map((id) => `${id},第${id},council,1,,,\n`).join('')}`,
    'candidates.csv': `${GOOD_FILES['candidates.csv']}${ids.map((id, at) => `${id},1,山,やま,,,,${91 + at}\n`).join('')}`,
  }
  const read = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  return read.ok ? [] : read.error.errors.map(({ code }) => code)
}

it('seven contests are prepared, and an eighth is refused', () => {
  expect(problemsWith(CONTESTS_MAX - 2)).toEqual([])
  expect(problemsWith(CONTESTS_MAX - 1)).toEqual(['too-many-contests'])
})

it('the books keep which of seven rights are out, for each part of them', () => {
  for (let mask = 1; mask <= CONTEST_MASK_MAX; mask++) {
    const contests = mask as ContestMask
    const read = decodeStanding(encodeStanding(issued(checked(NEW_STANDING, EVERY_CONTEST), contests)))
    expect(read).toMatchObject({ marks: EVERY_CONTEST, out: contests })
  }
})

const SHAPE = { ...SMALL_SHAPE, contests: 5 }
const FACTS = sampleStation(SHAPE)
const EVERY = maskOf(FACTS.contests)

it('five contests are voted, the fourth after a power cut; both media hold each once, under one seal', async () => {
  const station = new SmallStation('five contests', seededRandomness('five contests'), 1, SHAPE)
  const [kiosk] = station.kiosks
  assert(kiosk !== undefined, 'a kiosk')
  await station.opens(kiosk)
  const { card } = await station.desk.issue({ contests: EVERY })
  await station.votes(kiosk, card, ballotFor(0, 1, 2))
  expect(kiosk.page).toMatchObject({ type: 'recorded', open: ['選挙3', '選挙4'] })
  await station.lifts(kiosk)
  await station.restarts(kiosk)
  await station.votes(kiosk, card, ballotFor(0, 1, 2, 3, 4).slice(3))
  expect(kiosk.page?.type).toBe('take-card')
  await station.lifts(kiosk)
  expect(stateOf(counterOf(card)).type).toBe('finished')

  const second = await station.desk.issue({ contests: EVERY })
  await station.votes(kiosk, second.card, ballotFor(4, 3, 2, 1, 0))
  await station.lifts(kiosk)
  station.clock.set(`${DAY}T${CLOSES}` as LocalMinute)
  await station.closes(kiosk)
  for (const medium of [kiosk.slots.original, kiosk.slots.duplicate]) {
    assert(medium !== null, 'a medium')
    const sealed = must(await readSealed(FACTS, medium))
    expect(sealed.seal.records).toEqual(sealCounts(2, 2, 2, 2, 2))
    const expected = [...namesOf(0, 1, 2, 3, 4), ...namesOf(4, 3, 2, 1, 0)]
    expect([...namesOn(FACTS, sealed)].sort()).toEqual(expected.sort())
  }
})
