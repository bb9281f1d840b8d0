/** The open pair in the session's words: record, end, close, log. The selection is encrypted here and nowhere kept. */
import { unreachable } from '#election/assert.ts'
import { type HedgedRandomness, hedgeKey } from '#election/ballot/hedged-randomness.ts'
import type { RecordedSelection } from '#election/ballot/record.ts'
import type { CloseRefusal } from '#election/ballot-box/requests.ts'
import { fromHex } from '#election/bytes.ts'
import { tokenBytes } from '#election/card/card-ids.ts'
import type { ContestList } from '#election/contest-lists.ts'
import type { MachineId } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { MachineSigner } from '#election/keys/machine-signer.ts'
import { sign } from '#election/keys/signature.ts'
import type { StationKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { StaffRefusal } from '#kiosk/session/codes.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { CloseFailure } from '#kiosk/session/event.ts'
import { failureOf } from '#kiosk/session/fault.ts'
import type { ClosingReport, OutOfServiceReason, RecordOutcome } from '#kiosk/session/pair-report.ts'
import type { AdmittedPair } from './ballot-box/admit.ts'
import type { BallotBox, OwnCount } from './ballot-box/ballot-box.ts'
import { openPair } from './ballot-box/open-pair.ts'
import type { KioskElection } from './election.ts'

export function openOwnPair(input: {
  readonly admitted: AdmittedPair
  readonly election: KioskElection
  readonly keys: StationKeys
  readonly signer: MachineSigner
  readonly own: OwnCount | null
  readonly randomness: HedgedRandomness
  /** How often this machine started for this election, this time counted. */
  readonly starts: number
  readonly crypto: MachineCrypto
}): Promise<BallotBox> {
  const { admitted, election, keys, signer, own, randomness, starts, crypto } = input
  // Slots and records: neither order nor votes rest on the system's randomness alone.
  if (signer.canSign()) randomness.hedgeWith(signer.with(hedgeKey), starts)
  const { facts, loaded } = election
  const kiosks = loaded.electionPackage.machines.filter(
    (machine) => machine.station === facts.station.id && machine.kind === 'kiosk',
  )
  return openPair({
    admitted,
    stationSecret: keys.stationSecret,
    machine: {
      id: facts.machine,
      signSeal: (message) => signer.with((key) => sign('closing-seal', message, key, crypto.sign)),
      maySign: () => signer.canSign(),
    },
    kioskSigningKeys: new Map<MachineId, Uint8Array>(kiosks.map(({ id, signingKey }) => [id, fromHex(signingKey)])),
    own,
    randomness,
    crypto,
  })
}

/** The session's effect, for any caller. */
type Asked<T extends KioskEffect['type']> = Omit<Extract<KioskEffect, { type: T }>, 'type'>

export interface Recorder {
  readonly box: BallotBox
  readonly election: KioskElection
  readonly randomness: Randomness
  readonly crypto: MachineCrypto
}

/** Resolves at the moment the screen may say 「記録されました」: INTENT durable on both media. */
export function record(recorder: Recorder, vote: Asked<'record'>): Promise<RecordOutcome> {
  const { token, cardContests, contest, selections, today } = vote
  const records = selections.map(({ place, selection }) =>
    encryptedRecord(recorder, { bit: contest, place }, selection),
  )
  const recorded = recorder.box.record({ token: tokenBytes(token), cardContests, contest, records, today })
  // While the media write: the next voter does not wait for it.
  setImmediate(recorder.election.sealer.drawAhead(recorder.randomness))
  return recorded
}

/** `token` null: the session in the journal, of any card (officer, after a restart). */
export function end(recorder: Recorder, session: Asked<'end-session'>): Promise<RecordOutcome> {
  const { token, cardContests, by, today } = session
  const endedRecord = (list: ContestList) => encryptedRecord(recorder, list, { type: 'ended' })
  return recorder.box.end({ token: token && tokenBytes(token), cardContests, endedRecord, by, today })
}

function encryptedRecord(recorder: Recorder, list: ContestList, selection: RecordedSelection): Uint8Array {
  const { election, randomness } = recorder
  return election.sealer.seal(list, selection, randomness)
}

export async function close(
  box: BallotBox,
  { today, final, at }: Pick<Asked<'close'>, 'today' | 'final' | 'at'>,
): Promise<Result<ClosingReport, CloseFailure>> {
  // CLS-04: a medium that only the closing found out, or that the officer gave up. The seal takes cause and minute from the log.
  const failed = failureOf(box.situation().outOfService)
  if (failed !== null) await box.appendLog(failed, at)
  const outcome = await box.close({ today, final })
  if (outcome.type === 'closed') return ok(outcome.report)
  // A second closing gets the report of the first.
  const before = outcome.reason.type === 'already-closed' ? box.closingReport() : null
  return before === null ? err(closeRefusal(outcome.reason, box)) : ok(before)
}

function closeRefusal(reason: CloseRefusal, box: BallotBox): StaffRefusal | OutOfServiceReason {
  switch (reason.type) {
    case 'session-open':
      return 'session-open'
    case 'already-closed':
      return 'already-closed'
    case 'day-not-listed':
      return 'not-this-day'
    case 'out-of-service':
      return box.situation().outOfService ?? { type: 'no-medium' }
    default:
      return unreachable(reason)
  }
}
