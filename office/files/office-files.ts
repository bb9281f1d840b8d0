/** The files that stay with the office, below `office/`: names, shapes, and the secrets of stations under the office's passphrase. */
import { join } from 'node:path'
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { electionId, stationId } from '#election/id-schemas.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { APPROVERS_FILE, type Approver, parseApprovers } from '#election/keys/approvers.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { boxSchema, closeBox, openBox, type Protection } from '#election/keys/passphrase-box.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'

export const OFFICE = {
  authority: 'authority.json',
  /** 64 hex digits and a line end: what the tally and `ippyo inspect` verify packages with. */
  authorityPublicKey: 'authority.pub',
  /** Who approves what machines take (docs/formats/approvals.md §1). */
  approvers: APPROVERS_FILE,
  stationSecrets: 'station-secrets.json',
  ceremonyRecord: 'ceremony-record.json',
  share: (index: number) => `share-${index}.json`,
  kit: (station: StationId) => join('kits', `${station}.json`),
} as const

/** Kept until cards, media and machines are made; destroyed after the count. */
export interface StationSecrets {
  readonly station: StationId
  readonly keys: IssuerKeys
  /** The secrets of operator cards 1, 2, 3; 32 bytes each. */
  readonly operatorSecrets: readonly Uint8Array[]
  /** 32 bytes. */
  readonly installSecret: Uint8Array
}

export type OfficeFileError =
  | { readonly type: 'office-file-missing'; readonly path: string }
  | { readonly type: 'office-file-damaged'; readonly path: string }
  | { readonly type: 'wrong-office-passphrase' }

const BYTES_MAX = 8 * 1024 * 1024
/** The longest there is: the roll of a station. */
const FILE_BYTES_MAX = 256 * 1024 * 1024
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))

const boxFileSchema = z.strictObject({
  format: z.literal('ippyo station secrets 1'),
  electionId,
  box: boxSchema,
})

const secretsSchema = z.array(
  z.strictObject({
    station: stationId,
    cardMaster: hex(16),
    stationSecret: hex(32),
    rollKey: hex(32),
    takeOverKey: hex(32),
    operatorSecrets: z.array(hex(32)).length(3),
    installSecret: hex(32),
  }),
)

export async function stationSecretsFile(
  electionId: ElectionId,
  secrets: readonly StationSecrets[],
  protection: Protection,
): Promise<Uint8Array> {
  const plaintext = canonicalJson(
    secrets.map(({ station, keys, operatorSecrets, installSecret }) => ({
      station,
      cardMaster: toHex(keys.cardMaster),
      stationSecret: toHex(keys.stationSecret),
      rollKey: toHex(keys.rollKey),
      takeOverKey: toHex(keys.takeOverKey),
      operatorSecrets: operatorSecrets.map(toHex),
      installSecret: toHex(installSecret),
    })),
  )
  const box = await closeBox({ ...protection, plaintext, aad: aadOf(electionId) })
  return canonicalJson({ format: 'ippyo station secrets 1', electionId, box })
}

export async function readStationSecrets(
  officeDirectory: string,
  passphrase: string,
): Promise<Result<readonly StationSecrets[], OfficeFileError>> {
  const path = OFFICE.stationSecrets
  const bytes = await readIfThere(join(officeDirectory, path))
  if (bytes === null) return err({ type: 'office-file-missing', path })
  const file = parseJson(bytes, BYTES_MAX, boxFileSchema)
  if (file === null) return err({ type: 'office-file-damaged', path })
  const plaintext = await openBox(file.box, passphrase, aadOf(file.electionId), nativeScrypt)
  if (plaintext === null) return err({ type: 'wrong-office-passphrase' })
  const secrets = parseJson(plaintext, BYTES_MAX, secretsSchema)
  if (secrets === null) return err({ type: 'office-file-damaged', path })
  return ok(
    secrets.map((each) => ({
      station: each.station,
      keys: {
        cardMaster: fromHex(each.cardMaster),
        stationSecret: fromHex(each.stationSecret),
        rollKey: fromHex(each.rollKey),
        takeOverKey: fromHex(each.takeOverKey),
      },
      operatorSecrets: each.operatorSecrets.map(fromHex),
      installSecret: fromHex(each.installSecret),
    })),
  )
}

export async function readAuthorityPub(officeDirectory: string): Promise<Result<Uint8Array, OfficeFileError>> {
  const path = OFFICE.authorityPublicKey
  const bytes = await readIfThere(join(officeDirectory, path))
  if (bytes === null) return err({ type: 'office-file-missing', path })
  const text = new TextDecoder().decode(bytes.subarray(0, 80)).trim()
  return /^[0-9a-f]{64}$/.test(text) ? ok(fromHex(text)) : err({ type: 'office-file-damaged', path })
}

/** None: the office was made without approvers. */
export async function readApprovers(officeDirectory: string): Promise<Result<readonly Approver[], OfficeFileError>> {
  const path = OFFICE.approvers
  const bytes = await readIfThere(join(officeDirectory, path))
  if (bytes === null) return ok([])
  const approvers = parseApprovers(bytes)
  return approvers === null ? err({ type: 'office-file-damaged', path }) : ok(approvers)
}

function aadOf(electionId: ElectionId): Uint8Array {
  return utf8(`ippyo station secrets 1 ${electionId}`)
}

/** Null when there is no such file; a broken disk is not expected in the office and ends the program with its own error. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readRegular(path, FILE_BYTES_MAX)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Voters on whom two votes meet, as two people see them before they approve a round; beside the rounds. */
export function meetingsPath(out: string, sha256: string): string {
  return join(out, `meetings-${sha256.slice(0, 32)}.json`)
}

/** Directory of one round of roll lists: a list for every station. */
export function roundDirectory(out: string, round: number): string {
  return join(out, String(round).padStart(2, '0'))
}
