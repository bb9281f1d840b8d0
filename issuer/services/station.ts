/** The knowledge of the services after each stage of the start. Secrets are here and nowhere in the session's state. */

import { fromHex } from '#election/bytes.ts'
import { type IssuerKeyId, parseIssuerKeyId } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { isPart, NO_CONTEST, union, without } from '#election/contests.ts'
import type { RollMark, Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { isSamePerson } from '#election/definition/same-person.ts'
import { contestsOfSlip } from '#election/definition/slips.ts'
import type { CardUid, ContestMask, RollNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Machine, MachineIdentity } from '#election/keys/machine-identity.ts'
import type { MachineSigner } from '#election/keys/machine-signer.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import { closedByRoll } from '#election/roll/contest-right.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { eligibility, rightOfSlip } from '#election/roll/eligibility.ts'
import { leftOf, taken } from '#election/roll/standing.ts'
import { dateOf, type LocalMinute } from '#election/time.ts'
import type { CardPresence, CardReader } from '#hardware/card-reader/port.ts'
import type { Notice, StartCode } from '#issuer/session/codes.ts'
import type { IssuerFacts, Voter } from '#issuer/session/state.ts'
import type { Books } from './books/books.ts'
import type { VoterRow } from './books/voters.ts'
import type { SinceFailure } from './card/since-failure.ts'
import type { IssuerLog } from './log/issuer-log.ts'

/** After the package was verified. */
export interface VerifiedStation {
  readonly election: LoadedElection
  readonly identity: MachineIdentity
  readonly machine: Machine
  readonly station: Station
  readonly facts: IssuerFacts
  /** There is nothing to do here under today's date, or that date is wrong. */
  readonly dateRefusal: Notice<StartCode> | null
}

/** The time of opening is past, on this or an earlier date: cards of the station may be out. */
export function pollsMayBeOpen({ dates, opens }: Station, now: LocalMinute): boolean {
  return dates.some((date) => now >= `${date}T${opens}`)
}

/** After operator card and PIN, with the books open. */
export interface OpenStation extends VerifiedStation {
  readonly keys: IssuerKeys
  readonly signer: MachineSigner
  readonly books: Books
  readonly log: IssuerLog
  readonly sinceFailure: SinceFailure
  readonly reader: CardReader
  readonly presence: () => CardPresence
  readonly now: () => LocalMinute
  readonly randomness: Randomness
  readonly crypto: MachineCrypto
}

export function cardKey(station: OpenStation, uid: CardUid): Uint8Array {
  return cardKeyOf(station.keys.cardMaster, uid, station.election.electionPackage.electionId)
}

/** Every issuer of the station: a card of the first one comes back to the spare one. */
export function issuerKeysOf(station: VerifiedStation): ReadonlyMap<IssuerKeyId, Uint8Array> {
  const keys = new Map<IssuerKeyId, Uint8Array>()
  for (const machine of station.election.electionPackage.machines) {
    const id = machine.issuerKeyId === null ? null : parseIssuerKeyId(machine.issuerKeyId)
    if (machine.station === station.station.id && id !== null) keys.set(id, fromHex(machine.signingKey))
  }
  return keys
}

/** ELG-01: entered at the desk, and on no roll. */
function isByOrder(books: Books, rollNo: RollNumber): boolean {
  return (books.day()?.roll.byOrder ?? []).some((row) => row.rollNo === rollNo)
}

/** 人違い: a row of nobody, which has the mark of somebody who is not known. */
export function isNobodys(books: Books, rollNo: RollNumber): boolean {
  return (books.day()?.roll.moved ?? []).some(({ to, nobody }) => nobody !== null && to === rollNo)
}

/** Beside the roll: neither has a count of the roll, nor a line of the office's lists. */
export function isBesideRoll(books: Books, rollNo: RollNumber): boolean {
  return isByOrder(books, rollNo) || isNobodys(books, rollNo)
}

/** Contests of which this row gets nothing: by the roll and its lists (ELG-02a, ELG-21), or because they are none of its slip's. */
export function closedTo({ facts }: VerifiedStation, row: VoterRow): ContestMask {
  const { slips, contests, all } = facts
  return union(
    closedByRoll(row),
    slips === null ? NO_CONTEST : without(all, contestsOfSlip(slips, row.rollNo, contests)),
  )
}

/** ELG-17: a card or paper is given away under this row, or its voter voted elsewhere. */
function isServedAs(books: Books, { row, mark }: VoterRow): boolean {
  return VOTED_ELSEWHERE.has(mark) || taken(books.standing(row)) !== NO_CONTEST
}

const VOTED_ELSEWHERE: ReadonlySet<RollMark> = new Set(['early_voted', 'absentee_voted', 'absentee_issued'])

/** The voter as the desk sees them now, with the reason why not (ELG-02). */
export function voterOf(station: OpenStation, row: number): Voter {
  const { books, facts, election } = station
  const found = books.voterAt(row)
  const standing = books.standing(row)
  const { rollNo, name, kana, sex, birthDate, address, residentSince, ticket } = found
  // The roll of an early-voting station has everybody who may vote there.
  const desk = {
    station: station.station.earlyVoting ? found.station : station.station.id,
    today: dateOf(station.now()),
    desk: facts.desk ?? undefined,
  }
  const closed = closedTo(station, found)
  const { unentitled = NO_CONTEST } = found
  const visits = {
    cardOut: books.operation()?.row === row,
    nothingLeft: leftOf(standing, facts.all, closed) === 0,
    papersBack: standing.absenteePapers > 0,
    onlineVoid: standing.onlineVoid,
    earlyInPart: without(facts.all, closed) !== 0,
    withoutContest: isPart(facts.all, unentitled),
  }
  const nobodys = isNobodys(books, rollNo)
  // Nothing of nobody is in the roll: no day, and no right.
  const slip = facts.slips !== null && !nobodys
  const ofRow = () =>
    slip ? rightOfSlip(found, visits) : eligibility(found, election.electionPackage.rules, desk, visits)
  const answer = nobodys ? null : ofRow()
  const refusal: RefusalReason | null =
    answer === null ? 'already-voted' : answer.type === 'refused' ? answer.reason : null
  const byOrder = isByOrder(books, rollNo)
  const isTwin = (other: VoterRow) =>
    other.row !== row && isSamePerson(other, found) && !isBesideRoll(books, other.rollNo)
  const other = byOrder || nobodys || slip ? undefined : books.bornOn(birthDate).find(isTwin)
  const twin = other === undefined ? null : { rollNo: other.rollNo, served: isServedAs(books, other) }
  const sinceFailure = station.sinceFailure.has(row)
  return {
    rollNo,
    name,
    kana,
    sex,
    birthDate,
    address,
    residentSince,
    ticket,
    standing,
    closed,
    unentitled,
    byOrder,
    nobodys,
    slip,
    twin,
    sinceFailure,
    refusal,
  }
}
