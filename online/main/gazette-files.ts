/** The gazette and posters that a page server gives: signed, approved by two, and each file byte for byte as it was signed, or the server does not begin. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENT_APPROVALS } from '#election/definition/document-approvals.ts'
import { filesOfGazette, type GazetteOf, readGazette } from '#election/online/gazette.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { gazetteFileDiffers, gazetteOfNobody } from '#words/online.ts'
import { filedAt, saidOf } from './election-files.ts'
import { inEveryLanguage } from './in-every-language.ts'

/** By the path below `/election/`; empty: there is none. @throws in words of the operator's log */
export function readGazetteFiles(
  directory: string,
  authority: Uint8Array,
  of: GazetteOf,
): ReadonlyMap<string, Uint8Array> {
  const at = (name: string) => new Uint8Array(readFileSync(join(directory, name)))
  if (!existsSync(join(directory, 'gazette.json'))) return new Map()
  const path = join(directory, 'gazette.json')
  const document = filedAt(path.replace(/\.json$/, ''), 'online-gazette')
  const read = readGazette(document, authority, of, nativeChecks)
  if (!read.ok && (read.error.type === 'document-not-approved' || read.error.type === 'approvers-unknown'))
    throw new Error(saidOf(path, read.error))
  if (!read.ok) {
    const why = 'where' in read.error ? read.error.where : read.error.type
    throw new Error(inEveryLanguage(gazetteOfNobody, { why }))
  }
  const files = filesOfGazette(read.value).map(({ bytes, name, sha256 }) => {
    const place = `gazette/${name}`
    const found = existsSync(join(directory, place)) ? at(place) : null
    const isSigned = found?.length === bytes && createHash('sha256').update(found).digest('hex') === sha256
    if (found === null || !isSigned) throw new Error(inEveryLanguage(gazetteFileDiffers, { name }))
    return [place, found] as const
  })
  const { approvals } = document
  return new Map([
    ...([['gazette.json', document.bytes] as const, ['gazette.sig', document.signature] as const] as const),
    ...(approvals === null ? [] : [[DOCUMENT_APPROVALS['online-gazette'], approvals] as const]),
    ...files,
  ])
}
