/** 選任書, 14・15号, 告示, 宣誓書, 25号, チェックリスト, 受領書: filled from the election's data, empty for the pen, and no long name runs over another word. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { Station } from '#election/definition/definition.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { overprinted } from '#simulation/rooms/overprinted.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { loadDocumentFonts } from '../fonts.ts'
import type { DrawnPaper } from '../form.ts'
import { absenteeRecord } from './absentee-record.ts'
import { appointments } from './appointments.ts'
import { checklists } from './checklists.ts'
import { earlyOath } from './early-oath.ts'
import { officersNotice } from './officers-notice.ts'
import { receipts } from './receipts.ts'
import { witnessNominations } from './witness-nominations.ts'

const head: DocumentHead = {
  use: 'rehearsal',
  electionTitle: '小さな選挙',
  municipality: '新見市',
  date: '2002-06-23' as LocalDate,
  madeAt: '2002-06-17T09:00' as LocalMinute,
}
const early: Station = {
  ...tinyStation,
  id: '9' as Station['id'],
  index: 2 as Station['index'],
  name: '期日前 市役所',
  earlyVoting: true,
  designated: false,
  opens: '08:30' as Station['opens'],
  dates: ['2002-06-20', '2002-06-22', '2002-06-21'] as LocalDate[],
}
const electionPackage = { ...tinyPackage, stations: [tinyStation, early] }
const input = { head, electionPackage }

let fonts: DocumentFonts
let directory: string
beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
  directory = mkdtempSync(join(tmpdir(), 'ippyo-statutory-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function pagesOf(made: DrawnPaper): readonly string[] {
  if (!made.ok) throw new Error(made.error.text)
  const file = join(directory, 'paper.pdf')
  writeFileSync(file, made.value.pdf)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/[ \u3000]/g, '')
  return text.split('\f').filter((page) => page.trim() !== '')
}

test('選任書・承諾書: one sheet a station, with its days and hours, and no name', async () => {
  const [day = '', before = '', ...more] = pagesOf(await appointments(input, fonts))
  expect(more).toEqual([])
  for (const said of ['小さな選挙', '第2投票所（2）', '平成14年6月23日（日）', '7時00分から20時00分まで', '承諾書'])
    expect(day).toContain(said)
  for (const said of ['期日前投票所', '平成14年6月20日（木）から平成14年6月22日（土）まで', '8時30分から'])
    expect(before).toContain(said)
  expect(day).toContain('様式は告示で確認')
})

test('14・15号: a sheet for each candidate of a poll, by the name of the register, and for nobody who stands no more', async () => {
  const [mayor, ...others] = tinySources.candidates
  if (mayor === undefined) throw new Error('a candidate')
  const candidates = [mayor, ...others.map((each) => ({ ...each, displayName: '通り名' }))]
  const last = candidates.at(-1) ?? mayor
  const fourth = { ...last, id: 14 as typeof last.id, number: 4 as typeof last.number, name: '青木 六郎' }
  // With two seats and three who stand there is still a poll.
  const gone = [...candidates.slice(0, -1), { ...last, gone: 'died' as const }, fourth]
  const list = candidateListOf({ ...tinySources, candidates: gone }, tinyPackage.electionId)
  const pages = pagesOf(await witnessNominations({ head, contests: tinySources.contests, list }, fonts))
  const open = list.contests.flatMap(({ uncontested, candidates: of }) =>
    uncontested ? [] : of.filter(({ gone }) => gone === null),
  )
  expect([pages.length, open.length]).toEqual([5, 5])
  expect(pages.join('')).not.toContain('佐藤五郎')
  open.forEach(({ name, party }, place) => {
    expect(pages[place]).toContain(`届け出る候補者${name.replace(/ /g, '')}`)
    expect(pages[place]).toContain(party)
    expect(pages[place]).not.toContain('通り名')
  })
})

test('告示: two posts for each station and for each election, with a line for address and name', async () => {
  const text = pagesOf(await officersNotice(input, fonts)).join('')
  expect(text.match(/投票管理者/g)?.length).toBeGreaterThanOrEqual(2)
  for (const said of ['第2投票所', '期日前市役所', '開票管理者', '新見市開票区', '市議会議員選挙会', '告示第号'])
    expect(text).toContain(said)
  expect(text.match(/職務代理者/g)).toHaveLength(2 + 1 + 2)
})

const asked = { kind: 'question', question: { answers: 'choices' } } as const

test('a question has no meeting of election, and no choice names a witness of the count', async () => {
  const contests = tinySources.contests.map((each) => (each.id === 'council' ? { ...each, seats: 1, ...asked } : each))
  const notice = pagesOf(await officersNotice({ head, electionPackage: { ...electionPackage, contests } }, fonts)).join(
    '',
  )
  expect(notice).not.toContain('市議会議員選挙会')
  const list = candidateListOf({ ...tinySources, contests }, tinyPackage.electionId)
  const pages = pagesOf(await witnessNominations({ head, contests, list }, fonts))
  const people = tinySources.candidates.filter(({ contest }) => contest === 'mayor')
  expect(pages).toHaveLength(people.length)
})

test('宣誓書: six grounds, the election and its early-voting places', async () => {
  const text = pagesOf(await earlyOath(input, fonts)).join('')
  expect([...text.matchAll(/第(\d)号/g)].map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6])
  for (const said of ['平成14年6月23日（日）執行の小さな選挙', '期日前市役所平成14年6月20日'])
    expect(text).toContain(said)
  expect(text).not.toContain('第2投票所')
})

test('25号: for the designated station, by contest; with none, for each station of the day', async () => {
  const [page = '', ...more] = pagesOf(await absenteeRecord(input, fonts))
  expect([more.length, page.includes('指定投票区'), page.includes('期日前')]).toEqual([0, true, false])
  for (const said of ['第2投票所', '市長', '市議会議員', '令第54条', '委員長']) expect(page).toContain(said)
  const stations = [1, 2].map((at) => ({ ...tinyStation, name: `第${at}投票所`, designated: false }))
  const each = pagesOf(await absenteeRecord({ head, electionPackage: { ...electionPackage, stations } }, fonts))
  expect(each.map((text) => /第\d投票所/.exec(text)?.[0])).toEqual(['第1投票所', '第2投票所'])
})

test('チェックリスト: phases of the day, its hours and machines; absentee votes where they come alone', async () => {
  const text = pagesOf(await checklists(input, fonts)).join('')
  const [day = '', ...parts] = text.split('チェックリスト期日前')
  const before = parts.join('')
  for (const said of ['投票機2台、予備1台', '7時00分に投票の開始', '20時00分に入口の閉鎖', '不在者投票の受理を決定'])
    expect(day).toContain(said)
  // MED-06: the deputy packs by it.
  for (const said of [
    '標札を入口に',
    '車が来ている',
    '職務代理者が数え',
    '電源タップ、延長コード、電話機',
    '発券機とその読取機',
  ])
    expect(day).toContain(said)
  expect(before).toContain('8時30分に投票の開始')
  expect(before).toContain('最終日に記録媒体を取り出し')
  expect(before).not.toContain('不在者投票の受理を決定')
})

test('受領書: a page a station, with the pairs that may come and three who sign', async () => {
  const pages = pagesOf(await receipts(input, fonts))
  expect(pages).toHaveLength(2)
  for (const said of ['第2投票所（2）', '3組まで', '受領した者職氏名', '送致立会人署名'])
    expect(pages[0]).toContain(said)
})

const LONG: Station = {
  ...tinyStation,
  name: '第12投票区　旧 新見市立本郷小学校 屋内運動場（二階）及び体育館の東側入口',
}
test.each([
  ['選任書', appointments],
  ['告示', officersNotice],
  ['宣誓書', earlyOath],
  ['25号', absenteeRecord],
  ['チェックリスト', checklists],
  ['受領書', receipts],
] as const)('%s: long names take more room, and are over nothing', async (_, draw) => {
  const long = { ...head, electionTitle: '新見市長選挙及び新見市議会議員一般選挙（再選挙）'.repeat(2) }
  const stations = [LONG, { ...LONG, earlyVoting: true, dates: early.dates }]
  const contests = electionPackage.contests.map((each) => ({ ...each, title: '長い名の市の'.repeat(5) }))
  const made = await draw({ head: long, electionPackage: { ...electionPackage, stations, contests } }, fonts)
  expect(overprinted(made, directory)).toEqual([])
})
