/**
 * 国民審査 at one kiosk: the whole app over cards and media in memory. A mayor and five judges; each judge has a list of records on both media, all lists
 * of a voter are recorded together or not at all, and each is as long as the others whatever was marked (docs/decisions/064).
 */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { stateOf } from '#election/card/card-state.ts'
import { listRoom } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import type { ContestBit } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { freshSlots } from '#simulation/rooms/media.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, candidateOf, type StationShape, sampleStation } from '#simulation/rooms/sample-station.ts'
import { DAY, SMALL_SHAPE, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const [MAYOR, REVIEW] = [0 as ContestBit, 1 as ContestBit]
const SHAPE: StationShape = { ...SMALL_SHAPE, review: REVIEW }
const FACTS = sampleStation(SHAPE)
const JUDGES = SHAPE.voters
const BOTH = maskOf(FACTS.contests)
const rooms = Array.from({ length: JUDGES }, (_, i) => listRoom({ bit: REVIEW, place: i + 1 }))

const mayor = (person: number) => candidateOf(person, MAYOR)
const marks = (...people: readonly number[]) => people.map((person) => candidateOf(person, REVIEW))
/** As `namesOn` says a voter's review. */
const reviewed = (...people: readonly number[]) =>
  Array.from({ length: JUDGES }, (_, at) => {
    const said = people.includes(at) ? candidateOf(at, REVIEW) : 'no-mark'
    return `${REVIEW}.${at + 1}/${said}`
  })
const ended = Array.from({ length: JUDGES }, (_, at) => `${REVIEW}.${at + 1}/ended`)

async function opened(name: string): Promise<{ station: SmallStation; kiosk: KioskRoom }> {
  const station = new SmallStation(name, seededRandomness(name), 1, SHAPE)
  const [kiosk] = station.kiosks
  assert(kiosk !== undefined, 'a kiosk')
  await station.opens(kiosk)
  return { station, kiosk }
}

/** Both media say the same. @returns records of each list, and what they say */
async function counted({ station, kiosk }: Awaited<ReturnType<typeof opened>>) {
  station.clock.set(`${DAY}T${CLOSES}` as LocalMinute)
  await station.closes(kiosk)
  expect(kiosk.page?.type).toBe('closed')
  const media = [kiosk.slots.original, kiosk.slots.duplicate].map(async (medium) => {
    assert(medium !== null, 'a medium')
    const sealed = must(await readSealed(FACTS, medium))
    expect(sealed.doubts).toEqual([])
    return { records: sealed.seal.records, names: namesOn(FACTS, sealed).toSorted() }
  })
  const [original, duplicate] = await Promise.all(media)
  assert(original !== undefined, 'an original')
  expect(duplicate).toEqual(original)
  return original
}

const sorted = (...names: readonly string[]) => names.toSorted()

it('the media of this station have a list for each judge', () => {
  expect(severalListsIn(FACTS.loaded)).toEqual({ bit: REVIEW, lists: JUDGES })
})

const { review: _, ...WITHOUT_REVIEW } = SHAPE

it.each<[string, StationShape]>([
  ['one list for the review', WITHOUT_REVIEW],
  ['one contest less', { ...WITHOUT_REVIEW, contests: 1 }],
])('media that the office made with %s are refused before anybody votes', async (name, shape) => {
  const station = new SmallStation(name, seededRandomness(name), 1, SHAPE)
  const [kiosk] = station.kiosks
  assert(kiosk !== undefined, 'a kiosk')
  kiosk.powerOn(freshSlots(sampleStation(shape), kiosk.pair))
  await station.settle()
  const { page } = kiosk
  const lines = page?.type === 'starting' ? page.lines : []
  expect(lines.find(({ line }) => line === 'original')?.state).toEqual({ bad: 'medium-other-election' })
})

describe('a whole vote', () => {
  it('marks for some, for nobody and for everybody fill every list alike', async () => {
    const place = await opened('judges')
    const { station, kiosk } = place
    const marked = [[3, 0], [], [0, 1, 2, 3, 4]]
    for (const people of marked) {
      const { card } = await station.desk.issue({ contests: BOTH })
      await station.votes(kiosk, card, [mayor(2), marks(...people)])
      expect(kiosk.page?.type).toBe('take-card')
      await station.lifts(kiosk)
      expect(stateOf(counterOf(card)).type).toBe('finished')
    }
    const { records, names } = await counted(place)
    expect(rooms.map((room) => records[room])).toEqual(Array(JUDGES).fill(marked.length))
    expect(records[MAYOR]).toBe(marked.length)
    const chosen = Array.from({ length: marked.length }, () => `${MAYOR}/${mayor(2)}`)
    expect(names).toEqual(sorted(...chosen, ...marked.flatMap((people) => reviewed(...people))))
  })

  it('who ends the review without voting ends it in every list', async () => {
    const place = await opened('ended')
    const { card } = await place.station.desk.issue({ contests: BOTH })
    await place.station.votes(place.kiosk, card, [mayor(1), 'leave-contest'])
    for (let acts = 0; acts < 4 && place.kiosk.page?.type !== 'take-card'; acts++) {
      await place.station.votes(place.kiosk, card, ['leave-contest'])
    }
    expect(place.kiosk.page?.type).toBe('take-card')
    await place.station.lifts(place.kiosk)
    expect((await counted(place)).names).toEqual(sorted(`${MAYOR}/${mayor(1)}`, ...ended))
  })

  it('a card whose voter chose the mayor goes on with the judges after a power cut', async () => {
    const place = await opened('between')
    const { station, kiosk } = place
    const { card } = await station.desk.issue({ contests: BOTH })
    await station.votes(kiosk, card, [mayor(0)])
    expect(kiosk.page).toMatchObject({ type: 'recorded', open: ['選挙1'] })
    await station.lifts(kiosk)
    await station.restarts(kiosk)
    await station.votes(kiosk, card, [marks(4)])
    await station.lifts(kiosk)
    expect((await counted(place)).names).toEqual(sorted(`${MAYOR}/${mayor(0)}`, ...reviewed(4)))
  })
})

it('with the power going in any barrier of the review it is recorded in all lists or in none', async () => {
  const outcomes = new Set<string>()
  for (let barrier = 0; barrier < 12; barrier++) {
    const place = await opened(`cut ${barrier}`)
    const { station, kiosk } = place
    const { card } = await station.desk.issue({ contests: BOTH })
    await station.votes(kiosk, card, [mayor(0)])
    kiosk.cutInBarrier = barrier
    await station.votes(kiosk, card, [marks(1, 2)])
    const wasCut = kiosk.power === null
    if (wasCut) kiosk.powerOff(false)
    kiosk.cutInBarrier = null
    if (wasCut) {
      await station.lifts(kiosk)
      await station.opens(kiosk)
      // The machine asks this card for the rest.
      await station.votes(kiosk, card, [marks(1, 2)])
    }
    await station.lifts(kiosk)
    const { records, names } = await counted(place)
    expect(new Set(rooms.map((room) => records[room])).size).toBe(1)
    expect(names).toEqual(sorted(`${MAYOR}/${mayor(0)}`, ...reviewed(1, 2)))
    outcomes.add(wasCut ? 'cut' : 'whole')
  }
  expect(outcomes).toContain('cut')
})
