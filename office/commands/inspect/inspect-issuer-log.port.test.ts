/** `ippyo inspect log` over an issuer's log: what an auditor reads is what the issuer wrote, with the key that it gave away. */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { toHex } from '#election/bytes.ts'
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { ISSUER_LOG_BYTES, issuerLogCheck, makeIssuerPage } from '#election/log/issuer-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  ELECTION_DATE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { said } from '../ippyo-in-tests.ts'

const EVENTS: readonly IssuerLogEvent[] = [
  { type: 'started', wrongPins: asCount(1) },
  { type: 'sheet-signed', form: 'blank' },
  { type: 'opened' },
  { type: 'left-over-cards', over: asCount(2), notRecorded: asCount(255) },
]
const NIST = join(import.meta.dirname, '../../../fixtures/reference/nist')
const KEY = new Uint8Array(32).fill(7)
let directory: string
let made: CountingElection

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-issuer-log-'))
  made = await countingElection(secureRandomness(), { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))

/** @returns its path; a page of each event, and its key beside it */
function written(name: string, { key = KEY, spoilt = -1 } = {}): string {
  const { electionId, machines } = made.election.electionPackage
  const issuer = machines.find(({ kind }) => kind === 'issuer')
  assert(issuer !== undefined, 'the election has an issuer')
  const check = issuerLogCheck(KEY, electionId, issuer.id)
  const file = new Uint8Array(ISSUER_LOG_BYTES)
  let head: Uint8Array | null = null
  EVENTS.forEach((event, i) => {
    const minute = `${ELECTION_DATE}T07:0${i}` as LocalMinute
    const page = makeIssuerPage([{ minute, event }], head, i, check)
    file.set(page.bytes, i * PAGE_BYTES)
    head = page.check
  })
  if (spoilt >= 0) file.fill(9, spoilt * PAGE_BYTES, spoilt * PAGE_BYTES + 8)
  const path = join(directory, `issuer-log-${name}.ippyo`)
  writeFileSync(path, file)
  writeFileSync(join(directory, `issuer-log-${name}.key`), `${toHex(key)}\n`)
  return path
}

/** `form` stands behind the path: options of the command and of the program alike. */
function inspect(path: string, ...form: readonly string[]) {
  const grounds = ['--package', join(directory, 'package'), '--authority', join(directory, 'machine/authority.pub')]
  return said('inspect', 'log', path, ...grounds, ...form)
}

it('is told in both languages, with the number of its last page', async () => {
  const path = written('whole')
  const english = await inspect(path, '--lang', 'en')
  expect(english.code, english.out).toBe(0)
  for (const words of [
    `${ELECTION_DATE} 07:01  The confirmation sheet was signed (the blank one).`,
    'over 2, not recorded 255 or more',
    'OK The chain is whole',
  ])
    expect(english.out).toContain(words)
  expect(english.out).toMatch(/last page: \d{5} \d{5} \d{5} \d{5}/)
  expect((await inspect(path, '--lang', 'ja')).out).toContain('備え付けの用紙')
  expect(JSON.parse((await inspect(path, '--json')).out)).toMatchObject({
    kind: 'issuer-log',
    machine: '1-I1',
    chain: 'whole',
    entries: EVENTS.map((event) => ({ event })),
  })
})

it('with a spoilt page is never told as whole', async () => {
  const { code, out } = await inspect(written('spoilt', { spoilt: 1 }), '--lang', 'en')
  expect(code).toBe(1)
  expect(out).toContain('▲ The chain is broken in 1 place')
  expect(out).not.toContain('confirmation sheet')
})

it('is a paper, too', async () => {
  const pdf = join(directory, 'log.pdf')
  const { code, out } = await inspect(written('printed'), '--pdf', pdf)
  expect(code, out).toBe(0)
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
})

it.each([
  ['whole-table', -1, 'whole', EVENTS.length, 0],
  ['spoilt-table', 1, 'broken', EVENTS.length - 1, 1],
] as const)(
  'is a table, too (%s): a line an event, each with the state of the chain',
  async (name, spoilt, chain, rows, exit) => {
    const csv = join(directory, `${name}.csv`)
    const { code, out } = await inspect(written(name, { spoilt }), '--csv', csv, '--lang', 'en')
    expect([code, out]).toEqual([exit, expect.stringContaining(csv)])
    const bytes = readFileSync(csv)
    const lines: readonly string[][] = parse(bytes, { bom: true, record_delimiter: '\r\n' })
    expect(lines[0]).toEqual(['number', 'time', 'type', 'values', 'what happened', 'chain'])
    expect(lines.slice(1)).toHaveLength(rows)
    expect(new Set(lines.slice(1).map((line) => line[5]))).toEqual(new Set([chain]))
    const { type, ...values } = EVENTS[3] ?? expect.fail('an event')
    const last = lines.at(-1) ?? []
    expect([last[0], last[1], last[2], JSON.parse(last[3] ?? '')]).toEqual([
      `${rows}`,
      `${ELECTION_DATE} 07:03`,
      type,
      values,
    ])
    expect(last[4]).toContain('not recorded 255 or more')
  },
)

it.each([
  ['whole-nist', -1, 'whole'],
  ['spoilt-nist', 1, 'broken'],
] as const)(
  'is NIST SP 1500-101, too (%s): held against the published schema, to the minute alone',
  async (name, spoilt, chain) => {
    const file = join(directory, `${name}.json`)
    await inspect(written(name, { spoilt }), '--nist', file, '--lang', 'en')
    const log = JSON.parse(readFileSync(file, 'utf8'))
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(NIST, 'election-event-logging-1.json'), 'utf8')))
    expect(schema.safeParse(log).error?.issues).toBeUndefined()
    expect(schema.safeParse({ ...log, Nobody: 'x' }).success).toBe(false)
    expect(log.Details).toContain(`chain: ${chain}`)
    const [{ Event, Type }] = log.Device
    expect([Type, Event.at(-1).Sequence]).toEqual(['ballot-activation', String(Event.length)])
    // LAW-17, log.md §6: no second leaves, here or anywhere else in the file.
    expect(Event.at(-1).TimeStamp).toBe(`${ELECTION_DATE}T07:03:00+09:00`)
    for (const [time] of readFileSync(file, 'utf8').matchAll(/\d\d:\d\d:\d\d/g)) expect(time).toMatch(/:00$|\+09/)
  },
)

it('without its key, or under another, is refused in words', async () => {
  const alone = written('alone')
  await rm(alone.replace('.ippyo', '.key'))
  expect(await inspect(alone, '--json')).toMatchObject({ code: 1, out: expect.stringContaining('log-key-missing') })
  const other = written('other', { key: new Uint8Array(32).fill(8) })
  expect((await inspect(other, '--json')).out).toContain('log-of-other-election')
})
