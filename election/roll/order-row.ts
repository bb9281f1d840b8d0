/**
 * A voter on no roll who votes on the day itself, with no roll list on its way: by a decision or judgment that orders registration
 * (決定書・確定判決書, ELG-01), or because the commission has registered them (補正登録) and says so by telephone (ELG-11). Clerk and presiding
 * officer enter the row at the desk, beside the roll.
 */
import type { BirthDate } from '#election/birth-date.ts'
import type { RollRow, Sex } from '#election/definition/definition.ts'
import { rollNumber } from '#election/id-schemas.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'

/** As many as the form of the polling record names; the books keep a place for each. */
export const ORDER_ROWS_MAX = 8
export const ORDERS = ['decision', 'judgment', 'registration'] as const
/** ELG-11: what the commission must have found; each is asked at the desk before it is called. */
export const REGISTRATION_CONDITIONS = ['nationality', 'age', 'address', 'resident', 'not-disqualified'] as const

export interface PersonByOrder {
  readonly name: string
  readonly kana: string
  readonly sex: Sex
  readonly birthDate: BirthDate
  readonly address: string
  readonly order: {
    readonly kind: (typeof ORDERS)[number]
    /** The court or body that made it, and its number; of a registration the person of the commission who called. */
    readonly by: string
    readonly date: LocalDate
    /** The person at the desk who took the call; empty: there is a document. */
    readonly clerk: string
  }
}

export interface OrderRow extends PersonByOrder {
  /** 0 … ORDER_ROWS_MAX − 1, drawn: neither it nor the number shows who came first. */
  readonly place: number
  readonly rollNo: RollNumber
  /** The last day that the rules allow: whether it was so is what the document decides. */
  readonly residentSince: LocalDate
}

/** Written on the ticket that is made out by hand, and typed at the desk. */
export function orderNumber(place: number): RollNumber {
  return rollNumber.parse(`決${place + 1}`)
}

export function rollRowOf(row: OrderRow, station: StationId): RollRow {
  const { rollNo, name, kana, sex, birthDate, address, residentSince } = row
  return { rollNo, station, name, kana, sex, birthDate, address, residentSince, ticket: '', mark: 'none' }
}
