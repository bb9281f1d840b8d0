/**
 * The stick between two PCs (docs/formats/carried-list.md): a list goes out on it and a mix comes back. Each of the two has a small file
 * that names all others with their hashes and is written last, so whatever the power cut off is no list and no mix. Nobody believes
 * a stick: these functions find what is whole, and processes of their own check what it says.
 */
import { lstat, readdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CARRIED_BYTES_MAX,
  CARRIED_LIST,
  CARRIED_MIX,
  type CarriedFile,
  type CarriedList,
  type CarriedMix,
  carriedListFile,
  parseCarriedList,
  parseCarriedMix,
} from '#election/bundle/carried-files.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isDiskFull, unlessSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { TallyRefusalCode } from '../../session/codes.ts'
import type { MessageValues } from '../../session/view.ts'
import { readRegularFile } from '../regular-file.ts'
import { hashOfFile } from '../stage-files.ts'
import type { CarryPlace } from './carry-place.ts'
import { copyFile } from './copy-file.ts'

export interface StickRefusal {
  readonly code: TallyRefusalCode
  readonly about?: MessageValues
}

/** All of ours is in it: nothing else on a stick is ever touched. */
const FOLDER = 'ippyo-mix'
/** Room for the small files beside a list or a mix. */
export const SPARE_BYTES = 1024 * 1024
/** Files and folders that a computer puts onto a stick that it formats or looks at. */
const OF_THE_SYSTEM = /^(?:lost\+found|System Volume Information|\$RECYCLE\.BIN|\..*)$/

export interface OnStick {
  /** Where the files are, by their names of a bundle. */
  readonly directory: string
  /** The device of its file system: another one when it is pulled out. */
  readonly device: number
  readonly list: CarriedList
  /** SHA-256 of `list.json`, hex. */
  readonly listHash: string
  /** Null: nobody has mixed it yet, or not to the end. */
  readonly mix: { readonly mix: CarriedMix; readonly hash: string } | null
}

export interface Outgoing extends Pick<CarriedList, 'package' | 'lists' | 'mixers'> {
  /** Small ones by their bytes, those as long as the list by their place. */
  readonly files: readonly { readonly path: string; readonly from: Uint8Array | string }[]
  /** SHA-256 of this very list where it went out before, hex: an answer to it may still be taken in. */
  readonly carried: string | null
}

/** @returns SHA-256 of `list.json`, hex. Nothing of a stick that is refused has changed, except where it was full or broke on the way. */
export async function putOnStick(place: CarryPlace | null, list: Outgoing): Promise<Result<string, StickRefusal>> {
  const device = (await place?.device()) ?? null
  if (place === null || device === null) return refusal('carry-stick-missing')
  const other = await inTheWay(place, list)
  if (other !== null) return err(other)
  const directory = join(place.path, FOLDER)
  try {
    // First the file that says that all the others are there.
    await rm(join(directory, CARRIED_LIST), { force: true })
    await rm(directory, { recursive: true, force: true })
    const files: CarriedFile[] = []
    for (const { path, from } of list.files) files.push({ path, ...(await putFile(from, join(directory, path))) })
    const { files: _, carried: __, ...head } = list
    const named = carriedListFile({ ...head, files })
    await writeWholeFile(join(directory, named.name), named.bytes)
  } catch (error) {
    unlessSystemError(error)
    const isIn = (await place.device()) === device
    return refusal(
      isIn && (isDiskFull(error) || (await hasNoRoom(place.path))) ? 'carry-stick-full' : 'carry-stick-broken',
    )
  }
  const found = await readStick(place, list.package)
  // Pulled out meanwhile, and perhaps in again: what was written last may be on no stick.
  if ((await place.device()) !== device) return refusal('carry-stick-broken')
  if (!found.ok) return found
  place.given.add(found.value.listHash)
  return ok(found.value.listHash)
}

async function putFile(from: Uint8Array | string, to: string): Promise<Omit<CarriedFile, 'path'>> {
  if (typeof from === 'string') return copyFile(from, to)
  await writeWholeFile(to, from)
  return { bytes: from.length, sha256: sha256Hex(from) }
}

/** The list of this package, and the mix of it if there is one; each only if all its files are whole. */
export async function readStick(
  place: CarryPlace | null,
  packageSha256: string,
): Promise<Result<OnStick, StickRefusal>> {
  const device = (await place?.device()) ?? null
  if (place === null || device === null) return refusal('carry-stick-missing')
  const directory = join(place.path, FOLDER)
  if (!(await isDirectory(directory))) return refusal('carry-stick-has-no-list')
  const bytes = await readRegularFile(join(directory, CARRIED_LIST), CARRIED_BYTES_MAX)
  const list = bytes === null ? null : parseCarriedList(bytes)
  if (bytes === null || list === null) return refusal('carry-list-not-whole', { file: CARRIED_LIST })
  if (list.package !== packageSha256) return refusal('carry-of-other-election')
  const missing = await firstNotWhole(directory, list.files)
  if (missing !== null) return refusal('carry-list-not-whole', { file: missing })
  const back = await readRegularFile(join(directory, CARRIED_MIX), CARRIED_BYTES_MAX)
  const mix = back === null ? null : parseCarriedMix(back)
  const broken = back === null ? null : mix === null ? CARRIED_MIX : await firstNotWhole(directory, mix.files)
  if (broken !== null) return refusal('carry-mix-not-whole', { file: broken })
  const isThere = back !== null && mix !== null
  const found = isThere ? { mix, hash: sha256Hex(back) } : null
  return ok({ directory, device, list, listHash: sha256Hex(bytes), mix: found })
}

/** Pieces of a mixer that was cut off: what the list does not name. */
export async function erasePieces({ directory, list }: OnStick): Promise<void> {
  const named = new Set([CARRIED_LIST, 'seals', 'reports', ...list.files.map(({ path }) => path)])
  for (const name of await readdir(directory)) {
    if (!named.has(name)) await rm(join(directory, name), { recursive: true, force: true })
  }
}

/**
 * Null: the stick is empty, or has pieces or a list of this election and no answer to it, or one to a list of this PC that is no more. An
 * answer to an unknown list may be another tally's.
 */
async function inTheWay({ path: stick, given }: CarryPlace, list: Outgoing): Promise<StickRefusal | null> {
  const names = (await readdir(stick).catch(() => [])).filter((name) => !OF_THE_SYSTEM.test(name))
  const found = names.find((name) => name !== FOLDER)
  if (found !== undefined) return { code: 'carry-stick-not-empty', about: { file: found } }
  const directory = join(stick, FOLDER)
  const bytes = await readRegularFile(join(directory, CARRIED_LIST), CARRIED_BYTES_MAX)
  if (bytes === null) return null
  const there = parseCarriedList(bytes)
  if (there?.package !== list.package) return { code: 'carry-stick-not-empty', about: { file: FOLDER } }
  if (!(await isFile(join(directory, CARRIED_MIX)))) return null
  const answered = sha256Hex(bytes)
  if (answered === list.carried) return { code: 'carry-stick-has-mix' }
  return given.has(answered) ? null : { code: 'carry-other-list' }
}

async function firstNotWhole(directory: string, files: readonly CarriedFile[]): Promise<string | null> {
  for (const { path, bytes, sha256 } of files) {
    const found = await lstat(join(directory, path)).catch(() => null)
    // A pipe or a device under this name would be read without end.
    if (found?.isFile() !== true || found.size !== bytes) return path
    if ((await hashOfFile(join(directory, path))) !== sha256) return path
  }
  return null
}

/** On a disk that is full, `mkdir` of Node.js finds no folder above (ENOENT) where the system says ENOSPC. */
async function hasNoRoom(path: string): Promise<boolean> {
  const found = await statfs(path).catch(() => null)
  return found !== null && found.bavail * found.bsize < SPARE_BYTES
}

function refusal(code: TallyRefusalCode, about?: MessageValues): Result<never, StickRefusal> {
  return err(about === undefined ? { code } : { code, about })
}

async function isDirectory(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isDirectory() ?? false
}

async function isFile(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isFile() ?? false
}
