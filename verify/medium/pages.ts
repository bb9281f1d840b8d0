/** ballot-box.md §4, 5, 7: checks of ballot, spent and log pages under the key that the final seal publishes. */
import { createHmac, hkdfSync } from 'node:crypto'
import { allZero } from './fields.ts'
import type { Header } from './header.ts'

export interface PageChecks {
  /** Contest of a whole ballot page, or null when it is bad. */
  ballot(page: Buffer, number: number): number | null
  spent(page: Buffer, number: number): boolean
  /** Follows the chain: pages are given in order. */
  log(page: Buffer, number: number): boolean
}

const SUITES = [1]

export function pageChecks(header: Header, key: Buffer): PageChecks {
  const binding = Buffer.concat([Buffer.from(header.electionId, 'hex'), Buffer.from([header.pair])])
  const logKey = derive(key, 'log 1', Buffer.from(header.electionId, 'hex'), Buffer.from([header.pair]))
  const mac = (macKey: Buffer, label: string, number: number, ...parts: Buffer[]) => {
    const hmac = createHmac('sha256', macKey).update(label, 'ascii').update(binding).update(uint32(number))
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  }
  let link = Buffer.alloc(32)
  return {
    ballot(page, number) {
      const record = page.subarray(0, 512)
      const whole =
        mac(key, 'ippyo ballot 1', number, record).equals(page.subarray(512, 544)) && allZero(page.subarray(544))
      const contest = record.readUInt16BE(2)
      const known = SUITES.includes(record.readUInt16BE(0)) && record.readUInt16BE(6) === 0
      return whole && known && contest <= 2 && (header.contests & (1 << contest)) !== 0 ? contest : null
    },
    spent(page, number) {
      const check = mac(key, 'ippyo spent 1', number, page.subarray(0, 32))
      return check.equals(page.subarray(32, 64)) && allZero(page.subarray(64))
    },
    log(page, number) {
      const check = mac(logKey, 'ippyo log 1', number, page.subarray(0, 40), page.subarray(72))
      const entries = page.readUInt16BE(2)
      const whole =
        check.equals(page.subarray(40, 72)) &&
        page.readUInt16BE(0) === 1 &&
        entries >= 1 &&
        entries <= 251 &&
        allZero(page.subarray(72 + 16 * entries)) &&
        page.subarray(8, 40).equals(link)
      if (whole) link = Buffer.from(page.subarray(40, 72))
      return whole
    },
  }
}

/** ballot-box.md §2. */
function derive(secret: Buffer, label: string, ...parts: Buffer[]): Buffer {
  const info = Buffer.concat([
    Buffer.from(`ippyo ${label}\0`, 'ascii'),
    ...parts.flatMap((part) => [Buffer.from([part.length >> 8, part.length & 0xff]), part]),
  ])
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, 32))
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
