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
import { kindOf } from '#election/kinds/kinds.ts'
import type { LocalMinute } from '#election/time.ts'
import { byTheChair } from './chair-decisions.ts'
import type { DocumentHead } from './document.ts'
import { drawForm } from './draw-form.ts'
import { dateInWords, type Form, INNER_WIDTH, minuteInWords } from './form.ts'
import type { Drawing } from './form-table.ts'
import { countingRecord } from './forms/tables.ts'
import { named, namesIn } from './lettering.ts'
import { listsBelow, OF_OPEN_LISTS, OF_PARTIES, SHORT_NAME, SHORT_OR_PARTY } from './lists-on-paper.ts'
import { type LostOnPaper, lostInFull, whatIsLost } from './lost-media.ts'
import { type Minutes, moment, number, provisionalRows, witnessRows, words } from './minutes.ts'
import { bundleOnPaper, type PaperHistory, type PublishedBundle, paperEntries, paperInFull } from './paper-figures.ts'
import { figureColumn, figuresTold, pollFigures } from './poll-figures.ts'
import { verdictOnPaper } from './question-on-paper.ts'
import { receivedStations, type StationReceived } from './received-stations.ts'
import { DATE_BY_HAND, TIME_BY_HAND } from './ruled.ts'
import { seatsOnPaper } from './seats-on-paper.ts'
import { table, widthOf } from './table.ts'

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

/**
 * The items of the count itself: in 開票録, or in 選挙録 where the count is joined to the meeting of election (PEO 79, TC-53).
 * @param signed what follows on the page of the last fields
 */
export function countingItems(form: Form, input: CountingRecordInput, signed: Drawing = () => {}): void {
  const lost = input.lost?.pairs ?? []
  drawForm(form, countingRecord, {
    ...hallOf(input),
    ...receivedStations(input.received),
    ...mediaOf(input),
    ...byTheChair(lost, []),
    contests: input.contests.map(contestOf),
    noRulings: input.rulings.length === 0,
    rulings: rulingsOf(input.rulings),
    provisional: provisionalRows(minutesOf(input.minutes), provisionalDecided(input)),
    books: booksOf(input.stations),
    reported: reportedIn(input.stations),
    noDifferences: input.explanations.length === 0,
    differences: input.explanations.map((each) => ({ ...each, place: named(each.place), by: namesIn(each.by) })),
    noDuplicates: input.duplicates.length === 0,
    duplicates: input.duplicates.map((each) => ({
      ...{ serial: each.serial, opinion: each.opinion, pair: String(each.pair) },
      ...{ station: named(each.station), witnesses: namesIn(each.witnesses), chair: named(each.chair) },
      cause: each.cause === 'damaged' ? '破損' : '紛失',
    })),
    lostWhat: whatIsLost(lost),
    ...lostInFull(lost),
    ...(input.lost === null ? {} : { chair: named(input.lost.chair) }),
    ...paperEntries(input.paper),
    told: input.told.map(({ contest, chair, reason, at }) => {
      return { contest: named(contest), chair: named(chair), reason, at: minuteInWords(at) }
    }),
    ...endingOf(input),
    signed,
  })
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

function hallOf({ head, minutes }: CountingRecordInput) {
  const fields = minutesOf(minutes)
  const said = (place: CountPlace) => words(fields, 'count', place)
  const at = (place: CountPlace) => moment(fields, 'count', place, DATE_BY_HAND + TIME_BY_HAND)
  return {
    date: dateInWords(head.date),
    district: head.municipality,
    place: said('place'),
    moved: said('moved'),
    officer: said('officer'),
    deputy: said('deputy'),
    began: at('began'),
    ended: at('ended'),
    witnesses: witnessRows(fields, 'count'),
  }
}

function mediaOf(input: CountingRecordInput) {
  const { originals, duplicates: copies, records } = input.media
  const { shares, threshold } = input.keys
  const media = fromPaper(input)
  return {
    zero: zeroInWords(input),
    checkNumber: input.fingerprint,
    ...bundleOnPaper(input.bundle),
    ...{ shares: figure(shares), threshold: figure(threshold), keys: keysInWords(input) },
    stations: `${figure(input.stations.length)} か所`,
    counted: `正（原本） ${figure(originals)} 枚　副（複写） ${figure(copies)} 枚`,
    ...(media.length === 0 ? {} : { fromPaper: media.join('') }),
    records: `${figure(records)} 件（どの投票所、投票機、記録媒体のものかは残らない）`,
  }
}

const ROLES: Readonly<Record<Role, string>> = { original: '正（原本）', duplicate: '副（複写）' }

/**
 * Media that the tally itself read from paper, then those that people name: a medium that the command made of paper is the same in every
 * byte, so that only they can say it (decision 032). No line if none came so.
 */
function fromPaper({ fromPaper, minutes }: CountingRecordInput): readonly string[] {
  const read = fromPaper.map(({ station, pair, role, sheets }) => {
    return `${named(station)}　組${figure(pair)}　${ROLES[role]}：用紙 ${figure(sheets)} 枚を集計機が読み取った。`
  })
  const said = words(minutesOf(minutes), 'count', 'from-paper')
  return said === null ? read : [...read, said]
}

/** Null: for the pen. */
function zeroInWords({ zeroCheck }: CountingRecordInput): string | null {
  return zeroCheck === null ? null : `${minuteInWords(zeroCheck.at)}　${namesIn(zeroCheck.witnesses)}`
}

function keysInWords({ keys: { given } }: CountingRecordInput): string | null {
  if (given.length === 0) return null
  return given.map(({ index, holder }) => `${figure(index)} 番 ${named(holder)}`).join('、')
}

function rulingsOf(ruled: readonly RulingOnPaper[]) {
  return ruled.map(({ contest, candidate, eligible, reason, chair, witnesses, at }) => ({
    ...{ contest: named(contest), candidate: named(candidate), chair: named(chair), witnesses: namesIn(witnesses) },
    what: eligible
      ? '被選挙権がないとした決定を取り消した。'
      : '被選挙権がないと決定し、この候補者への投票を無効とした。',
    ...{ reason, at: minuteInWords(at) },
  }))
}

function endingOf({ minutes }: CountingRecordInput) {
  const said = minutesOf(minutes)
  const at = (place: CountPlace) => moment(said, 'count', place, TIME_BY_HAND)
  return {
    readOut: at('read-out'),
    reportedAt: at('reported'),
    envelopes: envelopes(said),
    sealedMedia: words(said, 'count', 'media'),
    late: words(said, 'count', 'late'),
    sentTo: words(said, 'count', 'sent-to'),
    incidents: words(said, 'count', 'incidents'),
    staff: number(said, 'count', 'staff', '人'),
  }
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

function contestOf(contest: PolledContest) {
  return {
    ...{ title: named(contest.title), seats: seatsOnPaper(contest), uncontested: contest.uncontested },
    votes: (form: Form) => votes(form, contest),
    ...(contest.verdict === undefined ? {} : { verdict: verdictOnPaper(contest.verdict) }),
    ...listsBelow(contest),
    ...pollFigures(contest),
    ...paperInFull(contest),
  }
}

const NAMES = {
  people: '候補者',
  choices: '選択肢',
  parties: OF_PARTIES,
  'open-lists': OF_OPEN_LISTS,
  judges: '裁判官',
} as const
const PARTIES = { people: '党派', choices: '', parties: SHORT_NAME, 'open-lists': SHORT_OR_PARTY, judges: '' } as const

function votes(form: Form, contest: PolledContest): void {
  const told = figuresTold(contest)
  const figures = told.map((each) => figureColumn(form, each, contest.candidates))
  const rest = INNER_WIDTH - 40 - widthOf(figures)
  const { about } = kindOf(contest)
  const isAsked = about === 'choices' || about === 'judges'
  const columns = [
    { header: '番号', width: 40, align: 'center' },
    ...(isAsked
      ? [{ header: NAMES[about], width: rest }]
      : [
          { header: NAMES[about], width: rest * 0.55 },
          { header: PARTIES[about], width: rest * 0.45 },
        ]),
    ...figures,
  ] as const
  const rows = contest.candidates.map((candidate) => [
    String(candidate.number),
    candidate.name,
    ...(isAsked ? [] : [{ text: candidate.party, small: true }]),
    ...told.map(({ of }) => of(candidate)),
  ])
  table(form, columns, rows)
}

function booksOf(stations: readonly RecordStation[]) {
  return stations.flatMap(({ name, books }) =>
    books.map(({ contest, voters, records, found, missing, remainder, balanced }) => ({
      ...{ station: name, contest, voters, records, found, missing },
      remainder: { text: figure(remainder), alarm: !balanced },
      balanced: { text: balanced ? '一致' : '差異', alarm: !balanced },
    })),
  )
}

/** The statements of the reports themselves: their reasons, and cards that nobody can read (D-07). */
function reportedIn(stations: readonly RecordStation[]) {
  return stations.flatMap(({ name, typed, difference, corrects, books }) => {
    const counts = (of: 'replaced' | 'ofNobody', unit: string) =>
      books.flatMap((each) => (each[of] > 0 ? [`${named(each.contest)} ${figure(each[of])} ${unit}`] : [])).join('、')
    const [replaced, ofNobody] = [counts('replaced', '枚'), counts('ofNobody', '票')]
    const lines = [
      typed === null ? '' : typedFromPaper(typed),
      difference === '' ? '' : `投票所報告書にある差異の理由　${difference}`,
      corrects === '' ? '' : `投票所報告書の訂正　${corrects}`,
      replaced === '' ? '' : `読み取れず、代わりを発行した投票カード　${replaced}（不明に含む）`,
      ofNobody === ''
        ? ''
        : `人違いにより、名簿のどの行のものでもない投票　${ofNobody}（投票者数または用紙の数に含む）`,
    ]
    return lines.filter((line) => line !== '').map((words) => ({ station: named(name), words }))
  })
}

function typedFromPaper({ reason, by }: NonNullable<RecordStation['typed']>): string {
  return `投票所報告書は、署名されたファイルがないため、印刷されたものから二人（${namesIn(by)}）がそれぞれ入力し、一致した。署名と照らしたものではない。理由　${reason}`
}
