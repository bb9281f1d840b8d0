/**
 * Moments that a simulated day seldom comes to, each cut in every turn of its machine, one station for each turn: media adopted by
 * a machine that does not know them (OPN-03), the last closing with the key erased (X-A4) or kept for a dead machine's pair (D-18),
 * that pair's own closing, and an unused machine that is retired. `IPPYO_EVERY_TURN=yes` takes every turn; else some.
 */
import { expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { SMALL_DAY } from '#simulation/rooms/sample-station.ts'
import { SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { playToTheEnd } from '#simulation/stations/simulate.ts'
import { SimulatedStation } from '#simulation/stations/station.ts'

const SEED = 3
const STEP = process.env.IPPYO_EVERY_TURN === 'yes' ? 1 : 40

interface Moment {
  readonly name: string
  readonly kiosks: number
  /** The acts that bring it about, at rest, until it says that it is done. */
  readonly prepare: (station: SimulatedStation) => boolean
  readonly from: (page: KioskPage, kiosk: KioskRoom) => boolean
  readonly until: (page: KioskPage) => boolean
  readonly atTheEnd: (station: SimulatedStation) => void
}

const [FIRST, SECOND] = [0, 1]
const kioskOf = ({ kiosks }: Pick<SimulatedStation, 'kiosks'>, place: number): KioskRoom => {
  const kiosk = kiosks[place]
  assert(kiosk !== undefined, 'a kiosk of the station')
  return kiosk
}
const hasVotes = (kiosk: KioskRoom) =>
  kiosk.page?.type === 'waiting' && kiosk.card === null && (kiosk.memory?.records ?? 0) > 0

/** The second machine dies with votes on its pair: the first keeps its key, closes, and takes it over. */
const secondDies = (station: SimulatedStation): boolean => {
  const second = kioskOf(station, SECOND)
  if (!hasVotes(second) || station.attended(second)) return false
  second.powerOff()
  station.accidents.dead.add(second)
  return true
}

const MOMENTS: readonly Moment[] = [
  {
    name: 'media that the machine does not know are adopted',
    kiosks: 1,
    prepare: (station) => {
      const kiosk = kioskOf(station, FIRST)
      if (!hasVotes(kiosk) || station.attended(kiosk)) return false
      kiosk.powerOff()
      kiosk.memory = null
      return true
    },
    from: ({ type }) => type === 'unknown-media',
    until: ({ type }) => type === 'waiting',
    atTheEnd: (station) => expect(kioskOf(station, FIRST).memory?.opened).toBe(true),
  },
  {
    name: 'the last closing erases the key',
    kiosks: 1,
    prepare: () => true,
    from: ({ type }) => type === 'closing',
    until: ({ type }) => type === 'closed',
    atTheEnd: (station) => expect(kioskOf(station, FIRST).keyErased).toBe(true),
  },
  {
    name: 'the last closing keeps the key',
    kiosks: 2,
    prepare: secondDies,
    from: ({ type }, kiosk) => type === 'closing' && kiosk.holds === kiosk,
    until: ({ type }) => type === 'closed',
    atTheEnd: (station) =>
      expect(station.observer.sealed.get(kioskOf(station, SECOND))).toBe(kioskOf(station, FIRST).pair),
  },
  {
    name: "a dead machine's pair is taken over and closed",
    kiosks: 2,
    prepare: secondDies,
    from: ({ type }) => type === 'taken-over',
    until: ({ type }) => type === 'closed',
    atTheEnd: (station) =>
      expect(station.observer.sealed.get(kioskOf(station, SECOND))).toBe(kioskOf(station, FIRST).pair),
  },
]

/** @returns whether the moment was still going on after so many turns */
async function cutAfter(moment: Moment, turns: number): Promise<boolean> {
  const station = await SimulatedStation.open(SEED, 80, { ...SMALL_DAY, kiosks: moment.kiosks, voters: 6 })
  let isPrepared = false
  let planned: KioskRoom | null = null
  const sees = station.observer.sees.bind(station.observer)
  station.observer.sees = (kiosk, view) => {
    sees(kiosk, view)
    if (isPrepared && planned === null && moment.from(view.page, kiosk)) {
      planned = kiosk
      kiosk.cutIn = turns
    } else if (planned === kiosk && moment.until(view.page)) kiosk.cutIn = null
  }
  station.atRest = () => {
    isPrepared ||= moment.prepare(station)
  }
  const { violations, last, happened } = await playToTheEnd(station, 80)
  expect(violations, `${turns} turns\n${last.join('\n')}`).toEqual([])
  expect(planned, 'the moment comes').not.toBeNull()
  moment.atTheEnd(station)
  return (happened['power cuts'] ?? 0) > 0
}

test.each(MOMENTS)(
  'power goes while $name: it goes on where it was, and nothing is lost',
  async (moment) => {
    let cuts = 0
    while (await cutAfter(moment, cuts * STEP)) cuts++
    expect(cuts).toBeGreaterThan(1)
  },
  600_000,
)

test('power goes while an unused machine is retired: it never lets a voter in, and the next errand erases its key', async () => {
  const wasErased = new Set<boolean>()
  for (let turns = 0, isCut = true; isCut; turns++) {
    const station = new SmallStation(`retiring ${turns}`, seededRandomness(`retiring ${turns}`))
    const kiosk = kioskOf(station, FIRST)
    const pages = new Set<string>()
    station.onView = ({ page }) => pages.add(page.type)
    await station.retires(kiosk, () => {
      kiosk.cutIn = turns
    })
    isCut = kiosk.power === null
    kiosk.cutIn = null
    wasErased.add(kiosk.keyErased)
    if (isCut) await station.retires(kiosk)
    expect(kiosk.keyErased, `${turns} turns`).toBe(true)
    expect(kiosk.page?.type, `${turns} turns`).toMatch(/^(retired|out-of-service|starting)$/)
    expect(pages.has('waiting'), `${turns} turns`).toBe(false)
  }
  expect(wasErased, 'before the key was erased, and after').toEqual(new Set([false, true]))
})
