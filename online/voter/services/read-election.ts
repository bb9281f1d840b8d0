/** The signed documents of the election, from the page's own origin, each checked before it is believed. */
import { fromHex, toHex } from '#election/bytes.ts'
import { APPROVALS_BYTES_MAX, approvalsFile, approvedIn, readApprovals } from '#election/definition/approvals.ts'
import type { CandidateList } from '#election/definition/definition.ts'
import { DOCUMENT_APPROVALS, wordOfTwo } from '#election/definition/document-approvals.ts'
import { loadLists, loadPackage } from '#election/definition/loaded-election.ts'
import { inForce } from '#election/definition/moved-day.ts'
import { PACKAGE_BYTES_MAX } from '#election/definition/package.ts'
import { CANDIDATE_LIST_BYTES_MAX } from '#election/definition/signed-candidate-list.ts'
import { SIGNATURE_FILE_BYTES, type SignedBytes } from '#election/definition/signed-document.ts'
import { GAZETTE_BYTES_MAX, type Gazette, type GazetteOf, readGazette } from '#election/online/gazette.ts'
import { readSettings } from '#election/online/settings.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { ask } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

const SETTINGS_BYTES_MAX = 256 * 1024
const LISTS_MAX = 100

type Where = Pick<Surroundings, 'fetch' | 'origin' | 'authority'>

export async function readElection(where: Where): Promise<Result<VoterElection, 'unreachable' | 'not-genuine'>> {
  const authority = fromHex(where.authority)
  const [document, settings, documents, gazettes] = await Promise.all([
    readSigned(where, 'package', PACKAGE_BYTES_MAX),
    readSigned(where, 'online', SETTINGS_BYTES_MAX),
    readLists(where),
    readSigned(where, 'gazette', GAZETTE_BYTES_MAX),
  ])
  if (gazettes === null) return err('unreachable')
  if (document === null || document === 'none' || settings === null || settings === 'none' || documents === null) {
    return err('unreachable')
  }
  const loaded = loadPackage(document, authority)
  if (!loaded.ok) return err('not-genuine')
  const { electionPackage, packageHash } = loaded.value
  const lists = loadLists(documents, authority, electionPackage, undefined)
  const list = lists.ok ? lists.value.at(-1)?.list : undefined
  if (!lists.ok || list === undefined) return err('not-genuine')
  const now = inForce(
    electionPackage,
    lists.value.map((each) => each.list),
  )
  const asked = wordOfTwo(electionPackage, authority)
  const ofPackage = await approvalsAt(where, approvalsFile(list.version), asked)
  const ofSettings = await approvalsAt(where, DOCUMENT_APPROVALS['online-settings'], asked)
  const ofGazette = gazettes === 'none' ? null : await approvalsAt(where, DOCUMENT_APPROVALS['online-gazette'], asked)
  if (ofPackage === 'unreachable' || ofSettings === 'unreachable' || ofGazette === 'unreachable')
    return err('unreachable')
  const approved = approvedIn({ packageHash, lists: lists.value })
  if (!readApprovals({ ...asked, approved }, ofPackage, asked.approvers).ok) return err('not-genuine')
  const of = { electionPackage: now, packageSha256: toHex(packageHash) }
  const signed = readSettings({ ...settings, approvals: ofSettings }, authority, of)
  if (!signed.ok) return err('not-genuine')
  const gazette =
    gazettes === 'none' ? null : readGazette({ ...gazettes, approvals: ofGazette }, authority, electionPackage)
  const contests = contestsOf(now.contests, list)
  return ok({
    electionPackage: now,
    packageHash,
    listVersion: list.version,
    contests,
    signed: signed.value,
    gazette: shownOf(gazette),
  })
}

/** Null: there is none now, or nobody has signed it. */
export async function readGazetteAnew(where: Where, of: GazetteOf): Promise<Gazette | null> {
  const document = await readSigned(where, 'gazette', GAZETTE_BYTES_MAX)
  if (document === null || document === 'none') return null
  const authority = fromHex(where.authority)
  const approvals = await approvalsAt(where, DOCUMENT_APPROVALS['online-gazette'], wordOfTwo(of, authority))
  if (approvals === 'unreachable') return null
  const read = readGazette({ ...document, approvals }, authority, of)
  return read.ok ? read.value : null
}

/** A gazette that nobody signed keeps nobody from voting. */
function shownOf(read: ReturnType<typeof readGazette> | null): VoterElection['gazette'] {
  if (read === null) return null
  return read.ok ? read.value : 'not-genuine'
}

function contestsOf(
  contests: VoterElection['electionPackage']['contests'],
  list: CandidateList,
): readonly VoterContest[] {
  return contests.flatMap((contest) => {
    const entry = list.contests.find((each) => each.contest === contest.id)
    if (entry === undefined) return []
    const lists = entry.lists === undefined ? {} : { lists: entry.lists }
    const open = entry.openLists === undefined ? {} : { openLists: entry.openLists }
    const words = entry.explained === undefined ? {} : { explained: entry.explained }
    const isOnPaper = entry.suspended || entry.uncontested
    return [{ contest, candidates: entry.candidates, ...lists, ...open, ...words, isOnPaper }]
  })
}

async function readSigned(
  { fetch, origin }: Where,
  name: string,
  bytesMax: number,
): Promise<SignedBytes | 'none' | null> {
  const at = `${origin}/election/${name}`
  const [bytes, signature] = await Promise.all([
    ask(fetch, `${at}.json`, bytesMax),
    ask(fetch, `${at}.sig`, SIGNATURE_FILE_BYTES),
  ])
  if (bytes?.status === 404) return 'none'
  if (bytes?.status !== 200 || signature?.status !== 200) return null
  return { bytes: bytes.bytes, signature: signature.bytes }
}

/** Null: there are none, or the package names nobody whose word is asked for. */
async function approvalsAt(
  { fetch, origin }: Where,
  name: string,
  { approvers }: ReturnType<typeof wordOfTwo>,
): Promise<Uint8Array | 'unreachable' | null> {
  if (approvers.length === 0) return null
  const found = await ask(fetch, `${origin}/election/${name}`, APPROVALS_BYTES_MAX)
  if (found?.status === 404) return null
  return found?.status === 200 ? found.bytes : 'unreachable'
}

/** From version 1 on, without a gap, until the server says that there is none: a torn line would leave a candidate of an older list. */
async function readLists(where: Where): Promise<readonly SignedBytes[] | null> {
  const lists: SignedBytes[] = []
  while (lists.length < LISTS_MAX) {
    const found = await readSigned(where, `candidate-list-${lists.length + 1}`, CANDIDATE_LIST_BYTES_MAX)
    if (found === null) return null
    if (found === 'none') break
    lists.push(found)
  }
  return lists.length === 0 ? null : lists
}
