/** The key of one exporter, under a passphrase of their own, on a stick of their own (docs/formats/online-lists.md §10). */
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { boxSchema, closeBox, openBox, type Protection, type Scrypt } from '#election/keys/passphrase-box.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'

const BYTES_MAX = 4096
const FORMAT = 'ippyo online exporter key 1'
const AAD = utf8(FORMAT)

export interface ExporterKey {
  /** Ed25519, 32 bytes. */
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

export type ExporterKeyError =
  | { readonly type: 'not-an-exporter-key' }
  | { readonly type: 'wrong-passphrase' }
  /** It opens, but the public key beside it is another one. */
  | { readonly type: 'exporter-key-damaged' }

const schema = z.strictObject({
  format: z.literal(FORMAT),
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  box: boxSchema,
})

export async function writeExporterKey({ secretKey, publicKey }: ExporterKey, how: Protection): Promise<Uint8Array> {
  const box = await closeBox({ ...how, plaintext: secretKey, aad: AAD })
  return canonicalJson({ format: FORMAT, publicKey: toHex(publicKey), box })
}

export async function openExporterKey(
  bytes: Uint8Array,
  passphrase: string,
  scrypt?: Scrypt,
): Promise<Result<ExporterKey, ExporterKeyError>> {
  const fields = parseJson(bytes, BYTES_MAX, schema)
  if (fields === null) return err({ type: 'not-an-exporter-key' })
  const secretKey = await openBox(fields.box, passphrase, AAD, scrypt)
  if (secretKey === null) return err({ type: 'wrong-passphrase' })
  if (secretKey.length !== 32) return err({ type: 'exporter-key-damaged' })
  const publicKey = fromHex(fields.publicKey)
  return toHex(signingPublicKey(secretKey)) === fields.publicKey
    ? ok({ secretKey, publicKey })
    : err({ type: 'exporter-key-damaged' })
}
