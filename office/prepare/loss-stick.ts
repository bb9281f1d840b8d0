/**
 * The signed declaration of lost media onto a stick for the tally's socket of reports (CNT-08); and the other person's look at it. Reports
 * of stations may be on it: the tally reads one stick for both.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { unreachable } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import { LOST_MEDIA_BYTES_MAX, LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import { readDocument } from '#election/definition/signed-document.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { PUBLIC } from '../files/write-files.ts'
import { OF_THE_SYSTEM } from './list-stick.ts'
import { LOST_MEDIA_PAPER } from './lost-media-files.ts'
import { inShort } from './put-on-medium.ts'

export type LossStickError =
  /** CSV files, a package, a share, a medium, somebody's own. */
  | { readonly type: 'loss-stick-has-other-files'; readonly found: string }
  | { readonly type: 'losses-not-on-stick'; readonly path: string }
  | { readonly type: 'loss-stick-differs'; readonly file: string }
  /** The project has other bytes than the record says were signed, a document or a paper. */
  | { readonly type: 'losses-not-as-recorded'; readonly path: string }

export interface LossStickWork {
  /** Where the stick is mounted. */
  readonly stick: string
  /** Where the newest declaration is. */
  readonly from: string
  /** SHA-256 of lost-media.json as the record has it, hex. */
  readonly document: string
  /** Likewise of lost-media.pdf, which people read and sign; null: the record does not say. */
  readonly paper: string | null
  /** The commission's key. */
  readonly authority: Uint8Array
}

const PAPER_BYTES_MAX = 16 * 1024 * 1024
/** Signature last: a document without it counts for nothing at the tally. */
const FILES = [LOST_MEDIA_PAPER, LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE] as const
type File = (typeof FILES)[number]
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

/** All three as they were signed: the tally at night is too late to find that one is not, and nobody there holds the paper against it. */
async function signedFiles(work: LossStickWork): Promise<Result<ReadonlyMap<File, Uint8Array>, LossStickError>> {
  const files = new Map<File, Uint8Array>()
  for (const name of FILES) {
    const bytesMax = name === LOST_MEDIA_PAPER ? PAPER_BYTES_MAX : LOST_MEDIA_BYTES_MAX
    const bytes = await readRegular(join(work.from, name), bytesMax).catch(() => null)
    if (bytes === null) return err({ type: 'losses-not-as-recorded', path: join(work.from, name) })
    files.set(name, bytes)
  }
  const other = FILES.find((name) => !isAsSigned(name, files, work))
  return other === undefined ? ok(files) : err({ type: 'losses-not-as-recorded', path: join(work.from, other) })
}

function isAsSigned(name: File, files: ReadonlyMap<File, Uint8Array>, work: LossStickWork): boolean {
  const bytesOf = (file: File) => files.get(file) ?? new Uint8Array()
  switch (name) {
    case LOST_MEDIA_PAPER:
      return sha256Hex(bytesOf(name)) === work.paper
    case LOST_MEDIA_FILE:
      return sha256Hex(bytesOf(name)) === work.document
    case LOST_MEDIA_SIGNATURE: {
      const document = { bytes: bytesOf(LOST_MEDIA_FILE), signature: bytesOf(name) }
      const of = { use: 'lost-media', authorityPublicKey: work.authority, bytesMax: LOST_MEDIA_BYTES_MAX } as const
      return readDocument({ ...of, document, schema: z.unknown(), fast: nativeChecks }).ok
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
