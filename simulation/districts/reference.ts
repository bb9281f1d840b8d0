/** The third reader uses no format or program of ours but the slow count: from what was done it says what may be opened, and the sums (count.md §4, §7). */
import { assert } from '#election/assert.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { type Content, type District, isOf, type Medium, pairsOf, type Report } from './district.ts'

export interface Expected {
  /** Why nothing may be opened; empty: it is. */
  readonly stops: readonly string[]
  /** Contest → candidate's number → votes, and the other three kinds of record. */
  readonly sums: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const UNUSED = ['spare', 'not-started']

export function expectedOf(district: District): Expected {
  const { made, reports, typed, lost } = district
  const stops: string[] = []
  if (lost !== null && !lost.isSigned) stops.push('a declaration that nobody signed')
  for (const { id } of made.election.electionPackage.stations) {
    const isReported = [...reports.filter((each) => each.isGenuine), ...typed].some((each) => each.station === id)
    if (!isReported) stops.push(`no report of ${id}`)
  }
  const counted = pairsOf(made).flatMap((pair): readonly Content[] => {
    const media = district.media.filter(isOf(pair))
    const sealed = new Set(media.filter(isWhole).map(({ content }) => sealOf(content)))
    const name = `${pair.station} ${pair.pair}`
    const declared =
      lost?.isSigned === true ? lost.pairs.find((each) => isOf(each)({ content: pair } as never)) : undefined
    const last = lastOf(reports, pair.station)
    const isUsed = reports.some((each) => each.isGenuine && each.station === pair.station && isCalled(each, pair.pair))
    const isBegun = media.some(({ content, harm }) => harm === null && !content.isSealed && content.sessions.length > 0)
    if (sealed.size > 1) stops.push(`${name} has two seals`)
    if (declared !== undefined && sealed.size > 0) stops.push(`${name} is declared lost, and here`)
    if (sealed.size > 0) return [(media.find(isWhole) as Medium).content]
    if (declared?.cause === 'never-started' && (isUsed || isCalledByTyped(typed, pair) || isBegun)) {
      stops.push(`${name} is declared never started, and was used`)
    } else if (declared === undefined && (last === null || !UNUSED.includes(last.pairs[pair.pair - 1] ?? ''))) {
      stops.push(`nothing of ${name}`)
    }
    return []
  })
  return { stops, sums: sumsOf(district, counted) }
}

function isWhole({ role, content, harm }: Medium): boolean {
  return harm === null && content.isSealed && content.failed !== role
}

/** One closing is one seal: another machine, number, votes or log is another one. */
const names = new Map<Content, number>()
function sealOf(content: Content): number {
  const same = [...names].find(([each]) => isSameSeal(each, content))?.[1]
  const name = same ?? names.size
  names.set(content, name)
  return name
}

function isSameSeal(a: Content, b: Content): boolean {
  return (
    a === b ||
    (a.machine === b.machine &&
      a.seq === b.seq &&
      a.failed === b.failed &&
      a.sessions === b.sessions &&
      a.tokens === b.tokens &&
      a.log === b.log)
  )
}

function lastOf(reports: readonly Report[], station: string): Report | null {
  const own = reports.filter((each) => each.isGenuine && each.station === station)
  const place = (each: Report) => `${String(each.version ?? 1).padStart(3, '0')} ${each.madeAt}`
  return own.reduce<Report | null>((last, each) => (last === null || place(each) > place(last) ? each : last), null)
}

function isCalled(report: Report, pair: number): boolean {
  return ['started', 'failed'].includes(report.pairs[pair - 1] ?? '')
}

function isCalledByTyped(typed: readonly Report[], { station, pair }: { station: string; pair: number }): boolean {
  return typed.some((each) => each.station === station && isCalled(each, pair))
}

function sumsOf({ made }: District, counted: readonly Content[]): Expected['sums'] {
  const { contests } = made.election.electionPackage
  const listed = made.election.list.contests
  // Records are no secret once they are published: one that comes twice is one vote, and the copy is opened by nobody (bundle.md §2).
  const seen = new Set<Uint8Array>()
  const isFirst = (record: Uint8Array) => !seen.has(record) && seen.add(record)
  const sums = contests.map(({ id, bit, kind, seats, councilSeats = seats }) => {
    const all = counted.flatMap(({ votes, sessions }) =>
      votes.flatMap((vote, at) => {
        const [choice, record] = [vote[bit as 0 | 1], sessions[at]?.[bit as 0 | 1]]
        return choice === undefined || !(record instanceof Uint8Array) ? [] : [{ choice, record }]
      }),
    )
    const said = all.filter(({ record }) => isFirst(record)).map(({ choice }) => choice)
    const standing = listed.find((each) => each.contest === id)?.candidates.filter((each) => each.gone === null) ?? []
    const numberOf = (candidate: number) => standing.find((each) => Number(each.id) === candidate)?.number
    const numbers = said.map((choice) => (typeof choice === 'number' ? (numberOf(choice) ?? 'invalid') : 'ended'))
    const valid = numbers.filter((each) => each !== 'invalid') as readonly (number | 'ended')[]
    assert(kind !== 'recall', 'districts: no review of judges')
    const counts = countNaive({ kind, seats, councilSeats, candidates: standing.map(({ number }) => number) }, valid)
    const votes = Object.fromEntries(Object.entries(counts.totals).map(([number, votes]) => [number, Number(votes)]))
    const invalid = numbers.length - valid.length
    return [
      id,
      { ...votes, valid: counts.valid, ended: counts.ended, invalid, unopened: all.length - said.length },
    ] as const
  })
  return Object.fromEntries(sums)
}
