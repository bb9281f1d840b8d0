/** bundle.md §1, §2: which files are there, of which size, and what is to be checked in them: V01, V02, V04, V19, V20 of the headers. */
import { LOST_MEDIA } from '../count/lost-declaration.ts'
import { ACCEPTED_PAPERS } from '../count/openings.ts'
import { ROLL_ROUND } from '../count/roll-round.ts'
import { type BinFile, fileNameOf, readHeader } from './bin-file.ts'
import type { BundleContest, BundleElection } from './bundle-election.ts'
import { isSealName, ONLINE_APPROVALS, ONLINE_SEAL, reportNamesOf, SEAL_BYTES, typedNameOf } from './district-names.ts'
import { type Finding, fails, holds, judged, notChecked } from './finding.ts'

/** A file of the bundle, as somebody gave it. Only its start is asked for until it is checked. */
export interface GivenFile {
  readonly name: string
  readonly size: number
  /** Its first 64 bytes, or all of it. */
  readonly start: Uint8Array
}

/** The files of a list that can be checked. */
export interface ContestFiles {
  readonly contest: BundleContest
  readonly rows: number
  /** Null, as `refused` and the first mix: the public has the rest (`isWithheld`). */
  readonly votes: BinFile | null
  readonly refused: BinFile | null
  /** The file of the first mix, where a part is withheld; null: everything is for everybody. */
  readonly first: BinFile | null
  /** Ascending: 1 … m, or 2 … m. */
  readonly mixes: readonly BinFile[]
  /** Ascending by holder. */
  readonly openings: readonly BinFile[]
  readonly opened: BinFile | null
}

export interface Layout {
  readonly findings: readonly Finding[]
  readonly contests: readonly ContestFiles[]
}

/** Files beside those with a header; `package/` is a directory of its own. */
const DOCUMENTS: readonly string[] = ['manifest.json', 'count.json', 'sets.json']
/** Each a document and its signature, where there is one. */
const SIGNED = [LOST_MEDIA, ROLL_ROUND] as const
/** Files that a computer puts into a folder when somebody looks at it. They are no part of the bundle, and nobody reads them. */
const OF_THE_COMPUTER = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i
/** The same at the root of a stick; some of these nobody may read. */
const OF_A_STICK =
  /^(?:lost\+found|System Volume Information|\$RECYCLE\.BIN|\.Spotlight-V100|\.fseventsd|\.Trashes|\.Trash-[0-9]+)(?:\/|$)/i

/** @param path below the folder of the bundle */
export function isOfTheComputer(path: string): boolean {
  return OF_THE_COMPUTER.test(path) || OF_A_STICK.test(path)
}

/** A directory whose reader says which files are too many (`verify-bundle.ts`). */
const PACKAGE = 'package/'
const WITHHELD = /^(?:(?:votes|refused)-(?:\d|1\d|2[01])\.bin|mix-(?:\d|1\d|2[01])-1\.bin)$/

/** bundle.md §1: these files are for the parties of the count alone, and they gave none of them. All other files are for everybody. */
export function isPublicPart({ publication }: BundleElection, given: readonly Pick<GivenFile, 'name'>[]): boolean {
  return publication === 'from-first-mix' && !given.some(({ name }) => isWithheld(name))
}

export function isWithheld(name: string): boolean {
  return WITHHELD.test(name)
}

export function layoutOf(election: BundleElection, given: readonly GivenFile[]): Layout {
  const findings: Finding[] = []
  const good: BinFile[] = []
  const names = new Set(given.map(({ name }) => name))
  for (const file of given) {
    const name = fileNameOf(file.name)
    if (name === null) {
      if (!isOfBundle(file, names)) findings.push(fails('V01', { file: file.name }))
      continue
    }
    if (name.kind === 'first' && election.publication === 'all') {
      findings.push(fails('V01', { contest: name.room, file: file.name }))
      continue
    }
    const read = readHeader(file.name, name, file.start, file.size, election.packageHash)
    if (typeof read === 'object') good.push(read)
    else findings.push(fails(read === 'size' ? 'V01' : 'V20', { contest: name.room, file: file.name }))
  }
  for (const name of DOCUMENTS) {
    if (!given.some((file) => file.name === name)) findings.push(fails('V01', { file: name }))
  }
  const isPublic = isPublicPart(election, given)
  const contests = election.contests.flatMap((contest) => {
    const own = good.filter((file) => file.room === contest.room)
    const read = contestFiles(election, contest, own, isPublic)
    findings.push(...read.findings)
    return read.files === null ? [] : [read.files]
  })
  const rooms = new Set(election.contests.map(({ room }) => room))
  for (const file of good) if (!rooms.has(file.room)) findings.push(fails('V02', { file: file.name }))
  if (!findings.some(({ check }) => check === 'V01')) findings.push(holds('V01'))
  return { findings, contests }
}

/** Without a header. The signed file of a signature must be there; whether it is genuine is for `district.ts` to say. */
function isOfBundle({ name, size }: GivenFile, names: ReadonlySet<string>): boolean {
  const report = reportNamesOf(name)
  return (
    DOCUMENTS.includes(name) ||
    name === ACCEPTED_PAPERS ||
    name.startsWith(PACKAGE) ||
    (isSealName(name) && size === SEAL_BYTES) ||
    (name === ONLINE_APPROVALS && names.has(ONLINE_SEAL)) ||
    SIGNED.some((each) => Object.values<string>(each).includes(name) && names.has(each.document)) ||
    (report !== null && names.has(report.document)) ||
    typedNameOf(name) !== null
  )
}

function contestFiles(
  election: BundleElection,
  contest: BundleContest,
  files: readonly BinFile[],
  isPublic: boolean,
): { readonly findings: readonly Finding[]; readonly files: ContestFiles | null } {
  const place = { contest: contest.room }
  if (!contest.polled) return { findings: [judged('V02', files.length === 0, place)], files: null }
  const of = (kind: BinFile['kind']) =>
    files.filter((file) => file.kind === kind).toSorted((a, b) => a.number - b.number)
  const [votes = null, refused = null, first = null] = [of('votes')[0], of('refused')[0], of('first')[0]]
  const [mixes, openings, opened] = [of('mix'), of('open'), of('opened')[0]]
  const hasRecords = isPublic || (votes !== null && refused !== null)
  const hasFirst = election.publication === 'all' || first !== null
  const start = votes ?? first
  if (!hasRecords || !hasFirst || start === null) {
    return { findings: [fails('V02', place), notChecked('V04', place), notChecked('V19', place)], files: null }
  }
  const { rows } = start
  const before = isPublic ? 1 : 0
  const empty = rows === 0 && mixes.length + openings.length === 0 && opened === undefined
  const whole = rows > 0 && mixes.length > 0 && openings.length >= election.key.threshold && opened !== undefined
  const numbered = mixes.every((mix, at) => mix.number === before + at + 1)
  const others = [...(first === null ? [] : [first]), ...mixes, ...openings, ...(opened === undefined ? [] : [opened])]
  const odd = others.find((file) => file.rows !== rows)
  const findings = [
    judged('V02', empty || whole, place),
    judged('V04', empty || (numbered && before + mixes.length >= election.leastMixers), place),
    judged('V19', odd === undefined, { ...place, ...(odd === undefined ? {} : { file: odd.name }) }),
  ]
  // Columns of different lengths are put into no equation.
  const fits = odd === undefined
  return {
    findings,
    files: {
      contest,
      rows,
      votes,
      refused,
      first: fits ? first : null,
      mixes: numbered && fits ? mixes : [],
      openings: fits ? openings : [],
      opened: opened?.rows === rows ? opened : null,
    },
  }
}
