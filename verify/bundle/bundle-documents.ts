/** bundle.md §3 … §5: the JSON files, from their bytes. */

export interface CountedList {
  /** Its room (bundle.md §1). */
  readonly list: number
  readonly records: number
  readonly refused: number
  readonly ended: number
  readonly unopened: number
  readonly selections: readonly { readonly id: number; readonly records: number }[]
}

/** Blinds by list; null: not of the form. */
export function setsOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | null {
  const value = canonical(bytes, 'ippyo bundle sets 1', ['blinds', 'format'])
  const blinds = new Map<number, Uint8Array>()
  let last = -1
  for (const each of objectsIn(value?.blinds) ?? []) {
    if (!hasOnly(each, ['blind', 'list']) || !isWhole(each.list) || each.list <= last) return null
    if (typeof each.blind !== 'string' || !/^[0-9a-f]{64}$/.test(each.blind)) return null
    blinds.set(each.list, fromHex(each.blind))
    last = each.list
  }
  return objectsIn(value?.blinds) === null ? null : blinds
}

/** null: not of the form. */
export function countOf(bytes: Uint8Array): readonly CountedList[] | null {
  const lists = objectsIn(canonical(bytes, 'ippyo bundle count 1', ['format', 'lists'])?.lists)
  const read = lists?.map(countedList) ?? null
  if (read === null || !read.every((each) => each !== null)) return null
  return read.every(({ list }, at) => list > (read[at - 1]?.list ?? -1)) ? read : null
}

function countedList(value: Json): CountedList | null {
  const { list, records, refused, ended, unopened } = value
  if (!hasOnly(value, ['ended', 'list', 'records', 'refused', 'selections', 'unopened'])) return null
  if (!isWhole(list) || !isWhole(records) || !isWhole(refused) || !isWhole(ended) || !isWhole(unopened)) return null
  const selections: { id: number; records: number }[] = []
  for (const each of objectsIn(value.selections) ?? [{}]) {
    if (!hasOnly(each, ['id', 'records']) || !isWhole(each.id) || !isWhole(each.records)) return null
    if (each.id <= (selections.at(-1)?.id ?? 0) || each.records === 0) return null
    selections.push({ id: each.id, records: each.records })
  }
  return { list, records, refused, ended, unopened, selections }
}

export interface ManifestFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** null: not of the form. */
export function manifestOf(bytes: Uint8Array): readonly ManifestFile[] | null {
  const files: ManifestFile[] = []
  for (const each of objectsIn(canonical(bytes, 'ippyo bundle 1', ['files', 'format'])?.files) ?? [{}]) {
    const { path, sha256 } = each
    if (!hasOnly(each, ['bytes', 'path', 'sha256']) || !isWhole(each.bytes)) return null
    if (typeof path !== 'string' || path <= (files.at(-1)?.path ?? '')) return null
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null
    files.push({ path, bytes: each.bytes, sha256 })
  }
  return files
}

type Json = { readonly [member: string]: unknown }

/** The object, when its bytes are the one way to write it (package.md §2: members sorted, no blank, no line end). */
function canonical(bytes: Uint8Array, format: string, members: readonly string[]): Json | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (!isObject(value) || value.format !== format || !hasOnly(value, members)) return null
    return written(value) === text ? value : null
  } catch {
    return null
  }
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((member) => `${JSON.stringify(member)}:${written(value[member])}`).join(',')}}`
}

function objectsIn(value: unknown): readonly Json[] | null {
  return Array.isArray(value) && value.every(isObject) ? value : null
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(value: Json, members: readonly string[]): boolean {
  return Object.keys(value).sort().join() === members.join()
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
