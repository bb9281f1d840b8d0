/** A rehearsal is held on any date but the election's. It opened, and then refused every card and could not be closed (W1). */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const ELECTION_DAY = '2002-06-23' as LocalDate
const DAY_BEFORE = '2002-06-22' as LocalDate
const REHEARSAL = { ...FACTS, use: 'rehearsal' } as const
const EARLY_VOTING = { ...REHEARSAL, station: { ...FACTS.station, dates: [ELECTION_DAY, DAY_BEFORE] } }
const NEVER_LISTED = '2002-05-31T14:10' as LocalMinute
const VALID = { expires: '2002-06-02T00:00' as LocalMinute }

function comesAndVotes(kiosk: PretendKiosk, voter: number): void {
  kiosk.lay(kiosk.issue(voter, VALID).uid)
  kiosk.settle()
  votes(kiosk, 101, 201)
  expect(kiosk.page).toMatchObject({ type: 'take-card' })
  kiosk.lift()
}

describe('a rehearsal on a date that no medium lists', () => {
  it('records votes and is closed for good; the date that it plays is the election’s', () => {
    const kiosk = new PretendKiosk(REHEARSAL, NEVER_LISTED).open(NEVER_LISTED)
    comesAndVotes(kiosk, 1)
    comesAndVotes(kiosk, 2)
    expect(kiosk.records).toHaveLength(4)
    closeByStaff(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true })
    expect(kiosk.asked).toContainEqual(expect.objectContaining({ type: 'close', today: ELECTION_DAY, final: true }))
  })

  it('goes on after midnight and after a restart on another date: the clock has no say in the day that is played', () => {
    const kiosk = new PretendKiosk(REHEARSAL, NEVER_LISTED).open(NEVER_LISTED)
    comesAndVotes(kiosk, 1)
    kiosk.now = '2002-06-01T00:01' as LocalMinute
    kiosk.happen({ type: 'minute' })
    comesAndVotes(kiosk, 2)
    const again = kiosk.startedAgain()
    again.press({ type: 'next' })
    again.lift()
    comesAndVotes(again, 3)
    closeByStaff(again)
    expect(again.page).toMatchObject({ type: 'closed', final: true })
  })

  it('of early voting plays one listed date after the other, all on one afternoon', () => {
    const kiosk = new PretendKiosk(EARLY_VOTING, NEVER_LISTED).open(NEVER_LISTED)
    comesAndVotes(kiosk, 1)
    closeByStaff(kiosk)
    expect(kiosk.asked).toContainEqual(expect.objectContaining({ type: 'close', today: DAY_BEFORE, final: false }))
    const next = kiosk.startedAgain()
    expect(next.page.type).toBe('recovered')
    expect(next.asked).toContainEqual(expect.objectContaining({ type: 'reopen', today: ELECTION_DAY }))
    next.press({ type: 'next' })
    next.lift()
    comesAndVotes(next, 2)
    closeByStaff(next)
    expect(next.page).toMatchObject({ type: 'closed', final: true })
    expect(next.asked).toContainEqual(expect.objectContaining({ type: 'close', today: ELECTION_DAY, final: true }))
  })
})
