/**
 * The items of a record of the count: how it was done, and whether every station's books balance. It has candidates' votes for the whole
 * counting district only; a station's line has numbers of cards and records, never of candidates (LAW-17).
 */

import type { Role } from '#election/ballot-box/layout.ts'
import type { DrawnLot, LotFate } from '#election/count/lots.ts'
import { type CountPlace, type MinutesFields, minutesOf } from '#election/count/minutes.ts'
import type { Ruling } from '#election/count/rulings.ts'
import type { PolledContest } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentHead } from './document.ts'
import { dateInWords, type Form, INNER_WIDTH, minuteInWords, SMALL } from './form.ts'
import { named, namesIn } from './lettering.ts'
import { type LostOnPaper, lostInFull, whatIsLost, withoutLost } from './lost-media.ts'
import { type Minutes, moment, number, provisionalTable, witnessTable, words } from './minutes.ts'
import { bundleOnPaper, type PaperHistory, type PublishedBundle, paperEntries, paperInFull } from './paper-figures.ts'
import { figureColumn, figuresTold, pollFigures } from './poll-figures.ts'
import { verdictOnPaper } from './question-on-paper.ts'
import { receivedStations, type StationReceived } from './received-stations.ts'
import { DATE_BY_HAND, NONE, section, TIME_BY_HAND } from './ruled.ts'
import { seatsOnPaper } from './seats-on-paper.ts'
import { type Cell, type Column, table, widthOf } from './table.ts'

export interface CountingRecordInput {
  readonly head: DocumentHead
  readonly fingerprint: string
  /** Null: no bundle yet. */
  readonly bundle: PublishedBundle | null
  readonly contests: readonly PolledContest[]
  readonly stations: readonly RecordStation[]
  /** Each station of the district, in the order of the package. */
  readonly received: readonly StationReceived[]
  /** TC-49: who saw that nothing was counted yet; null: nobody, by the command line. */
  readonly zeroCheck: { readonly at: LocalMinute; readonly witnesses: readonly string[] } | null
  /** The holders who gave shares of the counting key, each with the share; k of n. */
  readonly keys: {
    readonly given: readonly { readonly index: number; readonly holder: string }[]
    readonly threshold: number
    readonly shares: number
  }
  /** PEO 67, 68(1): who was found not eligible, and what was taken back. */
  readonly rulings: readonly RulingOnPaper[]
  /** Counted media that the tally put together of their sheets of codes, and of which nobody showed the medium itself. */
  readonly fromPaper: readonly {
    readonly station: string
    readonly pair: number
    readonly role: Role
    readonly sheets: number
  }[]
  /** LAW-14: duplicates that were counted. */
  readonly duplicates: readonly {
    readonly station: string
    readonly pair: number
    readonly serial: string
    readonly cause: 'damaged' | 'lost'
    /** The chair who decided it. */
    readonly chair: string
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
  /** CNT-07: who said what paper there is. */
  readonly paper: readonly PaperHistory[]
  /** CNT-08: pairs that the chair declared lost; who, and when. */
  readonly lost: { readonly chair: string; readonly pairs: readonly LostOnPaper[] } | null
  /** Each that was drawn, also one that does not hold any more. */
  readonly lots: readonly LotOnPaper[]
  /** CNT-12: the chair's recorded words for which figures were shown. */
  readonly told: readonly {
    readonly contest: string
    readonly chair: string
    readonly reason: string
    readonly at: LocalMinute
  }[]
  /** People's entries: place, officers, witnesses and hours. */
  readonly minutes: Minutes
  readonly media: { readonly originals: number; readonly duplicates: number; readonly records: number }
}

export interface LotOnPaper extends Omit<DrawnLot, 'tied' | 'winners'> {
  readonly contest: string
  /** Names of the candidates with equal votes; the winners are among them. */
  readonly tied: readonly string[]
  readonly winners: readonly string[]
  readonly fates: readonly LotFate[]
}

interface RulingOnPaper extends Omit<Ruling, 'candidate'> {
  readonly contest: string
  /** Name of the candidate. */
  readonly candidate: string
}

interface RecordStation {
  readonly name: string
  /** MED-06: nobody signed its report; two people typed it in from the printed sheet. Null: signed. */
  readonly typed: { readonly reason: string; readonly by: readonly string[] } | null
  /** The words of the station's own report about a difference, and about a correction; empty where it says nothing. */
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
    readonly ofNobody: number
    readonly remainder: number
    readonly balanced: boolean
  }[]
}

/** The items of the count itself: in 開票録, or in 選挙録 where the count is joined to the meeting of election (PEO 79, TC-53). */
/** @param after the text on the page of the last fields */
export function countingItems(form: Form, input: CountingRecordInput, after = 0): void {
  place(form, input)
  receivedStations(form, input.received)
  media(form, input)
  withoutLost(form, input.lost?.pairs ?? [])
  form.heading('開票の結果（開票区全体）')
  for (const contest of input.contests) totals(form, contest)
  form.heading('候補者の被選挙権についての決定（公職選挙法第67条）')
  rulings(form, input.rulings)
  form.heading('仮投票の受理及び不受理（公職選挙法第66条第1項）')
  provisionalTable(form, minutesOf(input.minutes), provisionalDecided(input))
  form.heading('投票所ごとの突合（候補者の得票数を含まない）')
  stations(form, input.stations)
  reported(form, input.stations)
  form.heading('差異及びその理由')
  explanations(form, input)
  form.heading('副（複写）の記録媒体の使用（電磁的記録投票法第10条第2項）')
  duplicates(form, input)
  form.heading(`失われた${whatIsLost(input.lost?.pairs ?? [])}`)
  lostInFull(form, input.lost?.pairs ?? [])
  if (input.lost !== null) form.paragraph(`選挙長 ${named(input.lost.chair)} が宣言した。宣言の書面を添える。`)
  form.heading('用紙による投票の入力')
  paperEntries(form, input.paper)
  for (const { contest, chair, reason, at } of input.told)
    form.paragraph(
      `${named(contest)}：前に示した数との差が10票未満の得票数を示すことを、${named(chair)} が決定した。理由　${reason}（${minuteInWords(at)}）`,
    )
  ended(form, input, after)
}

/** The number of voters, whatever they voted in. Not shown where few voted on paper (D-22). */
function provisionalDecided({ contests }: CountingRecordInput): number {
  return Math.max(
    0,
    ...contests.map(({ paper }) =>
      paper === null ? 0 : paper.count.voters.provisional + paper.count.notAccepted.provisional,
    ),
  )
}

function place(form: Form, { head, minutes }: CountingRecordInput): void {
  const fields = minutesOf(minutes)
  const said = (place: CountPlace) => words(fields, 'count', place)
  const at = (place: CountPlace) => moment(fields, 'count', place, DATE_BY_HAND + TIME_BY_HAND)
  section(form, '開票所', [
    ['執行年月日', dateInWords(head.date)],
    ['開票区', head.municipality],
    ['開票所の場所', said('place')],
    ['開票所の変更（変更後の場所、事由、告示年月日）', said('moved')],
    ['開票管理者（住所、氏名）', said('officer')],
    ['職務代理者（住所、氏名、職務を代理した時刻、事由）', said('deputy')],
    ['開票を開始した時刻', at('began')],
    ['開票を終了した時刻', at('ended')],
  ])
  form.heading('開票立会人')
  witnessTable(form, fields, 'count')
}

function media(form: Form, input: CountingRecordInput): void {
  const { originals, duplicates: copies, records } = input.media
  section(form, '記録媒体の集計（電磁的記録投票法第9条第4項）', [
    ['集計前に記録が 0 であることの確認（時刻、立会人）', zeroInWords(input)],
    ['選挙データの照合番号', input.fingerprint],
    ...bundleOnPaper(input.bundle),
    [
      `集計の鍵の持ち分を入れた者（${figure(input.keys.shares)} のうち ${figure(input.keys.threshold)} で開く）`,
      keysInWords(input),
    ],
    ['受領した投票所', `${figure(input.stations.length)} か所`],
    ['集計した記録媒体', `正（原本） ${figure(originals)} 枚　副（複写） ${figure(copies)} 枚`],
    ...fromPaper(input),
    ['混ぜ合わせた記録', `${figure(records)} 件（どの投票所、投票機、記録媒体のものかは残らない）`],
  ])
}

const ROLES: Readonly<Record<Role, string>> = { original: '正（原本）', duplicate: '副（複写）' }

/**
 * Media that the tally itself read from paper, then those that people name: a medium that the command made of paper is the same in every
 * byte, so that only they can say it (decision 032). No line if none came so.
 */
function fromPaper({ fromPaper, minutes }: CountingRecordInput): readonly (readonly [string, string])[] {
  const read = fromPaper.map(({ station, pair, role, sheets }) => {
    return `${named(station)}　組${figure(pair)}　${ROLES[role]}：用紙 ${figure(sheets)} 枚を集計機が読み取った。`
  })
  const said = words(minutesOf(minutes), 'count', 'from-paper')
  const media = said === null ? read : [...read, said]
  return media.length === 0 ? [] : [['紙（二次元コード）から戻した記録媒体', media.join('')]]
}

/** Null: for the pen. */
function zeroInWords({ zeroCheck }: CountingRecordInput): string | null {
  return zeroCheck === null ? null : `${minuteInWords(zeroCheck.at)}　${namesIn(zeroCheck.witnesses)}`
}

function keysInWords({ keys: { given } }: CountingRecordInput): string | null {
  if (given.length === 0) return null
  return given.map(({ index, holder }) => `${figure(index)} 番 ${named(holder)}`).join('、')
}

function rulings(form: Form, ruled: readonly RulingOnPaper[]): void {
  if (ruled.length === 0) form.paragraph(`${NONE}。`)
  for (const { contest, candidate, eligible, reason, chair, witnesses, at } of ruled) {
    const what = eligible
      ? '被選挙権がないとした決定を取り消した。'
      : '被選挙権がないと決定し、この候補者への投票を無効とした。'
    form.paragraph(
      `${named(contest)}　${named(candidate)}：${named(chair)} が、${namesIn(witnesses)} の意見を聴いて、${what}理由　${reason}（${minuteInWords(at)}）`,
    )
  }
}

function ended(form: Form, { minutes }: CountingRecordInput, after: number): void {
  const said = minutesOf(minutes)
  const at = (place: CountPlace) => moment(said, 'count', place, TIME_BY_HAND)
  const fields: readonly (readonly [string, string | null])[] = [
    ['得票数を朗読又は掲示した時刻（令73条）', at('read-out')],
    ['選挙長に報告した時刻（電磁的記録投票法第9条第5項）', at('reported')],
    ['封印した封筒の数（有効、無効）', envelopes(said)],
    ['記録媒体の封印（正（原本）及び副（複写）の本数、封印番号）', words(said, 'count', 'media')],
    ['開かない遅着の不在者投票（令76条第2項）', words(said, 'count', 'late')],
    ['投票、記録媒体その他の書類の送付先', words(said, 'count', 'sent-to')],
    ['秩序保持のためにした処分、その他の事故', words(said, 'count', 'incidents')],
    ['開票の事務に従事した者の数', number(said, 'count', 'staff', '人')],
  ]
  section(form, '開票の終了', fields, { after })
}

/** One of them alone leaves room for the other. */
function envelopes(said: MinutesFields): string | null {
  const [valid, invalid] = [
    number(said, 'count', 'envelopes-valid', '封'),
    number(said, 'count', 'envelopes-invalid', '封'),
  ]
  if (valid === null && invalid === null) return null
  return `有効　${valid ?? '　　　封'}　　無効　${invalid ?? '　　　封'}`
}

function totals(form: Form, contest: PolledContest): void {
  form.subheading(`${named(contest.title)}　（${seatsOnPaper(contest)}）`)
  const told = figuresTold(contest)
  const figures = told.map((each) => figureColumn(form, each, contest.candidates))
  const rest = INNER_WIDTH - 40 - widthOf(figures)
  const isAsked = contest.question !== undefined
  const columns = [
    { header: '番号', width: 40, align: 'center' },
    ...(isAsked
      ? [{ header: '選択肢', width: rest }]
      : [
          { header: '候補者', width: rest * 0.55 },
          { header: '党派', width: rest * 0.45 },
        ]),
    ...figures,
  ] as const
  const rows = contest.candidates.map((candidate) => [
    String(candidate.number),
    candidate.name,
    ...(isAsked ? [] : [{ text: candidate.party, small: true }]),
    ...told.map(({ of }) => of(candidate)),
  ])
  if (contest.uncontested) form.paragraph('無投票。投票は行われなかった。')
  table(form, columns, rows)
  if (contest.verdict !== undefined) form.paragraph(`結果　${verdictOnPaper(contest.verdict)}`)
  pollFigures(form, contest)
  paperInFull(form, contest)
}

function stations(form: Form, stations: readonly RecordStation[]): void {
  const rest = INNER_WIDTH - 110 - 112
  const width = rest / 6
  const right = { width, align: 'right' } as const
  const columns: readonly Column[] = [
    { header: '投票所', width: 110, once: true },
    { header: '選挙', width: 112 },
    { header: '投票者数', ...right },
    { header: '記録数', ...right },
    { header: '発見', ...right },
    { header: '不明', ...right },
    { header: '残り', ...right },
    { header: '突合', width, align: 'center' },
  ]
  const rows = stations.flatMap((station) =>
    station.books.map((books): (Cell | string)[] => [
      { text: station.name, small: true },
      { text: books.contest, small: true },
      figure(books.voters),
      figure(books.records),
      figure(books.found),
      figure(books.missing),
      { text: figure(books.remainder), alarm: !books.balanced },
      { text: books.balanced ? '一致' : '差異', alarm: !books.balanced },
    ]),
  )
  table(form, columns, rows)
  form.paragraph(
    '残り＝投票者数－記録数－発見。0 のとき一致とする。不明：窓口に戻らなかった投票カード（投票した場合も、しない場合もある）。',
    SMALL,
  )
}

/** The statements of the reports themselves: their reasons, and cards that nobody can read (D-07). */
function reported(form: Form, stations: readonly RecordStation[]): void {
  for (const { name, typed, difference, corrects, books } of stations) {
    if (typed !== null) form.paragraph(typedFromPaper(name, typed))
    if (difference !== '') form.paragraph(`${named(name)}：投票所報告書にある差異の理由　${difference}`)
    if (corrects !== '') form.paragraph(`${named(name)}：投票所報告書の訂正　${corrects}`)
    const counts = (of: 'replaced' | 'ofNobody', unit: string) =>
      books.flatMap((each) => (each[of] > 0 ? [`${named(each.contest)} ${figure(each[of])} ${unit}`] : [])).join('、')
    const [replaced, ofNobody] = [counts('replaced', '枚'), counts('ofNobody', '票')]
    if (replaced !== '')
      form.paragraph(`${named(name)}：読み取れず、代わりを発行した投票カード　${replaced}（不明に含む）`)
    if (ofNobody !== '')
      form.paragraph(
        `${named(name)}：人違いにより、名簿のどの行のものでもない投票　${ofNobody}（投票者数または用紙の数に含む）`,
      )
  }
}

function typedFromPaper(name: string, { reason, by }: NonNullable<RecordStation['typed']>): string {
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
      `${named(each.station)}　組${each.pair}（${each.serial}）：正（原本）が${cause}したため、開票立会人（${namesIn(each.witnesses)}）の意見を聴き、${named(each.chair)}の決定により、副（複写）により集計した。意見：${each.opinion}`,
    )
  }
}
