/** The gazette and posters that a page server gives: signed, and each file byte for byte as it was signed, or the server does not begin. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOfGazette, type GazetteOf, readGazette } from '#election/online/gazette.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { gazetteFileDiffers, gazetteOfNobody } from '#ui/messages/online-keys.ts'
import { inEveryLanguage } from './in-every-language.ts'

/** By the path below `/election/`; empty: there is none. @throws in words of the operator's log */
export function readGazetteFiles(
  directory: string,
  authority: Uint8Array,
  of: GazetteOf,
): ReadonlyMap<string, Uint8Array> {
  const at = (name: string) => new Uint8Array(readFileSync(join(directory, name)))
  if (!existsSync(join(directory, 'gazette.json'))) return new Map()
  const document = { bytes: at('gazette.json'), signature: at('gazette.sig') }
  const read = readGazette(document, authority, of, nativeChecks)
  if (!read.ok) {
    const why = 'where' in read.error ? read.error.where : read.error.type
    throw new Error(inEveryLanguage(gazetteOfNobody, { why }))
  }
  const files = filesOfGazette(read.value).map(({ bytes, name, sha256 }) => {
    const path = `gazette/${name}`
    const found = existsSync(join(directory, path)) ? at(path) : null
    const isSigned = found?.length === bytes && createHash('sha256').update(found).digest('hex') === sha256
    if (found === null || !isSigned) throw new Error(inEveryLanguage(gazetteFileDiffers, { name }))
    return [path, found] as const
  })
  return new Map([['gazette.json', document.bytes], ['gazette.sig', document.signature], ...files])
}
