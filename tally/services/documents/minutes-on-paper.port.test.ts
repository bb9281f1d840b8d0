/** 開票録 and 選挙録 say what people said for them, in the law's words; what nobody said stays a line for the pen, and no correction is silent. */

import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { provisionalRows } from '#documents/minutes.ts'
import { type MinutesEntry, type MinutesField, minutesFields } from '#election/count/minutes.ts'
import { paperFields } from '#election/count/paper.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { TallyResult } from '../../session/effect.ts'
import { resultOf } from '../../session/questions.ts'
import { type TallyDocument, tallyScreenEventSchema } from '../../session/screen-event.ts'
import { DocumentMaker } from './make-documents.ts'

const RECORDS = ['counting-record', 'election-record', 'joined-record'] as const

let out: string
let result: TallyResult
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-minutes-'))
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  result = resultOf(room.state) ?? expect.unreachable()
})
afterAll(() => rm(out, { recursive: true }))

async function textOf(document: TallyDocument, minutes: readonly MinutesEntry[]): Promise<string> {
  const printed = await new DocumentMaker(out).make(document, { ...result, minutes })
  const path = printed.ok ? printed.value : expect.unreachable()
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

/** In every place words of its own, and what the paper makes of them. */
function everything(): readonly { readonly name: string; readonly value: string; readonly onPaper: string }[] {
  return minutesFields.map((field, i) => ({ name: field.name, ...fieldSaid(field, i) }))
}

function fieldSaid({ kind, paper }: MinutesField, i: number) {
  const two = String(i % 60).padStart(2, '0')
  const [day, hour] = paper === 'count' ? [23, 21] : [24, 20]
  switch (kind) {
    case 'words':
      return { value: `記載${i}号`, onPaper: `記載${i}号` }
    case 'minute':
      return {
        value: `2002-06-${day}T${hour}:${two}`,
        onPaper: `6月${day}日（${day === 23 ? '日' : '月'}）${hour}時${two}分`,
      }
    case 'time':
      return { value: `${hour - 3}:${two}`, onPaper: `${hour - 3}時${two}分` }
    case 'number':
      return { value: String(7000 + i), onPaper: `7,${String(i).padStart(3, '0')}` }
    case 'decision':
      return i % 2 === 0 ? { value: 'accepted', onPaper: '受理' } : { value: 'refused', onPaper: '不受理' }
  }
}

const entry = (number: number, fields: Readonly<Record<string, string>>, reason = ''): MinutesEntry => {
  return { number, at: `2002-06-25T1${number}:05` as LocalMinute, by: `書記 ${number}郎`, reason, fields }
}

it.each(RECORDS)('%s: every place that belongs to it', async (document) => {
  const all = everything()
  const text = await textOf(document, [entry(1, Object.fromEntries(all.map(({ name, value }) => [name, value])))])
  const belongs = (name: string) => {
    // PEO 79: there is no report of a counting officer where the count is joined to the meeting.
    if (name === 'meeting received') return document === 'election-record'
    return document === 'joined-record' || name.startsWith(document === 'counting-record' ? 'count ' : 'meeting ')
  }
  for (const { name, onPaper } of all) expect([name, text.includes(onPaper)]).toEqual([name, belongs(name)])
  const witness = document === 'counting-record' ? '開票立会人' : '選挙立会人'
  // A printed name is no signature: a line for each.
  expect(text).toContain(`${witness}10署名`)
  expect(text).not.toContain(`${witness}11署名`)
})

it.each(RECORDS)('%s: what nobody said is for the pen', async (document) => {
  const empty = await textOf(document, [])
  expect(empty).not.toMatch(/記載事項の入力|記載\d+号/)
  expect(empty).toContain(document === 'counting-record' ? '開票立会人4署名' : '選挙立会人4署名')
  const place = document === 'counting-record' ? 'count place' : 'meeting place'
  const some = await textOf(document, [entry(1, { [place]: '市民体育館' })])
  expect(some).toContain('市民体育館')
  expect(some.replace('市民体育館', '').startsWith(empty.slice(0, 60))).toBe(true)
})

it.each(RECORDS)('%s: who said it, and each correction with its reason', async (document) => {
  const place = document === 'counting-record' ? 'count place' : 'meeting place'
  const text = await textOf(document, [
    entry(1, { [place]: '市民体育館' }),
    entry(2, { [place]: '中央公民館' }, '会場の書き違い'),
  ])
  expect(text).toContain('書記1郎が入力した（平成14年6月25日（火）11時05分）。')
  expect(text).toContain('書記2郎が訂正した（平成14年6月25日（火）12時05分）。訂正の理由会場の書き違い')
  expect(text).toContain('中央公民館')
  expect(text).not.toContain('市民体育館')
})

const MAYOR = 'mayor' as ContestId

/** Mayors 1 and 2 have ten votes each: a lot, drawn before a witness. */
async function drawn(): Promise<TallyResult> {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  const empty = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const provisional = { 'voters-provisional': '3', 'not-accepted-provisional': '1' }
  const votes = { 'votes 1': '4', 'votes 2': '10', 'voters-absentee': '11', 'taken-away': '0' }
  const fields = { ...Object.fromEntries(empty), ...provisional, ...votes }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  room.press(tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, reason: '', typings }))
  room.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
  room.press(lotEntered(MAYOR, [2], { witnesses: ['立会 冬美'] }))
  return resultOf(room.state) ?? expect.unreachable()
}

/** Text of each election's own record. */
async function recordsIn(result: TallyResult, minutes: readonly MinutesEntry[]): Promise<readonly string[]> {
  const printed = await new DocumentMaker(out).make('election-record', { ...result, minutes })
  const path = printed.ok ? printed.value : expect.unreachable()
  const pages = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).split('\f')
  const titles = result.count.contests.map(({ contest }) => `${contest.title}選挙録（案）`)
  const starts = titles.map((title) => pages.findIndex((page) => page.replaceAll(/\s/g, '').includes(title)))
  expect(starts.every((start, i) => start >= 0 && start > (starts[i - 1] ?? -1))).toBe(true)
  return starts.map((start, i) =>
    pages
      .slice(start, starts[i + 1])
      .join('')
      .replaceAll(/\s/g, ''),
  )
}

it('選挙録 of one election: its lot, addresses of its elected, and its own meeting before what is said for all', async () => {
  const counted = await drawn()
  const said = entry(1, {
    'meeting place': '市民体育館',
    'meeting officer': '全体　長一',
    'meeting witness 1 name': '全体　立会',
    'of mayor elected 2 address': '見本市北町2-2',
    'of mayor elected 1 address': '見本市南町1-1',
    'of council elected 1 address': '見本市西町5-5',
    'of council meeting place': '第二会議室',
    'of council meeting witness 1 name': '市議　立会',
  })
  const [mayor, council] = await recordsIn(counted, [said])
  const [first, second] =
    counted.count.contests[0]?.totals.map(({ candidate }) => candidate.name.replaceAll(/\s/g, '')) ?? []
  expect(mayor).toMatch(
    new RegExp(
      `対象${first}、${second}日時平成14年6月23日（日）23時15分方法封筒に入れた紙片くじを引いた者選挙長結果当選人${second}（立会い立会冬美）`,
    ),
  )
  for (const there of ['市民体育館', '全体長一', '全体立会', '見本市北町2-2']) expect(mayor).toContain(there)
  // Who is not elected has no address on the record, though one was entered before the result.
  for (const not of ['見本市南町1-1', '見本市西町5-5', '第二会議室', '市議立会']) expect(mayor).not.toContain(not)
  for (const there of ['第二会議室', '市議立会', '見本市西町5-5', '全体長一']) expect(council).toContain(there)
  for (const not of ['市民体育館', '全体立会', '封筒に入れた紙片', '見本市北町2-2']) expect(council).not.toContain(not)
})

it('開票録 names provisional votes and what was decided, and a medium that came on paper where somebody says so', async () => {
  const counted = await drawn()
  const of = async (fields: Readonly<Record<string, string>>) => {
    const printed = await new DocumentMaker(out).make('counting-record', { ...counted, minutes: [entry(1, fields)] })
    const path = printed.ok ? printed.value : expect.unreachable()
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  }
  const text = await of({
    'count provisional 1 name': '仮投 一郎',
    'count provisional 1 ground': '法50条3項',
    'count provisional 1 opinion': '異議なし',
    'count provisional 1 decision': 'accepted',
    'count provisional 2 name': '調書第2号',
    'count provisional 2 decision': 'refused',
    'count provisional 2 reason': '本人でない',
    'count from-paper': '第2投票所 組1、2枚、読取 花子',
  })
  expect(text).toMatch(/仮投 一郎\s+法50条3項\s+異議なし\s+受理/)
  expect(text).toMatch(/調書第2号\s+不受理\s+本人でない/)
  // The label takes two lines, and what is said stands beside both.
  expect(text).toContain('紙（二次元コード）から')
  expect(text).toContain('第2投票所 組1、2枚、読取 花子')
  expect(await of({ 'count place': '市民体育館' })).not.toContain('二次元コード')
})

it('開票録 says itself which media the tally read from sheets, and then what people say of others', async () => {
  const counted = await drawn()
  const media = new Map(
    [...counted.receipt.media].map(([key, each], i) => [key, { ...each, sheets: i === 0 ? 3 : null }]),
  )
  const minutes = [entry(1, { 'count from-paper': '第2投票所 組1、2枚、読取 花子' })]
  const of = async (result: TallyResult) => {
    const printed = await new DocumentMaker(out).make('counting-record', result)
    const path = printed.ok ? printed.value : expect.unreachable()
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
  }
  const [own, both] = [{ ...counted, receipt: { ...counted.receipt, media } }, { minutes }]
  expect(await of(own)).toMatch(/組1正（原本）：用紙3枚を集計機/)
  expect(await of({ ...own, ...both })).toMatch(/用紙3枚を集計機.*第2投票所組1、2枚、読取花子/)
})

it('there are as many rows as provisional votes were decided, named or for the pen', () => {
  const rows = (names: number, decided: number) => {
    const said = Array.from({ length: names }, (_, i) => [`count provisional ${i + 1} name`, '仮投 一郎'])
    return provisionalRows(Object.fromEntries(said), decided).map((row) => row !== null)
  }
  expect(rows(0, 0)).toEqual([false, false])
  expect(rows(0, 3)).toEqual([false, false, false])
  expect(rows(2, 3)).toEqual([true, true, false])
  expect(rows(3, 1)).toEqual([true, true, true])
  expect(rows(1, 99_999_999)).toHaveLength(20)
})
