/** Voters abroad: where their letters go, and by when these must be in the post. The days that a letter takes are the office's own figures. */
import { addMinutes, dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { minuteInJapan, type UnixSecond } from './instant.ts'
import type { Zone } from './zone.ts'

/** The roll of electors abroad (在外選挙人名簿) has this beside the person. */
export interface Abroad {
  /** 在外公館, as in the list of consulates. */
  readonly consulate: string
  /** As in the passport: who brings letters there reads no Japanese. */
  readonly latinName: string
  /** As the post of that country wants them, in its order. */
  readonly lines: readonly string[]
  readonly country: string
  /** To ask something of the elector. It names nobody: no vote and no application goes by it. Empty: none. */
  readonly email: string
}

/**
 * The number of 在外選挙人証 as a voter types it: letters and digits alone count, so that nobody is sent away for a hyphen. The roll's number is
 * compared in the same form (roll.find_code_of).
 */
export function certificateSymbols(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** 在外公館 and the places that it looks after (管轄区域). */
export interface Consulate {
  readonly name: string
  readonly zone: Zone
  /** How many days a letter to these places takes, as the office wrote. */
  readonly postDays: number
}

/** The days on which letters to a consulate's places must be in the post. */
interface PostingDays {
  readonly consulate: string
  readonly postDays: number
  /** The last one from which a letter is there when voting begins. */
  readonly byOpening: LocalDate
  /** From a later one a letter comes after the close. */
  readonly last: LocalDate
}

const DAY = 24 * 60

export function postingDays(
  { name: consulate, postDays }: Consulate,
  { closes, opens }: { readonly opens: UnixSecond; readonly closes: UnixSecond },
): PostingDays {
  return { consulate, postDays, byOpening: daysBefore(opens, postDays), last: daysBefore(closes, postDays) }
}

/** How a letter that is posted today comes: before voting begins, before the close, or too late. */
export function whenPosted(
  { byOpening, last }: PostingDays,
  today: LocalDate,
): 'in-time' | 'after-opening' | 'too-late' {
  if (today <= byOpening) return 'in-time'
  return today <= last ? 'after-opening' : 'too-late'
}

/** By the calendar of Japan, where the letters are posted. */
function daysBefore(instant: UnixSecond, days: number): LocalDate {
  return dateOf(addMinutes(minuteInJapan(instant), -days * DAY))
}

/** The block in the envelope's window: name, lines and country, in Latin letters, the country in capitals on the last line, as the UPU asks. */
export function addressBlock({ country, latinName, lines }: Abroad): readonly string[] {
  return [latinName, ...lines, country.toUpperCase()]
}

/** PEO 30-11: four months after somebody has a residence in Japan again, the commission strikes the person off. */
const MONTHS_AFTER_RETURN = 4

/** The last day of the four months (Civil Code 143): the same day of the month, or the last one of a shorter month. */
export function lastDayOnRoll(returned: LocalDate): LocalDate {
  const [year = 0, month = 0, day = 0] = returned.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + MONTHS_AFTER_RETURN + 1, 0)).getUTCDate()
  const minute = new Date(Date.UTC(year, month - 1 + MONTHS_AFTER_RETURN, Math.min(day, last)))
  return dateOf(minute.toISOString().slice(0, 16) as LocalMinute)
}
