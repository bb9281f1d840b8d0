/**
 * ELG-16, ELG-17: rows that are right alone and strange beside one another: one person under two numbers (two rights), and a ticket number that is
 * another row's roll number (a scan of the one opens the page of the other). Both may be so; the two people who approve the roll see it.
 */

import type { BirthDate } from '#election/birth-date.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { LocalDate } from '#election/time.ts'
import { isOfAgeOn } from '../../age.ts'
import { isSamePerson } from '../same-person.ts'
import type { Place, Report } from './report.ts'

const FILE = 'roll.csv'

interface AgeOnDay {
  readonly date: LocalDate
  readonly votingAge: number
}

/** @param lines of the file, by place in `roll` */
export function warnOfPersonsTwice(roll: readonly RollRow[], lines: readonly number[], report: Report): void {
  const born = new Map<BirthDate, number[]>()
  for (const [place, row] of roll.entries()) {
    if (!isLive(row)) continue
    const others = born.get(row.birthDate)
    const twin = others?.find((other) => isSamePerson(roll[other] as RollRow, row))
    if (others === undefined) born.set(row.birthDate, [place])
    else others.push(place)
    if (twin === undefined) continue
    const { rollNo, station } = roll[twin] as RollRow
    const at = { file: FILE, line: lines[place] ?? 1, column: 'name' }
    report.warning(at, 'same-person', row.name, `same name and day of birth as ${rollNo} of station ${station}`)
  }
}

/** ELG-01: where the age hangs on a part that nobody knows, the two who approve answer for the row: its voter is taken as of age. */
export function warnOfUnknownAges(
  roll: readonly RollRow[],
  lines: readonly number[],
  rules: AgeOnDay,
  report: Report,
): void {
  for (const [place, row] of roll.entries()) {
    if (isLive(row)) warnOfUnknownAge(row, { file: FILE, line: lines[place] ?? 1 }, rules, report)
  }
}

/** Nothing is said of a voter whose age is known. */
export function warnOfUnknownAge(
  { birthDate, rollNo }: RollRow,
  { file, line }: Pick<Place, 'file' | 'line'>,
  { date, votingAge }: AgeOnDay,
  report: Report,
): void {
  if (isOfAgeOn(birthDate, votingAge, date) !== null) return
  report.warning({ file, line, column: 'birth_date' }, 'age-unknown', birthDate, `${rollNo}: ${votingAge}, ${date}`)
}

/** Once for the file: where tickets run over the town, it is so in every row. */
export function warnOfTicketsAsNumbers(roll: readonly RollRow[], lines: readonly number[], report: Report): void {
  const numbers = new Set<string>(roll.map(({ rollNo }) => rollNo))
  const places = [...roll.keys()].filter((place) => {
    const { ticket, rollNo } = roll[place] as RollRow
    return ticket !== rollNo && numbers.has(ticket)
  })
  const [first] = places
  if (first === undefined) return
  const { ticket, rollNo } = roll[first] as RollRow
  const at = { file: FILE, line: lines[first] ?? 1, column: 'ticket' }
  report.warning(at, 'ticket-is-another-number', String(places.length), `ticket ${ticket} of ${rollNo}`)
}

/** A row that was struck gives no right: the other one is the row of this person. */
function isLive({ mark }: RollRow): boolean {
  return mark !== 'struck' && mark !== 'died' && mark !== 'moved' && mark !== 'disqualified'
}
