/** After the last close the count's reader reads both media of each pair; each record is held against what the people know. */

import type { Role } from '#election/ballot-box/layout.ts'
import type { MediumSource, SealedMedium } from '#election/ballot-box/reader.ts'
import { toHex } from '#election/bytes.ts'
import { haveSharedMark } from '#election/count/doubts.ts'
import { reconcileStation } from '#election/count/reconcile.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestBit, ContestId } from '#election/ids.ts'
import { readSealed } from '#simulation/rooms/box.ts'
import { opened } from '#simulation/rooms/opened-media.ts'
import { counting, type SampleStation, voterOfCandidate } from '#simulation/rooms/sample-station.ts'
import type { Ledger } from './ledger.ts'
import type { CountedMedia, SimulatedStation } from './station.ts'

export interface SealedPair {
  readonly pair: number
  readonly media: CountedMedia
  /** A medium that had an accident: it need not count. If both count, they must be the same. */
  readonly suspect: Role | null
  /** The figures of the machine that closed it; null: none did. */
  readonly told: ReadonlyMap<ContestBit, number> | null
  /** Both media are gone, or no machine could close them: the chair declares the pair lost (decision 028). */
  readonly lost: boolean
}

export async function countStation(
  facts: SampleStation,
  pairs: readonly SealedPair[],
  ledger: Ledger,
  object: (what: string) => void,
): Promise<ReadonlyMap<ContestId, number>> {
  const read: SealedMedium[] = []
  const lost = new Set(pairs.filter((pair) => pair.lost).map(({ pair }) => pair))
  for (const pair of pairs.filter((each) => !each.lost)) {
    const medium = await readPair(facts, pair, object)
    if (medium !== null) read.push(medium)
  }
  const records = read.flatMap((medium) => medium.records)
  const votes = facts.contests.map(() => new Map<number, number>())
  const ended = facts.contests.map(() => 0)
  const whole = new Map<ContestId, number>(facts.contests.map((contest) => [contest.id, 0]))
  for (const record of opened(facts.loaded, counting.secretKey, { records })) {
    if (!record.ok) {
      object(`P5: a record does not open: ${record.error.type}`)
      continue
    }
    const { contest, selection } = record.value
    const id = facts.contests[contest]?.id
    if (id !== undefined) whole.set(id, (whole.get(id) ?? 0) + 1)
    if (selection.type === 'ended') ended[contest] = (ended[contest] ?? 0) + 1
    else if (selection.type === 'candidate') {
      const voter = voterOfCandidate(selection.id, contest)
      votes[contest]?.set(voter, (votes[contest]?.get(voter) ?? 0) + 1)
    }
  }
  for (const { bit } of facts.contests) {
    judgeContest(facts, ledger, bit, { lost, votes: votes[bit] ?? new Map(), ended: ended[bit] ?? 0 }, object)
  }
  for (const pair of pairs) if (pair.lost) judgeLost(facts, ledger, pair, object)
  const marks = read.map((medium) => medium.spentMarks.map((mark) => toHex(mark)))
  if (haveSharedMark(marks)) object('P1: one card has a mark on two machines')
  return whole
}

function judgeContest(
  facts: SampleStation,
  ledger: Ledger,
  contest: ContestBit,
  found: { readonly lost: ReadonlySet<number>; readonly votes: ReadonlyMap<number, number>; readonly ended: number },
  object: (what: string) => void,
): void {
  const { lost, votes, ended } = found
  let endedAtLeast = 0
  let endedAtMost = 0
  for (let voter = 0; voter < facts.roll.length; voter++) {
    const found = votes.get(voter) ?? 0
    const known = ledger.known(voter, contest)
    const of = `voter ${voter} in contest ${contest}`
    // The missing votes are those of the declared pairs, and no others.
    if (lost.has(ledger.pairOf(voter, contest) ?? 0)) {
      if (found > 0) object(`P5: ${of} counts, and the pair is lost`)
      continue
    }
    if (found > 1) object(`P1: ${of} counts ${found} times`)
    if (found > 0 && !ledger.right(voter, contest)) object(`P1: ${of} counts without a right`)
    if (known === 'recorded' && found !== 1) object(`P2: ${of} was told recorded and does not count`)
    if ((known === 'none' || known === 'dropped') && found !== 0) object(`P2: ${of} counts, and was not told so`)
    if ((known === 'ended' || known === 'maybe-end') && found !== 0) object(`P4: ${of} ended, and a vote counts`)
    if (known === 'ended') endedAtLeast++
    if (known === 'ended' || known === 'maybe-end') endedAtMost++
    if (known === 'either') {
      endedAtMost++
      if (found === 0) endedAtLeast++
    }
  }
  if (ended < endedAtLeast || ended > endedAtMost) {
    object(`P2: ${ended} records say ended in contest ${contest}, not ${endedAtLeast} … ${endedAtMost}`)
  }
}

/** The figures of the lost pair are those that its voters were told. */
function judgeLost(facts: SampleStation, ledger: Ledger, pair: SealedPair, object: (what: string) => void): void {
  for (const { bit } of facts.contests) {
    const told = pair.told?.get(bit)
    const [least, most] = recordedOn(ledger, facts, bit, [pair.pair])
    if (told !== undefined && (told < least || told > most))
      object(`P7: lost pair ${pair.pair} told ${told} records of contest ${bit}, not ${least} … ${most}`)
  }
}

/** How many records these pairs hold at least and at most, by what people were told. */
function recordedOn(
  ledger: Ledger,
  facts: SampleStation,
  contest: ContestBit,
  pairs: readonly number[],
): readonly [number, number] {
  const there = facts.roll.flatMap((_, voter) =>
    pairs.includes(ledger.pairOf(voter, contest) ?? 0) ? [ledger.known(voter, contest)] : [],
  )
  const sure = there.filter((known) => known === 'recorded' || known === 'ended' || known === 'either').length
  return [sure, sure + there.filter((known) => known === 'maybe-vote' || known === 'maybe-end').length]
}

async function readPair(
  facts: SampleStation,
  pair: SealedPair,
  object: (what: string) => void,
): Promise<SealedMedium | null> {
  const media = {
    original: await readOne(facts, pair.media.original),
    duplicate: await readOne(facts, pair.media.duplicate),
  }
  const failed = failedOf(pair, media)
  for (const role of ['original', 'duplicate'] as const) {
    if (media[role] === null && failed !== role) object(`P5: the ${role} of pair ${pair.pair} does not count`)
  }
  const { original, duplicate } = media
  if (original !== null && duplicate !== null && failed === null) {
    if (toHex(original.seal.root) !== toHex(duplicate.seal.root)) object(`P5: pair ${pair.pair} holds two contents`)
  }
  const counted = failed === 'original' ? duplicate : (original ?? duplicate)
  if (counted === null) return null
  const { counts } = counted.seal
  const sessions = counts.finished + counts.endedByStaff + counts.released
  if (sessions !== counted.seal.spentMarks) object(`P7: marks of pair ${pair.pair} are not its finished sessions`)
  if (counted.seal.lostPages > 0) object(`P2: ${counted.seal.lostPages} pages of pair ${pair.pair} are lost`)
  if (!counted.logUnbroken) object(`P6: the log of pair ${pair.pair} is broken`)
  for (const doubt of counted.doubts) object(`P6: pair ${pair.pair} would stop the count: ${doubt}`)
  for (const [contest, told] of pair.told ?? []) {
    const sealed = counted.seal.records[contest]
    if (sealed !== told) object(`P7: pair ${pair.pair} told ${told} records of contest ${contest} and sealed ${sealed}`)
  }
  return counted
}

/** The medium that had an accident, when its partner's seal names it, or when it has no seal: it failed under the last write. */
function failedOf(pair: SealedPair, media: Readonly<Record<Role, SealedMedium | null>>): Role | null {
  const { suspect } = pair
  if (suspect === null) return null
  const partner = media[suspect === 'original' ? 'duplicate' : 'original']
  if (partner === null) return null
  return media[suspect] === null || partner.seal.failedMedium?.role === suspect ? suspect : null
}

async function readOne(facts: SampleStation, medium: MediumSource | null): Promise<SealedMedium | null> {
  if (medium === null) return null
  const read = await readSealed(facts, medium)
  return read.ok ? read.value : null
}

/** Promise 7: the books of the station's last report against the media, and against the hands that issued. */
export function balance(
  station: SimulatedStation,
  report: StationReport,
  records: ReadonlyMap<ContestId, number>,
  lost: readonly number[],
): void {
  const { facts, ledger, stock } = station
  const voters = ledger.ticketsAtDesk
  if (report.tickets.expected !== voters) {
    station.object(`P7: ${report.tickets.expected} tickets expected, ${voters} voters hold a right`)
  }
  for (const contest of reconcileStation(report, records).contests) {
    const bit = facts.contests.find((each) => each.id === contest.contest)?.bit ?? (0 as ContestBit)
    const rights = facts.roll.filter((_, voter) => ledger.right(voter, bit)).length
    if (contest.voters !== rights) {
      station.object(`P7: the books say ${contest.voters} rights in contest ${bit}, not ${rights}`)
    }
    const { remainder, missing, found, replaced } = contest
    const replacedFound = stock.sum('found after another one was issued', bit)
    const [ofFound, ofReplaced] = [stock.sum('found', bit), stock.sum('replaced', bit)]
    // CNT-05. Beyond it nothing may need the officer's reason but an issue that was closed without its card (ISS-20), and a lost
    // card that was found after another one was issued: it is counted as found, and its voter voted.
    const explained = missing + stock.rightsOnNoCard(bit) + stock.sum('said over', bit)
    const [least, most] = recordedOn(ledger, facts, bit, lost)
    if (remainder < least - replacedFound || remainder > most + explained) {
      station.object(`P7: contest ${bit}: ${remainder} rights without a record, ${missing} cards missing`)
    }
    if (found !== ofFound) station.object(`P7: ${found} found cards in contest ${bit}, not ${ofFound}`)
    if (replaced !== ofReplaced) station.object(`P7: ${replaced} replaced cards in contest ${bit}, not ${ofReplaced}`)
    if (remainder !== 0 && lost.length === 0 && report.differenceReason === '')
      station.object(`P7: a difference of ${remainder} in contest ${bit} without a word`)
  }
}
