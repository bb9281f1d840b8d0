/** Rounds of roll lists, beside the station reports or beside an earlier count (own-18). Nothing unsigned is taken from one. */
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { APPROVED_SIGNATURE_BYTES_MAX } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { ok, type Result } from '#election/result.ts'
import {
  laterRound,
  ROLL_ROUND_BYTES_MAX,
  type RollRoundError,
  readRound,
  type SignedRollRound,
} from '#election/roll/roll-round.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from '../regular-file.ts'
import type { SignedPaths } from '../stage-files.ts'

/** As the office names each round, and a count the one that it kept. */
export const NAME_OF_ROUND = /^roll-round(?:-[0-9]{2})?\.ippyo$/

type Election = Pick<LoadedElection, 'electionPackage'>

/** The newest of a folder, and the files that are none. */
export async function readRoundsIn(
  directory: string,
  election: Election,
  authority: Uint8Array,
): Promise<{ readonly round: SignedRollRound | null; readonly refused: readonly string[] }> {
  const there = await readdir(directory).catch((): readonly string[] => [])
  const refused: string[] = []
  let round: SignedRollRound | null = null
  for (const name of there.filter((each) => NAME_OF_ROUND.test(each)).sort()) {
    const document = join(directory, name)
    const paths = { document, signature: document.replace(/ippyo$/, 'sig') }
    const read = await readRoundAt(paths, election, authority)
    if (read.ok) round = laterRound(round, read.value)
    else refused.push(name)
  }
  return { round, refused }
}

/** Null: there is none. */
export async function readRoundAt(
  paths: SignedPaths,
  { electionPackage }: Election,
  authority: Uint8Array,
): Promise<Result<SignedRollRound | null, RollRoundError>> {
  const nothing = new Uint8Array(0)
  const bytes = await readRegularFile(paths.document, ROLL_ROUND_BYTES_MAX)
  if (bytes === null && !(await isThere(paths.document))) return ok(null)
  const signature = await readRegularFile(paths.signature, APPROVED_SIGNATURE_BYTES_MAX)
  const signed = { bytes: bytes ?? nothing, signature: signature ?? nothing }
  return readRound(signed, { electionPackage, authority }, nativeChecks)
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
