/** Age as the Act on Calculation of Ages counts it: a year is complete at the end of the day before the birthday. */

import { assert } from '#election/assert.ts'
import { type LocalDate, parseDate } from '#election/time.ts'
import { type BirthDate, birthSpan } from './birth-date.ts'

/** First day of polling at which 18 applies when election.csv names no voting age; see `votingAgeByLaw`. */
const EIGHTEEN_FROM = '2016-06-29'

/**
 * The voting age in force for a city election held on `date`.
 *
 * Act 43 of 2015 lowered it from 20 to 18 for local elections announced on or after 2016-06-22, the day on which the first
 * national election under it was announced. A city announces seven days before the poll (Public Offices Election Act 33,
 * 34), so polls from 2016-06-29 are held at 18. An election with another notice period writes `voting_age` itself.
 */
export function votingAgeByLaw(date: LocalDate): 18 | 20 {
  return date >= EIGHTEEN_FROM ? 18 : 20
}

/**
 * The day on which a person reaches `age`: the day before the birthday, all of that day included.
 * Born on 29 February: 28 February, in a leap year as the day before, in any other as the last day of the month
 * (Civil Code 143(2)).
 */
export function reachesAgeOn(birthDate: LocalDate, age: number): LocalDate {
  const year = Number(birthDate.slice(0, 4)) + age
  if (birthDate.endsWith('-02-29')) return date(`${year}-02-28`)
  const birthday = new Date(`${year}${birthDate.slice(4)}T00:00:00Z`)
  return date(new Date(birthday.getTime() - 86_400_000).toISOString().slice(0, 10))
}

/** Null: a part of the day of birth is unknown, and the age on this day hangs on it. */
export function isOfAgeOn(birth: BirthDate, age: number, day: LocalDate): boolean | null {
  const span = birthSpan(birth)
  if (span === null) return null
  if (reachesAgeOn(span.to, age) <= day) return true
  return reachesAgeOn(span.from, age) <= day ? null : false
}

function date(text: string): LocalDate {
  const parsed = parseDate(text)
  assert(parsed !== null, 'age: the day before a birthday exists')
  return parsed
}
