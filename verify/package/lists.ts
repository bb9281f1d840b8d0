/** candidate-list.md: the candidate lists, `candidate-list-1` upwards without gap; the last one is current. */
import { type OpenListOfParty, openListsIn } from '../kinds/open-list/rule.ts'
import { type ListOfParty, listsIn } from '../kinds/party-list/rule.ts'
import { CONTESTS_MAX, JUDGES_MAX } from '../medium/page-fields.ts'
import type { ListedFile, PackageBody } from './body.ts'
import { type DocumentProblem, type JsonObject, readSigned } from './canonical.ts'
import { contestsAt } from './consistency.ts'
import { checkNamed, entitledIn } from './entitled.ts'
import { type ListedPicture, picturesIn } from './explained.ts'
import {
  date,
  distinct,
  flag,
  HEX_8,
  ID,
  isDate,
  list,
  Malformed,
  object,
  objects,
  oneOfOrNull,
  only,
  TIME,
  text,
  whole,
  words,
} from './fields.ts'
import { fileOf } from './package-body.ts'
import type { PackageSource } from './source.ts'

export interface CandidateList {
  readonly version: number
  /** SHA-256 of the document, hex: records are bound to it. */
  readonly hash: string
  /** The files beside it: the voice that reads its candidates. */
  readonly files: readonly ListedFile[]
  readonly contests: readonly {
    readonly contest: string
    /** No more candidates than seats: no poll. */
    readonly uncontested: boolean
    readonly candidates: readonly ListedCandidate[]
    /** People that each of the parties puts up; null: no party is voted for. */
    readonly lists: readonly ListOfParty[] | null
    /** Parties with people who are voted for; null: there are none. */
    readonly openLists: readonly OpenListOfParty[] | null
    /** Each choice of a question has one; none: they have no pictures. */
    readonly pictures: readonly ListedPicture[]
    /** The choices have words of their own, and may have pictures. */
    readonly explained: boolean
    /** The ordinance asks for a way of showing them. */
    readonly display: boolean
    /** Voted on paper for now: what was recorded under another list counts all the same. */
    readonly suspended: boolean
  }[]
  /** Other dates than the package's, station by station in its order; null: the list does not move the poll. */
  readonly moved: readonly (readonly string[])[] | null
  /** The day of the poll, where the list moves it. */
  readonly movedTo: string | null
}

interface ListedCandidate {
  readonly id: number
  readonly number: number
  /** As the register has it: it tells persons apart, and is shown to nobody. */
  readonly registered: string
  /** On glass and papers: the approved name, or else the one of the register. */
  readonly shown: string
  /** Died or withdrew: keeps the place, and no vote counts. */
  readonly gone: boolean
}

export type ListFault = DocumentProblem | 'contradicts-earlier'

export type ListProblem =
  | { readonly type: 'candidate-list-missing'; readonly file: string }
  /** `why`: what is wrong with the document, or that it contradicts an earlier list. */
  | {
      readonly type: 'candidate-list-refused'
      readonly file: string
      readonly why: ListFault
    }

type ListedIn = Pick<PackageBody, 'electionId' | 'contests' | 'paperContests' | 'files' | 'stations'>

const LIST_BYTES_MAX = 4 * 1024 * 1024
const LISTS_MAX = 100

export async function readLists(
  source: PackageSource,
  body: ListedIn,
  authority: string,
): Promise<readonly CandidateList[] | ListProblem> {
  const lists: CandidateList[] = []
  for (let version = 1; version <= LISTS_MAX; version++) {
    const list = await readList(source, version, body, authority)
    if (list === 'missing') break
    const file = `candidate-list-${version}.json`
    if (typeof list === 'string') return { type: 'candidate-list-refused', file, why: list }
    if (contradicts(list, lists) || movesJudges(list, lists, body))
      return { type: 'candidate-list-refused', file, why: 'contradicts-earlier' }
    lists.push(list)
  }
  return lists.length === 0 ? { type: 'candidate-list-missing', file: 'candidate-list-1.json' } : lists
}

async function readList(
  source: PackageSource,
  version: number,
  body: ListedIn,
  authority: string,
): Promise<CandidateList | DocumentProblem> {
  const { electionId, contests, files: ofPackage } = body
  const name = `candidate-list-${version}`
  const use = { label: 'ippyo candidate list 1', bytesMax: LIST_BYTES_MAX }
  const signed = await readSigned(source, { document: `${name}.json`, signature: `${name}.sig` }, use, authority)
  if (typeof signed === 'string') return signed
  try {
    only(signed.value, ['contests', 'electionId', 'files', 'format', 'moved', 'version'])
    whole(signed.value, 'format', 1, 1)
    whole(signed.value, 'version', version, version)
    if (text(signed.value, 'electionId', HEX_8) !== electionId) return 'malformed'
    const listed = objects(signed.value, 'contests', 1, CONTESTS_MAX).map(contestOf)
    if (listed.map((each) => each.contest).join() !== contests.map((each) => each.id).join()) return 'malformed'
    listed.forEach((each, place) => {
      checkChoices(each, contests[place]?.question ?? null)
      if (contests[place]?.kind === 'recall') checkJudges(each)
      if ((contests[place]?.kind === 'party-list') !== (each.lists !== null)) throw new Malformed('lists')
      if ((contests[place]?.kind === 'open-list') !== (each.openLists !== null)) throw new Malformed('openLists')
      if (each.explained && contests[place]?.question == null) throw new Malformed('explained')
    })
    distinct(
      listed.flatMap((each) => each.candidates.map((candidate) => candidate.id)),
      'candidates.id',
    )
    const files = objects(signed.value, 'files', 0, 100).map(fileOf)
    checkPaths(files, version, ofPackage)
    const move = signed.value.moved === null ? null : object(signed.value, 'moved')
    const moved = move && movedOf(move, body)
    return { version, hash: signed.hash, files, contests: listed, moved, movedTo: move && words(move, 'date', 10, 10) }
  } catch (error) {
    if (error instanceof Malformed) return 'malformed'
    throw error
  }
}

/** Two where it is yes and no, else up to ten; none is gone, and a question never falls away. */
function checkChoices(
  { uncontested, candidates }: CandidateList['contests'][number],
  question: JsonObject | null,
): void {
  if (question === null) return
  const most = question.answers === 'yes-no' ? 2 : 10
  const isWrong = candidates.length < 2 || candidates.length > most || candidates.some(({ gone }) => gone)
  if (uncontested || isWrong) throw new Malformed('candidates')
}

/** candidate-list.md §2: at most fifteen, in the places of their lists of records; a review never falls away. */
function checkJudges({ uncontested, candidates }: CandidateList['contests'][number]): void {
  const areInPlace = candidates.every(({ number }, at) => number === at + 1)
  if (uncontested || candidates.length > JUDGES_MAX || !areInPlace) throw new Malformed('candidates')
}

/** Each list has names of its own, so that no file of one document passes for that of another. */
function checkPaths(files: readonly ListedFile[], version: number, ofPackage: readonly ListedFile[]): void {
  distinct(
    [...files, ...(files.length > 0 ? ofPackage : [])].map((file) => file.path),
    'files.path',
  )
  if (!files.every((file) => file.path.startsWith(`voice/list-${version}-`))) throw new Malformed('files.path')
}

function contestOf(entry: JsonObject): CandidateList['contests'][number] {
  const [ofParties, hasOpen, explained] = ['lists' in entry, 'openLists' in entry, 'explained' in entry]
  const more = ['explained', 'lists', 'openLists'].filter((name) => name in entry)
  only(entry, ['candidates', 'contest', 'display', 'suspended', 'uncontested', ...more])
  const display = oneOfOrNull(entry, 'display', ['at-once', 'by-kana']) !== null
  const suspended = flag(entry, 'suspended')
  const contest = text(entry, 'contest', ID)
  const uncontested = flag(entry, 'uncontested')
  const written = objects(entry, 'candidates', 1, 999)
  const candidates = written.map((each) => candidateOf(each, contest))
  distinct(
    candidates.map((each) => each.number),
    'candidates.number',
  )
  const openLists = hasOpen ? openListsIn(entry, written) : null
  const numbers = candidates.map(({ number }) => number)
  const pictures = explained ? picturesIn(entry, numbers) : []
  const read = { contest, uncontested, candidates, openLists, pictures, explained, display, suspended }
  if (!ofParties) return { ...read, lists: null }
  // A party does not die, and is shown by the name of its notice.
  const isParty = (each: JsonObject) => each.gone !== 'died' && each.displayName === ''
  if (!written.every(isParty)) throw new Malformed('candidates')
  return { ...read, lists: listsIn(entry, numbers) }
}

function candidateOf(each: JsonObject, contest: string): ListedCandidate {
  only(each, ['contest', 'displayName', 'gone', 'id', 'kana', 'name', 'number', 'party', 'partyKana'])
  const gone = oneOfOrNull(each, 'gone', ['died', 'withdrew']) !== null
  if (each.contest !== contest) throw new Malformed('candidates.contest')
  words(each, 'kana', 1, 400)
  for (const name of ['party', 'partyKana']) words(each, name, 0, 400)
  const registered = words(each, 'name', 1, 400)
  const approved = words(each, 'displayName', 0, 400)
  return {
    id: whole(each, 'id', 1, 0xfffffffd),
    number: whole(each, 'number', 1, 999),
    registered,
    shown: approved === '' ? registered : approved,
    gone,
  }
}

/** A station that moves keeps its dates and hours. */
function keepsStops(each: JsonObject, dates: readonly string[], station: PackageBody['stations'][number]): boolean {
  return dates.join() === station.dates.join() && each.opens === station.opens && each.closes === station.closes
}

/** §2, `moved`: of the same stations, each with as many dates as its media have pages for. */
function movedOf(moved: JsonObject, body: ListedIn): readonly (readonly string[])[] {
  const { stations } = body
  only(moved, ['closes', 'date', 'opens', 'stations'])
  date(moved, 'date')
  const day = words(moved, 'date', 10, 10)
  for (const hour of ['opens', 'closes']) text(moved, hour, TIME)
  const listed = objects(moved, 'stations', stations.length, stations.length)
  return stations.map((station, at) => {
    const { id, dates: before, earlyVoting } = station
    const each = listed[at] ?? {}
    only(each, ['closes', 'dates', 'eligible', 'entitled', 'opens', 'station'])
    for (const hour of ['opens', 'closes']) text(each, hour, TIME)
    whole(each, 'eligible', 0, 10 ** 8)
    checkNamed(entitledIn(each, 10 ** 8), contestsAt(body, id))
    const listedDates = list(each, 'dates', before.length, before.length)
    const dates = listedDates.map(String)
    const ascending = dates.every((one, i) => i === 0 || (dates[i - 1] ?? '') < one)
    const ordered = listedDates.every(isDate) && (station.stops === null ? ascending : keepsStops(each, dates, station))
    const last = dates.at(-1) ?? ''
    if (each.station !== id || !ordered || (earlyVoting ? last >= day : last > day))
      throw new Malformed('moved.stations')
    return dates
  })
}

/** An id never means another person than in an earlier list. */
/** Media are made for the judges of the first list, and their lists are named by places. */
function movesJudges(list: CandidateList, [first]: readonly CandidateList[], { contests }: ListedIn): boolean {
  const judgesOf = (of: CandidateList, id: string) =>
    of.contests.flatMap(({ contest, candidates }) => (contest === id ? candidates.map((each) => each.id) : [])).join()
  const reviews = contests.filter(({ kind }) => kind === 'recall')
  return first !== undefined && reviews.some(({ id }) => judgesOf(list, id) !== judgesOf(first, id))
}

function contradicts(list: CandidateList, earlier: readonly CandidateList[]): boolean {
  const named = ({ contests }: CandidateList) =>
    contests.flatMap(({ contest, candidates }) =>
      candidates.map((each) => [each.id, `${contest} ${each.registered}`] as const),
    )
  const known = new Map(earlier.flatMap(named))
  return named(list).some(([id, person]) => (known.get(id) ?? person) !== person)
}
