/** count.md §1, stage 5: each station's books, from the signed report and the media. No candidate's figure is in reach. */
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import { canonical, type Json, type JsonObject } from '../package/canonical.ts'
import { objects, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import type { CountedMedium } from './compare-received.ts'
import type { CountFinding } from './count-finding.ts'
import { recordsTogether } from './list-records.ts'
import { lastReportsOf } from './station-reports.ts'

const BOOKS = '5-reconciled/report.json'
const LARGEST = 10_000_000

export function compareBooks(
  reconciled: JsonObject,
  final: Json | undefined,
  counted: readonly CountedMedium[],
  documents: readonly JsonObject[] | null,
  typed: readonly string[],
  trust: Trust,
  finding: CountFinding,
): void {
  finding.leaveOthers(BOOKS, '', reconciled, ['before', 'final', 'format', 'stations'])
  finding.compare(BOOKS, 'final', final ?? null, reconciled.final)
  const stations = objects(reconciled, 'stations', 0, 2000)
  const ids = stations.map((each) => text(each, 'id', /./su))
  finding.compare(BOOKS, 'stations', [...trust.stations].sort(), [...ids].sort())
  for (const [i, told] of stations.entries()) {
    const id = ids[i] as string
    const records = recordsOf(id, counted)
    if (records === null) finding.leave(BOOKS, `stations ${id} records`, 'needs-all-media')
    const last = documents === null ? [] : lastReportsOf(documents, id)
    const why = typed.includes(id) ? 'typed-from-paper' : 'needs-reports'
    if (last.length === 0) finding.leave(BOOKS, `stations ${id}`, why)
    const books = last.map((report) => booksOf(report, records))
    const same = books.find((each) => Object.entries(each).every(([name, here]) => isSame(here, told[name])))
    const here = same ?? books[0] ?? (records === null ? {} : { records: Object.fromEntries(records) })
    for (const [name, value] of Object.entries(here))
      finding.compare(BOOKS, `stations ${id} ${name}`, value, told[name])
    const known = ['balanced', 'eligible', 'entitled', 'id', 'issued', 'ofNobody', 'records', 'registered', 'returned']
    finding.leaveOthers(BOOKS, 'stations.', told, known)
  }
}

function isSame(here: Json, told: Json | undefined): boolean {
  return canonical(here) === canonical(told ?? null)
}

/** Records of a station by contest; null: not all of its counted media were given. */
function recordsOf(station: string, counted: readonly CountedMedium[]): ReadonlyMap<string, number> | null {
  const own = counted.filter((each) => each.station === station)
  if (own.some((each) => each.found === null)) return null
  return recordsTogether(own.flatMap(({ found }) => found ?? []))
}

/** V = I − R; balanced when V − records − F is 0 in every contest. Cards that are missing explain a remainder, they hide none. */
function booksOf(report: JsonObject, records: ReadonlyMap<string, number> | null): Record<string, Json> {
  const contests = objects(report, 'contests', 0, CONTESTS_MAX).map((each) => ({
    contest: text(each, 'contest', /./su),
    issued: whole(each, 'issued', 0, LARGEST),
    returned: whole(each, 'returned', 0, LARGEST),
    found: whole(each, 'found', 0, LARGEST),
    ofNobody: whole(each, 'ofNobody', 0, LARGEST),
  }))
  const byContest = (name: 'issued' | 'returned' | 'ofNobody') =>
    Object.fromEntries(contests.map((each) => [each.contest, each[name]]))
  const books: Record<string, Json> = {
    registered: whole(report, 'registered', 0, LARGEST),
    eligible: whole(report, 'eligible', 0, LARGEST),
    entitled: report.entitled ?? null,
    issued: byContest('issued'),
    returned: byContest('returned'),
    ofNobody: byContest('ofNobody'),
  }
  if (records === null) return books
  const reported = new Set(contests.map((each) => each.contest))
  const unreported = [...records].filter(([contest, count]) => count > 0 && !reported.has(contest))
  const balanced = contests.every(
    ({ contest, issued, returned, found }) => issued - returned - found === (records.get(contest) ?? 0),
  )
  const told = [...contests.map(({ contest }) => [contest, records.get(contest) ?? 0] as const), ...unreported]
  return { ...books, records: Object.fromEntries(told), balanced: balanced && unreported.length === 0 }
}
