/**
 * The log of a day says what happened to the machine, never what happened in the booth: however many came, whatever they did,
 * the entries are the same. Sessions leave only three sums in the seal.
 */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { reservedLogPages } from '#election/ballot-box/append-log.ts'
import { layoutOf, logPagesFor } from '#election/ballot-box/layout.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { openBox, openerOf, readSealed } from '#simulation/rooms/box.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { freshSlots } from '#simulation/rooms/media.ts'
import { must } from '#simulation/rooms/must.ts'
import { DATES, sampleStation } from '#simulation/rooms/sample-station.ts'
import { allContests } from '#simulation/rooms/small-pair.ts'
import { ballotFor, DAY, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

/** Opens, lets `people` come, and closes by the officer and witnesses; the clock stands at the same minutes each day. */
async function day(people: (station: SmallStation, kiosk: KioskRoom) => Promise<void>): Promise<SealedMedium> {
  const { station, kiosk } = await SmallStation.open('the log', seededRandomness('the log'))
  await people(station, kiosk)
  station.clock.set(`${DAY}T20:01` as LocalMinute)
  await station.closes(kiosk)
  assert(kiosk.page?.type === 'closed' && kiosk.page.final, `the log: closed for good, not ${kiosk.page?.type}`)
  const { original } = kiosk.slots
  assert(original !== null, 'the log: an original')
  return must(await readSealed(SMALL_FACTS, original))
}

async function votes(station: SmallStation, kiosk: KioskRoom, hour: string): Promise<void> {
  station.clock.set(`${DAY}T${hour}` as LocalMinute)
  await station.votes(kiosk, (await station.desk.issue()).card, ballotFor(1, 3))
  await station.lifts(kiosk)
}

async function leavesWithoutVoting(station: SmallStation, kiosk: KioskRoom): Promise<void> {
  await station.votes(kiosk, (await station.desk.issue()).card, [])
  kiosk.press({ type: 'next' })
  kiosk.press({ type: 'leave' })
  kiosk.press({ type: 'leave-scope', scope: 'all' })
  kiosk.press({ type: 'leave-confirmed' })
  await station.settle()
  await station.lifts(kiosk)
}

describe('what happened in the booth', () => {
  it('changes no entry of the log: one voter, or five of whom one leaves and one comes twice', async () => {
    const quiet = await day((station, kiosk) => votes(station, kiosk, '09:00'))
    const busy = await day(async (station, kiosk) => {
      for (const hour of ['08:10', '08:20', '11:00']) await votes(station, kiosk, hour)
      await leavesWithoutVoting(station, kiosk)
      await votes(station, kiosk, '19:59')
    })
    expect(busy.log).toEqual(quiet.log)
    // A log without its end would be equal too.
    const closing = { type: 'closing', final: true, unpermitted: true }
    expect(busy.log.at(-1)).toEqual({ minute: `${DAY}T20:01`, event: closing })
    // The sums are in the seal, for the books.
    expect(quiet.seal.counts).toEqual({ finished: 1, endedByStaff: 0, released: 0 })
    expect(busy.seal.counts).toEqual({ finished: 5, endedByStaff: 0, released: 0 })
    expect(busy.seal.spentMarks).toBe(5)
  })

  it('refusals are one number at closing: not when, not which card', async () => {
    const withRefusals = await day(async (station, kiosk) => {
      const { card } = await station.desk.issue()
      await station.votes(kiosk, card, ballotFor(1, 3))
      await station.lifts(kiosk)
      for (let again = 0; again < 3; again++) {
        await station.votes(kiosk, card, [])
        await station.lifts(kiosk)
      }
    })
    const refusals = withRefusals.log.filter(({ event }) => event.type === 'refusals')
    expect(refusals).toEqual([{ minute: `${DAY}T20:01`, event: { type: 'refusals', cards: 3, media: 0 } }])
  })

  it('entries stand at minutes, not at seconds, and only at those of opening and closing', async () => {
    const { log } = await day((station, kiosk) => votes(station, kiosk, '12:34'))
    expect(new Set(log.map(({ minute }) => minute))).toEqual(new Set([`${DAY}T07:00`, `${DAY}T20:01`]))
  })
})

describe('room in the log', () => {
  const minute = `${DAY}T12:00` as LocalMinute

  it('a machine that starts a hundred times leaves room for every closing and both failed media', async () => {
    const [first, second] = DATES
    const facts = sampleStation({ ...SMALL_FACTS.shape, dates: [first, second] as LocalDate[] })
    const pair = 1 as PairNumber
    const slots = freshSlots(facts, pair)
    const recorder = await openBox({ facts, pair, randomness: seededRandomness('full log') }, openerOf(slots))
    assert(recorder !== null, 'the log: the pair is admitted')
    const { box } = recorder
    await box.recover()
    const append = (event: LogEntry['event']) => box.appendLog(event, minute)
    const said = { taken: 0, full: 0 }
    for (let start = 0; start < 100; start++) {
      for (const event of [
        { type: 'started', starts: 1, failedUnlocks: 0 },
        { type: 'unlocked', operatorCard: 1 },
        { type: 'recovered', repairedPages: 0 },
        { type: 'out-of-service', cause: 'no-day-left' },
      ] as const) {
        const taken = await append(event)
        if (taken.ok) said.taken++
        else said.full++
      }
    }
    expect(said.full).toBeGreaterThan(300)
    // Two dates and the close for good: what was refused, and that it closes; then both media.
    for (let closing = 0; closing < 3; closing++) {
      expect((await append({ type: 'refusals', cards: 2, media: 0 })).ok).toBe(true)
      expect((await append({ type: 'closing', final: closing === 2 })).ok).toBe(true)
    }
    expect((await append({ type: 'medium-failed', medium: 'duplicate', cause: 'io' })).ok).toBe(true)
    expect((await append({ type: 'medium-failed', medium: 'original', cause: 'io' })).ok).toBe(true)
    expect(await append({ type: 'closing', final: true })).toEqual({ ok: false, error: { type: 'log-full' } })
  })

  it('every number of dates that a medium can have leaves half of its log for the days themselves', () => {
    for (let dates = 1; dates <= 32; dates++) {
      const logPages = logPagesFor(dates)
      const layout = layoutOf({ contests: allContests(2) as ContestMask, several: null, capacity: 16, logPages, dates })
      const { closing, faults } = reservedLogPages(layout)
      expect(closing).toBeLessThan(faults)
      expect(faults).toBeLessThan(logPages / 2)
      expect(logPages - faults).toBeGreaterThanOrEqual(8 * dates)
    }
  })
})
