/** The contradictions between a station's media and reports (docs/formats/count.md §5). Each is explained by itself. */
import type { MediumDoubt } from '#election/ballot-box/seal-row.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { addMinutes, type LocalDate } from '#election/time.ts'
import { booksOf, isToldUnused, mediaOf, pairsOf, recordsOf } from './completeness.ts'
import type { Doubt } from './doubt.ts'
import { type AcceptedMedium, isUsed, pairKey, type Receipt, sealName, sealsSeen } from './receipt.ts'
import { shortLists } from './records-of-lists.ts'
import { rollListDoubts } from './roll-lists-held.ts'
import type { StationReport } from './station-report.ts'

/** Two machines' clocks are set by hand: so many minutes apart say nothing. */
const CLOCKS_APART = 15

/** `sharedMarks`: stations with one spent mark on two machines. */
export function doubtsOf(
  receipt: Receipt,
  { electionPackage, list }: Pick<LoadedElection, 'electionPackage' | 'list'>,
  station: StationId,
  sharedMarks: ReadonlySet<StationId>,
): readonly Doubt[] {
  const report = receipt.reports.get(station)
  if (report === undefined) return []
  return [
    ...pairsOf(electionPackage, station).flatMap((pair) => ofPair(receipt, report, station, pair)),
    ...mediaOf(receipt, station).flatMap((medium) => {
      const lists = [list.version, ...listThatReached(receipt, electionPackage, report)] as const
      return ofMedium(medium, report, electionPackage, lists)
    }),
    ...ofStation(receipt, electionPackage, report, sharedMarks),
  ]
}

function ofPair(receipt: Receipt, report: StationReport, station: StationId, pair: PairNumber): Doubt[] {
  const key = pairKey({ station, pair })
  const doubt = (code: Doubt['code'], facts: Doubt['facts'] = {}): Doubt => ({ code, station, pair, facts })
  const state = report.pairs.find((entry) => entry.pair === pair)?.state
  const medium = receipt.media.get(key)
  const doubts: Doubt[] = []
  const seals = sealsSeen(receipt, key)
  const chosen = receipt.choices.get(key)
  if (seals.length > 1 && chosen?.among.join() !== seals.join()) {
    doubts.push(doubt('pair-contested', { seals: seals.join(', ') }))
  }
  if (!isUsed(state)) {
    const told = state ?? 'left-out'
    // Whichever medium bears the seal, and whether it may count: votes were sealed there.
    const [shown] = medium === undefined ? (receipt.seen.get(key) ?? []) : [medium]
    if (shown !== undefined) {
      doubts.push(doubt('sealed-but-not-started', { told, seal: sealName(shown) }))
    } else if (receipt.begun.has(key)) doubts.push(doubt('begun-but-not-started', { told }))
    else if (receipt.toldUsed.has(key) && isToldUnused(receipt, station, pair)) {
      doubts.push(doubt('reports-disagree', { told }))
    }
  }
  return doubts
}

function ofMedium(
  medium: AcceptedMedium,
  report: StationReport,
  electionPackage: ElectionPackage,
  known: readonly [number, ...number[]],
): Doubt[] {
  const { station, pair, sealed } = medium
  const doubt = (code: Doubt['code'], facts: Doubt['facts'] = {}): Doubt => ({ code, station, pair, facts })
  const { machine, spentMarks, markedSessions, lostPages, closedAt } = sealed
  const own = electionPackage.machines.find((each) => each.station === station && each.pair === pair)?.id ?? ''
  const entry = report.pairs.find((each) => each.pair === pair)
  // D-18: a dead machine's pair is closed by another one, and the report of its station names it.
  const told = entry?.takenOverBy ?? entry?.machine ?? '—'
  const doubts: Doubt[] = []
  const expected = entry?.takenOverBy ?? own
  if (machine !== expected || (entry !== undefined && isUsed(entry.state) && machine !== told)) {
    const sealer = report.pairs.find((each) => each.machine === machine && each.pair !== pair)?.state ?? '—'
    doubts.push(doubt('sealed-by-another-machine', { machine, own, told, sealer }))
  }
  const number = entry?.sealFingerprint ?? null
  if (number !== null && number !== sealed.sealFingerprint.replaceAll(' ', '')) {
    doubts.push(doubt('seal-number-differs', { told: inFives(number), found: sealed.sealFingerprint }))
  }
  if (closedAt !== null && closedAt > addMinutes(report.madeAt, CLOCKS_APART)) {
    doubts.push(doubt('sealed-after-report', { closedAt, madeAt: report.madeAt }))
  }
  if (spentMarks !== markedSessions) {
    doubts.push(doubt('marks-differ-from-sessions', { marks: spentMarks, sessions: markedSessions }))
  }
  if (lostPages > 0) doubts.push(doubt('pages-lost', { pages: lostPages }))
  if (!sealed.logUnbroken) doubts.push(doubt('log-chain-broken'))
  if (isOlder(sealed.lists, known)) {
    doubts.push(doubt('older-list', { lists: sealed.lists.join(', '), current: known[0] }))
  }
  return [...doubts, ...sealed.doubts.map((code) => doubt(code, factsOf(code, sealed)))]
}

/** Lists of judges that are short, and by how much. */
function factsOf(code: MediumDoubt, sealed: AcceptedMedium['sealed']): Doubt['facts'] {
  return code === 'lists-differ' ? { records: shortLists(sealed) ?? '' } : {}
}

/**
 * If a station closed before others did: the list that its issuer held and signed. A later one could not reach its machines (R4). A report
 * that two people typed from paper is no word of that issuer.
 */
function listThatReached(receipt: Receipt, { stations }: ElectionPackage, report: StationReport): readonly number[] {
  const lastDay = (dates: readonly LocalDate[]) => [...dates].sort().at(-1) ?? ''
  const own = stations.find(({ id }) => id === report.station)
  const closesBeforeOthers = own !== undefined && stations.some(({ dates }) => lastDay(dates) > lastDay(own.dates))
  return closesBeforeOthers && !receipt.typed.has(report.station) ? [report.listVersion] : []
}

/** A list that came while voting went on is no doubt: the machine then went up. @param known under one of which it ended */
function isOlder(lists: readonly number[], known: readonly number[]): boolean {
  const last = lists.at(-1)
  return last !== undefined && (!known.includes(last) || lists.some((version, i) => version < (lists[i - 1] ?? 0)))
}

function inFives(digits: string): string {
  return digits.replace(/(\d{5})(?=\d)/g, '$1 ')
}

/** Sums are asked only of a complete station. */
function ofStation(
  receipt: Receipt,
  electionPackage: ElectionPackage,
  report: StationReport,
  sharedMarks: ReadonlySet<StationId>,
): Doubt[] {
  const { station } = report
  const doubt = (code: Doubt['code'], facts: Doubt['facts'] = {}): Doubt => ({ code, station, pair: null, facts })
  const doubts: Doubt[] = []
  const compared = receipt.comparisons.get(station)
  if (compared?.same === false) doubts.push(doubt('report-not-as-printed', { number: compared.number }))
  doubts.push(...rollListDoubts(receipt, electionPackage, report))
  // 公職選挙法 57: who votes there on another day is not counted yet, and what is opened now is final (D-32).
  if (report.cards.issued === 0) doubts.push(doubt('station-did-not-vote'))
  if (sharedMarks.has(station)) doubts.push(doubt('marks-on-two-machines'))
  const books = booksOf(receipt, electionPackage, station)
  if (books === null) return doubts
  const records = recordsOf(mediaOf(receipt, station))
  const differing = report.contests.filter(
    ({ contest, recordsTold }) => recordsTold !== null && recordsTold !== (records.get(contest) ?? 0),
  )
  if (differing.length > 0) {
    const lines = differing.map(({ contest, recordsTold }) => `${contest} ${recordsTold}/${records.get(contest) ?? 0}`)
    doubts.push(doubt('records-told-differ', { records: lines.join(', ') }))
  }
  if (!books.balanced) {
    const open = books.contests.filter((each) => !each.balanced)
    const each = (name: 'remainder' | 'missing' | 'replaced' | 'found') =>
      open.map((contest) => `${contest.contest} ${contest[name]}`).join(', ')
    const cards = { missing: each('missing'), replaced: each('replaced'), found: each('found') }
    doubts.push(doubt('books', { remainders: each('remainder'), ...cards }))
  }
  return doubts
}

/** Marks are keyed hashes, comparable only within one station. `marks`: hex, one list a machine. */
export function haveSharedMark(marks: readonly (readonly string[])[]): boolean {
  const seen = new Set<string>()
  for (const ofMachine of marks) {
    const own = new Set(ofMachine)
    if (own.size !== ofMachine.length) return true
    for (const mark of own) {
      if (seen.has(mark)) return true
      seen.add(mark)
    }
  }
  return false
}
