/**
 * A candidate list that replaces the current one (D-26, D-27): who died or withdrew, a name that was corrected. Package, keys, media
 * and cards stay as they are. Everything that a machine would refuse is refused here, before anybody types a passphrase.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { CandidateList, ElectionSources, PackageFile } from '#election/definition/definition.ts'
import type { LoadError, LoadedElection } from '#election/definition/loaded-election.ts'
import { CANDIDATE_LISTS_MAX } from '#election/definition/settings.ts'
import {
  contradictionIn,
  contradictsEarlier,
  hasOtherJudges,
  signCandidateList,
} from '#election/definition/signed-candidate-list.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openVoices } from '#election/voice/voice.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { PUBLIC } from '../files/write-files.ts'
import { bringVoice, type VoiceBringError } from './bring-voice.ts'
import { type FallsAwayError, withPolls } from './falls-away.ts'
import { listedFiles } from './make-package.ts'
import { type Day, type MovedError, movedTo } from './moved-to.ts'
import { lackingIn } from './name-font.ts'

export interface NextList {
  readonly list: CandidateList
  /** The files that travel beside it, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

export type NextListError =
  | Extract<LoadError, { type: 'candidate-list-refused' }>
  | { readonly type: 'list-unchanged'; readonly version: number }
  /** No machine reads a list after it. */
  | { readonly type: 'lists-full'; readonly version: number }
  | { readonly type: 'name-font-lacks'; readonly characters: string }
  | { readonly type: 'no-such-contest'; readonly contest: string }
  | VoiceBringError
  | MovedError
  | FallsAwayError

/** A person's word beside the files. */
interface Said extends Day {
  /** Contests that have no poll any more; `whichever`: two people have approved the list that says so. */
  readonly without: readonly string[] | 'whichever'
  /** Contests that are voted on paper until the list after this one (LAW-19). */
  readonly suspend?: readonly string[]
}

/**
 * @param beyondGothic what BIZ UD Gothic lacks for these sources: the package brings a face for the names that it was made with
 * @param voice directory of a voice pack; null: what the current list says is said of this one too
 * @param said what changes the poll itself is somebody's word beside the files; a list after one that moves it says the day too
 */
export async function nextList(
  election: LoadedElection,
  sources: ElectionSources,
  beyondGothic: readonly string[],
  voice: string | null,
  said: Said,
): Promise<Result<NextList, NextListError>> {
  const { electionPackage } = election
  const version = election.list.version + 1
  if (version > CANDIDATE_LISTS_MAX) return err({ type: 'lists-full', version: CANDIDATE_LISTS_MAX })
  const ownFace = election.files.get('fonts/candidates.ttf')
  const beyond = beyondGothic.filter((each) => !facesOf(election).includes(each))
  const lacking = ownFace === undefined ? beyond : [...new Set([...beyond, ...(await lackingIn(ownFace, sources))])]
  if (lacking.length > 0) return err({ type: 'name-font-lacks', characters: lacking.join(' ') })
  const moved = movedTo(sources, electionPackage, said)
  if (!moved.ok) return moved
  const brought = voice === null ? null : await bringVoice(voice, sources, electionPackage.use, version)
  if (brought?.ok === false) return brought
  const files = brought?.value.ofList ?? saidBefore(election, version)
  const off = said.suspend ?? []
  const day = moved.value ?? election.list.moved
  const drawn = candidateListOf(sources, electionPackage.electionId, version, listed(files), day, off)
  const unknown = off.find((each) => !drawn.contests.some(({ contest }) => contest === each))
  if (unknown !== undefined) return err({ type: 'no-such-contest', contest: unknown })
  const polls = withPolls(drawn, election, said.without, said.today)
  if (!polls.ok) return polls
  const list = polls.value
  if (moved.value === null && sameContests(list, election.list) && voice === null)
    return err({ type: 'list-unchanged', version: version - 1 })
  const refused = (problem: 'contradiction' | 'reused-id' | 'other-judges') =>
    err({ type: 'candidate-list-refused', version, problem } as const)
  if (contradictionIn(list, electionPackage) !== null) return refused('contradiction')
  if (election.lists.some((earlier) => contradictsEarlier(list, earlier.list))) return refused('reused-id')
  if (election.lists.some((earlier) => hasOtherJudges(list, earlier.list, electionPackage)))
    return refused('other-judges')
  const voices = openVoices({ ...election, list, files: new Map([...election.files, ...files]) })
  if (!voices.ok && (voices.error.type === 'voice-incomplete' || voices.error.type === 'voice-not-approved')) {
    return err(voices.error)
  }
  return ok({ list, files: new Map([...files, ...(sources.pictures ?? [])]) })
}

/** The document comes last: until then a reader sees the list before it. Files that a power cut left are written again. */
export async function writeNextList(
  directory: string,
  { list, files }: NextList,
  authoritySecretKey: Uint8Array,
): Promise<void> {
  const signed = signCandidateList(list, authoritySecretKey)
  const name = `candidate-list-${list.version}`
  for (const [path, bytes] of [...files, [`${name}.sig`, signed.signature], [`${name}.json`, signed.bytes]] as const) {
    await writeWholeFile(join(directory, path), bytes, PUBLIC)
  }
}

export function listed(files: ReadonlyMap<string, Uint8Array>): readonly PackageFile[] {
  return listedFiles(files, nativeChecks)
}

/** Ids stay with their people, and so do the clips: under the names of the new list. */
function saidBefore({ list, files }: LoadedElection, version: number): ReadonlyMap<string, Uint8Array> {
  const renamed = (path: string) => path.replace(`voice/list-${list.version}-`, `voice/list-${version}-`)
  return new Map(
    list.files.flatMap(({ path }) => {
      const bytes = files.get(path)
      return bytes === undefined ? [] : [[renamed(path), bytes] as const]
    }),
  )
}

function facesOf({ files }: LoadedElection): readonly string[] {
  return new TextDecoder().decode(files.get('fonts/names.txt')).split('\n')
}

function sameContests(one: CandidateList, other: CandidateList): boolean {
  return toHex(canonicalJson(one.contests)) === toHex(canonicalJson(other.contests))
}
