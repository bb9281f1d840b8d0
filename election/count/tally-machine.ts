/**
 * A machine of the counting centre (docs/formats/count.md §8): the commission's key says that it counts this election, or sorts its online
 * votes, and its own signing key is under a passphrase. Its file is beside the package and not in it, so that a machine that dies in the counting night is replaced
 * without new keys, media or cards (docs/decisions/029-sign-each-stage-and-each-announcement.md).
 */
import { z } from 'zod'
import { toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { boxSchema, closeBox, openBox, type Protection, type Scrypt } from '#election/keys/passphrase-box.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'

/** In the machine's own directory; the first two also beside the stages of a count. */
export const TALLY_MACHINE_FILE = 'tally.json'
export const TALLY_MACHINE_SIGNATURE = 'tally.sig'
export const TALLY_KEY_FILE = 'tally-key.json'
export const TALLY_FILE_BYTES_MAX = 8 * 1024

/** own-81: what counts the votes must not be able to exchange those of the online box. So no key has both. */
const MACHINE_ROLES = ['counting', 'sorting'] as const
export type MachineRole = (typeof MACHINE_ROLES)[number]

export interface TallyMachine {
  readonly electionId: string
  readonly keySet: string
  readonly role: MachineRole
  /** The serial number on the machine. */
  readonly serial: string
  /** Ed25519 public key, hex. */
  readonly signingKey: string
}

/** With the bytes that the commission signed: they go with each count. */
export interface SignedTallyMachine extends TallyMachine {
  readonly document: SignedBytes
}

export type TallyMachineError =
  | DocumentError
  /** Genuine, but for another election or another set of keys. */
  | { readonly type: 'other-election' }
  /** Genuine, but the commission gave this key another work. */
  | { readonly type: 'other-role' }

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)

const machineSchema = z.strictObject({
  format: z.literal('ippyo tally machine 1'),
  electionId: z.string(),
  keySet: z.string(),
  role: z.enum(MACHINE_ROLES),
  serial: z.string().min(1).max(64),
  signingKey: hex32,
})

const keySchema = z.strictObject({ format: z.literal('ippyo tally key 1'), signingKey: hex32, box: boxSchema })

export function signTallyMachine(machine: TallyMachine, authoritySecretKey: Uint8Array): SignedBytes {
  const { electionId, keySet, role, serial, signingKey } = machine
  const fields = { format: 'ippyo tally machine 1', electionId, keySet, role, serial, signingKey }
  return signDocument('tally-machine', machineSchema.parse(fields), authoritySecretKey)
}

export function readTallyMachine(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  { electionId, keySet, role }: Pick<ElectionPackage, 'electionId' | 'keySet'> & Pick<TallyMachine, 'role'>,
  fast?: FastChecks,
): Result<SignedTallyMachine, TallyMachineError> {
  const bytesMax = TALLY_FILE_BYTES_MAX
  const read = readDocument({
    use: 'tally-machine',
    document,
    authorityPublicKey,
    bytesMax,
    schema: machineSchema,
    fast,
  })
  if (!read.ok) return read
  const { format: _, ...machine } = read.value.value
  if (machine.electionId !== electionId || machine.keySet !== keySet) return err({ type: 'other-election' })
  if (machine.role !== role) return err({ type: 'other-role' })
  return ok({ ...machine, document })
}

export async function writeTallyKey(secretKey: Uint8Array, protection: Protection): Promise<Uint8Array> {
  const signingKey = toHex(signingPublicKey(secretKey))
  const box = await closeBox({ ...protection, plaintext: secretKey, aad: aadOf(signingKey) })
  return canonicalJson({ format: 'ippyo tally key 1', signingKey, box })
}

export type TallyKeyError =
  | { readonly type: 'wrong-tally-passphrase' }
  /** It is no such file, or holds another key than the commission has signed for. */
  | { readonly type: 'tally-key-damaged' }

export async function openTallyKey(
  bytes: Uint8Array,
  { signingKey }: Pick<TallyMachine, 'signingKey'>,
  passphrase: string,
  scrypt: Scrypt,
): Promise<Result<Uint8Array, TallyKeyError>> {
  const file = parseJson(bytes, TALLY_FILE_BYTES_MAX, keySchema)
  if (file === null || file.signingKey !== signingKey) return err({ type: 'tally-key-damaged' })
  const secretKey = await openBox(file.box, passphrase, aadOf(signingKey), scrypt)
  if (secretKey === null) return err({ type: 'wrong-tally-passphrase' })
  const fits = secretKey.length === 32 && toHex(signingPublicKey(secretKey)) === signingKey
  return fits ? ok(secretKey) : err({ type: 'tally-key-damaged' })
}

function aadOf(signingKey: string): Uint8Array {
  return utf8(`ippyo tally key 1 ${signingKey}`)
}
