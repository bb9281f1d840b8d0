/**
 * How a machine's signing lock reaches its unlock entry although the machine has forgotten it: sealed to the station's lock
 * key, in the machine file. The commission opens it once, when the package is made. The lock key's secret half is derived from
 * the commission's signing key, so that between the kits and the package nothing more has to be kept secret.
 */
import { assert } from '#election/assert.ts'
import { concat, utf8 } from '#election/bytes.ts'
import type { MachineId, StationId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Approver, approversHash } from './approvers.ts'
import { deriveKey } from './derive.ts'
import { deriveKeyPair, encryptBase, HPKE_ENC_BYTES, HPKE_TAG_BYTES, type KeyPair, openBase } from './hpke.ts'
import { SIGNING_LOCK_BYTES } from './signing-key-file.ts'

/** enc ‖ ciphertext ‖ tag. */
export const SEALED_LOCK_BYTES = HPKE_ENC_BYTES + SIGNING_LOCK_BYTES + HPKE_TAG_BYTES

/**
 * The install secret makes each kit's lock key its own. A rehearsal's machines are personalised with kits of a rehearsal: its
 * closing erases their keys, and long before that no package of the election itself is made for them.
 */
export function stationLockKey(
  authoritySecretKey: Uint8Array,
  kit: { readonly station: StationId; readonly installSecret: Uint8Array },
  rehearsal: boolean,
): KeyPair {
  const context = [utf8(rehearsal ? 'rehearsal' : 'election'), utf8(kit.station), kit.installSecret]
  return deriveKeyPair(deriveKey({ secret: authoritySecretKey, label: 'station lock 1', context, length: 32 }))
}

export function encryptSigningLock(
  machine: MachineId,
  signingLock: Uint8Array,
  lockPublicKey: Uint8Array,
  approvers: readonly Approver[],
  randomness: Randomness,
): Uint8Array {
  const { info, aad } = bindingOf(machine, approvers)
  const encrypted = encryptBase({ recipientPublicKey: lockPublicKey, info, aad, plaintext: signingLock, randomness })
  return concat(encrypted.enc, encrypted.ciphertext)
}

/** Refused: personalised with a kit of another commission, with other approvers, or under another name. */
export function openSigningLock(
  machine: MachineId,
  sealedLock: Uint8Array,
  lockSecretKey: Uint8Array,
  approvers: readonly Approver[] = [],
): Result<Uint8Array, { readonly type: 'not-authentic' }> {
  assert(sealedLock.length === SEALED_LOCK_BYTES, 'signing lock: the machine file was checked')
  const { info, aad } = bindingOf(machine, approvers)
  const [enc, ciphertext] = [sealedLock.subarray(0, HPKE_ENC_BYTES), sealedLock.subarray(HPKE_ENC_BYTES)]
  const opened = openBase({ recipientSecretKey: lockSecretKey, enc, info, aad, ciphertext })
  return opened.ok ? ok(opened.value) : err({ type: 'not-authentic' })
}

/** A kit is not signed: who exchanges its approvers on the way makes machines that are in no package. */
function bindingOf(machine: MachineId, approvers: readonly Approver[]) {
  return { info: utf8('ippyo signing lock 1'), aad: concat(utf8(machine), approversHash(approvers)) }
}
