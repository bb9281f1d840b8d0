/** CLS-01, CLS-02, CLS-04, X-B5: what is entered at the closing stands in the day's record as it was told, of its own machine and contest. */
import { describe, expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import type { LocalMinute } from '#election/time.ts'
import {
  CLOSED_SCREENS,
  COUNCIL,
  IssuerSession,
  K1,
  K2,
  MAYOR,
  openRecord,
  SPARE,
  voter,
} from '#simulation/rooms/issuer-session.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { DayRecord } from './state.ts'

const NOBODYS = 'K-77' as typeof K1
const DECLARE = { type: 'closing-declared' } as const
const CLOSED_AT = '2026-11-22T20:00' as LocalMinute

/** The polls are closed; the officer has the machines closed too, unless they are still open. */
function closing(changes: Partial<DayRecord> = {}, kiosksMayClose = true): IssuerSession {
  const record = openRecord({ stage: 'closing', closedAt: CLOSED_AT, ...changes })
  return new IssuerSession({ record: { ...record, closing: { ...record.closing, kiosksMayClose } } })
}

describe('the declaration', () => {
  const present = (...marks: boolean[]) => ({ ...openRecord().witnesses, present: marks })
  it.each<[string, string, Partial<DayRecord>, string | null]>([
    ['with the minute', '20:00', {}, null],
    ['a minute before', '19:59', {}, 'before-closing-time'],
    ['with one witness', '20:00', { witnesses: present(true, false, false) }, 'too-few-witnesses'],
    ['before the opening', '20:00', { stage: 'preparing' }, 'not-opened'],
    ['a second time', '20:00', { stage: 'closing' }, 'already-closed'],
    ['behind the report', '20:00', { stage: 'closed' }, 'already-closed'],
  ])('%s', (_, now, changes, refusal) => {
    const record = openRecord(changes)
    const session = new IssuerSession({ record }, { now: `2026-11-22T${now}` })
    const effects = session.press(DECLARE)
    if (refusal === null) {
      const declared = { ...record, stage: 'closing', closedAt: `2026-11-22T${now}` }
      expect(effects).toEqual([{ type: 'save-day', record: declared }])
      expect([session.day.record, session.day.tab, session.alarms]).toEqual([declared, 'close', []])
    } else expect([effects, session.alarms, session.day.record]).toEqual([[], [refusal], record])
  })

  it('a rehearsal is closed at any hour', () => {
    const session = new IssuerSession({}, { now: '2026-11-22T10:00', facts: { use: 'rehearsal' } })
    expect(session.press(DECLARE)).toHaveLength(1)
  })

  it.each<IssuerScreenEvent>([
    { type: 'records-told', machine: K1, contest: MAYOR, count: 3 },
    { type: 'tickets-counted', count: 3 },
    { type: 'inside-list-fixed' },
    { type: 'inside-voter-added', text: '0007' },
  ])('nothing is closed before it: $type', (event) => {
    const session = new IssuerSession()
    expect([session.press(event), session.alarms]).toEqual([[], ['closing-not-declared']])
  })
})

describe('who is inside', () => {
  const find = (session: IssuerSession, rollNo: string) =>
    session.send({ type: 'inside-voter-found', voter: voter({}, rollNo) })

  it('is sought, and kept in the order of the roll: nobody learns who stood in front of whom', () => {
    const session = closing()
    expect(session.press({ type: 'inside-voter-added', text: '0007' })).toEqual([
      { type: 'find-inside-voter', text: '0007', by: 'any' },
    ])
    for (const rollNo of ['0007', '0003', '0005']) expect(find(session, rollNo)).toHaveLength(1)
    expect(find(session, '0003')).toEqual([])
    expect(session.day.record.inside).toEqual({ rollNos: ['0003', '0005', '0007'], fixed: false })
    expect(session.send({ type: 'inside-voter-found', voter: null })).toEqual([])
    expect(session.alarms).toEqual(['no-match'])
  })

  it('once fixed, nobody joins, also not who was being sought', () => {
    const session = closing()
    find(session, '0007')
    expect(session.press({ type: 'inside-list-fixed' })).toHaveLength(1)
    expect(find(session, '0003')).toEqual([])
    expect(session.press({ type: 'inside-voter-added', text: '0003' })).toEqual([])
    expect(session.alarms).toEqual(['already-closed'])
    expect(session.day.record.inside).toEqual({ rollNos: ['0007'], fixed: true })
  })
})

it.each<IssuerScreenEvent>([
  { type: 'records-told', machine: K1, contest: MAYOR, count: 3 },
  { type: 'seal-told', machine: K1, digits: '12345678901234567890' },
  { type: 'medium-noted', machine: K1, role: 'original', serial: 'M1', sealed: true },
])('CLS-03, before the officer has the machines closed none of them can have said it: $type', (event) => {
  const session = closing({}, false)
  expect([session.press(event), session.alarms]).toEqual([[], ['kiosks-not-closing']])
})

describe('what the machines show', () => {
  const tell = (session: IssuerSession, machine: typeof K1, contest: typeof MAYOR, count: number | null) =>
    session.press({ type: 'records-told', machine, contest, count }).length

  it('each number goes to its machine and its contest, and the later one counts', () => {
    const session = closing()
    expect(tell(session, K1, COUNCIL, 8)).toBe(1)
    expect(session.day.record.closing.told).toEqual([{ machine: K1, counts: [null, 8] }])
    tell(session, K2, MAYOR, 6)
    tell(session, K1, MAYOR, 9)
    tell(session, K2, MAYOR, 0)
    expect(new Map(session.day.record.closing.told.map(({ machine, counts }) => [machine, counts]))).toEqual(
      new Map([
        [K1, [9, 8]],
        [K2, [0, null]],
      ]),
    )
    expect(session.day.record.closing.told).toHaveLength(2)
    tell(session, K1, MAYOR, null)
    expect(session.day.record.closing.told).toContainEqual({ machine: K1, counts: [null, 8] })
  })

  it('of no machine of the station, or a contest that it has not, nothing is taken', () => {
    const session = closing()
    expect(tell(session, NOBODYS, MAYOR, 1)).toBe(0)
    expect(tell(session, K1, 'governor' as typeof MAYOR, 1)).toBe(0)
    expect(session.day.record.closing.told).toEqual([])
  })

  const DIGITS = '12345678901234567890'
  const withDigits = (number: string, machine: typeof K1) =>
    `${number}${checkDigits(number, (machine === K2 ? 2 : 1) as PairNumber)}`
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['as shown, in groups', '12345 67890 12345 67890 64', [DIGITS], []],
    ['with hyphens, full width', '１２３４５-67890-12345-６７８９０-６４', [DIGITS], []],
    ['one short', `${DIGITS.slice(1)}64`, [], ['seal-digits-wrong']],
    ['one too many', `${DIGITS}641`, [], ['seal-digits-wrong']],
    ['without its check digits', DIGITS, [], ['seal-digits-wrong']],
    ['a letter before', `x${DIGITS}64`, [], ['seal-digits-wrong']],
    ['no digit', 'ABCDEFGHIJKLMNOPQRSTUV', [], ['seal-digits-wrong']],
    ['one digit read wrong', '12345 67890 12345 67390 64', [], ['seal-digits-slip']],
    ['two digits changed', '12345 67890 12354 67890 64', [], ['seal-digits-slip']],
    ['the check digits of another', '12345 67890 12345 67890 74', [], ['seal-digits-slip']],
  ])('the number of a seal: %s', (_, digits, kept, alarms) => {
    const session = closing()
    expect(session.press({ type: 'seal-told', machine: K1, digits })).toHaveLength(kept.length)
    expect(session.day.record.closing.seals).toEqual(kept.map((digits) => ({ machine: K1, digits })))
    expect(session.alarms).toEqual(alarms)
  })

  it('one number for each machine; nothing entered takes it back', () => {
    const session = closing()
    const seal = (machine: typeof K1, number: string) =>
      session.press({ type: 'seal-told', machine, digits: number.trim() && withDigits(number, machine) })
    seal(K1, DIGITS)
    seal(K2, DIGITS.replace('1', '2'))
    seal(K1, DIGITS.replace('1', '3'))
    expect(session.day.record.closing.seals.map(({ machine, digits }) => [machine, digits[0]])).toEqual([
      [K2, '2'],
      [K1, '3'],
    ])
    seal(K1, ' ')
    expect(session.day.record.closing.seals.map(({ machine }) => machine)).toEqual([K2])
    expect(seal(NOBODYS, DIGITS)).toEqual([])
  })

  it('the number of one machine typed for another', () => {
    const session = closing()
    const seal = (machine: typeof K1, of: typeof K1) =>
      session.press({ type: 'seal-told', machine, digits: withDigits(DIGITS, of) })
    // Nothing was entered for its own machine yet: two rows could change their numbers otherwise.
    expect(seal(K1, K2)).toEqual([])
    expect([session.alarms, session.day.record.closing.seals]).toEqual([['seal-of-other-machine'], []])
    seal(K2, K2)
    seal(K1, K2)
    expect([session.alarms, session.day.record.closing.seals]).toEqual([
      ['seal-of-other-machine'],
      [{ machine: K2, digits: DIGITS }],
    ])
  })

  it('each medium by machine and role; sealed only with its serial number', () => {
    const session = closing({ closing: { ...openRecord().closing, ...CLOSED_SCREENS } })
    const note = (machine: typeof K1, role: 'original' | 'duplicate', serial: string, sealed = true) =>
      session.press({ type: 'medium-noted', machine, role, serial, sealed }).length
    expect([note(K1, 'original', 'S1-P1-O'), note(K1, 'duplicate', 'M2', false), note(SPARE, 'original', '')]).toEqual([
      1, 1, 1,
    ])
    note(K1, 'original', 's1 p1 o')
    expect(note(NOBODYS, 'original', 'M4')).toBe(0)
    expect(session.day.record.closing.media).toEqual([
      { machine: K1, role: 'original', serial: 'S1-P1-O', sealed: true },
      { machine: K1, role: 'duplicate', serial: 'M2', sealed: false },
      { machine: SPARE, role: 'original', serial: '', sealed: false },
    ])
  })
})

it.each<[IssuerScreenEvent, Partial<DayRecord['closing']>]>([
  [{ type: 'tickets-counted', count: 14 }, { ticketsCounted: 14 }],
  [{ type: 'cards-counted', inCase: 93 }, { cardsInCase: 93 }],
  [
    { type: 'difference-explained', reason: ' one card is missing ' },
    { reason: 'one card is missing', reasonOf: expect.any(String) },
  ],
])('entered, saved, and nothing beside it changed: $type', (event, changes) => {
  const session = closing()
  const { record } = session.day
  const after = { ...record, closing: { ...record.closing, ...changes } }
  expect(session.press(event)).toEqual([{ type: 'save-day', record: after }])
  expect(session.day.record).toEqual(after)
})

describe('behind the signed report', () => {
  const MEDIUM: IssuerScreenEvent = {
    type: 'medium-noted',
    machine: K1,
    role: 'original',
    serial: 'S1-P1-O',
    sealed: true,
  }
  const FIGURE: IssuerScreenEvent = { type: 'tickets-counted', count: 13 }
  const signed = {
    stage: 'closed',
    reports: { version: 1, correcting: '' },
    closing: { ...openRecord().closing, ...CLOSED_SCREENS },
  } as const
  const ended = { ...signed, endedAt: '2026-11-22T21:00' as LocalMinute }

  it.each<[string, Partial<DayRecord>, IssuerScreenEvent, number, readonly string[]]>([
    ['its figures stand', signed, FIGURE, 0, ['report-signed']],
    [
      'and what the machines told',
      signed,
      { type: 'records-told', machine: K1, contest: MAYOR, count: 1 },
      0,
      ['report-signed'],
    ],
    ['sealing goes on', signed, MEDIUM, 1, []],
    [
      'while it is corrected they are open',
      { ...signed, reports: { version: 1, correcting: 'typing error' } },
      FIGURE,
      1,
      [],
    ],
    ['after the end of the day nothing is noted', ended, MEDIUM, 0, ['day-over']],
    ['X-A5: but the same report is written again', ended, { type: 'station-report-requested' }, 1, []],
  ])('%s', (_, changes, event, effects, alarms) => {
    const session = closing(changes)
    const { record } = session.day
    expect(session.press(event)).toHaveLength(effects)
    expect(session.alarms).toEqual(alarms)
    if (effects === 0) expect(session.day.record).toBe(record)
  })
})
