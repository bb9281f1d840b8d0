/**
 * A contact on an input line, as Linux shows it: a file with `1` while the contact is closed, else `0`, like
 * `/sys/class/gpio/gpio17/value`. A contact that is wired the other way is turned round by the line's `active_low`.
 */
import { lineOf, type PollOptions, polled } from '../felt/polled.ts'
import type { Front, FrontContact } from './port.ts'

export function openFrontContact(path: string, options?: PollOptions): FrontContact {
  const look = async (): Promise<Front> => ((await lineOf(path)) === '1' ? 'closed' : 'open')
  // Until the first reading nothing says that it is open; the pair is not opened before.
  return polled<Front>('closed', look, Object.is, options)
}
