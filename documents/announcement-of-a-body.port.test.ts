/** An announcement of a private body names no machine and no right to stand by law. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { wholeVotes } from '#election/count/votes-in-thousandths.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { DocumentHead } from './document.ts'
import { loadDocumentFonts } from './fonts.ts'
import { numberedAnnouncement } from './numbered-announcement.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-body-'))
afterAll(() => rmSync(directory, { recursive: true }))

const madeAt = '2027-06-23T16:30' as LocalMinute
const place = { electionTitle: '見本高等学校 生徒会役員選挙', municipality: '見本高等学校' }
const head: DocumentHead = { use: 'fixture', ...place, date: '2027-06-23' as LocalDate, madeAt }
const stands = { number: 1, name: '石田', party: '', votes: null, outcome: 'ineligible' } as const
const contest = {
  ...({ id: 'chair', title: '会長', uncontested: false, report: false, of: 'all', withheld: false } as const),
  candidates: [stands],
  figures: [{ what: 'valid', figure: wholeVotes(2) }],
} as const
const announced = { number: 2, at: madeAt, final: true, without: false, corrects: null, contests: [contest] }

async function textFor(ofBody: boolean): Promise<string> {
  const made = await numberedAnnouncement(announced, head, await loadDocumentFonts({ files: new Map(), lists: [] }), {
    ofBody,
  })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const path = join(directory, 'announced.pdf')
  writeFileSync(path, made.value)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

it('says where the votes came from in the words of a body', async () => {
  expect(await textFor(true)).toMatch(/立候補の資格なし.*有効投票数（オンライン）/)
  expect(await textFor(true)).not.toMatch(/投票機|被選挙権/)
  expect(await textFor(false)).toMatch(/被選挙権なし.*有効投票数（投票機）/)
})
