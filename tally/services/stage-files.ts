/**
 * Where the stages of a count leave their file and report: `<out>/count/1-received … 5-reconciled`. A stage appears whole and
 * durable or not at all, so a count can be stopped anywhere and run again (D-32). Each report is signed by this machine and names
 * the hash of the one before it: who writes on this disk between two stages changes, exchanges or takes away nothing unseen.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import {
  type SignedTallyMachine,
  TALLY_FILE_BYTES_MAX,
  TALLY_MACHINE_FILE,
  TALLY_MACHINE_SIGNATURE,
} from '#election/count/tally-machine.ts'
import { readDocument, SIGNATURE_FILE_BYTES, signDocument } from '#election/definition/signed-document.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_ROUND_FILE, ROLL_ROUND_SIGNATURE } from '#election/roll/roll-round.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from './regular-file.ts'

const REPORT_BYTES_MAX = 256 * 1024 * 1024
const ANY_REPORT = z.looseObject({})

/** Each stage, and the one that it follows from. */
const BEFORE = {
  '1-received': null,
  '2-merged': '1-received',
  '3-opened': '2-merged',
  '4-counted': '3-opened',
  '5-reconciled': '4-counted',
} as const
export type StageName = keyof typeof BEFORE

/** A file of the count is not as this machine signed it, or is gone. */
export interface StageChanged {
  readonly type: 'stage-changed'
  /** Below `count/`. */
  readonly file: string
}

export interface StageFiles {
  readonly out: string
  readonly directory: string
  /** Stage 2: all records of the district, 512 bytes each, shuffled. */
  readonly mergedRecords: string
  /** The bundle (docs/formats/bundle.md), beside `count/`. */
  readonly bundle: string
  /** The declaration of lost media as it was signed, beside `count/` (docs/formats/count.md §3). */
  readonly lostMedia: SignedPaths
  /** The round of roll lists that counts, likewise. */
  readonly rollRound: SignedPaths
  /** The signer of the reports; nobody until the package is loaded. */
  readonly signer: StageSigner
  /** Stage 1, only until stage 2 is done: what one medium gave. LAW-17: erased there, where machine identity leaves. */
  recordsOf(serial: string): string
  marksOf(serial: string): string
}

export interface SignedPaths {
  readonly document: string
  readonly signature: string
}

interface StageSigner {
  machine: SignedTallyMachine | null
  /** While somebody has opened it by its passphrase. */
  secretKey: Uint8Array | null
  /** SHA-256 of each report that this run has written or found genuine. */
  readonly known: Map<StageName, string>
}

export function stageFiles(out: string): StageFiles {
  const directory = join(out, 'count')
  const received = join(directory, '1-received')
  return {
    out,
    directory,
    mergedRecords: join(directory, '2-merged', 'records'),
    bundle: join(out, 'bundle'),
    lostMedia: { document: join(out, LOST_MEDIA_FILE), signature: join(out, LOST_MEDIA_SIGNATURE) },
    rollRound: { document: join(out, ROLL_ROUND_FILE), signature: join(out, ROLL_ROUND_SIGNATURE) },
    signer: { machine: null, secretKey: null, known: new Map() },
    recordsOf: (serial) => join(received, `${fileName(serial)}.records`),
    marksOf: (serial) => join(received, `${fileName(serial)}.marks`),
  }
}

/** A serial is printable ASCII of a signed header, but no path of ours may depend on what it says. */
function fileName(serial: string): string {
  return serial.replace(/[^A-Za-z0-9-]/g, (character) => `_${character.charCodeAt(0).toString(16)}`)
}

/** Signed, and bound to the stage before it, which must still be there as it was written; so must the report that it replaces. */
export async function writeReport(
  files: StageFiles,
  stage: StageName,
  report: object,
): Promise<Result<void, StageChanged>> {
  const { machine, secretKey, known } = files.signer
  assert(machine !== null && secretKey !== null, 'stages: the key of this machine is open')
  const before = BEFORE[stage]
  // Another program of this machine has written it since: what people typed there would be lost under this.
  if (known.has(stage) && !(await isUntouched(files, stage))) return err(changed(stage))
  if (before === null) await writeMachine(files, machine)
  else if (!(await isUntouched(files, before))) return err(changed(before))
  const { bytes, signature } = signDocument(
    'count-report',
    { ...report, before: before === null ? null : known.get(before) },
    secretKey,
  )
  const hash = toHex(nativeSha256(bytes))
  // The same word for word, looked at just now: there is nothing to replace.
  if (known.get(stage) === hash) return ok()
  const { document, signed, next } = pathsOf(files, stage)
  // Two files have no common moment: between these three steps one of the two signatures fits, whenever the power goes.
  await writeWholeFile(next, signature)
  await writeWholeFile(document, bytes)
  await rename(next, signed)
  known.set(stage, hash)
  return ok()
}

/**
 * The other members of a report, and the hash of the one before it: compared by hand, because a schema for each hash takes long to make.
 */
export function reportSchema<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, before: z.string().nullable() })
}

/** Null: it is not there. In the order of the stages: each is held against the one before it. */
export async function readReport<T extends { readonly before: string | null }>(
  files: StageFiles,
  stage: StageName,
  schema: z.ZodType<T>,
): Promise<Result<Omit<T, 'before'> | null, StageChanged>> {
  const bytes = await readRegularFile(pathsOf(files, stage).document, REPORT_BYTES_MAX)
  if (bytes === null) return ok(null)
  const { known } = files.signer
  const before = BEFORE[stage]
  const expected = before === null ? null : (known.get(before) ?? '')
  const read = await readSigned(files, stage, bytes, schema, (report) => report.before === expected)
  if (read === null) return err(changed(stage))
  known.set(stage, toHex(nativeSha256(bytes)))
  const { before: _, ...report } = read
  return ok(report)
}

/** Written by this run or found genuine at its start, and the same still. */
export async function isUntouched(files: StageFiles, stage: StageName): Promise<boolean> {
  const bytes = await readRegularFile(pathsOf(files, stage).document, REPORT_BYTES_MAX)
  if (bytes === null || toHex(nativeSha256(bytes)) !== files.signer.known.get(stage)) return false
  return (await readSigned(files, stage, bytes, ANY_REPORT)) !== null
}

/** Whether anything has that name: a file, a folder or another thing. */
export async function isThere(files: StageFiles, stage: StageName): Promise<boolean> {
  const found = await lstat(pathsOf(files, stage).document).catch(() => null)
  return found !== null
}

/** Signed by this machine, whatever it follows from: of a last stage that is made anew. Null: it is not there. */
export async function isSigned(files: StageFiles, stage: StageName): Promise<boolean | null> {
  const bytes = await readRegularFile(pathsOf(files, stage).document, REPORT_BYTES_MAX)
  return bytes === null ? null : (await readSigned(files, stage, bytes, ANY_REPORT)) !== null
}

export function changed(stage: StageName): StageChanged {
  return { type: 'stage-changed', file: `${stage}/report.json` }
}

async function readSigned<T>(
  files: StageFiles,
  stage: StageName,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  follows: (report: T) => boolean = () => true,
): Promise<T | null> {
  const { machine } = files.signer
  if (machine === null) return null
  const { signed, next } = pathsOf(files, stage)
  for (const path of [signed, next]) {
    const signature = await readRegularFile(path, SIGNATURE_FILE_BYTES)
    if (signature === null) continue
    const read = readDocument({
      use: 'count-report',
      document: { bytes, signature },
      authorityPublicKey: fromHex(machine.signingKey),
      bytesMax: REPORT_BYTES_MAX,
      schema,
      fast: nativeChecks,
    })
    if (!read.ok || !follows(read.value.value)) continue
    // A power cut came before the name was the right one.
    if (path === next) await rename(next, signed)
    return read.value.value
  }
  return null
}

/** The machine's document, for the people who check the signatures of the count. */
async function writeMachine({ directory }: StageFiles, { document }: SignedTallyMachine): Promise<void> {
  await writeWholeFile(join(directory, TALLY_MACHINE_SIGNATURE), document.signature)
  await writeWholeFile(join(directory, TALLY_MACHINE_FILE), document.bytes)
}

/** The file beside the stages says whose signatures hold: this machine's. */
export async function namesMachine({ directory, signer }: StageFiles): Promise<boolean> {
  const found = [TALLY_MACHINE_FILE, TALLY_MACHINE_SIGNATURE].map((name) =>
    readRegularFile(join(directory, name), TALLY_FILE_BYTES_MAX),
  )
  const [bytes, signature] = await Promise.all(found)
  const expected = signer.machine?.document
  if (!bytes || !signature || expected === undefined) return false
  return equalBytes(bytes, expected.bytes) && equalBytes(signature, expected.signature)
}

function pathsOf({ directory }: StageFiles, stage: StageName) {
  const [document, signed] = [join(directory, stage, 'report.json'), join(directory, stage, 'report.sig')]
  return { document, signed, next: `${signed}.next` }
}

export async function erase(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true })
}

/** Null: it cannot be read. Memory does not grow with the records. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
    return hash.digest('hex')
  } catch {
    return null
  }
}
