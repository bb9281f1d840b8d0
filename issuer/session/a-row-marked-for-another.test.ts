/** ELG-14: when the desk asks whose a mark is, and to whom it gives it. */
import { describe, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { issued, NEW_STANDING } from '#election/roll/standing.ts'
import { ALL, FIRST, IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { DayRecord, MarkOwner, Voter } from './state.ts'

const OUT = voter(issued({ ...NEW_STANDING, marks: ALL, ticketHeld: true }, ALL))
const BRAILLE = voter({ marks: ALL, paper: 'braille', ballots: ALL, ticketHeld: true })
const REASON = { type: 'mark-move-decided' as const, reason: 'x', witnesses: [0, 1] }

function asked(who: Voter = OUT, record: Partial<DayRecord> = {}): IssuerSession {
  const desk = { type: 'refused', notice: notice('already-voted'), voter: who } as const
  const session = new IssuerSession({ desk, record: openRecord(record) })
  session.press({ type: 'mistaken-requested' })
  return session
}

function named(owner: MarkOwner, who: Voter = OUT): IssuerSession {
  const session = asked(who)
  const text = owner.type === 'nobody' ? null : owner.voter.rollNo
  expect(session.press({ type: 'mark-owner-sought', text })).toEqual([{ type: 'find-mark-owner', text, from: '0007' }])
  session.send({ type: 'mark-owner-found', owner, notice: null })
  return session
}

const row = (changes: Partial<Voter> = {}, rollNo = '0008'): MarkOwner => ({
  type: 'row',
  voter: { ...voter({}, rollNo), closed: 0 as ContestMask, ...changes },
})

describe('the page', () => {
  it('is there for a mark that is out, and for none that waits, is struck or of a day that is over', () => {
    expect(asked().day.desk.type).toBe('mistaken')
    for (const none of [voter(), voter({ marks: ALL, ticketHeld: true })])
      expect(asked(none).day.desk.type).toBe('refused')
    expect(asked(OUT, { stage: 'closed' }).day.desk.type).toBe('refused')
  })

  it('leads back to its voter, and on only with a row, a reason and two witnesses who are here', () => {
    const session = asked()
    session.press(REASON)
    expect(session.alarms).toEqual(['way-incomplete'])
    session.press({ type: 'operation-cancelled' })
    expect(session.day.desk).toMatchObject({ type: 'found', voter: { rollNo: '0007' } })
    for (const witnesses of [[], [0], [0, 2], [0, 0]]) {
      const one = named(row())
      one.press({ ...REASON, witnesses })
      expect([one.alarms, one.day.officer]).toEqual([['witness-beside'], null])
    }
    const both = named(row())
    both.press(REASON)
    expect(both.day.officer?.act).toMatchObject({
      type: 'move-mark',
      moved: { from: '0007', to: '0008', nobody: null },
    })
  })

  it('at a desk that issues alone needs no witness of its own: they are with the officer (D-24)', () => {
    const session = new IssuerSession({
      desk: { type: 'mistaken', voter: OUT, owner: row(), working: false, failure: null },
      record: openRecord({ kiosks: [], witnesses: { ...openRecord().witnesses, names: [], present: [] } }),
    })
    session.press({ ...REASON, witnesses: [] })
    expect(session.day.officer?.act.type).toBe('move-mark')
  })
})

describe('the mark goes', () => {
  const failure = (owner: MarkOwner, who?: Voter) => {
    const { desk } = named(owner, who).day
    return desk.type === 'mistaken' ? (desk.failure?.code ?? desk.owner?.type) : desk.type
  }

  it('to a row that is free, or to nobody', () => {
    expect(failure(row())).toBe('row')
    expect(failure({ type: 'nobody', place: 3 })).toBe('nobody')
    expect(failure(row(), BRAILLE)).toBe('row')
  })

  it('to no row that has voted, lacks the right, took a contest early or is nobody’s', () => {
    expect(failure(row({}, '0007'))).toBe('mark-is-there')
    for (const changes of [
      { standing: OUT.standing },
      { refusal: 'other-desk' },
      { refusal: 'struck' },
      { closed: FIRST },
      { nobodys: true },
    ] as const)
      expect(failure(row(changes))).toBe('mark-has-no-place')
  })

  it('with ballot papers to a row alone; from nobody not to nobody', () => {
    expect(failure({ type: 'nobody', place: 3 }, BRAILLE)).toBe('mark-is-on-paper')
    expect(failure({ type: 'nobody', place: 3 }, { ...OUT, nobodys: true })).toBe('mark-is-there')
  })

  it('in one act with the record, and the right voter is served next', () => {
    const session = named(row())
    session.press(REASON)
    const [effect] = session.officer()
    expect(effect).toMatchObject({
      type: 'move-mark',
      from: '0007',
      to: '0008',
      record: { roll: { moved: [{ from: '0007', to: '0008', last: '0007', words: 'x' }] } },
    })
    expect(session.day.desk.type).toBe('moving')
    session.send({ type: 'mark-moved', voter: voter(), owner: OUT, counts: session.day.counts })
    expect(session.day.desk).toMatchObject({ type: 'found', offered: ALL, said: [] })
  })
})
