/**
 * ELG-01: somebody on no roll brings a decision or judgment that orders registration. ELG-11: or the commission has registered them today
 * and calls. The clerk types the row, the presiding officer compares it with the document, or calls back, and confirms with card and PIN;
 * then its voter is at the desk like the others.
 */

import { assert, unreachable } from '#election/assert.ts'
import { type BirthDate, parseBirthDate } from '#election/birth-date.ts'
import { isSamePerson } from '#election/definition/same-person.ts'
import { datePartsIn, parseJapaneseDate } from '#election/japanese-date.ts'
import { type OrderRow, type PersonByOrder, REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import { isUntouched } from '#election/roll/standing.ts'
import { notice } from './codes.ts'
import { deskRefusal } from './day-checklist.ts'
import type { DayRecord } from './day-record.ts'
import { issuesAlone } from './desk-alone.ts'
import type { IssuerEvent } from './event.ts'
import { type OrderEntries, ofScreen, type ScreenEventOf } from './screen-event.ts'
import type { Day, Desk, Voter } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'

export const isOfOrder = ofScreen('order-typed', 'order-removal-requested')
type OrderEvent = ScreenEventOf<typeof isOfOrder>

export const NO_ENTRIES: OrderEntries = {
  kind: null,
  conditions: [],
  clerk: '',
  by: '',
  date: '',
  name: '',
  kana: '',
  sex: null,
  birthDate: '',
  address: '',
}

type OrderMissing = keyof OrderEntries

/** In the order of the page. */
const FIELDS = Object.keys(NO_ENTRIES) as OrderMissing[]

/** The entries that the page still waits for; an invalid date counts as missing. */
export function missingOfOrder(entries: OrderEntries): readonly OrderMissing[] {
  const isCalled = entries.kind === 'registration'
  return FIELDS.filter((field) => {
    if (field === 'conditions')
      return isCalled && REGISTRATION_CONDITIONS.some((each) => !entries.conditions.includes(each))
    if (field === 'clerk' && !isCalled) return false
    const value = entries[field]
    // A person on no roll may have no reading.
    if (field === 'kana') return false
    if (value === null || value.trim() === '') return true
    if (field === 'birthDate') return bornIn(value) === null
    return field === 'date' && parseJapaneseDate(value) === null
  })
}

/** Where the roll has nobody, the way on is the row that is typed; at the first desk of a station alone (D-24). */
export function typesRow({ record }: Pick<Day, 'record'>, desk: Desk): boolean {
  const { stage } = record
  return (
    desk.type === 'refused' &&
    desk.notice.code === 'not-on-roll' &&
    desk.voter === null &&
    stage !== 'closed' &&
    !issuesAlone(record)
  )
}

export function stepOrder(context: DayContext, event: OrderEvent): DayStep {
  const { day } = context
  const { desk } = day
  switch (event.type) {
    case 'order-typed': {
      if (desk.type !== 'by-order' || desk.working) return keep(day)
      const { entries } = event
      const refusal = deskRefusal(day.record)
      if (refusal !== null) return alarm(day, refusal)
      if (missingOfOrder(entries).length > 0) return alarm(day, notice('way-incomplete'))
      const working: Desk = { ...desk, entries, working: true, failure: null }
      return keep({ ...day, desk: working }, { type: 'look-up-person', person: personOf(entries) })
    }
    case 'order-removal-requested': {
      const voter = desk.type === 'found' || desk.type === 'refused' ? desk.voter : null
      return voter?.byOrder === true ? askToRemove(day, voter) : keep(day)
    }
    default:
      return unreachable(event)
  }
}

/** A day that no calendar has is a slip of the hand here; 昭和20年月日不詳 is what the document has. */
function bornIn(typed: string): BirthDate | null {
  const day = parseJapaneseDate(typed)
  return day ?? (datePartsIn(typed) === null ? parseBirthDate(typed.trim()) : null)
}

function personOf({ kind, clerk, by, date, name, kana, sex, birthDate, address }: OrderEntries): PersonByOrder {
  const [ordered, born] = [parseJapaneseDate(date), bornIn(birthDate)]
  assert(kind !== null && sex !== null && ordered !== null && born !== null, 'order: nothing is missing')
  return {
    name,
    kana,
    sex,
    birthDate: born,
    address,
    order: { kind, by, date: ordered, clerk: kind === 'registration' ? clerk : '' },
  }
}

/** A row that was given stays in the books: after a card or a paper nobody is taken out of them. */
function askToRemove(day: Day, { rollNo, standing }: Voter): DayStep {
  const row = day.record.roll.byOrder.find((each) => each.rollNo === rollNo)
  if (row === undefined || !isUntouched(standing)) return alarm(day, notice('order-row-used', { number: rollNo }))
  return askOfficer(day, { type: 'remove-voter', row })
}

export function personLookedUp(day: Day, event: Extract<IssuerEvent, { type: 'person-looked-up' }>): DayStep {
  const { desk } = day
  if (desk.type !== 'by-order' || !desk.working) return keep(day)
  const { row, notice: failure } = event
  const shown: Day = { ...day, desk: { ...desk, working: false, failure } }
  return row === null ? keep(shown) : askOfficer(shown, { type: 'enter-voter', row })
}

/** Durable before anybody finds the row: services keep their order. */
export function enterVoter(day: Day, row: OrderRow): DayStep {
  const { roll } = day.record
  const byOrder = [...roll.byOrder, row].sort((one, other) => (one.rollNo < other.rollNo ? -1 : 1))
  const entered = record(day, { roll: { ...roll, byOrder } })
  if (entered.effects.length === 0) return entered
  return {
    day: { ...entered.day, desk: { type: 'seeking' } },
    effects: [...entered.effects, { type: 'find-voters', text: row.rollNo, by: 'roll-number' }],
  }
}

/** With everything that names the number: another voter may get it. */
export function removeVoter(day: Day, { rollNo }: OrderRow): DayStep {
  const { roll, inside, apart } = day.record
  const others = <Each extends { readonly rollNo: string }>(all: readonly Each[]) =>
    all.filter((each) => each.rollNo !== rollNo)
  return record(
    { ...day, desk: { type: 'ready' } },
    {
      roll: { ...roll, byOrder: others(roll.byOrder), changes: others(roll.changes) },
      inside: { ...inside, rollNos: inside.rollNos.filter((each) => each !== rollNo) },
      apart: others(apart),
    },
  )
}

/** A list that came later has the same voter: one of the two rows, and never both. */
export function twinOf({ roll: { byOrder } }: Pick<DayRecord, 'roll'>, voter: Voter): OrderRow | null {
  if (voter.byOrder) return null
  return byOrder.find((row) => isSamePerson(row, voter)) ?? null
}
