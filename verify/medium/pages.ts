/** ballot-box.md §4, 5, 7: checks of ballot, spent and log pages under the key that the final seal publishes. */
import { createHmac, hkdfSync } from 'node:crypto'
import { allZero, uint32 } from './fields.ts'
import type { Header } from './header.ts'
import { CONTESTS_MAX, roomOf, roomsOf } from './page-fields.ts'

export interface PageChecks {
  /** Room of the list (ballot-box.md §8) of a whole ballot page, or null when it is bad. */
  ballot(page: Buffer, number: number): number | null
  spent(page: Buffer, number: number): boolean
  log(page: Buffer, number: number): boolean
}

/** Where a record ends; the rest of its 512 bytes is zero. */
const RECORD_END = 136
const ENTRIES_AT = 72
const ENTRY = 16
/** Minutes from 2000 to the end of 9999: dates are written with four digits of year. */
const MINUTES = 4_207_593_600

export function pageChecks(header: Header, key: Buffer): PageChecks {
  const electionId = Buffer.from(header.electionId, 'hex')
  const pair = Buffer.from([header.pair])
  const binding = Buffer.concat([electionId, pair])
  const rooms = roomsOf(header.contests, header.judged)
  const logKey = derive(key, 'log 1', electionId, pair)
  const mac = (macKey: Buffer, label: string, number: number, ...parts: Buffer[]) => {
    const hmac = createHmac('sha256', macKey).update(label, 'ascii').update(binding).update(uint32(number))
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  }
  return {
    ballot(page, number) {
      const record = page.subarray(0, 512)
      const [contest, place] = [record.readUInt16BE(2), record.readUInt8(4)]
      const room = roomOf(contest, place)
      const whole =
        record.readUInt16BE(0) === 1 &&
        allZero(record.subarray(5, 8)) &&
        allZero(record.subarray(RECORD_END)) &&
        rooms.includes(room) &&
        // The room of a judge says nothing of the contest.
        (place === 0 ? contest < CONTESTS_MAX : contest === header.judged?.bit) &&
        allZero(page.subarray(544)) &&
        mac(key, 'ippyo ballot 1', number, record).equals(page.subarray(512, 544))
      return whole ? room : null
    },
    spent(page, number) {
      const check = mac(key, 'ippyo spent 1', number, page.subarray(0, 32))
      return check.equals(page.subarray(32, 64)) && allZero(page.subarray(64))
    },
    log(page, number) {
      const check = mac(logKey, 'ippyo log 1', number, page.subarray(0, 40), page.subarray(ENTRIES_AT))
      return check.equals(logCheckOf(page)) && isLogPage(page)
    },
  }
}

/** Link of a log page: the check of the whole one before it. */
export function logLinkOf(page: Buffer): Buffer {
  return page.subarray(8, 40)
}

export function logCheckOf(page: Buffer): Buffer {
  return page.subarray(40, ENTRIES_AT)
}

function isLogPage(page: Buffer): boolean {
  const entries = page.readUInt16BE(2)
  if (page.readUInt16BE(0) !== 1 || entries < 1 || entries > 251 || page.readUInt32BE(4) !== 0) return false
  const end = ENTRIES_AT + ENTRY * entries
  for (let at = ENTRIES_AT; at < end; at += ENTRY) {
    const [code, reserved] = [page.readUInt16BE(at + 4), page.readUInt16BE(at + 6)]
    const allowed = EVENTS[code]
    if (reserved !== 0 || allowed === undefined || page.readUInt32BE(at) >= MINUTES) return false
    if (!allowed(page.readUInt32BE(at + 8), page.readUInt32BE(at + 12))) return false
  }
  return allZero(page.subarray(end))
}

type Allowed = (a: number, b: number) => boolean

const nothing: Allowed = (a, b) => a === 0 && b === 0
const oneNumber: Allowed = (_, b) => b === 0
const twoNumbers: Allowed = () => true
const upTo =
  (largest: number): Allowed =>
  (a, b) =>
    a <= largest && b === 0

/** log.md §3, by code. */
const EVENTS: Readonly<Record<number, Allowed>> = {
  1: twoNumbers,
  // A number like others: an office that makes a fourth operator card must not make its log unreadable.
  2: oneNumber,
  3: nothing,
  4: oneNumber,
  5: oneNumber,
  6: oneNumber,
  7: (a, b) => (a === 1 || a === 2) && b <= 6,
  8: upTo(3),
  9: (a, b) => a <= 6 && b <= 1,
  10: upTo(1),
  11: twoNumbers,
  12: (a, b) => a <= 1 && b <= 1,
  13: nothing,
  14: (a) => a <= 1,
}

/** ballot-box.md §2. */
function derive(secret: Buffer, label: string, ...parts: Buffer[]): Buffer {
  const info = Buffer.concat([
    Buffer.from(`ippyo ${label}\0`, 'ascii'),
    ...parts.flatMap((part) => [Buffer.from([part.length >> 8, part.length & 0xff]), part]),
  ])
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, 32))
}
