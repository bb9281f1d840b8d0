/**
 * The signed declaration of lost media onto a stick for the tally's socket of reports (CNT-08); and the other person's look at it. Reports
 * of stations may be on it: the tally reads one stick for both.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import {
  LOST_MEDIA_BYTES_MAX,
  LOST_MEDIA_FILE,
  LOST_MEDIA_SIGNATURE,
  readLostMedia,
} from '#election/count/lost-media.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { PUBLIC } from '../files/write-files.ts'
import { OF_THE_SYSTEM } from './list-stick.ts'
import { LOST_MEDIA_PAPER, ofPackage } from './lost-media-files.ts'
import { inShort } from './put-on-medium.ts'

export type LossStickError =
  /** CSV files, a package, a share, a medium, somebody's own. */
  | { readonly type: 'loss-stick-has-other-files'; readonly found: string }
  | { readonly type: 'losses-not-on-stick'; readonly path: string }
  | { readonly type: 'loss-stick-differs'; readonly file: string }
  /** The project has other bytes than were signed and made. */
  | { readonly type: 'losses-not-as-recorded'; readonly path: string }

export interface LossStickWork {
  /** Where the stick is mounted. */
  readonly stick: string
  /** Where the newest declaration is. */
  readonly from: string
  /** SHA-256 of lost-media.json as the record has it, hex. */
  readonly document: string
  /** SHA-256 of lost-media.pdf, which people read and sign by hand; null: an older record, which does not say. */
  readonly paper: string | null
  /** The commission's public key. */
  readonly authority: Uint8Array
  /** Its package names the people whose approvals are in the signature. */
  readonly election: LoadedElection
}

const PAPER_BYTES_MAX = 16 * 1024 * 1024
/** Signature last: a document without it counts for nothing at the tally. */
const FILES = [LOST_MEDIA_PAPER, LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE] as const
/** Reports with their signatures, and papers of stations. */
const OF_REPORTS = /\.(json|json\.sig|pdf)$/
const SHARE = /^share-[1-9]\d*\.json$/

export async function putLosses(work: LossStickWork): Promise<Result<void, LossStickError>> {
  const signed = await signedFiles(work)
  if (!signed.ok) return signed
  const others = await othersOn(work.stick)
  if (others.length > 0) return err({ type: 'loss-stick-has-other-files', found: inShort(others) })
  for (const [name, bytes] of signed.value) await writeWholeFile(join(work.stick, name), bytes, PUBLIC)
  await syncDirectory(work.stick)
  return checkLosses(work)
}

/** By another person: the declaration as it was signed, byte for byte. */
export async function checkLosses(work: LossStickWork): Promise<Result<void, LossStickError>> {
  const signed = await signedFiles(work)
  if (!signed.ok) return signed
  for (const [name, bytes] of signed.value) {
    const path = join(work.stick, name)
    const found = await readRegular(path, PAPER_BYTES_MAX).catch(() => null)
    if (found === null) return err({ type: 'losses-not-on-stick', path })
    if (!equalBytes(found, bytes)) return err({ type: 'loss-stick-differs', file: name })
  }
  return ok()
}

/** The three as they were made: the tally refuses another signature in the night, and people would sign another paper by hand. */
async function signedFiles(
  work: LossStickWork,
): Promise<Result<ReadonlyMap<(typeof FILES)[number], Uint8Array>, LossStickError>> {
  const { from } = work
  const files = new Map<(typeof FILES)[number], Uint8Array>()
  for (const name of FILES) {
    const bytesMax = name === LOST_MEDIA_PAPER ? PAPER_BYTES_MAX : LOST_MEDIA_BYTES_MAX
    const bytes = await readRegular(join(from, name), bytesMax).catch(() => null)
    if (bytes === null) return err({ type: 'losses-not-as-recorded', path: join(from, name) })
    files.set(name, bytes)
  }
  const changed = FILES.find((name) => !isAsMade(name, files, work))
  return changed === undefined ? ok(files) : err({ type: 'losses-not-as-recorded', path: join(from, changed) })
}

function isAsMade(
  name: (typeof FILES)[number],
  files: ReadonlyMap<string, Uint8Array>,
  { document, paper, authority, election }: LossStickWork,
): boolean {
  const bytesOf = (each: (typeof FILES)[number]) => files.get(each) ?? new Uint8Array()
  switch (name) {
    case LOST_MEDIA_PAPER:
      return paper === null || sha256Hex(bytesOf(name)) === paper
    case LOST_MEDIA_FILE:
      return sha256Hex(bytesOf(name)) === document
    case LOST_MEDIA_SIGNATURE: {
      const signed = { bytes: bytesOf(LOST_MEDIA_FILE), signature: bytesOf(name) }
      return readLostMedia(signed, authority, ofPackage(election), nativeChecks).ok
    }
    default:
      return unreachable(name)
  }
}

async function othersOn(stick: string): Promise<readonly string[]> {
  const entries = await readdir(stick, { withFileTypes: true })
  const isOfReports = (name: string) => (OF_REPORTS.test(name) || name === LOST_MEDIA_SIGNATURE) && !SHARE.test(name)
  return entries
    .filter((entry) => !OF_THE_SYSTEM.test(entry.name) && !(entry.isFile() && isOfReports(entry.name)))
    .map(({ name }) => name)
    .sort()
}
