/** Days as a calendar file (RFC 5545): the same bytes from the same days. Whole days have no time zone, so no VTIMEZONE is needed. */
import { utf8 } from '#election/bytes.ts'
import type { LocalDate } from '#election/time.ts'
import { addDays } from '../session/dates.ts'

export interface CalendarDays {
  /** The same in each new version of the file: a calendar then moves the entry and makes no second one. */
  readonly uid: string
  readonly first: LocalDate
  /** The same as `first`, or a later one. */
  readonly last: LocalDate
  readonly summary: string
  readonly description: string
}

/** RFC 5545 §3.1: octets of a line without its end. */
const LINE_OCTETS = 75

/** @param stamp UTC, as `20020601T000000Z`: when the file was made (DTSTAMP) */
export function icalendar(days: readonly CalendarDays[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ippyo//Election office//EN',
    'CALSCALE:GREGORIAN',
    ...days.flatMap((each) => eventOf(each, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf({ uid, first, last, summary, description }: CalendarDays, stamp: string): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(first)}`,
    // The day on which it is over (§3.6.1).
    `DTEND;VALUE=DATE:${basic(addDays(last, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    // Nobody is busy all day long.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const basic = (date: LocalDate) => date.replaceAll('-', '')

/** §3.3.11 */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** A letter is never cut in two, though it may be (§3.1): programs that read octet lines show it whole. */
function folded(line: string): string {
  const lines: string[] = ['']
  let octets = 0
  for (const letter of line) {
    const size = utf8(letter).length
    if (octets + size > LINE_OCTETS) {
      lines.push('')
      // The space that begins a further line counts.
      octets = 1
    }
    lines[lines.length - 1] += letter
    octets += size
  }
  return lines.join('\r\n ')
}
