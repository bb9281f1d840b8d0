/**
 * The log of a day says what happened to the machine, never what happened in the booth: however many came, whatever they did,
 * the entries are the same. What is known of sessions stands as three sums in the seal.
 */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { reservedLogPages } from '#election/ballot-box/append-log.ts'
import { layoutOf, logPagesFor } from '#election/ballot-box/layout.ts'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import type { CardUid, ContestMask } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { Booth } from '#simulation/promises/booth.ts'
import { RoomDesk } from '#simulation/promises/room-cards.ts'
import { admitPair, freshContentsOf, openAdmitted, sealedMedium } from '#simulation/promises/room-pair.ts'
import { allContests, DAY_1, fakePair, PAIR } from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const OPERATOR = { type: 'present', uid: 'aa000000000001' as CardUid } as const

/** Opens, lets `people` come, and closes by the officer and witnesses; the clock stands at the same minutes each day. */
async function day(people: (booth: Booth, desk: RoomDesk) => Promise<void>): Promise<SealedMedium> {
  const randomness = seededRandomness('the log')
  const desk = new RoomDesk(randomness)
  const booth = await Booth.powerOn(desk, PAIR, freshContentsOf(PAIR), randomness)
  await people(booth, desk)
  booth.now = `${DAY_1}T20:01` as LocalMinute
  await staffMenu(booth)
  booth.press({ type: 'menu', item: 'close' })
  for (const witness of [0, 1, 2]) booth.press({ type: 'witness', witness, mark: 'confirmed' })
  booth.press({ type: 'officer-confirmed' })
  await booth.settle()
  assert(booth.page.type === 'closed' || booth.page.type === 'closing', `the log: closed, not ${booth.page.type}`)
  if (booth.box.closingReport()?.final !== true) await booth.box.close({ today: DAY_1, final: true })
  return sealedMedium(booth.media, 'original')
}

async function staffMenu(booth: Booth): Promise<void> {
  booth.press({ type: 'staff' })
  booth.happen({ type: 'card', presence: OPERATOR })
  booth.press({ type: 'pin', pin: '246810' })
  await booth.settle()
}

async function votes(booth: Booth, desk: RoomDesk, hour: string): Promise<void> {
  booth.now = `${DAY_1}T${hour}` as LocalMinute
  await booth.vote(await desk.issue(), [101, 203])
  booth.lift()
  await booth.settle()
}

async function leavesWithoutVoting(booth: Booth, desk: RoomDesk): Promise<void> {
  booth.lay(await desk.issue())
  await booth.settle()
  booth.press({ type: 'next' })
  booth.press({ type: 'leave' })
  booth.press({ type: 'leave-scope', scope: 'all' })
  booth.press({ type: 'leave-confirmed' })
  await booth.settle()
  booth.lift()
  await booth.settle()
}

describe('what happened in the booth', () => {
  it('changes no entry of the log: one voter, or five of whom one leaves and one comes twice', async () => {
    const quiet = await day((booth, desk) => votes(booth, desk, '09:00'))
    const busy = await day(async (booth, desk) => {
      for (const hour of ['08:10', '08:20', '11:00']) await votes(booth, desk, hour)
      await leavesWithoutVoting(booth, desk)
      await votes(booth, desk, '19:59')
    })
    expect(busy.log).toEqual(quiet.log)
    expect(busy.log.length).toBeGreaterThan(1)
    // The sums are in the seal, for the books.
    expect(quiet.seal.counts).toEqual({ finished: 1, endedByStaff: 0, released: 0 })
    expect(busy.seal.counts).toEqual({ finished: 5, endedByStaff: 0, released: 0 })
    expect(busy.seal.spentMarks).toBe(5)
  })

  it('refusals are one number at closing: not when, not which card', async () => {
    const withRefusals = await day(async (booth, desk) => {
      const used = await desk.issue()
      await booth.vote(used, [101, 203])
      booth.lift()
      await booth.settle()
      for (let again = 0; again < 3; again++) {
        booth.lay(used)
        await booth.settle()
        booth.lift()
        await booth.settle()
      }
    })
    const refusals = withRefusals.log.filter(({ event }) => event.type === 'refusals')
    expect(refusals).toEqual([{ minute: `${DAY_1}T20:01`, event: { type: 'refusals', cards: 3, media: 0 } }])
  })

  it('entries stand at minutes, not at seconds, and only at those of opening and closing', async () => {
    const { log } = await day((booth, desk) => votes(booth, desk, '12:34'))
    expect(new Set(log.map(({ minute }) => minute))).toEqual(new Set([`${DAY_1}T07:00`, `${DAY_1}T20:01`]))
  })
})

describe('room in the log', () => {
  const minute = `${DAY_1}T12:00` as LocalMinute

  it('a machine that starts a hundred times leaves room for every closing and both failed media', async () => {
    const randomness = seededRandomness('full log')
    const media = fakePair(freshContentsOf(PAIR))
    const box = await openAdmitted(await admitPair(media, PAIR), PAIR, randomness)
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
      const layout = layoutOf({ contests: allContests(2) as ContestMask, capacity: 16, logPages, dates })
      const { closing, faults } = reservedLogPages(layout)
      expect(closing).toBeLessThan(faults)
      expect(faults).toBeLessThan(logPages / 2)
      expect(logPages - faults).toBeGreaterThanOrEqual(8 * dates)
    }
  })
})
