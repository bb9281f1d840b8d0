/** DOC-02 … 20: each paper has the words of the state; unknown facts are empty, nothing is lost over pages, and the size is A4. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { ContestId } from '#election/ids.ts'
import { readQuickReport } from '#election/quick-report.ts'
import type { LocalDate } from '#election/time.ts'
import { dayWith, helped, LONG_NAME, packed, textOfPaper } from '#simulation/rooms/station-on-paper.ts'
import type { DocumentFonts } from '../document.ts'
import { STATION_PAPERS, type StationPaperName } from './paper-names.ts'
import type { StationDay } from './station-day.ts'
import { stationPaper } from './station-papers.ts'

let directory: string
let fonts: DocumentFonts

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-papers-'))
  fonts = await loadDocumentFonts(null)
})
afterAll(() => rm(directory, { recursive: true }))

const textOf = (name: StationPaperName, day: StationDay, marks: readonly string[] = []) =>
  textOfPaper({ directory, fonts }, name, day, marks)

test('the record of a day of early voting says which day it is, and of how many (O49-9)', async () => {
  const [date, from, until] = ['2002-06-21', '2002-06-20', '2002-06-22'] as LocalDate[] as [
    LocalDate,
    LocalDate,
    LocalDate,
  ]
  const text = packed(
    await textOf('polling-record', dayWith({ early: { date, from, until, stop: null, isFirst: false, before: [] } })),
  )
  for (const said of [
    '見本市長選挙期日前投票所投票録',
    '平成14年6月21日',
    '平成14年6月20日（木）から平成14年6月22日（土）まで',
  ])
    expect(text).toContain(said)
  // Its voters are on the rolls of other stations: a number of its own would be 0.
  for (const never of ['選挙人名簿登録者数', '選挙当日有権者数']) expect(text).not.toContain(never)
})

test('the record counts apart for whom an online vote was void here, and who voted early as well (T17)', async () => {
  const { voters } = dayWith()
  const text = async (online: NonNullable<StationDay['voters']>['online']) =>
    packed(await textOf('polling-record', dayWith({ voters: voters && { ...voters, online } })))
  const said = await text({ voided: 2, twice: 1, cards: 4 })
  for (const row of [
    'オンライン投票を無効にして交付した者の数2人',
    '期日前投票又は不在者投票もしたためオンライン投票を無効にした者の数1人',
    '無効にしたオンライン投票の計3人',
    'オンライン投票の登録があり、投票していない者に交付した数4人',
  ])
    expect(said).toContain(row)
  expect(await text(null)).not.toContain('オンライン投票')
})

test.each(STATION_PAPERS)('%s is A4, says which form it is and counts the pages of each record', async (name) => {
  const text = await textOf(name, dayWith(), ['再印刷（2回目の印刷）'])
  expect(execFileSync('pdfinfo', [join(directory, `${name}.pdf`)], { encoding: 'utf8' })).toContain('(A4)')
  const pages = text.split('\f').filter((page) => page.trim() !== '')
  let next = 1
  for (const page of pages) {
    const [, at, of] = /(\d+) \/ (\d+) ページ/.exec(page) ?? []
    expect([Number(at), page.includes('様式は告示で確認'), page.includes('再印刷（2回目の印刷）')]).toEqual([
      next,
      true,
      true,
    ])
    next = at === of ? 1 : next + 1
  }
  expect(next).toBe(1)
})

test('the columns that the commission has confirmed carry no doubt', async () => {
  expect(await textOf('card-ledger', dayWith({ template: { ...dayWith().template, confirmed: true } }))).not.toContain(
    '様式は',
  )
})

test('DOC-03: one polling record for each election, with all the state knows and fields for what nobody recorded', async () => {
  const text = packed(await textOf('polling-record', dayWith()))
  for (const said of [
    '見本市長選挙投票録',
    '見本市議会議員選挙投票録',
    '平成14年6月23日',
    '投票区（番号）2',
    '見本市中央一丁目1番1号中央公民館',
    '7時00分',
    '20時00分',
    'NM-0001',
    'M-2-1-A',
    'M-2-2-B',
    '複写の書込みができない。NM-0002が引き継いで閉鎖',
    '投票に使用しなかった投票機：NM-0003',
    '選挙人名簿登録者数6176171,234',
    '選挙当日有権者数6006011,201',
    'うち投票機による投票者数400409809',
    'うち投票機による投票者数399408807',
    '差なし',
    '受領60枚',
    '815枚（この選挙を含むもの812枚）',
    '読取り不能。曲がっていた',
    '10時05分10時40分停電',
    '係員の交代',
    '代理投票者名簿',
    '髙橋一郎',
    '山﨑二郎',
    LONG_NAME,
    '見本党渡邉花6時45分',
    '山﨑太郎12時05分',
    '投票者数（イ）＝投票機＋点字＋仮投票401411812',
    'うち点字投票（用紙）101',
    'うち仮投票者数（用紙）022',
    '投票者総数＝イ＋ロ－ハ－ニ401411812',
    '拒否三郎選挙権がない有',
    '事由無子代理投票の事由がない—',
    '送致立会人渡邉花',
    '点字四郎昭和34年2月8日男',
    '異議なし',
    '確認した時刻6時48分',
    'NM-0002確認した6時52分20時05分なし',
    'M-2-1-B31415926535897932384A-17／',
    '総数6人',
    '退出させた者（氏名、事由、その後）なし',
    '□なし□あり',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('下書き')
  // One envelope of keys has no keeper yet: the pen writes all four, and no half of them is printed.
  expect(text).not.toContain('投票管理者佐藤一')
  const keyKeepers = ['投票管理者　佐藤 一', '投票管理者　佐藤 一', '投票立会人　渡邉 花', '投票立会人　渡邉 花']
  const known = packed(await textOf('polling-record', dayWith({ keyKeepers })))
  expect(known).toContain('正（原本）の外鍵1個：投票立会人渡邉花')
  // The law's total contains absentees. Where they come, the machine never prints a sum that needs them.
  const designated = { ...dayWith().station, designated: true }
  expect(packed(await textOf('polling-record', dayWith({ station: designated })))).toContain(
    '投票者総数＝イ＋ロ－ハ－ニ投票機が',
  )
})

test('ABN-02, ROL-10: sessions that the officer ended have a field; a removed person is named with what came of the vote', async () => {
  const removed = [
    { name: '大声 太郎', words: '大声', later: 'voted' },
    { name: LONG_NAME, words: '指示に従わない', later: 'gone' },
  ] as const
  const text = packed(await textOf('polling-record', dayWith({ removed })))
  expect(text).toContain('大声太郎（大声。後に投票した）')
  expect(text).toContain(`${LONG_NAME}（指示に従わない。戻らず、投票していない）`)
  expect(text).toContain('「係員が終わらせた投票」の数')
})

test('DOC-03: a difference is printed with its sign and reason', async () => {
  const [mayor] = dayWith().contests
  if (mayor === undefined) throw new Error('a contest')
  const text = await textOf(
    'polling-record',
    dayWith({ contests: [{ ...mayor, records: 806 }], differenceReason: '係の誤り' }),
  )
  expect(packed(text)).toContain('差2（投票者数809－記録の数806－発見1）。係の誤り')
})

test('LAW-19: voters on ordinary papers are in the sum, and in a row that is printed only with such voters', async () => {
  const [mayor] = dayWith().contests
  if (mayor === undefined) throw new Error('a contest')
  const ordinary = { men: 5, women: 4, total: 9 }
  const text = packed(await textOf('polling-record', dayWith({ contests: [{ ...mayor, ordinary }] })))
  expect(text).toContain('投票者数（イ）＝投票機＋点字＋仮投票＋投票用紙406415821')
  expect(text).toContain('うち投票機によらない間の投票用紙による投票者数549')
  expect(packed(await textOf('polling-record', dayWith()))).not.toContain('投票機によらない間')
})

test('PAP-10: papers of another authority are in a row of their own in each record, and in none of its sums', async () => {
  const governor = 'governor' as ContestId
  const handedOut = [{ contest: governor, title: '見本県知事選挙', voters: { men: 311, women: 322, total: 633 } }]
  const text = packed(await textOf('polling-record', dayWith({ handedOut })))
  expect(text.match(/見本県知事選挙の投票用紙を交付した者311322633/g)).toHaveLength(2)
  expect(text.match(/見本県知事選挙/g)).toHaveLength(4)
  expect(packed(await textOf('polling-record', dayWith()))).not.toContain('他の選挙管理委員会')
  expect(packed(await textOf('polling-record', dayWith({ handedOut: null })))).not.toContain('他の選挙管理委員会')
})

test('before the machines may close the polling record is a draft without a figure of voters or a name of a helped one', async () => {
  const text = await textOf('polling-record', dayWith({ helped: null, voters: null }))
  expect(text).toContain('下書き（閉鎖前）')
  for (const early of ['809', '815', '髙橋 一郎', '差なし', '差2', '拒否 三郎', '点字 四郎'])
    expect(packed(text)).not.toContain(packed(early))
})

test('DOC-09: 120 helped voters over pages, none lost, head repeated, in the order of the roll', async () => {
  const many = Array.from({ length: 120 }, (_, i) => helped(i + 1, 'proxy', `選挙人第${i + 1}号`))
  const text = await textOf('proxy-record', dayWith({ helped: many }))
  const found = [...text.matchAll(/選挙人第(\d+)号/g)].map(([, number]) => Number(number))
  expect(found).toEqual(many.map((_, i) => i + 1))
  const pages = text.split('\f').filter((page) => page.includes('選挙人第'))
  expect(pages.length).toBeGreaterThan(3)
  for (const page of pages) expect(page).toContain('補助者')
  expect(packed(text)).toContain(
    '操作の補助を受けた者の名簿投票所第2投票区投票所根拠電磁的記録式投票法第7条第3項・第4項なし',
  )
})

test('DOC-10, DOC-11: cumulative by the hour, the hour itself, two decimals, and the last election beside it', async () => {
  const hours = packed(await textOf('turnout', dayWith()))
  expect(hours).toContain('8時00分まで111324242.00%')
  expect(hours).toContain('9時00分まで405292687.66%')
  const quick = packed(await textOf('quick-report', dayWith()))
  expect(quick).toContain('9時00分現在')
  expect(quick).toContain('投票者数（人）405292')
  expect(quick).toContain('投票率6.67%8.65%7.66%')
  expect(quick).toContain('前回投票率61.50%前回との差（ポイント）－53.84')
  // The difference is that of the two figures above it: 92 of 1,203 are 7.6475, shown as 7.65.
  const { template, eligible } = dayWith()
  const same = { template: { ...template, lastTurnout: { mayor: 7.65 } }, eligible: { ...eligible, total: 1203 } }
  expect(packed(await textOf('quick-report', dayWith(same)))).toContain(
    '7.65%前回投票率7.65%前回との差（ポイント）±0.00',
  )
})

test("S-21: headquarters' scanner reads the figures of the quick report from a paper that was faxed", async () => {
  const drawn = await stationPaper('quick-report', dayWith(), fonts, () => [])
  const file = join(directory, 'quick.pdf')
  writeFileSync(file, drawn.ok ? drawn.value.pdf : expect.unreachable())
  // Fine mode of a fax has 7.7 lines a millimetre.
  execFileSync('pdftoppm', ['-r', '196', '-gray', '-png', '-singlefile', file, join(directory, 'quick')])
  const finder = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(finder).buffer }, fireImmediately: true })
  const found = await readBarcodes(readFileSync(join(directory, 'quick.png')), { formats: ['QRCode'] })
  expect(found.map(({ text }) => readQuickReport(text))).toEqual([
    { ok: true, value: expect.objectContaining({ until: '09:00', contests: dayWith().hours.at(-1)?.contests }) },
  ])
  // Nothing was counted yet.
  expect(await textOf('quick-report', dayWith({ quickReportCode: null }))).not.toContain('二次元コード')
})

test('DOC-13, DOC-18: on the face of an envelope a long name of the election is written over no other line', async () => {
  const day = dayWith()
  const head = { ...day.head, electionTitle: '甲'.repeat(100) }
  const drawn = await stationPaper('envelope-returned', dayWith({ ...day, head }), fonts, () => [])
  const [page = []] = drawn.ok ? drawn.value.pages : expect.unreachable()
  const words = page.flatMap((mark) => (mark.type === 'words' && mark.size > 9 ? [mark] : []))
  const count = words.find(({ size }) => size === 34)?.y ?? 0
  const [first, ...others] = words.flatMap(({ y, words: said }) => (/^甲+$/.test(said) && y > 100 ? [y] : []))
  expect(others.length).toBeGreaterThan(2)
  expect(first).toBeGreaterThan(count + 12)
  expect(words.find(({ words: label }) => label === '投票所')?.y).toBeGreaterThan((others.at(-1) ?? 0) + 12)
})

test('DOC-12: eleven items, counts of the books, and the late absentees where they may come', async () => {
  const text = packed(await textOf('transport-list', dayWith()))
  for (const mark of '①②③④⑤⑥⑦⑧⑨⑩⑪') expect(text).toContain(mark)
  expect(text).toContain('正（原本）2本A-17')
  expect(text).toContain('送致立会人（渡邉花）署名')
  expect(text).toContain('（送致用封筒に封入）3枚')
  expect(text).toContain('（送致用封筒に封入）1枚')
  expect(text).toContain('⑩投票所閉鎖時刻後に送致を受けた不在者投票該当なし')
  expect(text).toContain('投票箱等送致書')
  const designated = { ...dayWith().station, designated: true }
  expect(packed(await textOf('transport-list', dayWith({ station: designated })))).not.toContain('該当なし')
})

test('DOC-14 to DOC-17: envelopes, card account and machine sheet have the figures of the books', async () => {
  expect(await textOf('envelope-returned', dayWith())).toContain('3 枚')
  expect(await textOf('envelope-found', dayWith())).toContain('1 枚')
  const cards = packed(await textOf('card-ledger', dayWith()))
  expect(cards).toContain('不明（ホ）＝イ－ロ－ハ－ニ2')
  expect(cards).toContain('受領した枚数（イ）6060')
  // 60 − 3 − 1, of which 54 were counted: 2 are missing.
  expect(cards).toContain('〔計算上はイ－ハ－ニ〕5654')
  expect(cards).toContain('12読めない曲がっていた')
  const counted = dayWith()
  const over = { ...counted.cards, inCase: 60 }
  expect(packed(await textOf('card-ledger', dayWith({ cards: over })))).toContain('受領した枚数より4枚多い')
  const machines = packed(await textOf('machine-ledger', dayWith()))
  for (const said of ['NM-0001', 'M-2-1-A', '31415926535897932384', '使用し、故障した', '予備（使用しなかった）'])
    expect(machines).toContain(said)
})

test('DOC-19: who decided signs on the page with the decisions, with as many witnesses as there may be', async () => {
  const { witnesses } = dayWith()
  const made = await stationPaper(
    'absentee-decision',
    dayWith({ witnesses: { ...witnesses, appointed: 5 } }),
    fonts,
    () => [],
  )
  expect(made.ok && made.value.pages).toHaveLength(2)
})

test('no form about one voter has a name, a number or a time printed', async () => {
  for (const name of [
    'ticket-reissue',
    'declaration',
    'early-oath',
    'provisional-record',
    'braille-record',
    'court-decision',
  ] as const) {
    const text = packed(await textOf(name, dayWith()))
    expect([name, /髙橋|山﨑|\d時/.test(text.replace(/作成.*?分/g, ''))]).toEqual([name, false])
  }
})

test('a letter that no font draws is a geta, and every page says which one is written by hand', async () => {
  const text = await textOf('proxy-record', dayWith({ helped: [helped(1, 'proxy', '𠮷田 花')] }))
  expect(text).toContain('〓田 花')
  for (const page of text.split('\f').filter((page) => page.trim() !== '')) {
    expect(packed(page)).toContain('〓：書体にない文字、手で書く（U+20BB7）')
  }
})
