/** The printer is asked for A4, one side: every paper of the office is that, on every page, whatever it says. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { type Prepared, prepareSmall, SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { OFFICE_PAPERS } from '../session/papers.ts'
import { makePapers } from './make-papers.ts'
import { printRecord } from './print-record.ts'

const AT = '2027-04-20T10:00' as LocalMinute
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-a4-'))
let prepared: Prepared

/** Somebody died: notices too. */
beforeAll(async () => {
  const file = join(scratch, 'candidates.csv')
  cpSync(SMALL_SOURCES, scratch, { recursive: true })
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  const states = rows.map((row, place) => `${row},${place === 2 ? 'died' : ''}`)
  writeFileSync(file, `${[`${head},state`, ...states].join('\n')}\n`)
  prepared = await prepareSmall(undefined, scratch)
})
afterAll(() => {
  prepared.remove()
  rmSync(scratch, { recursive: true })
})

function sizesOf(path: string): readonly string[] {
  const pdf = readFileSync(path, 'latin1')
  return [...pdf.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box = '']) => box)
}

test('each of them', async () => {
  const { directory, election } = prepared
  const authority = await readAuthorityPub(join(directory, 'office'))
  if (!authority.ok) throw new Error(authority.error.type)
  const out = join(directory, 'papers')
  const input = { election, authorityPublicKey: authority.value, out, madeAt: AT }
  const made = await makePapers({ ...input, progress: () => {} })
  const { rules } = election.electionPackage
  const record = await printRecord(
    { use: 'rehearsal', entries: [] },
    { type: 'print-record', rules, titles: new Map(), number: '0', at: AT },
    out,
    () => {},
  )
  if (!made.ok || !record.ok) throw new Error('a paper was not made')
  const papers = [...made.value, record.value]
  expect([...new Set(papers.map(({ name }) => name))].sort()).toEqual([...OFFICE_PAPERS].sort())
  for (const { path, pages } of papers) {
    const sizes = sizesOf(path)
    expect([sizes.length, ...new Set(sizes)], path).toEqual([pages.length, '0 0 595.28 841.89'])
  }
})
