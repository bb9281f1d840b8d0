/** Operator card and PIN: at the start they open the station's keys, later they open the card state check (ROL-02, D-01). */
import { unreachable } from '#election/assert.ts'
import type { ClosingPermission } from '#election/card/closing-permission.ts'
import { FIXTURE_COST, parsePin, STANDARD_COST } from '#election/card/operator-card.ts'
import { type MachineSigner, openMachineSigner } from '#election/keys/machine-signer.ts'
import type { SigningKeyFile } from '#election/keys/signing-key-file.ts'
import { type IssuerKeys, type UnlockError, unwrapIssuerKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import {
  type OperatorReadFault,
  readOperatorCard,
  writeClosingPermission,
} from '#hardware/card-reader/operator-card-steps.ts'
import type { CardPresence, CardReader } from '#hardware/card-reader/port.ts'
import { type Notice, notice, type UnlockCode } from '#issuer/session/codes.ts'
import { nativeScryptAtOnce } from '#openssl/scrypt.ts'
import { readerNotice } from '../reader-lost.ts'
import type { VerifiedStation } from '../station.ts'

export interface UnlockedIssuer {
  readonly keys: IssuerKeys
  readonly signer: MachineSigner
}

/**
 * @param signingKey the bytes on the machine's disk
 * @param permission is written on the card once it has proven to be the station's (CLS-03)
 */
export async function unlockStation(
  verified: VerifiedStation,
  reader: CardReader,
  presence: CardPresence,
  pinText: string,
  signingKey: SigningKeyFile,
  permission: ClosingPermission | null = null,
): Promise<Result<UnlockedIssuer, Notice<UnlockCode>>> {
  if (presence.type === 'foreign') return err(notice('not-an-operator-card'))
  if (presence.type === 'reader-lost') return err(readerNotice(presence))
  const pin = parsePin(pinText, verified.facts.use)
  if (presence.type !== 'present' || pin === null) return err(notice('operator-card-missing'))
  const { election, identity, station } = verified
  const { electionPackage } = election
  const cost = electionPackage.use === 'fixture' ? FIXTURE_COST : STANDARD_COST
  const access = { pin, installSecret: identity.installSecret, cost, scrypt: nativeScryptAtOnce }
  const read = await readOperatorCard(reader, presence.uid, access)
  if (!read.ok) return err(readNotice(read.error))
  const card = read.value
  if (card.electionId !== electionPackage.electionId || card.station !== station.index) {
    return err(notice('operator-card-other-station'))
  }
  const keys = unwrapIssuerKeys({
    electionPackage,
    identity,
    operatorCard: card.cardNumber,
    operatorSecret: card.secret,
  })
  if (!keys.ok) return err(unwrapNotice(keys.error))
  if (permission !== null) {
    const written = await writeClosingPermission(reader, presence.uid, access, { card, permission })
    if (!written.ok) return err(readNotice(written.error))
  }
  return ok({ keys: keys.value, signer: openMachineSigner(signingKey, identity, keys.value.signingLock) })
}

function readNotice(fault: OperatorReadFault): Notice<UnlockCode> {
  switch (fault.type) {
    case 'wrong-pin':
      return notice('wrong-pin')
    case 'blank':
    case 'wrong-format':
      return notice('not-an-operator-card')
    case 'damaged':
      return notice('operator-card-damaged')
    case 'reader-lost':
      return notice('reader-silent')
    case 'card-gone':
    case 'other-card':
    case 'garbled':
    case 'refused':
      return notice('card-gone')
    default:
      return unreachable(fault)
  }
}

function unwrapNotice(fault: UnlockError): Notice<UnlockCode> {
  switch (fault.type) {
    case 'machine-not-in-package':
    case 'wrong-machine':
    case 'wrong-operator-card':
    case 'unknown-operator-card':
      return notice('operator-card-other-station')
    default:
      return unreachable(fault)
  }
}
