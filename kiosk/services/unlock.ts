/** Operator card + PIN → the station's keys. They stay in the services; the session learns only that it worked. */

import type { ClosingPermission } from '#election/card/closing-permission.ts'
import { FIXTURE_COST, parsePin, STANDARD_COST } from '#election/card/operator-card.ts'
import type { CardUid } from '#election/ids.ts'
import { type MachineSigner, openMachineSigner } from '#election/keys/machine-signer.ts'
import type { SigningKeyFile } from '#election/keys/signing-key-file.ts'
import { type StationKeys, unwrapStationKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type OperatorReadFault, readOperatorCard } from '#hardware/card-reader/operator-card-steps.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { UnlockRefusal } from '#kiosk/session/codes.ts'
import { openBaseNative } from '#openssl/hpke-open.ts'
import { nativeScryptAtOnce } from '#openssl/scrypt.ts'
import type { KioskElection } from './election.ts'

export interface Unlocked {
  readonly operatorCard: number
  /** CLS-03 */
  readonly permission: ClosingPermission | null
  readonly keys: StationKeys
  readonly signer: MachineSigner
}

/** @param signingKey the bytes on the machine's disk */
export async function unlock(
  reader: CardReader,
  election: KioskElection,
  uid: CardUid,
  pinText: string,
  signingKey: SigningKeyFile,
): Promise<Result<Unlocked, UnlockRefusal>> {
  const { identity, facts, loaded } = election
  const pin = parsePin(pinText, facts.use)
  if (pin === null) return err('wrong-pin')
  const cost = facts.use === 'fixture' ? FIXTURE_COST : STANDARD_COST
  const card = await readOperatorCard(reader, uid, {
    pin,
    installSecret: identity.installSecret,
    cost,
    scrypt: nativeScryptAtOnce,
  })
  if (!card.ok) return err(refusalOf(card.error))
  const { electionId, station, cardNumber, secret, permission } = card.value
  if (electionId !== facts.electionId || station !== facts.station.index) return err('operator-card-other-station')
  const keys = unwrapStationKeys({
    electionPackage: loaded.electionPackage,
    identity,
    operatorCard: cardNumber,
    operatorSecret: secret,
    openBase: openBaseNative,
  })
  if (!keys.ok) return err('station-keys-not-opened')
  const signer = openMachineSigner(signingKey, identity, keys.value.signingLock)
  return ok({ operatorCard: cardNumber, permission, keys: keys.value, signer })
}

function refusalOf(fault: OperatorReadFault): UnlockRefusal {
  switch (fault.type) {
    case 'wrong-pin':
      return 'wrong-pin'
    case 'card-gone':
    case 'other-card':
      return 'operator-card-gone'
    case 'reader-lost':
      return 'reader-lost'
    case 'garbled':
    case 'refused':
    case 'blank':
    case 'wrong-format':
    case 'damaged':
      return 'operator-card-unreadable'
  }
}
