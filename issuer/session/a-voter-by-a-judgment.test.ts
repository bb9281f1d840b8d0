/** ELG-01: whoever is on no roll and brings a decision or judgment stands at the desk by two people's word, once, and is taken out again only untouched. */
import { describe, expect, it } from 'vitest'
import { type OrderRow, orderNumber, REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import type { LocalDate } from '#election/time.ts'
import { IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import { logOfStep } from './log-of-day.ts'
import type { OrderEntries } from './screen-event.ts'
import type { DayRecord, Voter } from './state.ts'
import { missingOfOrder, NO_ENTRIES } from './step-order.ts'

const ENTRIES: OrderEntries = {
  kind: 'judgment',
  conditions: [],
  clerk: '',
  by: '岡山地方裁判所 令8(行ウ)3',
  date: '令和8年11月20日',
  name: '決定 花子',
  kana: 'ケッテイ ハナコ',
  sex: 'F',
  birthDate: 's550402',
  address: '本町2-2',
}
const ROW: OrderRow = {
  place: 4,
  rollNo: orderNumber(4),
  name: '決定 花子',
  kana: 'ケッテイ ハナコ',
  sex: 'F',
  birthDate: '1980-04-02' as LocalDate,
  address: '本町2-2',
  residentSince: '2026-08-01' as LocalDate,
  order: { kind: 'judgment', by: ENTRIES.by, date: '2026-11-20' as LocalDate, clerk: '' },
}

const NOBODY = { type: 'refused', notice: notice('not-on-roll'), voter: null } as const

/** The page is open. */
function typing(record: DayRecord = openRecord()): IssuerSession {
  const session = new IssuerSession({ desk: NOBODY, record }, { reader: 'card' })
  session.press({ type: 'ways-requested' })
  return session
}

/** Typed, looked up, and before the officer. */
function beforeTheOfficer(): IssuerSession {
  const session = typing()
  session.press({ type: 'order-typed', entries: ENTRIES })
  session.send({ type: 'person-looked-up', row: ROW, notice: null })
  return session
}

function withCard(session: IssuerSession) {
  session.press({ type: 'pin-entered', pin: '123456' })
  return session.send({ type: 'authorised' })
}

const entered = (row = ROW) => openRecord({ roll: { ...openRecord().roll, byOrder: [row] } })
const person = (changes: Partial<Voter> = {}) =>
  ({ ...voter({}, ROW.rollNo), name: ROW.name, kana: ROW.kana, birthDate: ROW.birthDate, ...changes }) as Voter

describe('a row is typed', () => {
  it('only where the roll has nobody', () => {
    const elsewhere = new IssuerSession({ desk: { type: 'ready' } })
    elsewhere.press({ type: 'ways-requested' })
    expect(elsewhere.day.desk.type).toBe('ready')
    expect(typing().day.desk).toMatchObject({ type: 'by-order', working: false })
  })

  it('waits for each field, in the order of the page; a date that is none is missing', () => {
    // A person may have no reading (ELG-19).
    const called = ['conditions', 'clerk', 'kana']
    expect(missingOfOrder(NO_ENTRIES)).toEqual(Object.keys(NO_ENTRIES).filter((field) => !called.includes(field)))
    expect(missingOfOrder({ ...ENTRIES, birthDate: '昭和20年月日不詳' })).toEqual([])
    expect(missingOfOrder({ ...ENTRIES, birthDate: '令和8年2月30日' })).toEqual(['birthDate'])
    const session = typing()
    expect(session.press({ type: 'order-typed', entries: { ...ENTRIES, by: ' ' } })).toEqual([])
    expect(session.alarms).toEqual(['way-incomplete'])
  })

  it('ELG-11: of a registration waits for all five conditions and for who took the call of the commission', () => {
    const called = { ...ENTRIES, kind: 'registration', clerk: '受付 三郎' } as const
    const conditions = [...REGISTRATION_CONDITIONS]
    expect(missingOfOrder({ ...called, conditions: conditions.slice(1), clerk: '' })).toEqual(['conditions', 'clerk'])
    const session = typing()
    expect(session.press({ type: 'order-typed', entries: { ...called, conditions: conditions.slice(0, 4) } })).toEqual(
      [],
    )
    expect(session.alarms).toEqual(['way-incomplete'])
    session.press({ type: 'alarm-acknowledged' })
    const [asked] = session.press({ type: 'order-typed', entries: { ...called, conditions } })
    expect(asked).toMatchObject({ person: { order: { kind: 'registration', clerk: '受付 三郎' } } })
  })

  it('is looked for in roll, lists and desk once, however often it is pressed', () => {
    const session = typing()
    const { kind, by, clerk, conditions: _none, date: _date, birthDate: _born, sex, ...rest } = ENTRIES
    const order = { kind, by, date: ROW.order.date, clerk }
    const asked = { type: 'look-up-person', person: { ...rest, sex, birthDate: ROW.birthDate, order } }
    expect(session.press({ type: 'order-typed', entries: ENTRIES })).toEqual([asked])
    expect(session.press({ type: 'order-typed', entries: ENTRIES })).toEqual([])
    expect(session.press({ type: 'voter-left' })).toEqual([])
    expect(session.day.desk.type).toBe('by-order')
  })

  it('enters nobody whom the roll has; what was typed stays', () => {
    const session = typing()
    session.press({ type: 'order-typed', entries: ENTRIES })
    session.send({ type: 'person-looked-up', row: null, notice: notice('stands-on-roll', { number: '0007' }) })
    expect(session.day).toMatchObject({
      officer: null,
      desk: { entries: ENTRIES, working: false, failure: { code: 'stands-on-roll' } },
    })
  })
})

describe('the officer', () => {
  it('confirms it with card and PIN: kept, and only then found', () => {
    const session = beforeTheOfficer()
    expect(session.day).toMatchObject({
      officer: { act: { type: 'enter-voter', row: ROW } },
      record: { roll: { byOrder: [] } },
    })
    const effects = withCard(session)
    const { record } = session.day
    expect(record.roll.byOrder).toEqual([ROW])
    expect(effects).toEqual([
      { type: 'save-day', record },
      { type: 'find-voters', text: ROW.rollNo, by: 'roll-number' },
    ])
  })

  it('sends it back: nothing is kept, and the words stay on the page', () => {
    const session = beforeTheOfficer()
    session.press({ type: 'operation-cancelled' })
    expect(session.day).toMatchObject({ officer: null, record: { roll: { byOrder: [] } }, desk: { entries: ENTRIES } })
  })

  it('stands in no minute of the log (LAW-02)', () => {
    const session = beforeTheOfficer()
    session.press({ type: 'pin-entered', pin: '123456' })
    const before = session.day
    session.send({ type: 'authorised' })
    expect(logOfStep(before, session.day, { type: 'authorised' })).toEqual([])
  })
})

describe('the voter', () => {
  const found = (record: DayRecord, shown: Voter) => {
    const session = new IssuerSession({ record, desk: { type: 'seeking' } }, { reader: 'card' })
    session.send({ type: 'voters-found', voters: [shown], by: ['number'], more: false })
    return session
  }

  it('has a ticket made out, and gets a card like the others', () => {
    const session = found(entered(), person({ byOrder: true }))
    expect(session.day.desk).toMatchObject({ type: 'found', ticket: 'made-out' })
    session.press({ type: 'identity-confirmed' })
    expect(session.day.desk.type).toBe('checked')
  })

  it('who comes on the roll later has one of the two rows (LAW-01)', () => {
    const twin = person({ rollNo: '0042' as Voter['rollNo'], name: '決定　花子' })
    const session = found(entered(), twin)
    expect(session.day.desk).toMatchObject({
      type: 'refused',
      notice: { code: 'stands-by-order', values: { number: ROW.rollNo } },
    })
    session.press({ type: 'ways-requested' })
    expect(session.day.desk).toMatchObject({ type: 'ways', open: [] })
  })

  it('is taken out by the officer with all that names the number, as long as nothing was given', () => {
    const record = { ...entered(), inside: { rollNos: [ROW.rollNo], fixed: false } }
    const session = found(record, person({ byOrder: true }))
    session.press({ type: 'order-removal-requested' })
    expect(session.day.officer?.act).toEqual({ type: 'remove-voter', row: ROW })
    withCard(session)
    expect(session.day.record).toMatchObject({ roll: { byOrder: [] }, inside: { rollNos: [] } })
    expect(session.day.desk.type).toBe('ready')
  })

  it('stays once anything was given or recorded', () => {
    const session = found(entered(), person({ byOrder: true, standing: voter({ declared: true }).standing }))
    session.press({ type: 'order-removal-requested' })
    expect(session.alarms).toEqual(['order-row-used'])
    expect(session.day.officer).toBeNull()
  })
})
