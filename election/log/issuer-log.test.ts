/** The issuer's log as bytes: each entry comes back, what is outside the catalogue is no entry, and a page that is gone is told. */
import { describe, expect, it } from 'vitest'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { ElectionId, MachineId } from '#election/ids.ts'
import { issuerLogFingerprint, reportFingerprint, sealFingerprint } from '#election/keys/fingerprint.ts'
import type { LocalMinute } from '#election/time.ts'
import { asCount, type Count } from './catalogue.ts'
import { ISSUER_EVENT_CODES, type IssuerLogEvent, issuerEventOf, issuerParametersOf } from './issuer-catalogue.ts'
import {
  ISSUER_LOG_BYTES,
  ISSUER_LOG_PAGES,
  issuerLogCheck,
  issuerLogKey,
  lastIssuerCheck,
  makeIssuerPage,
  nextIssuerPage,
  readIssuerLog,
} from './issuer-log.ts'

const [four, seven] = [asCount(4), asCount(7)]
const one: { readonly [T in IssuerLogEvent['type']]: Extract<IssuerLogEvent, { type: T }> } = {
  started: { type: 'started', wrongPins: four },
  'books-taken-over': { type: 'books-taken-over', why: 'new-medium' },
  'clock-confirmed': { type: 'clock-confirmed' },
  witnesses: { type: 'witnesses', present: four },
  machine: { type: 'machine', pair: four, state: 'failed' },
  'pair-taken-over': { type: 'pair-taken-over', pair: four },
  opened: { type: 'opened' },
  suspended: { type: 'suspended' },
  resumed: { type: 'resumed' },
  closed: { type: 'closed' },
  'kiosks-closing': { type: 'kiosks-closing' },
  'boxes-ready': { type: 'boxes-ready', excepted: true },
  'report-signed': { type: 'report-signed', version: four },
  'officer-act': { type: 'officer-act', act: 'correct-report', wrongPins: four },
  locked: { type: 'locked' },
  'tries-used-up': { type: 'tries-used-up' },
  'card-checks': { type: 'card-checks', cards: four, wrongPins: seven },
  'key-erased': { type: 'key-erased', done: true },
  'sheet-signed': { type: 'sheet-signed', form: 'blank' },
  'left-over-cards': { type: 'left-over-cards', over: four, notRecorded: seven },
  'roll-lists-taken': { type: 'roll-lists-taken', held: four, last: true },
  'day-list-written': { type: 'day-list-written', number: four },
  'books-erased': { type: 'books-erased' },
  'keys-handed': { type: 'keys-handed', to: 'deputy' },
  'key-envelope': { type: 'key-envelope', envelope: 'witness-outer', move: 'handed-on' },
  substitute: { type: 'substitute', place: four, what: 'released' },
  'witness-line': { type: 'witness-line', place: four, what: 'taken-back' },
  'boxes-opened-again': { type: 'boxes-opened-again' },
  'clock-set': { type: 'clock-set', forward: true, minutes: 61 },
  'begun-anew': { type: 'begun-anew', pages: four },
}

describe('an entry', () => {
  it('comes back from its numbers', () => {
    const others: readonly IssuerLogEvent[] = [
      { type: 'boxes-ready', excepted: false },
      { type: 'key-erased', done: false },
      { type: 'sheet-signed', form: 'printed' },
      { type: 'books-taken-over', why: 'other-issuer' },
    ]
    for (const event of [...Object.values(one), ...others]) {
      expect(issuerEventOf(ISSUER_EVENT_CODES[event.type], issuerParametersOf(event))).toEqual(event)
    }
    expect(new Set(Object.values(ISSUER_EVENT_CODES)).size).toBe(Object.keys(one).length)
  })

  it('is what would be written, or none: of every code, with any two numbers', () => {
    const known = new Map(Object.values(ISSUER_EVENT_CODES).map((code) => [code, 0]))
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 255].map((number) => number as Count)
    for (let code = 0; code <= 30; code++) {
      for (const a of numbers) {
        for (const b of numbers) {
          const event = issuerEventOf(code, [a, b])
          if (event === null) continue
          expect([ISSUER_EVENT_CODES[event.type], ...issuerParametersOf(event)]).toEqual([code, a, b])
          known.set(code, (known.get(code) ?? 0) + 1)
        }
      }
    }
    const taken = (type: IssuerLogEvent['type']) => known.get(ISSUER_EVENT_CODES[type])
    expect(known.size).toBe(Object.keys(one).length)
    expect([taken('opened'), taken('boxes-ready'), taken('sheet-signed'), taken('books-taken-over')]).toEqual([
      1, 2, 2, 4,
    ])
    expect([taken('started'), taken('machine'), taken('officer-act'), taken('card-checks')]).toEqual([
      ...[9, 9 * 4, 8 * 9],
      9 * 9,
    ])
  })
})

describe('its pages', () => {
  const election = '0123456789abcdef' as ElectionId
  const check = issuerLogCheck(new Uint8Array(32).fill(7), election, '1-I1' as MachineId)
  const entries = Object.values(one).map((event, i) => ({ minute: `2026-11-22T07:${10 + i}` as LocalMinute, event }))
  /** Each entry on a page of its own. */
  const log = new Uint8Array(ISSUER_LOG_BYTES)
  let head: Uint8Array | null = null
  for (const [i, entry] of entries.entries()) {
    const page = makeIssuerPage([entry], head, i, check)
    log.set(page.bytes, i * PAGE_BYTES)
    head = page.check
  }
  const without = (...pages: readonly number[]) => {
    const changed = log.slice()
    for (const page of pages) changed.fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    return changed
  }

  it('are told in their order, with the number of the last one', () => {
    const fingerprint = head === null ? null : issuerLogFingerprint(head)
    expect(fingerprint).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/)
    expect(readIssuerLog(log, check)).toEqual({ entries, gaps: 0, fingerprint })
    expect(lastIssuerCheck(log, check)).toEqual(head)
  })

  it('without one of them, or of another machine, station or election, they are never whole', () => {
    const last = entries.length - 1
    expect(readIssuerLog(without(0), check)).toMatchObject({ gaps: 1, entries: entries.slice(1) })
    expect(readIssuerLog(without(3, 4, 9), check).gaps).toBe(2)
    // A log that ends early is whole as far as it goes; its number is another one.
    const early = readIssuerLog(without(last), check)
    expect(early.gaps).toBe(0)
    expect(early.fingerprint).not.toBe(readIssuerLog(log, check).fingerprint)
    for (const strange of [
      issuerLogCheck(check.key, election, '1-I2' as MachineId),
      issuerLogCheck(check.key, 'fedcba9876543210' as ElectionId, '1-I1' as MachineId),
      issuerLogCheck(new Uint8Array(32).fill(8), election, '1-I1' as MachineId),
    ]) {
      expect(readIssuerLog(log, strange)).toEqual({ entries: [], gaps: 0, fingerprint: null })
      expect(lastIssuerCheck(log, strange)).toBe(null)
    }
  })

  it('are written behind the last one that anything was written to, whole or torn', () => {
    const empty = new Uint8Array(ISSUER_LOG_BYTES)
    expect(nextIssuerPage(empty)).toBe(0)
    expect(nextIssuerPage(log)).toBe(entries.length)
    const torn = empty.slice()
    torn[5 * PAGE_BYTES + PAGE_BYTES - 1] = 1
    expect(nextIssuerPage(torn)).toBe(6)
    torn[ISSUER_LOG_BYTES - 1] = 1
    expect(nextIssuerPage(torn)).toBe(ISSUER_LOG_PAGES)
    expect(readIssuerLog(torn, check)).toEqual({ entries: [], gaps: 0, fingerprint: null })
  })
})

it('has a key of its own for each issuer and election, and a number that no other paper bears', () => {
  const secret = new Uint8Array(32).fill(3)
  const [election, other] = ['0123456789abcdef', 'fedcba9876543210'] as ElectionId[]
  const [first, second] = ['1-I1', '1-I2'] as MachineId[]
  const keys = [
    issuerLogKey(secret, election as ElectionId, first as MachineId),
    issuerLogKey(secret, election as ElectionId, second as MachineId),
    issuerLogKey(secret, other as ElectionId, first as MachineId),
    issuerLogKey(new Uint8Array(32).fill(4), election as ElectionId, first as MachineId),
  ].map(String)
  expect(new Set(keys).size).toBe(keys.length)
  const numbers = [issuerLogFingerprint, reportFingerprint, sealFingerprint].map((of) => of(secret))
  expect(new Set(numbers).size).toBe(3)
})
