/** The office's papers name everybody who stands, by the name that the machine shows, and nothing that is secret. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import { listStickLabel, rollStickLabel } from '#election/definition/list-stick-label.ts'
import { electionId } from '#election/id-schemas.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { overprinted } from '#simulation/rooms/overprinted.ts'
import { tinyMoved, tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { uiWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { DocumentFonts, DocumentHead } from '../document.ts'
import { loadDocumentFonts } from '../fonts.ts'
import type { DrawnPaper } from '../form.ts'
import { candidateNotice } from './candidate-notice.ts'
import { cardLabels } from './card-labels.ts'
import { ceremonyRecord } from './ceremony-record.ts'
import { listSlips } from './list-slips.ts'
import { sealingLabels } from './sealing-labels.ts'
import { transportLists } from './transport-lists.ts'
import { votingGuide } from './voting-guide.ts'
import { workRecord } from './work-record.ts'

const head: DocumentHead = {
  use: 'rehearsal',
  electionTitle: '小さな選挙',
  municipality: '新見市',
  date: '2002-06-23' as LocalDate,
  madeAt: '2002-06-17T09:00' as LocalMinute,
}
const id = electionId.parse('00112233445566aa')
let fonts: DocumentFonts
let directory: string

beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
  directory = mkdtempSync(join(tmpdir(), 'ippyo-office-papers-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function textOf(made: DrawnPaper): string {
  if (!made.ok) throw new Error(made.error.text)
  const file = join(directory, 'paper.pdf')
  writeFileSync(file, made.value.pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

test('氏名等掲示: each election on pages of its own, in the order of the lot, without numbers', async () => {
  const turned = tinySources.candidates.map((each) =>
    each.contest === 'mayor' ? { ...each, number: (3 - each.number) as typeof each.number } : each,
  )
  const list = candidateListOf({ ...tinySources, candidates: turned }, id)
  const text = textOf(await candidateNotice({ head, contests: tinySources.contests, list }, fonts))
  const places = ['山﨑 花子', '髙橋 一郎', '田邉 三郎', '渡邊 四郎', '佐藤 五郎'].map((name) => text.indexOf(name))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(text).toContain('一票の会')
  expect(text).not.toContain('お知らせ')
})

test('of a question the wall has its choices, and says nothing of candidates', async () => {
  const question = { answers: 'choices' } as const
  const contests = tinySources.contests.map((each) => ({ ...each, kind: 'question', seats: 1, question }) as const)
  const list = candidateListOf({ ...tinySources, contests }, id)
  const text = textOf(await candidateNotice({ head, contests, list }, fonts))
  expect(text).toContain('選択肢')
  expect(text).not.toMatch(/候補者|党派/)
})

test('who stands no more keeps the place; an election that falls away is not posted', async () => {
  const [dead, ...others] = tinySources.candidates
  if (dead === undefined) throw new Error('a candidate')
  const third = { ...dead, id: 3 as typeof dead.id, number: 3 as typeof dead.number, name: '青木 六郎' }
  const alone = others.filter(({ contest, id: each }) => contest === 'mayor' || each === 11)
  const candidates = [{ ...dead, gone: 'died' as const }, ...alone, third]
  const list = candidateListOf({ ...tinySources, candidates }, id)
  const text = textOf(await candidateNotice({ head, contests: tinySources.contests, list }, fonts))
  expect(text).toContain('髙橋 一郎')
  expect(text).not.toContain('田邉 三郎')
})

test('投票手順案内 is one page, also with three elections of long titles', async () => {
  const [contest] = tinySources.contests
  if (contest === undefined) throw new Error('a contest')
  const contests = [1, 2, 3].map((at) => ({ ...contest, title: `${'長い名の市の'.repeat(6)}選挙 ${at}` }))
  expect(textOf(await votingGuide({ head, contests }, fonts))).toContain('1 / 1 ページ')
})

test('投票手順案内 sends voters to buttons that the machine has, and names only elections with a poll', async () => {
  const text = textOf(await votingGuide({ head, contests: tinySources.contests.slice(1) }, fonts)).replace(/\s/g, '')
  const named = [...text.matchAll(/「(.+?)」/g)].map(([, word]) => word)
  // 戻る and 設定 stand on pages for staff and for keys: a voter at the glass looks for them in vain.
  const { back: _back, settingsTitle: _settings, ...ofVoters } = kioskScreen
  const words = [...Object.values(ofVoters), ...Object.values(uiWords)].map(({ ja }) => ja.replace(/\s/g, ''))
  expect(named.length).toBeGreaterThan(7)
  for (const word of named) expect(words).toContain(word)
  expect([text.includes('市議会議員'), text.includes('市長')]).toEqual([true, false])
})

test('運搬目録: every machine and medium of a station by its number, and no thing of another one', async () => {
  const other = {
    ...tinyStation,
    id: '3' as typeof tinyStation.id,
    index: 2 as typeof tinyStation.index,
    name: '第3投票所',
  }
  const electionPackage = { ...tinyPackage, stations: [tinyStation, other] }
  const text = textOf(await transportLists({ head, electionPackage, fingerprint: '12345 67890 12345 67890' }, fonts))
  const [first, second] = [text.slice(0, text.indexOf('第3投票所')), text.slice(text.indexOf('第3投票所'))]
  for (const number of ['NJ-1', 'S1-P1-O', 'S1-P1-D', 'S1-T', '12345 67890']) expect(first).toContain(number)
  expect([second.includes('S2-T'), second.includes('NJ-1')]).toEqual([true, false])
})

test('候補者一覧の送り状: what changed since the list before, the machines of a station, and a page for the tally', async () => {
  const before = { list: candidateListOf(tinySources, id, 1) }
  const [mayor, ...others] = tinySources.candidates
  if (mayor === undefined) throw new Error('a candidate')
  const candidates = [{ ...mayor, gone: 'died' as const }, ...others]
  const list = candidateListOf({ ...tinySources, candidates }, id, 2, [], tinyMoved, ['mayor'])
  const fingerprint = '12345 67890 12345 67890'
  const lists = [before, { list }]
  const record = { lines: 57, number: '11111 22222 33333 44444' }
  const now = { electionPackage: tinyPackage, list, lists, fingerprint }
  const slips = await listSlips({ head, election: now, record }, fonts)
  const text = textOf(slips).replace(/[ \u3000]/g, '')
  const station = text.slice(0, text.indexOf('T-L2'))
  for (const what of [
    'S1-L2',
    'NJ-1',
    '12345678901234567890',
    '髙橋一郎',
    '死亡',
    '市長は、次の一覧が届くまで紙で',
    '令和',
    '第2版',
    '57件まで照合番号11111222223333344444',
  ])
    expect(station).toContain(what.replace('令和', '平成14年6月28日'))
  expect(text).toContain('T-L2')
  const back = { list: candidateListOf({ ...tinySources, candidates }, id, 3) }
  const election = { electionPackage: tinyPackage, list: back.list, lists: [...lists, back], fingerprint }
  const again = textOf(await listSlips({ head, election, record: null }, fonts)).replace(/\s/g, '')
  expect([
    again.includes('市長は、投票機の投票に戻る'),
    again.includes('死亡'),
    again.includes('無投票になる'),
  ]).toEqual([true, false, true])
  // D-26: entered by mistake, and taken back by the list after it.
  const last = { list: candidateListOf(tinySources, id, 4) }
  const stands = { electionPackage: tinyPackage, list: last.list, lists: [...lists, back, last], fingerprint }
  const taken = textOf(await listSlips({ head, election: stands, record: null }, fonts)).replace(/\s/g, '')
  expect(taken).toContain('髙橋一郎死亡の表示を取り消す。画面で選べる。')
  expect(taken).toContain('市長は、無投票でなくなり、投票を行う。')
})

test('鍵の生成の記録: the approvers, the number of each machine, and how far the record went (X3-A1, X3-C1, X3-C6)', async () => {
  const { authorityPublicKey } = { authorityPublicKey: new Uint8Array(32).fill(7) }
  const of = { head, electionPackage: tinyPackage, fingerprint: '12345 67890 12345 67890', authorityPublicKey }
  const approvers = ['青木　愛', '林　健'].map((name, place) => ({ name, key: `${place}a`.repeat(32) }))
  const record = { lines: 31, number: '11111 22222 33333 44444' }
  const text = textOf(await ceremonyRecord({ ...of, approvers, record }, fonts)).replace(/\s/g, '')
  for (const what of ['承認者', '青木愛', '林健', '0a0a0a0a', '31件まで照合番号11111222223333344444'])
    expect(text).toContain(what)
  const [machine] = tinyPackage.machines
  if (machine === undefined) throw new Error('a machine')
  // One computer has had the whole key.
  for (const what of ['鍵を作った計算機', '計算機の機体番号', '居合わせた者', '消し、又は壊した日時'])
    expect(text).toContain(what)
  expect(text).toContain(machineFingerprint(fromHex(machine.signingKey)).replaceAll(' ', ''))
  const without = textOf(await ceremonyRecord({ ...of, approvers: [], record: null }, fonts))
  expect(without).not.toMatch(/承認者|作業の記録/)
})

test.each([
  ['カードと媒体のラベル', cardLabels],
  ['封印票', sealingLabels],
] as const)('%s: long names take more room, and stand over nothing', async (_, draw) => {
  const station = { ...tinyStation, name: '第12投票区　旧 新見市立本郷小学校 屋内運動場（二階）' }
  const long = { ...head, electionTitle: '新見市長選挙及び新見市議会議員一般選挙（再選挙）' }
  expect(
    overprinted(await draw({ head: long, electionPackage: { ...tinyPackage, stations: [station] } }, fonts), directory),
  ).toEqual([])
})

test('封印票: each take-over medium has a label with its number (D-24)', async () => {
  const desks = [{ index: 1 }, { index: 2 }] as unknown as NonNullable<typeof tinyStation.desks>
  const electionPackage = { ...tinyPackage, stations: [{ ...tinyStation, desks }] }
  const words = textOf(await sealingLabels({ head, electionPackage }, fonts)).split(/\s+/)
  for (const serial of ['S1-T', 'S1-T2']) expect(words).toContain(serial)
})

test('カードと媒体のラベル: each operator card of a station is somebody’s, and voting cards are told apart by nothing', async () => {
  const text = textOf(await cardLabels({ head, electionPackage: tinyPackage }, fonts))
  for (const what of ['運用カード 1　投票管理者', '運用カード 2　職務代理者', '運用カード 3', '投票カード　収納箱']) {
    expect(text.replace(/\s+/g, '')).toContain(what.replace(/\s+/g, ''))
  }
})

test('カードと媒体のラベル: each stick has the code by which screens call it, and beside it what it is', async () => {
  const text = textOf(await cardLabels({ head, electionPackage: tinyPackage }, fonts))
  const lists = [listStickLabel(tinyStation.index), rollStickLabel(tinyStation.index), listStickLabel(null)]
  for (const code of ['S1-P1-O', 'S1-P1-D', 'S1-T', ...lists]) expect(text.split(/\s+/)).toContain(code)
  for (const what of ['正（原本）', '副（複写）', '引継ぎ用媒体', '名簿の更新', '鍵の持ち主'])
    expect(text).toContain(what)
})

test('作業の記録: every act with its number, over as many pages as it takes; letters without a face are no reason to print none', async () => {
  const acts = Array.from({ length: 90 }, (_, at) => ({
    at: '2002-06-10T10:00',
    by: at === 0 ? '\u{2ffff}' : '愛',
    what: `作業${at + 1}。`,
  }))
  const text = textOf(await workRecord({ head, number: '12345 67890 12345 67890', acts }, fonts))
  expect([...text.matchAll(/作業(\d+)。/g)].map(([, number]) => Number(number))).toEqual(acts.map((_, at) => at + 1))
  expect(text).toContain('12345 67890 12345 67890')
})
