/**
 * LAW-12, 移動期日前投票所: three stops on two days with one machine and its media. Closed and sealed for each drive, it takes no card before the next
 * stop's hour, and the count finds each vote once.
 */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Stop } from '#election/definition/definition.ts'
import { type Sitting, sitting } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { DATES, type StationShape, sampleStation } from '#simulation/rooms/sample-station.ts'
import { ballotFor, namesOf, SMALL_SHAPE, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const [ONE, TWO] = DATES
assert(ONE !== undefined && TWO !== undefined, 'two dates')
const stop = (place: string, opens: string, closes: string) => ({ place, opens, closes }) as Stop
const SHAPE: StationShape = {
  ...SMALL_SHAPE,
  dates: [ONE, ONE, TWO],
  stops: [
    stop('朝霧公民館', '09:00', '11:00'),
    stop('沢渡集会所', '13:00', '15:00'),
    stop('市役所前', '10:00', '16:00'),
  ],
}
const FACTS = sampleStation(SHAPE)
const [HALL, HOUSE, OFFICE] = [sitting(ONE, 0), sitting(ONE, 1), TWO] as [Sitting, Sitting, Sitting]

function furnished(name: string): { station: SmallStation; kiosk: KioskRoom; at: (minute: string) => void } {
  const station = new SmallStation(name, seededRandomness(name), 1, SHAPE)
  const [kiosk] = station.kiosks
  assert(kiosk !== undefined, 'a kiosk')
  return { station, kiosk, at: (minute) => station.clock.set(minute as LocalMinute) }
}

async function votes({ station, kiosk }: ReturnType<typeof furnished>, person: number): Promise<void> {
  await station.votes(kiosk, (await station.desk.issue()).card, ballotFor(person, person))
  expect(kiosk.page).toMatchObject({ type: 'take-card' })
  await station.lifts(kiosk)
}

async function closes({ station, kiosk }: ReturnType<typeof furnished>, day: Sitting, final = false): Promise<void> {
  kiosk.permitted = () => ({ day, final })
  await station.closes(kiosk)
  expect(kiosk.page).toMatchObject({ type: 'closed', final, day, unpermitted: false })
  kiosk.powerOff()
}

/** The refusal of a fresh card, which stays as it was issued. */
async function refusalOf({ station, kiosk }: ReturnType<typeof furnished>): Promise<unknown> {
  kiosk.lay((await station.desk.issue()).card)
  await station.settle()
  const { page } = kiosk
  await station.lifts(kiosk)
  return page !== null && 'refusal' in page ? page.refusal : page?.type
}

it('three stops, a power cut on the way and a card before the hour: each vote is in the count once', async () => {
  const place = furnished('a moving station')
  const { station, kiosk, at } = place
  at(`${ONE}T09:00`)
  await station.opens(kiosk)
  await votes(place, 1)
  at(`${ONE}T11:05`)
  // Who was inside at the hour votes.
  await votes(place, 2)
  await closes(place, HALL)

  // On the way: it was switched on too early, says where it goes, takes no card, and loses its power.
  at(`${ONE}T12:10`)
  await station.opens(kiosk)
  expect(kiosk.page).toMatchObject({ type: 'closed', final: false, day: HALL })
  expect(kiosk.page).toMatchObject({ next: { date: ONE, place: '沢渡集会所', opens: '13:00', closes: '15:00' } })
  expect(await refusalOf(place)).toBe('closed')
  kiosk.powerOff(false)

  at(`${ONE}T12:40`)
  const seen: unknown[] = []
  station.onView = ({ page }) => {
    if (page.type === 'recovered') seen.push(page.reopened)
  }
  await station.opens(kiosk)
  expect(seen[0]).toMatchObject({
    day: { date: ONE, position: 2, of: 3, stop: { place: '沢渡集会所' } },
    before: HALL,
    records: [{ count: 2 }, { count: 2 }],
  })
  expect(kiosk.page?.type).toBe('waiting')
  expect(await refusalOf(place)).toBe('before-stop-opens')
  at(`${ONE}T13:00`)
  await votes(place, 3)
  await station.restarts(kiosk)
  expect(kiosk.page?.type).toBe('waiting')
  await votes(place, 4)
  at(`${ONE}T15:02`)
  await closes(place, HOUSE)

  at(`${TWO}T09:31`)
  await station.opens(kiosk)
  expect(await refusalOf(place)).toBe('before-stop-opens')
  at(`${TWO}T10:00`)
  await votes(place, 0)
  at(`${TWO}T16:00`)
  await closes(place, OFFICE, true)

  for (const role of ['original', 'duplicate'] as const) {
    const medium = kiosk.slots[role]
    assert(medium !== null, 'the medium is there')
    const sealed = must(await readSealed(FACTS, medium))
    expect(sealed.doubts).toEqual([])
    expect([...namesOn(FACTS, sealed)].sort()).toEqual(
      [0, 1, 2, 3, 4].flatMap((person) => namesOf(person, person)).sort(),
    )
    expect(sealed.seal.counts).toMatchObject({ finished: 5, endedByStaff: 0, released: 0 })
  }
})

it('a stop that nobody closed takes no vote once the next one has begun, and is closed as itself', async () => {
  const place = furnished('a stop left open')
  const { station, kiosk, at } = place
  at(`${ONE}T09:00`)
  await station.opens(kiosk)
  await votes(place, 1)
  at(`${ONE}T12:29`)
  await votes(place, 2)
  at(`${ONE}T12:30`)
  kiosk.lay((await station.desk.issue()).card)
  await station.settle()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'not-closed-earlier-day' })
  await station.lifts(kiosk)
  await closes(place, HALL)
  await station.opens(kiosk)
  at(`${ONE}T13:00`)
  await votes(place, 3)
})

it('the word of the issuer for one stop closes no other stop of that date', async () => {
  const place = furnished('a permission of the stop before')
  const { station, kiosk, at } = place
  at(`${ONE}T09:00`)
  await station.opens(kiosk)
  await votes(place, 1)
  at(`${ONE}T11:00`)
  await closes(place, HALL)
  at(`${ONE}T13:00`)
  await station.opens(kiosk)
  await votes(place, 2)
  at(`${ONE}T15:00`)
  kiosk.permitted = () => ({ day: HALL, final: false })
  const shown: string[] = []
  station.onView = ({ page }) => void shown.push(page.type)
  await station.closes(kiosk)
  expect(shown).toContain('staff-no-permission')
  expect(kiosk.page).toMatchObject({ type: 'closed', day: HOUSE, unpermitted: true })
})
