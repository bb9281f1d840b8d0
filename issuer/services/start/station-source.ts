/**
 * The sources of an issuer's start: verified package, operator card, roll and books. `stationAt` is the real one; a simulation of many
 * stations brings one without a disk.
 */
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import { MAIN_DESK } from '#election/definition/desks.ts'
import type { ElectionId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import { issuerLogCheck, issuerLogKey } from '#election/log/issuer-log.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRollList } from '#election/roll/roll-list.ts'
import { slipRows } from '#election/roll/slip-row.ts'
import type { CardPresence, CardReader } from '#hardware/card-reader/port.ts'
import { type EraseError, eraseSigningKey, readSigningKey } from '#hardware/package-directory/signing-key.ts'
import type { BooksWork } from '#issuer/session/books-work.ts'
import type { Notice, OutOfServiceCode, StartCode, UnlockCode } from '#issuer/session/codes.ts'
import { erasedNotice } from '#issuer/session/erasing.ts'
import type { ErasedNote } from '#issuer/session/event.ts'
import type { TakeOverOffer } from '#issuer/session/state.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Surroundings } from '#shell/running-app.ts'
import type { Books } from '../books/books.ts'
import { type BooksOfMachine, openBooksInPieces } from '../books/open-books.ts'
import { booksWereUsed } from '../books/were-used.ts'
import { booksNotice } from '../books-out.ts'
import type { InPieces } from '../in-pieces.ts'
import { type IssuerLog, openIssuerLog } from '../log/issuer-log.ts'
import { keepSignedReport, readSignedReport, type SignedReport } from '../papers/signed-report.ts'
import { pollsMayBeOpen, type VerifiedStation } from '../station.ts'
import { booksErasedBefore, type ErasedBooks, eraseBooks } from './erase-books.ts'
import { readRoll } from './read-roll.ts'
import { type UnlockedIssuer, unlockStation } from './unlock.ts'
import { type MachineFound, verifyPackage } from './verify-package.ts'

type BooksOpening =
  | { readonly type: 'officer-decides'; readonly offer: TakeOverOffer }
  | { readonly type: 'out-of-service'; readonly notice: Notice<OutOfServiceCode> }

export interface StationSource {
  /** @param tell an erasure that was cut off goes on before anything is verified */
  verify(tell?: (work: BooksWork) => void): Promise<Result<VerifiedStation, Notice<StartCode>>>
  unlock(
    verified: VerifiedStation,
    reader: CardReader,
    presence: CardPresence,
    pin: string,
    /** Written on that card (CLS-03). */
    permission?: ClosingPermission,
  ): Promise<Result<UnlockedIssuer, Notice<UnlockCode>>>
  /** The report that this machine signed for this election; null: none yet. */
  signedReport(electionId: ElectionId): Promise<SignedReport | null>
  /** Durable on the machine's own disk when it says true. */
  keepSignedReport(report: SignedReport): Promise<boolean>
  /** In place, flushed and read again. */
  eraseSigningKey(): Promise<Result<void, EraseError>>
  /** D-31: on this machine and on the take-over medium, for ever. */
  eraseBooks(note: ErasedBooks, tell: (work: BooksWork) => void): Promise<ErasedNote>
  /** Opens the log of this machine and this election. */
  log(verified: VerifiedStation, keys: IssuerKeys): Promise<IssuerLog>
  /** This machine's own books have cards or an opening, or cannot be read. */
  wasUsed(verified: VerifiedStation, keys: IssuerKeys): boolean
  /** @param confirmed the officer has confirmed that the medium's state, or a new medium, rules */
  openBooks(verified: VerifiedStation, keys: IssuerKeys, confirmed: boolean): InPieces<Result<Books, BooksOpening>>
}

/** @param found left out: as it is */
export function stationAt(config: AppConfig, surroundings: Surroundings, found?: MachineFound): StationSource {
  return {
    verify: async (tell) => {
      const erased = await booksErasedBefore(config, tell)
      return erased === null ? verifyPackage(config, surroundings, found) : err(erasedNotice(erased))
    },
    unlock: async (verified, reader, presence, pin, permission) =>
      unlockStation(verified, reader, presence, pin, await readSigningKey(config.machine), permission),
    signedReport: (electionId) => readSignedReport(config.machine, electionId),
    keepSignedReport: (report) => keepSignedReport(config.machine, report),
    eraseBooks: (note, tell) => eraseBooks(config, note, tell),
    eraseSigningKey: () => eraseSigningKey(config.machine),
    log: (verified, keys) => {
      const { electionId } = verified.election.electionPackage
      const { issuer } = verified.facts
      const key = issuerLogKey(keys.takeOverKey, electionId, issuer)
      return openIssuerLog(config.machine, issuerLogCheck(key, electionId, issuer))
    },
    wasUsed: (verified, keys) => booksWereUsed(booksOfMachine(config, verified, keys)),
    openBooks: (verified, keys, confirmed) => openBooksAt(config, surroundings, verified, keys, confirmed),
  }
}

function booksOfMachine(
  { machine: directory }: AppConfig,
  { election, facts }: VerifiedStation,
  { takeOverKey }: IssuerKeys,
): BooksOfMachine {
  const { electionId } = election.electionPackage
  const key = ofDesk(takeOverKey, facts)
  return { directory, electionId, station: facts.station, issuer: facts.issuer, takeOverKey: key }
}

/** ISS-02, D-24: no issuer of one desk opens the take-over medium of another, so a slice is issued once. */
function ofDesk(takeOverKey: Uint8Array, { desk }: VerifiedStation['facts']): Uint8Array {
  if (desk === null || desk.number === MAIN_DESK) return takeOverKey
  const context = [utf8(String(desk.number))]
  return deriveKey({ secret: takeOverKey, label: 'take-over desk 1', context, length: 32 })
}

/** The lists that the office signed for this station and two people approved, and nothing else. */
function listReader({ election, identity, station }: VerifiedStation, { rollKey }: IssuerKeys) {
  const { electionPackage } = election
  const context = { electionId: electionPackage.electionId, station: station.id, rollKey }
  const { authorityPublicKey } = identity
  return (file: Uint8Array) => readRollList(file, context, { electionPackage, authorityPublicKey }, nativeChecks)
}

function* openBooksAt(
  config: AppConfig,
  { clock, randomness }: Surroundings,
  verified: VerifiedStation,
  keys: IssuerKeys,
  confirmed: boolean,
): InPieces<Result<Books, BooksOpening>> {
  const { takeover } = config
  assert(takeover !== undefined, 'books: the start is refused without a place for the take-over medium')
  const roll = yield* readRoll(verified, keys)
  if (!roll.ok) return err({ type: 'out-of-service', notice: roll.error })
  const opened = yield* openBooksInPieces({
    ...booksOfMachine(config, verified, keys),
    takeOver: takeover,
    contests: verified.facts.contests,
    paperContests: verified.facts.paperContests,
    municipality: verified.facts.municipality,
    roll: verified.station.slips === null ? roll.value.rows : slipRows(verified.station),
    rollHash: roll.value.hash,
    rollHead: { asOf: roll.value.asOf, lists: roll.value.lists },
    readList: listReader(verified, keys),
    randomness,
    pollsMayBeOpen: pollsMayBeOpen(verified.station, clock.now()),
    confirmed,
  })
  if (opened.ok) return ok(opened.value)
  if (opened.error.type === 'officer-decides') return err(opened.error)
  return err({ type: 'out-of-service', notice: booksNotice(opened.error) })
}
