/**
 * `gazette.json`: the official gazette (選挙公報) of each contest and the posters of its candidates, as files of the voter's page
 * (docs/formats/voter-page.md §5). The authority signs it when they are out, which may be after the settings, and anew when one is added.
 */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { Contest, ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type FiledDocument,
  readDocumentApprovals,
  wordOfTwo,
} from '#election/definition/document-approvals.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import { contestId, electionId } from '#election/id-schemas.ts'
import { CANDIDATE_ID_MAX, type CandidateId, type ContestId, type ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

const FORMAT = 'ippyo online gazette 1'
export const GAZETTE_BYTES_MAX = 1024 * 1024
export const GAZETTE_FILE_BYTES_MAX = 8 * 1024 * 1024
/** All that one page fetches: more would keep a telephone from voting. */
const GAZETTE_ALL_BYTES_MAX = 64 * 1024 * 1024
const POSTERS_MAX = 3 * 999

export interface GazetteFile {
  readonly name: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
}

export interface Gazette {
  readonly electionId: ElectionId
  /** At most one of a contest, with all of its candidates in it: who opens it shows nothing of one candidate. */
  readonly gazettes: readonly { readonly contest: ContestId; readonly title: string; readonly file: GazetteFile }[]
  readonly posters: readonly Poster[]
}

export interface Poster {
  readonly candidate: CandidateId
  readonly title: string
  /** The picture in words, for somebody who does not see it. */
  readonly text: string
  readonly file: GazetteFile
}

export type GazetteError =
  | DocumentError
  | DocumentNotApproved
  | { readonly type: 'gazette-contradicts'; readonly where: string }
export type GazetteOf = Pick<ElectionPackage, 'electionId' | 'use' | 'approvers'> & {
  readonly contests: readonly Pick<Contest, 'id'>[]
}

const words = (max: number) => z.string().trim().min(1).max(max)
const fileOf = (ending: string) =>
  z.strictObject({
    name: z.string().regex(new RegExp(`^[0-9A-Za-z_-]{1,60}\\.(?:${ending})$`)),
    bytes: z.number().int().min(1).max(GAZETTE_FILE_BYTES_MAX),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
const candidateId = z.number().int().min(1).max(CANDIDATE_ID_MAX)

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  gazettes: z
    .array(z.strictObject({ contest: contestId, title: words(100), file: fileOf('pdf|png|jpg') }))
    .max(CONTESTS_MAX),
  posters: z
    .array(
      z.strictObject({
        candidate: candidateId,
        ...{ title: words(100), text: words(1000), file: fileOf('png|jpg') },
      }),
    )
    .max(POSTERS_MAX),
})

/** As much as is asked of an entry before its file is known. */
const asWritten = z.strictObject({
  gazettes: z.array(z.looseObject({ file: z.string() })),
  posters: z.array(z.looseObject({ file: z.string() })),
})

/**
 * Reads a list that an office wrote: it names files by their names alone.
 * @param fileOf null: there is no such file
 * @returns the list, or the member that is missing or wrong
 */
export function parseGazette(
  written: unknown,
  fileOf: (name: string) => GazetteFile | null,
  { contests, electionId: ours }: Omit<GazetteOf, 'use' | 'approvers'>,
): Result<Gazette, string> {
  const plain = asWritten.safeParse(written)
  if (!plain.success) return err(plain.error.issues[0]?.path.join('.') ?? '')
  const withFile = <T extends { readonly file: string }>({ file, ...entry }: T) => ({ ...entry, file: fileOf(file) })
  const { gazettes, posters } = plain.data
  const made = { gazettes: gazettes.map(withFile), posters: posters.map(withFile) }
  const read = schema.safeParse({ format: FORMAT, electionId: ours, ...made })
  if (!read.success) return err(read.error.issues[0]?.path.join('.') ?? '')
  const { format: _format, ...entries } = read.data
  const gazette = branded<Gazette>(entries)
  const where = contradictionInGazette(gazette, { contests, electionId: ours })
  return where === null ? ok(gazette) : err(where)
}

export function signGazette(gazette: Gazette, authoritySecretKey: Uint8Array): SignedBytes {
  return signDocument('online-gazette', { format: FORMAT, ...gazette }, authoritySecretKey)
}

/** Who gives it to voters, and a voter's page: one passphrase shows no candidate in another light (own-50). */
export function readGazette(
  document: FiledDocument,
  authorityPublicKey: Uint8Array,
  of: GazetteOf,
  fast?: FastChecks,
): Result<Gazette, GazetteError> {
  const read = readUnapprovedGazette(document, authorityPublicKey, of, fast)
  if (!read.ok) return read
  const { gazette, hash } = read.value
  const approved = { kind: 'online-gazette', document: toHex(hash) } as const
  const by = readDocumentApprovals(document.approvals, approved, wordOfTwo(of, authorityPublicKey), fast?.verify)
  return by.ok ? ok(gazette) : by
}

/** For the office, where two people look at it before they approve. `hash`: SHA-256 of the document. */
export function readUnapprovedGazette(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  of: Omit<GazetteOf, 'use' | 'approvers'>,
  fast?: FastChecks,
): Result<{ readonly gazette: Gazette; readonly hash: Uint8Array }, GazetteError> {
  const [use, bytesMax] = ['online-gazette', GAZETTE_BYTES_MAX] as const
  const read = readDocument({ use, document, authorityPublicKey, bytesMax, schema, fast })
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const gazette = branded<Gazette>(plain)
  const where = contradictionInGazette(gazette, of)
  return where === null ? ok({ gazette, hash: read.value.hash }) : err({ type: 'gazette-contradicts', where })
}

/** Null: it agrees with itself and with the package. */
function contradictionInGazette(gazette: Gazette, of: Omit<GazetteOf, 'use' | 'approvers'>): string | null {
  const { gazettes, posters } = gazette
  if (gazette.electionId !== of.electionId) return 'electionId'
  const contests = gazettes.map(({ contest }) => contest)
  if (isTwice(contests) || contests.some((id) => of.contests.every((each) => each.id !== id))) return 'gazettes.contest'
  if (isTwice(posters.map(({ candidate }) => candidate))) return 'posters.candidate'
  const files = filesOfGazette(gazette)
  if (isTwice(files.map(({ name }) => name))) return 'file.name'
  return files.reduce((sum, { bytes }) => sum + bytes, 0) > GAZETTE_ALL_BYTES_MAX ? 'file.bytes' : null
}

export function filesOfGazette({ gazettes, posters }: Gazette): readonly GazetteFile[] {
  return [...gazettes, ...posters].map(({ file }) => file)
}

/** Those that are shown on the page itself; the others open beside it. */
export function isPicture({ name }: GazetteFile): boolean {
  return !name.endsWith('.pdf')
}

function isTwice(values: readonly unknown[]): boolean {
  return new Set(values).size !== values.length
}
