/** DOC-24: a town changes a form in forms.csv; the polling record is printed so, and nothing of the law's words is changed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FormChange } from '#election/definition/form-changes.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import { dayWith, packed, textOfPaper } from '#simulation/rooms/station-on-paper.ts'
import { confirmationSheet } from './confirmation-sheet.ts'
import type { DocumentFonts } from './document.ts'
import { loadDocumentFonts } from './fonts.ts'
import type { FormRow, FormTable } from './form-table.ts'
import { FORM_TABLES } from './forms/tables.ts'
import { KNOWN_FORMS } from './town-forms.ts'

let fonts: DocumentFonts
let directory: string
beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
  directory = mkdtempSync(join(tmpdir(), 'ippyo-town-forms-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function read(...rows: readonly string[]) {
  const files = { ...GOOD_FILES, 'forms.csv': ['様式,変更,場所,言葉,幅', ...rows, ''].join('\n') }
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS, forms: KNOWN_FORMS })
}

function changesIn(...rows: readonly string[]): readonly FormChange[] {
  const result = read(...rows)
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value.sources.rules.settings?.forms ?? []
}

const OWN = [
  '投票録,名称,投票所の場所,投票所の所在地,',
  '投票録,列,故障・交換・再起動（時刻、措置）,確認した者,80',
  '投票録,見出し,送致先,町の記載欄,',
  '投票録,印,投票管理者　署名,選挙管理委員会委員長　署名,',
]

it('prints a polling record with another name, a column, a heading and a line for a seal; the usual one stays as it was', async () => {
  const forms = changesIn(...OWN)
  expect(forms).toEqual([
    { form: 'polling-record', change: 'rename', at: 'place', words: '投票所の所在地' },
    { form: 'polling-record', change: 'column', at: 'machines.trouble', words: '確認した者', width: 80 },
    { form: 'polling-record', change: 'heading', at: 'sendTo', words: '町の記載欄' },
    { form: 'polling-record', change: 'seal', at: 'officer', words: '選挙管理委員会委員長　署名' },
  ])
  const { head, template } = dayWith()
  const day = dayWith({ head: { ...head, forms }, template: { ...template, seals: false } })
  const text = await textOfPaper({ directory, fonts }, 'polling-record', day)
  const own = packed(text)
  for (const words of [
    '投票所の所在地',
    '確認した者',
    '町の記載欄',
    '選挙管理委員会委員長署名',
    '見本市中央一丁目1番1号',
  ])
    expect(own).toContain(words)
  expect(own).not.toContain('投票所の場所')
  expect(own).not.toContain('この版にない')
  const usual = packed(await textOfPaper({ directory, fonts }, 'polling-record', dayWith()))
  for (const words of ['投票所の所在地', '確認した者', '町の記載欄']) expect(usual).not.toContain(words)
})

it('says on each page which change this version has no row for, and prints the rest', async () => {
  const forms = [{ form: 'polling-record', change: 'rename', at: 'gone', words: '無い欄' }] as const
  const text = packed(
    await textOfPaper({ directory, fonts }, 'polling-record', dayWith({ head: { ...dayWith().head, forms } })),
  )
  expect(text).toContain('この版にない様式の変更：無い欄')
  expect(text).toContain('投票所の場所')
})

it.each([
  ['期日前投票宣誓書,名称,氏名,お名前,', '2 form form-fixed 規則 10号'],
  ['氏名等掲示,名称,氏名,名前,', '2 form form-fixed 公選法 175条（LAW-08）'],
  ['投票禄,名称,送致先,宛先,', '2 form not-in-list'],
  ['投票録,名称,送致,宛先,', '2 at not-in-list'],
  ['投票録,消す,送致先,宛先,', '2 change not-in-list'],
  ['投票録,列,送致先,備考,60', '2 at not-in-list'],
  ['投票録,列,投票できる状態にした時刻,備考,', '2 width empty-cell 20…93'],
  ['投票録,列,投票できる状態にした時刻,備考,201', '2 width number-out-of-range'],
  ['投票録,名称,送致先,{station},', '2 words unknown-place'],
  [`投票録,印,投票管理者　署名,${'長'.repeat(25)},`, '2 words too-long'],
  ['投票録,名称,送致先,,', '2 words empty-cell'],
  ['投票録,名称,送致先,宛先,60', '2 width not-in-list'],
  // A label with a datum in it stays.
  ['投票録,名称,投票者数（イ）＝投票機＋点字＋仮投票{andPaper},計,', '2 at not-in-list'],
])('refuses %s', (row, said) => {
  const result = read(row)
  const errors = result.ok ? [] : result.error.errors
  expect(errors.map(({ line, column, code, allowed }) => `${line} ${column} ${code} ${allowed}`)[0]).toContain(said)
})

it('gives further columns no more than the widest one has', () => {
  const column = '投票録,列,故障・交換・再起動（時刻、措置）,備考,50'
  expect(changesIn(column)).toHaveLength(1)
  expect(read(column, column).ok).toBe(false)
})

it('has the law and the day of each form, and no two forms of one title', () => {
  for (const { name, law, asOf } of FORM_TABLES)
    expect([name, law !== '', /^\d{4}-\d{2}$/.test(asOf)]).toEqual([name, true, true])
  const titles = KNOWN_FORMS.map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
})

it('has one row for each name of a form, or rows of the same words: a change reaches what it names and nothing else', () => {
  const labels = (rows: readonly FormRow[], table: string): readonly (readonly [string, string])[] =>
    rows.flatMap(({ kind, name, words = '', rows: below = [] }) => [
      ...(name === undefined || ['facts', 'part', 'draw'].includes(kind) ? [] : [[`${table}${name}`, words] as const]),
      ...labels(below, kind === 'table' ? `${name}.` : table),
    ])
  for (const { name, rows } of FORM_TABLES as readonly FormTable[]) {
    const all = labels(rows, '')
    const several = all.filter(([at, words]) => all.some(([other, said]) => other === at && said !== words))
    expect([name, several]).toEqual([name, []])
  }
})

it('changes a paper of the machines too: 確認書 with another column and a line for a seal', async () => {
  const forms = changesIn('確認書,列,備考,確認した者,60', '確認書,印,投票管理者　氏名,選挙管理委員会　氏名,')
  const machines = [{ id: '2-K1', serial: 'NM-1', started: true, note: '' }]
  const station = { id: '2', name: '第2投票所' }
  const input = { head: { ...dayWith().head, forms }, station, machines, fingerprint: '12345', witnesses: 2 }
  const made = await confirmationSheet(input, fonts)
  const path = join(directory, 'confirmation.pdf')
  writeFileSync(path, made.ok ? made.value : expect.unreachable())
  const text = packed(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }))
  for (const words of ['確認した者', '選挙管理委員会氏名', '投票管理者氏名']) expect(text).toContain(words)
})
