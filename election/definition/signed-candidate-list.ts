/** The candidate list: second signed document, versioned from 1, bound to the election of a package (D-27). */
import { kindOf } from '#election/kinds/kinds.ts'
import { areOpenListsOf } from '#election/kinds/open-list/rule.ts'
import { areListsOf } from '#election/kinds/party-list/rule.ts'
import { areChoicesOf } from '#election/kinds/question/rule.ts'
import { areJudgesOf } from '#election/kinds/recall/rule.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CandidateList, ElectionPackage } from './definition.ts'
import { areExplainedAlike } from './explained.ts'
import { contradictionInMove } from './moved-day.ts'
import { candidateListSchema } from './package-schema.ts'
import { type DocumentError, type FastChecks, readDocument, type SignedBytes, signDocument } from './signed-document.ts'

export const CANDIDATE_LIST_BYTES_MAX = 4 * 1024 * 1024

export interface SignedCandidateList {
  readonly list: CandidateList
  /** SHA-256 of the document, 32 bytes: ballot records are bound to it. */
  readonly listHash: Uint8Array
}

export type CandidateListError =
  | DocumentError
  /** Genuine, but of another election or rehearsal. */
  | { readonly type: 'other-election' }
  | { readonly type: 'contradiction'; readonly where: string }

export function signCandidateList(list: CandidateList, authoritySecretKey: Uint8Array): SignedBytes {
  return signDocument('candidate-list', list, authoritySecretKey)
}

export function readCandidateList(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  electionPackage: ElectionPackage,
  fast?: FastChecks,
): Result<SignedCandidateList, CandidateListError> {
  const [schema, bytesMax] = [candidateListSchema, CANDIDATE_LIST_BYTES_MAX]
  const read = readDocument({ use: 'candidate-list', document, authorityPublicKey, bytesMax, schema, fast })
  if (!read.ok) return read
  // The schema checks every id's form: from here they are branded (this is the parser).
  const list = read.value.value as unknown as CandidateList
  if (list.electionId !== electionPackage.electionId) return err({ type: 'other-election' })
  const where = contradictionIn(list, electionPackage)
  if (where !== null) return err({ type: 'contradiction', where })
  return ok({ list, listHash: read.value.hash })
}

/** Ids are never reused or changed between versions, so an id of two lists must be one and the same person. */
export function contradictsEarlier(later: CandidateList, earlier: CandidateList): boolean {
  const known = new Map(earlier.contests.flatMap((entry) => entry.candidates).map((each) => [each.id, each]))
  return later.contests
    .flatMap((entry) => entry.candidates)
    .some((candidate) => {
      const before = known.get(candidate.id)
      return before !== undefined && (before.contest !== candidate.contest || before.name !== candidate.name)
    })
}

/** Media, mixes and the online box name a judge's list by its place: a later list has the same judges in the same places, also who has left office. */
export function hasOtherJudges(
  later: CandidateList,
  earlier: CandidateList,
  { contests }: Pick<ElectionPackage, 'contests'>,
): boolean {
  const judgesOf = ({ contests: entries }: CandidateList): readonly number[] =>
    contests.flatMap((contest, place) =>
      kindOf(contest).about === 'judges' ? (entries[place]?.candidates.map(({ id }) => id) ?? []) : [],
    )
  return judgesOf(later).join() !== judgesOf(earlier).join()
}

/** null: it agrees with itself and with the package. */
export function contradictionIn(list: CandidateList, electionPackage: ElectionPackage): string | null {
  const expected = electionPackage.contests.map((contest) => contest.id)
  const listed = list.contests.map((entry) => entry.contest)
  if (expected.length !== listed.length || expected.some((id, i) => id !== listed[i])) return 'contests'
  const candidates = list.contests.flatMap((entry) => entry.candidates)
  if (new Set(candidates.map((each) => each.id)).size !== candidates.length) return 'candidates.id'
  const wrongDay = list.moved && contradictionInMove(list.moved, electionPackage)
  if (wrongDay !== null) return wrongDay
  for (const { contest, candidates } of list.contests) {
    if (candidates.some((each) => each.contest !== contest)) return 'candidates.contest'
    if (new Set(candidates.map((each) => each.number)).size !== candidates.length) return 'candidates.number'
  }
  const asked = electionPackage.contests.some(({ question }, place) => {
    const entry = list.contests[place]
    return question !== undefined && entry !== undefined && !areChoicesOf(question, entry)
  })
  if (asked) return 'choices'
  const isSaid = list.contests.every(
    (entry, place) =>
      entry.explained === undefined ||
      (electionPackage.contests[place]?.question !== undefined && areExplainedAlike(entry)),
  )
  if (!isSaid) return 'explained'
  const reviewed = electionPackage.contests.some((contest, place) => {
    const entry = list.contests[place]
    return kindOf(contest).about === 'judges' && entry !== undefined && !areJudgesOf(entry)
  })
  if (reviewed) return 'judges'
  const areListed = electionPackage.contests.every((contest, place) => {
    const entry = list.contests[place]
    if (entry === undefined) return false
    const { about } = kindOf(contest)
    const areOpen = about === 'open-lists' ? areOpenListsOf(entry) : entry.openLists === undefined
    return areOpen && (about === 'parties' ? areListsOf(entry) : entry.lists === undefined)
  })
  if (!areListed) return 'lists'
  // A name of its own for each list: no file of one document can pass for that of another.
  const paths = list.files.map((file) => file.path)
  const [own, listedTwice] = [`voice/list-${list.version}-`, electionPackage.files.map((file) => file.path)]
  if (new Set(paths).size !== paths.length) return 'files'
  if (paths.some((path) => !path.startsWith(own) || listedTwice.includes(path))) return 'files.path'
  return null
}
