/** The feed as files for any web server: a page in each language, JSON and CSV, and the prefecture's own columns. Pure. */

import { csvOf } from '#documents/export-csv.ts'
import { JUDGED } from '#documents/judges-on-paper.ts'
import { verdictOnPaper } from '#documents/question-on-paper.ts'
import { utf8 } from '#election/bytes.ts'
import type { Contest } from '#election/definition/definition.ts'
import { LEAST_SHOWN } from '#election/figure-of-few.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { VERDICTS, type Verdict } from '#election/kinds/question/rule.ts'
import type { JudgeVerdict } from '#election/kinds/recall/rule.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { ContestResults, Feed } from './feed.ts'
import { feedPage } from './feed-page.ts'
import type { StationTurnout, TurnoutAt } from './turnout.ts'

/** The columns that a template may name; each other one stays empty. */
export const TURNOUT_COLUMNS = [
  ...['時刻', '選挙ID', '選挙', '投票所ID', '投票所', '選挙当日有権者数'],
  ...['男', '女', '投票者数', '投票率', '前回投票率', '差', '確定'],
] as const
type Column = (typeof TURNOUT_COLUMNS)[number]

/** @param template the columns of the prefecture; null: it has none */
export function feedFiles(feed: Feed, template: readonly string[] | null): ReadonlyMap<string, Uint8Array> {
  const pages = LANGUAGES.map(
    (language) => [`${language === 'ja' ? 'index' : language}.html`, utf8(feedPage(feed, language))] as const,
  )
  return new Map([
    ...pages,
    ['feed.json', utf8(`${JSON.stringify(feedJson(feed), null, 2)}\n`)],
    ['turnout.csv', turnoutCsv(feed.turnout, TURNOUT_COLUMNS)],
    ...(template === null ? [] : [['turnout-template.csv', turnoutCsv(feed.turnout, template)] as const]),
    ...(feed.results === null ? [] : [['results.csv', resultsCsv(feed.results)] as const]),
  ])
}

function feedJson({ electionPackage, turnout, results, madeAt }: Feed) {
  const { electionId, use, rules } = electionPackage
  const { title, municipality, date } = rules
  const head = { electionId, use, title, municipality, date, madeAt }
  return { format: 'ippyo feed 1', ...head, leastShown: LEAST_SHOWN, turnout, results }
}

function turnoutCsv(turnout: readonly TurnoutAt[], columns: readonly string[]): Uint8Array {
  const rows = turnout.flatMap((at) => [
    ...at.stations.map((station) => cellsOf(at, station)),
    cellsOf(at, { ...at.sum, station: '', name: '計', lastRate: null }),
  ])
  return csvOf([columns, ...rows.map((cells) => columns.map((name) => cells[name as Column] ?? ''))])
}

type Line = Omit<StationTurnout, 'station'> & { readonly station: string }

function cellsOf(at: TurnoutAt, line: Line): Readonly<Record<Column, string>> {
  const { rate, lastRate } = line
  const difference = rate === null || lastRate === null ? null : rate - lastRate
  return {
    時刻: at.at === 'close' ? '投票終了' : at.at,
    選挙ID: at.contest,
    選挙: at.title,
    投票所ID: line.station,
    投票所: line.name,
    選挙当日有権者数: numberOrNone(line.electors),
    男: numberOrNone(line.men),
    女: numberOrNone(line.women),
    投票者数: numberOrNone(line.all),
    投票率: percentOrNone(rate),
    前回投票率: percentOrNone(lastRate),
    差: percentOrNone(difference),
    確定: at.at === 'close' ? '確定' : '',
  }
}

const numberOrNone = (figure: number | null) => (figure === null ? '' : String(figure))
const percentOrNone = (hundredths: number | null) => (hundredths === null ? '' : (hundredths / 100).toFixed(2))

const WON: Readonly<Record<ContestResults['about'], string>> = {
  people: '当選',
  choices: '最多',
  parties: '議席',
  'open-lists': '当選',
  judges: '',
}

function resultsCsv(results: readonly ContestResults[]): Uint8Array {
  const head = ['選挙ID', '選挙', '番号', '氏名', '党派', '得票数', '当選']
  const lines = results.flatMap(({ contest, title, about, verdict, candidates }) => [
    ...candidates.flatMap(({ number, name, party, votes, unmarked, judged, elected, seats }) => {
      const won = seats !== null && seats > 0 ? `議席 ${seats}` : elected ? WON[about] : ''
      const line = (figure: string | null, what: string) => [
        contest,
        title,
        String(number),
        name,
        party,
        figure ?? '',
        what,
      ]
      if (about !== 'judges') return [line(votes, won)]
      return [
        line(votes, '罷免を可とする'),
        line(unmarked, '罷免を可としない'),
        line('', judged === null ? '' : JUDGED[judged]),
      ]
    }),
    ...(verdict === null ? [] : [[contest, title, '', verdictOnPaper(verdict), '', '', '結果']]),
  ])
  return csvOf([head, ...lines])
}

interface Standing {
  readonly contests: readonly {
    readonly contest: string
    readonly candidates: readonly { readonly number: number; readonly name: string; readonly party: string }[]
  }[]
}

/** A contest in `result.json` of the tally, as far as the page shows it. */
export interface CountedContest {
  readonly id: string
  readonly title: string
  readonly joined: { readonly totals: Readonly<Record<string, string>> } | null
  readonly winners: readonly number[]
  readonly verdict?: Verdict
  readonly lists?: readonly { readonly number: number; readonly seats: number | null }[]
  readonly judges?: readonly {
    readonly number: number
    readonly unmarked: string | null
    readonly verdict: JudgeVerdict | null
  }[]
}

/** Votes of machine and paper together; before they are joined nothing but the names. In the order of the list, as everywhere. */
export function resultsOf(
  counted: readonly CountedContest[],
  list: Standing,
  contests: readonly Pick<Contest, 'id' | 'kind'>[],
): readonly ContestResults[] {
  return counted.map(({ id, title, joined, winners, verdict, lists, judges }) => {
    const of = contests.find((each) => each.id === id)
    const candidates = list.contests.find(({ contest }) => contest === id)?.candidates ?? []
    return {
      contest: id,
      title,
      about: of === undefined ? 'people' : kindOf(of).about,
      verdict: VERDICTS.find((each) => each === verdict) ?? null,
      candidates: candidates.map(({ number, name, party }) => {
        const votes = joined?.totals[String(number)] ?? null
        const seats = lists?.find((each) => each.number === number)?.seats ?? null
        const judge = judges?.find((each) => each.number === number)
        const became = { unmarked: judge?.unmarked ?? null, judged: judge?.verdict ?? null }
        return { number, name, party, votes, ...became, elected: winners.includes(number), seats }
      }),
    }
  })
}
