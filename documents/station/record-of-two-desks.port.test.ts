/** DOC-03, D-24: of a station with two desks, the record has sums, and each row that is none says where the other desk's part is. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { dayWith, packed, textOfPaper } from '#simulation/rooms/station-on-paper.ts'
import type { DocumentFonts } from '../document.ts'
import type { StationPaperName } from './paper-names.ts'
import type { StationDay } from './station-day.ts'

let directory: string
let fonts: DocumentFonts
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-desks-'))
  fonts = await loadDocumentFonts(null)
})
afterAll(() => rm(directory, { recursive: true }))

const FIRST = { desk: { number: 1, others: [2] } }
const OTHER = { desk: { number: 2, others: [] } }
const wordsOf = async (name: StationPaperName, more: Partial<StationDay>) =>
  packed(await textOfPaper({ directory, fonts }, name, dayWith(more)))

test('at the first desk each row and list that names or counts people by name says that desk 2 has an annex', async () => {
  const record = await wordsOf('polling-record', FIRST)
  for (const row of [
    '不在者投票の投票用紙及び封筒を返した者',
    '代理投票をした者の数（別紙に記載）',
    '操作の補助を受けた者の数（別紙に記載）',
    '投票所の事務に従事した者（総数／書記／職員／その他）',
    '法第60条により退出させた者（氏名、事由、その後）',
  ]) {
    const [, field = ''] = record.split(row)
    expect([row, field.slice(0, 60)]).toEqual([
      row,
      expect.stringMatching(/^(なし|総?数?\d人.*)受付1の分である。受付2は別紙のとおり。/),
    ])
  }
  // In each of two records those five, replaced cards, three tables of refusals and what disturbed the day; then four lists.
  expect(record.split('受付1の分である。受付2は別紙のとおり。')).toHaveLength(2 * (5 + 5) + 4 + 1)
  expect(record).toContain('仮投票調書、受付2の別紙')
  // Sums stay sums.
  expect(record).toContain('点字投票をした者の数（別紙に記載）1人')
  expect(await wordsOf('card-ledger', FIRST)).toContain('受付1の分である。受付2は別紙')
  expect(await wordsOf('proxy-record', OTHER)).toContain('受付2の分である。')
})

test('the annex of the second desk has each of these rows', async () => {
  const removed = [{ name: '大声 太郎', words: '大声', later: 'voted' }] as const
  const annex = await wordsOf('desk-annex', { ...OTHER, removed })
  for (const said of [
    '投票録別紙（受付2）',
    '12読取り不能。曲がっていた',
    '見本市長選挙代理投票をした者の数（別紙に記載）1人',
    '見本市議会議員選挙代理投票をした者の数（別紙に記載）なし',
    '大声太郎（大声。後に投票した）',
    '拒否三郎選挙権がない有',
    '事由無子代理投票の事由がない—',
    '10時05分10時40分停電',
    '係員の交代（投票管理者の同意）：佐藤',
    '髙橋一郎',
    '点字四郎',
    '受付2の分である。',
  ])
    expect(annex).toContain(said)
  // A figure of the station is in the record alone.
  for (const never of ['記録の数', '選挙人名簿登録者数', '受付2は別紙']) expect(annex).not.toContain(never)
})

test('each desk seals its own envelopes of cards: their faces have its number and its count, the transport list has the sums', async () => {
  const own = dayWith()
  const cards = { ...own.cards, inEnvelope: 7, found: 5 }
  const atDesk = { ...own, cards: { ...cards, inEnvelope: 4, found: 3 } }
  for (const desk of [FIRST, OTHER]) {
    const whose = `受付${desk.desk.number}の分`
    const returned = await wordsOf('envelope-returned', { ...desk, cards, atDesk })
    expect([returned.includes('4枚'), returned.includes('7枚'), returned.includes(whose)]).toEqual([true, false, true])
    const found = await wordsOf('envelope-found', { ...desk, cards, atDesk })
    expect([found.includes('3枚'), found.includes('5枚'), found.includes(whose)]).toEqual([true, false, true])
  }
  const list = await wordsOf('transport-list', { ...FIRST, cards, atDesk })
  for (const said of [
    '返却された投票カード（受付ごとの送致用封筒に封入）7枚',
    '発見された投票カード（受付ごとの送致用封筒に封入）5枚',
    '投票カード管理票2部',
  ])
    expect(list).toContain(said)
})

test('the account of the cards is that of its desk, under the serial of its issuer; the record has the sums (DOC-16, TRN-09)', async () => {
  const own = dayWith()
  const atDesk = { ...own, cards: { ...own.cards, received: 20, inCase: 19, issued: 7, missing: 0, out: '2枚' } }
  const ledger = await wordsOf('card-ledger', { ...FIRST, atDesk })
  for (const said of ['受領した枚数20枚', '受領した枚数（イ）2020', '発行した枚数7枚', '受付1の分である。受付2は別紙'])
    expect(ledger).toContain(said)
  // Cards of the return box are counted where they lie.
  expect(ledger).toContain('受領した枚数より3枚多い。数え直し、理由（ほかの受付で発行したカードなど）を書く。')
  for (const ofStation of ['60', '815']) expect(ledger).not.toContain(ofStation)
  expect(await wordsOf('polling-record', { ...FIRST, atDesk })).toContain('60枚')
})

test('a station with one desk says nothing of desks', async () => {
  expect(await wordsOf('polling-record', {})).not.toContain('受付')
})
