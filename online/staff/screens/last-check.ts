/** How a card check ended, in words, and its hour. */
import type { Text } from '#ui/messages/message.ts'
import { staffScreen as words } from '#words/online.ts'

const RESULTS = [
  ...['permit', 'status', 'not-jpki', 'expired', 'revoked', 'bad-signature', 'status-unknown', 'cancelled'],
  ...['wrong-password', 'locked', 'unavailable', 'another-person', 'renewed-elsewhere', 'not-eligible', 'held'],
  ...['voted', 'closed'],
] as const
export type CheckResult = (typeof RESULTS)[number]

/** A word that this page does not know is shown as it is. */
export function inWordsOf(result: string): Text {
  const known = RESULTS.find((each) => each === result)
  return known === undefined ? words.last_other : words[`last_${known}`]
}

/** `2026-11-20T08`, of Greenwich → the hour of the clock on the wall. */
export function hourInJapan(hour: string): string {
  const at = new Date(`${hour}:00:00Z`)
  return Number.isNaN(at.getTime())
    ? hour
    : at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })
}
