/** The counting centre receives the station as the tally does (LAW-14, decision 028): nothing may be missing, and every doubt has its words. */
import { reservedLogPages } from '#election/ballot-box/append-log.ts'
import { layoutOfHeader } from '#election/ballot-box/header.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { MediumSource, SealedMedium } from '#election/ballot-box/reader.ts'
import { containers, withArrival } from '#election/count/arrival.ts'
import { reportNumber, withComparison } from '#election/count/comparison.ts'
import { booksOf, missingFrom } from '#election/count/completeness.ts'
import { lostRefusal, withLostMedia } from '#election/count/declared-lost.ts'
import type { DoubtCode } from '#election/count/doubt.ts'
import { doubtsOf } from '#election/count/doubts.ts'
import { type LostPair, readLostMedia, signLostMedia } from '#election/count/lost-media.ts'
import {
  emptyReceipt,
  isUsed,
  pairKey,
  type Receipt,
  sealName,
  sealsSeen,
  withChoice,
  withMedium,
  withPermission,
  withReport,
} from '#election/count/receipt.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { readSealed } from '#simulation/rooms/box.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { authority } from '#simulation/rooms/sample-station.ts'
import { examineMedium } from '#tally/services/receive/examine-medium.ts'
import type { SealedPair } from './count-station.ts'
import type { SimulatedStation } from './station.ts'

const SHA = '00'.repeat(32)
const ROLES = ['original', 'duplicate'] as const

interface Shown {
  readonly pair: PairNumber
  readonly role: Role
  readonly source: MediumSource
}

/** @param pairs those that were used @param records that were counted */
export async function receiveStation(
  station: SimulatedStation,
  report: StationReport,
  pairs: readonly SealedPair[],
  records: ReadonlyMap<ContestId, number>,
): Promise<void> {
  const { facts, dice } = station
  const { electionPackage } = facts.loaded
  const { id } = facts.station
  const object = (what: string) => station.object(what)
  const looked = containers.map((container) => ({ container, sealed: true, locked: true, label: '' }))
  const arrival = { station: id, at: report.madeAt, clerk: '開票 係', differing: [], containers: looked }
  let receipt = must(withArrival(withReport(emptyReceipt, report), arrival))
  receipt = must(withComparison(receipt, { station: id, number: reportNumber(report), same: true }))
  const isGone = (pair: PairNumber) => pairs.some((each) => each.pair === pair && each.lost)
  const shown = station.kiosks.flatMap((kiosk) => {
    const media = station.mediaOf(kiosk)
    return ROLES.flatMap((role): Shown[] => {
      const source = isGone(kiosk.pair) ? null : media[role]
      return source === null ? [] : [{ pair: kiosk.pair, role, source }]
    })
  })
  const inTurn = shown.map((each) => ({ ...each, turn: dice.next() })).sort((a, b) => a.turn - b.turn)
  receipt = await withMedia(station, receipt, inTurn)
  receipt = await withMedia(station, withChosenSeals(receipt), shown)
  for (const { pair, role, source } of shown) {
    const cause = {
      station: id,
      pair,
      cause: 'damaged',
      chair: '長',
      opinion: 'simulated',
      witnesses: ['春子'],
    } as const
    if (role === 'original' || receipt.media.has(pairKey(cause))) continue
    receipt = must(withPermission(receipt, cause, electionPackage))
    receipt = await withMedia(station, receipt, [{ pair, role, source }])
  }
  receipt = withLostMedia(receipt, declared(station, report, pairs, receipt))
  for (const { pair, why } of (receipt.lost?.lost ?? []).map((each) => ({
    ...each,
    why: lostRefusal(receipt, each),
  }))) {
    if (why !== null) object(`P5: pair ${pair} is declared lost: ${why}`)
    if (pairs.some((each) => each.pair === pair && !each.lost)) object(`P5: pair ${pair} is there and not received`)
  }
  for (const missing of missingFrom(receipt, electionPackage)) object(`P5: the count waits: ${JSON.stringify(missing)}`)
  const books = booksOf(receipt, electionPackage, id)
  for (const { contest, records: counted } of books?.contests ?? []) {
    if (counted !== records.get(contest))
      object(`P5: ${counted} records of ${contest} are received, not ${records.get(contest)}`)
  }
  for (const { code, pair } of doubtsOf(receipt, facts.loaded, id, new Set())) {
    const kiosk = station.kiosks.find((each) => each.pair === pair)
    // A spare that died in its opening: nobody could vote there, and no machine has closed it.
    const isInVain = kiosk !== undefined && station.observer.begun.has(kiosk) && !station.observer.isUsed(kiosk)
    if (code === 'begun-but-not-started' && isInVain) continue
    if (code === 'older-list' && kiosk !== undefined && (await endsBehind(station, kiosk))) continue
    if (!isSaid(code, station, report, receipt)) object(`P6: the count doubts pair ${pair ?? '–'}: ${code}`)
  }
}

/** The list in force came behind the last voter of this pair; or its log was full, and says so little that it says nothing of the list. */
async function endsBehind(station: SimulatedStation, kiosk: KioskRoom): Promise<boolean> {
  if (station.contestOnPaper.endsBehind(kiosk)) return true
  for (const role of ROLES) {
    const source = station.mediaOf(kiosk)[role]
    const read = source === null ? null : await readSealed(station.facts, source)
    if (read?.ok && isLogFull(read.value)) return true
  }
  return false
}

/** Each entry has a page: before the closing none was left for the word of a list, only those that are kept free. */
function isLogFull({ header, log }: SealedMedium): boolean {
  const layout = layoutOfHeader(header)
  const before = log.findLastIndex(({ event: { type } }) => type !== 'closing' && type !== 'refusals') + 1
  return before >= layout.log.count - reservedLogPages(layout).faults
}

/** A medium that fails under the last write of its closing is sealed whole, and its partner anew: the chair names the one that says so. */
function withChosenSeals(before: Receipt): Receipt {
  let receipt = before
  for (const [key, media] of before.seen) {
    const [whole, ...others] = media.filter(({ sealed }) => sealed.failedPartner)
    if (whole === undefined || others.length > 0 || sealsSeen(before, key).length < 2) continue
    const { station, pair } = whole
    receipt = must(withChoice(receipt, { station, pair, seal: sealName(whole), reason: 'simulated', by: ['選挙長'] }))
  }
  return receipt
}

/** A doubt whose reason people have given, or the chair finds at once. */
function isSaid(code: DoubtCode, { clerk }: SimulatedStation, report: StationReport, receipt: Receipt): boolean {
  switch (code) {
    case 'books':
      return report.differenceReason !== '' || isAnyLost(receipt)
    case 'records-told-differ':
      return isAnyLost(receipt)
    case 'station-did-not-vote':
      return !clerk.issue.hasIssued
    default:
      return false
  }
}

function isAnyLost({ lost }: Receipt): boolean {
  return (lost?.lost.length ?? 0) > 0
}

async function withMedia({ facts }: SimulatedStation, before: Receipt, shown: readonly Shown[]): Promise<Receipt> {
  const { electionPackage } = facts.loaded
  let receipt = before
  for (const { source } of shown) {
    const election = { electionPackage, authorityPublicKey: authority.publicKey, several: null }
    const { examination } = await examineMedium(source, election, () => {})
    receipt = withMedium(receipt, examination).receipt
  }
  return receipt
}

/** The pairs that were used, by the report, and cannot be counted. */
function declared(
  { facts, clock }: SimulatedStation,
  report: StationReport,
  pairs: readonly SealedPair[],
  receipt: Receipt,
) {
  const { electionPackage } = facts.loaded
  const used = report.pairs.filter(
    ({ state, pair }) => isUsed(state) && !receipt.media.has(pairKey({ station: report.station, pair })),
  )
  const lost = used.map(({ pair }): LostPair => {
    const told = pairs.find((each) => each.pair === pair)?.told ?? null
    const recordsTold = told && Object.fromEntries(facts.contests.map(({ id, bit }) => [id, told.get(bit) ?? 0]))
    const cause = told === null ? 'unclosable' : 'lost'
    return {
      station: report.station,
      pair,
      cause,
      known: 'simulated',
      opinion: 'none',
      witnesses: ['春子'],
      recordsTold,
    }
  })
  if (lost.length === 0) return null
  const of = { electionPackage, packageSha256: SHA }
  const document = signLostMedia(
    { chair: '選挙長', declaredAt: clock.now(), lost },
    of,
    signersOf(of.electionPackage, authority.secretKey),
  )
  return must(readLostMedia(document, authority.publicKey, of))
}
