/**
 * 開票録 (draft): how the count was done and whether every station's books balance. Candidates' votes stand in it for the
 * whole counting district only; a station's line has numbers of cards and records, never of candidates (LAW-17).
 */
import type { ContestResult } from '#election/count/contest-result.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, figure, INNER_WIDTH, makeDocument, minuteInWords, SMALL } from './form.ts'
import { named, namesIn } from './lettering.ts'
import { type LostOnPaper, lostInFull, withoutLost } from './lost-media.ts'
import { pollFigures } from './poll-figures.ts'
import { type Cell, type Column, table } from './table.ts'

export interface CountingRecordInput {
  readonly head: DocumentHead
  readonly fingerprint: string
  readonly contests: readonly ContestResult[]
  readonly stations: readonly RecordStation[]
  /** LAW-14: duplicates that were counted. */
  readonly duplicates: readonly {
    readonly station: string
    readonly pair: number
    readonly serial: string
    readonly cause: 'damaged' | 'lost'
    readonly opinion: string
    readonly witnesses: readonly string[]
  }[]
  /** Differences and doubts, and why; `place` is a station's name, with the pair, or 開票区. */
  readonly explanations: readonly {
    readonly place: string
    readonly what: string
    readonly reason: string
    readonly by: readonly string[]
  }[]
  /** CNT-08: pairs that the chair declared lost; who, and when. */
  readonly lost: { readonly chair: string; readonly pairs: readonly LostOnPaper[] } | null
  readonly lots: readonly {
    readonly contest: string
    readonly winners: readonly string[]
    readonly by: readonly string[]
  }[]
  readonly media: { readonly originals: number; readonly duplicates: number; readonly records: number }
}

interface RecordStation {
  readonly name: string
  /** MED-06: nobody signed its report; two people typed it in from the printed sheet. Null: signed. */
  readonly typed: { readonly reason: string; readonly by: readonly string[] } | null
  /** What the station's own report says of a difference, and of what it corrects; empty where it says nothing. */
  readonly difference: string
  readonly corrects: string
  readonly eligible: number
  readonly books: readonly {
    readonly contest: string
    readonly voters: number
    readonly records: number
    readonly found: number
    readonly missing: number
    readonly replaced: number
    readonly remainder: number
    readonly balanced: boolean
  }[]
}

export async function countingRecord(input: CountingRecordInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '開票録（案）', short: '開票録（案）' }, (form) => {
    procedure(form, input)
    form.heading('2　開票の結果（開票区全体）')
    withoutLost(form, input.lost?.pairs ?? [])
    for (const contest of input.contests) totals(form, contest)
    form.heading('3　投票所ごとの突合（候補者の得票数を含まない）')
    stations(form, input.stations)
    reported(form, input.stations)
    form.heading('4　差異及びその理由')
    explanations(form, input)
    form.heading('5　副（複写）の記録媒体の使用')
    duplicates(form, input)
    form.heading('6　失われた記録媒体')
    lostInFull(form, input.lost?.pairs ?? [])
    if (input.lost !== null) form.paragraph(`選挙長 ${named(input.lost.chair)} が宣言した。宣言の書面を添える。`)
    if (input.lots.length > 0) lots(form, input)
    form.space(10)
    form.paragraph('この開票録に記載した事項は真実であることを確認し、署名する。')
    form.signatureLine('開票管理者　氏名', { seal: true })
    for (let i = 1; i <= 3; i++) form.signatureLine(`開票立会人${i}　氏名`, { seal: true })
  })
}

function procedure(form: Form, input: CountingRecordInput): void {
  form.heading('1　開票の経過')
  const { originals, duplicates, records } = input.media
  form.facts([
    ['作成', minuteInWords(input.head.madeAt)],
    ['選挙データの照合番号', input.fingerprint],
    ['受領した投票所', `${figure(input.stations.length)} か所`],
    ['集計した記録媒体', `正（原本） ${figure(originals)} 枚　副（複写） ${figure(duplicates)} 枚`],
    ['混ぜ合わせた記録', `${figure(records)} 件（どの投票所、投票機、記録媒体のものかは残らない）`],
  ])
}

function totals(form: Form, contest: ContestResult): void {
  form.paragraph(`${named(contest.title)}　（定数 ${contest.seats}）`)
  const columns = [
    { header: '番号', width: 40, align: 'center' },
    { header: '候補者', width: 170 },
    { header: '党派', width: INNER_WIDTH - 40 - 170 - 90 - 90 },
    { header: '投票機による得票', width: 90, align: 'right' },
    { header: '用紙による得票', width: 90, align: 'right' },
  ] as const
  const rows = contest.candidates.map((candidate) => [
    String(candidate.number),
    candidate.name,
    { text: candidate.party, small: true },
    contest.uncontested ? '無投票' : figure(candidate.votes),
    '',
  ])
  table(form, columns, rows)
  pollFigures(form, contest)
}

function stations(form: Form, stations: readonly RecordStation[]): void {
  const rest = INNER_WIDTH - 122 - 100
  const width = rest / 6
  const right = { width, align: 'right' } as const
  const columns: readonly Column[] = [
    { header: '投票所', width: 122 },
    { header: '選挙', width: 100 },
    { header: '投票者数', ...right },
    { header: '記録数', ...right },
    { header: '発見', ...right },
    { header: '不明', ...right },
    { header: '残り', ...right },
    { header: '突合', width, align: 'center' },
  ]
  const rows = stations.flatMap((station) =>
    station.books.map((books, i): (Cell | string)[] => [
      { text: i === 0 ? station.name : '', small: true },
      { text: books.contest, small: true },
      figure(books.voters),
      figure(books.records),
      figure(books.found),
      figure(books.missing),
      { text: String(books.remainder), alarm: !books.balanced },
      { text: books.balanced ? '一致' : '差異', alarm: !books.balanced },
    ]),
  )
  table(form, columns, rows)
  form.paragraph(
    '残り＝投票者数－記録数－発見。0 のとき一致とする。不明：窓口に戻らなかった投票カード（投票した場合も、しない場合もある）。',
    SMALL,
  )
}

/** What the reports themselves say: their reasons, and cards that nobody can read (D-07). */
function reported(form: Form, stations: readonly RecordStation[]): void {
  for (const { name, typed, difference, corrects, books } of stations) {
    if (typed !== null) form.paragraph(fromPaper(name, typed))
    if (difference !== '') form.paragraph(`${named(name)}：投票所報告書にある差異の理由　${difference}`)
    if (corrects !== '') form.paragraph(`${named(name)}：投票所報告書の訂正　${corrects}`)
    const replaced = books.filter((each) => each.replaced > 0)
    if (replaced.length === 0) continue
    const counts = replaced.map((each) => `${named(each.contest)} ${figure(each.replaced)} 枚`).join('、')
    form.paragraph(`${named(name)}：読み取れず、代わりを発行した投票カード　${counts}（不明に含む）`)
  }
}

function fromPaper(name: string, { reason, by }: NonNullable<RecordStation['typed']>): string {
  return `${named(name)}：投票所報告書は、署名されたファイルがないため、印刷されたものから二人（${namesIn(by)}）がそれぞれ入力し、一致した。署名と照らしたものではない。理由　${reason}`
}

function explanations(form: Form, { explanations }: CountingRecordInput): void {
  if (explanations.length === 0) form.paragraph('なし。')
  for (const { place, what, reason, by } of explanations) {
    form.paragraph(`${named(place)}：${what}　理由　${reason}（${namesIn(by)}）`)
  }
}

function duplicates(form: Form, input: CountingRecordInput): void {
  if (input.duplicates.length === 0) form.paragraph('なし。すべて正（原本）により集計した。')
  for (const each of input.duplicates) {
    const cause = each.cause === 'damaged' ? '破損' : '紛失'
    form.paragraph(
      `${named(each.station)}　組${each.pair}（${each.serial}）：正（原本）が${cause}したため、開票立会人（${namesIn(each.witnesses)}）の意見を聴いて副（複写）により集計した。意見：${each.opinion}`,
    )
  }
}

function lots(form: Form, input: CountingRecordInput): void {
  form.heading('7　くじ')
  for (const { contest, winners, by } of input.lots) {
    form.paragraph(
      `${named(contest)}：同じ得票数のため選挙長がくじで定めた当選人　${namesIn(winners)}（立会い ${namesIn(by)}）`,
    )
  }
}
