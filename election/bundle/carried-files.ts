/**
 * The two small files that name what a stick carries between the PCs of two mixers (docs/formats/carried-list.md). Each is written last:
 * without it the stick has pieces and no list.
 */
import { z } from 'zod'
import { parseCanonicalJson } from '#election/canonical-json.ts'
import { LISTS_MAX } from '#election/contest-lists.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { type BundleFile, document } from './bundle-files.ts'

export const CARRIED_LIST = 'list.json'
export const CARRIED_MIX = 'mixed.json'
/** 4096 seals and the files of 22 lists. */
export const CARRIED_BYTES_MAX = 1024 * 1024

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const bytes = z
  .number()
  .int()
  .min(0)
  .max(2 ** 40)
const mixer = z.number().int().min(1).max(9)
/** Names of a bundle and no others: none leads out of its directory. */
const ofList = z
  .string()
  .regex(
    /^(?:sets\.json|accepted-papers\.json|lost-media\.(?:json|sig)|reports\/[1-9]\d{0,3}\.(?:json|sig)|(?:votes|refused)-(?:\d|1\d|2[01])\.bin|mix-(?:\d|1\d|2[01])-[1-9]\.bin|seals\/(?:online|[1-9]\d{0,4}-[1-9]\d{0,2})\.bin)$/,
  )
const ofMix = z.string().regex(/^mix-(?:\d|1\d|2[01])-[1-9]\.bin$/)

const listSchema = z.strictObject({
  format: z.literal('ippyo carried list 1'),
  /** SHA-256 of the package, and of each candidate list in its order. */
  package: hash,
  lists: z.array(hash).min(1).max(1000),
  /** Mixers that are done. */
  mixers: mixer,
  files: z.array(z.strictObject({ path: ofList, bytes, sha256: hash })).max(8192),
})
const mixSchema = z.strictObject({
  format: z.literal('ippyo carried mix 1'),
  /** SHA-256 of `list.json`: the list that was mixed. */
  list: hash,
  mixer,
  files: z.array(z.strictObject({ path: ofMix, bytes, sha256: hash })).max(LISTS_MAX),
})

export type CarriedList = Omit<z.infer<typeof listSchema>, 'format'>
export type CarriedMix = Omit<z.infer<typeof mixSchema>, 'format'>
export type CarriedFile = CarriedList['files'][number]

export function carriedListFile(list: CarriedList): BundleFile {
  return document(CARRIED_LIST, { ...list, files: byPath(list.files), format: 'ippyo carried list 1' })
}

export function carriedMixFile(mix: CarriedMix): BundleFile {
  return document(CARRIED_MIX, { ...mix, files: byPath(mix.files), format: 'ippyo carried mix 1' })
}

/** Null: it is none. */
export function parseCarriedList(bytes: Uint8Array): CarriedList | null {
  return parsed(bytes, listSchema)
}

/** Null: it is none. */
export function parseCarriedMix(bytes: Uint8Array): CarriedMix | null {
  return parsed(bytes, mixSchema)
}

/** One form: two files with one meaning would have two numbers. */
function parsed<S extends z.ZodType<{ files: readonly CarriedFile[] }>>(
  bytes: Uint8Array,
  schema: S,
): z.infer<S> | null {
  if (bytes.length > CARRIED_BYTES_MAX || parseCanonicalJson(bytes) === null) return null
  const read = parseJson(bytes, CARRIED_BYTES_MAX, schema)
  if (read === null) return null
  const paths = read.files.map(({ path }) => path)
  const isAscending = paths.every((path, i) => i === 0 || (paths[i - 1] as string) < path)
  return isAscending ? read : null
}

function byPath(files: readonly CarriedFile[]): readonly CarriedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
