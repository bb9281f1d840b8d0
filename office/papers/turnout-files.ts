/**
 * Headquarters' board for the press, the prefecture and the city's site (S-21; docs/formats/turnout.md): one table, the same as data, and a page
 * that any server can publish. Sums alone; nothing in it comes from a ballot.
 */
import { csvOf } from '#documents/export-csv.ts'
import { utf8 } from '#election/bytes.ts'
import { allOf } from '#election/count/desk-figures.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { LocalMinute } from '#election/time.ts'
import { fill, type Language, type Text } from '#ui/messages/message.ts'
import { officeBoardWords as words } from '#ui/messages/office-board.ts'
import { type BoardContest, type BoardStation, type BoardView, rateOf, type Turnout } from '../session/board-sums.ts'

const HEAD = [
  'date',
  'until',
  'contest',
  'title',
  'of',
  'id',
  'name',
  'men',
  'women',
  'unsaid',
  'voters',
  'electors',
  'percent',
  'reported',
  'stations',
]

/** One line of the table. */
interface Line extends Turnout {
  readonly until: string
  readonly contest: string
  readonly title: string
  readonly of: 'whole' | 'district' | 'station'
  /** The station's; a district has its name. */
  readonly id: string
  readonly name: string
}

export function turnoutFiles(board: BoardView, at: LocalMinute): ReadonlyMap<string, Uint8Array> {
  const lines = linesOf(board)
  const { electionId, title, municipality, date } = board
  const data = {
    format: 'ippyo turnout 1',
    electionId,
    title,
    municipality,
    date,
    madeAt: at,
    provisional: true,
    lines: lines.map(plain),
  }
  return new Map([
    ['turnout.csv', csvOf([HEAD, ...lines.map((line) => cellsOf(board, line))])],
    ['turnout.json', utf8(`${JSON.stringify(data, null, 1)}\n`)],
    ['turnout.html', utf8(pageOf(board, at))],
  ])
}

/** The hours of the whole, then the newest of each district and station; `until` of a sum over newest figures is empty. */
function linesOf({ contests, stations }: BoardView): readonly Line[] {
  return contests.flatMap((each) => {
    const { contest, title, hours, now, districts } = each
    const whole = { contest, title, of: 'whole' as const, id: '', name: '' }
    return [
      ...hours.map((hour) => ({ ...hour, ...whole })),
      { ...now, ...whole, until: '' },
      ...districts.map((of) => ({
        ...of,
        contest,
        title,
        of: 'district' as const,
        id: of.district,
        name: of.district,
        until: '',
      })),
      ...stations.flatMap((station) => stationLines(each, station)),
    ]
  })
}

function stationLines(
  { contest, title }: BoardContest,
  { station, name, told, contests }: BoardStation,
): readonly Line[] {
  const electors = contests.find((each) => each.contest === contest)?.electors ?? null
  return told.flatMap(({ until, contests: figures }) =>
    figures
      .filter((each) => each.contest === contest)
      .map(({ contest: _, ...voters }) => ({
        ...{ until, contest, title, of: 'station' as const, id: station, name, voters, electors },
        ...{ reported: 1, stations: 1 },
      })),
  )
}

function cellsOf({ date }: BoardView, line: Line): readonly string[] {
  const { until, contest, title, of, id, name, voters, electors, reported, stations } = line
  const { men, women, unsaid = 0 } = voters
  const figures = [men, women, unsaid, allOf(voters), electors ?? ''].map(String)
  return [date, until, contest, title, of, id, name, ...figures, percentOf(line), String(reported), String(stations)]
}

function plain(line: Line) {
  const { until, contest, title, of, id, name, electors, reported, stations, voters } = line
  const { men, women, unsaid = 0 } = voters
  const figures = { men, women, unsaid, voters: allOf(voters), electors, percent: percentOf(line) }
  return { until, contest, title, of, id, name, ...figures, reported, stations }
}

/** Two decimals; empty: a share of nobody. */
function percentOf(turnout: Turnout): string {
  const rate = rateOf(turnout)
  return rate === null ? '' : (rate / 100).toFixed(2)
}

function pageOf(board: BoardView, at: LocalMinute): string {
  const title = escaped(fill(words.boardPage_title.ja, { title: board.title }))
  const parts = LANGUAGES.map((language) => partOf(board, at, language))
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body { font-family: sans-serif; line-height: 1.5; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #111; background: #fff; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.5rem 0 1.5rem; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid #767676; padding: 0.2rem 0.6rem; text-align: start; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
</style>
${parts.join('\n')}
</html>
`
}

function partOf(board: BoardView, at: LocalMinute, language: Language): string {
  const say = (text: Text, values: Readonly<Record<string, string | number>> = {}) =>
    escaped(fill(text[language], values))
  const isEarly = board.stations.every(({ early }) => early)
  const head = [
    words.boardWhich,
    words.boardMen,
    words.boardWomen,
    words.boardAll,
    words.boardRate,
    words.boardReported,
  ]
  const table = (caption: string, rows: readonly (readonly [string, Turnout])[]) =>
    `<div class="wide"><table><caption>${caption}</caption><thead><tr>${head.map((each) => `<th scope="col">${say(each)}</th>`).join('')}</tr></thead><tbody>${rows
      .map(([name, turnout]) => `<tr><th scope="row">${name}</th>${cellsOnPage(turnout, language)}</tr>`)
      .join('')}</tbody></table></div>`
  const tables = board.contests.map((contest) => {
    const stations = board.stations.flatMap((station) =>
      stationLines(contest, station)
        .slice(-1)
        .map((line) => [escaped(`${line.name}　${line.until}`), line] as const),
    )
    return table(escaped(contest.title), [
      ...contest.hours.map((hour) => [say(words.boardUntil, { time: hour.until }), hour] as const),
      [say(words.boardPage_whole), contest.now] as const,
      ...contest.districts.map((each) => [say(words.boardPage_district, { district: each.district }), each] as const),
      ...stations,
    ])
  })
  return `<main lang="${language}">
<h1>${say(words.boardPage_title, { title: board.title })}</h1>
<p>${escaped(board.municipality)}　${say(words.boardPage_asOf, { date: board.date, at: at.replace('T', ' ') })}</p>
<p>${say(isEarly ? words.boardPage_early : words.boardPage_note)}</p>
${tables.join('\n')}
</main>`
}

function cellsOnPage(turnout: Turnout, language: Language): string {
  const { men, women } = turnout.voters
  const rate = percentOf(turnout)
  const reported = fill(words.boardOfStations[language], { reported: turnout.reported, stations: turnout.stations })
  const cells = [men, women, allOf(turnout.voters)].map((figure) => figure.toLocaleString('ja-JP'))
  return [...cells, rate === '' ? '–' : `${rate} %`, reported]
    .map((each) => `<td class="number">${escaped(each)}</td>`)
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
