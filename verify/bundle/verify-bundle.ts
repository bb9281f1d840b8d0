/** A bundle, wherever its files are: its package, all checks, and what people compare with paper. */

import { kinds } from '../kinds/kinds.ts'
import { roomOf } from '../medium/page-fields.ts'
import { listApprovals } from '../package/approval-rules.ts'
import { signerOf } from '../package/canonical.ts'
import { bundleFingerprint, type Fingerprints, fingerprintsOf } from '../package/fingerprint.ts'
import { isForMachines, isRoll } from '../package/for-machines.ts'
import type { PackageSource } from '../package/source.ts'
import { type PackageProblem, type ProblemIn, type Trust, trustIn } from '../package/trusted-package.ts'
import { type CountedList, countOf } from './bundle-documents.ts'
import type { BundleElection } from './bundle-election.ts'
import type { Perform } from './bundle-job.ts'
import { checkBundle } from './check-bundle.ts'
import { readDistrict, type ShownDistrict } from './district.ts'
import { electionOf } from './election-of-package.ts'
import { filesAmong } from './files-among.ts'
import { type Check, type Finding, fails, holds, notChecked } from './finding.ts'
import { type GivenFile, isPublicPart } from './layout.ts'
import { checkOfProblem } from './refused-package.ts'
import type { ReadBytes } from './spans.ts'

/** Twenty digits each, to be compared with paper; V06: the number of package and current list shows a list that was left out. */
export interface BundleVerification extends Fingerprints {
  /** No check fails. The findings name the parts that could not be checked. */
  readonly holds: boolean
  /** A rehearsal's or a fixture's votes must never be read as real ones. */
  readonly use: Trust['use']
  readonly title: string
  readonly date: string
  readonly electionId: string
  /** Only the part for everybody is here: nothing before the output of the first mix. */
  readonly isPublicPart: boolean
  /** An electoral roll is among the files, under its own name or another: nobody may hand this on. */
  readonly holdsRoll: boolean
  /** The file that should show that two people approved package and list, and does not; null: it does, or none is asked for. */
  readonly unapproved: string | null
  /** That of the bundle; null: no manifest. */
  readonly fingerprint: string | null
  readonly findings: readonly Finding[]
  /** The outcome of each pair of media. */
  readonly district: ShownDistrict
  /** Files of mixes that left votes as they were: nothing is wrong in the count, and nothing was hidden. */
  readonly unmixed: readonly string[]
  /** The content of `count.json`; null: it cannot be read. */
  readonly count: readonly CountedList[] | null
  /** Names of the contests and candidates of the current candidate list, for each list of records by its room. */
  readonly names: readonly {
    readonly list: number
    readonly title: string
    readonly candidates: readonly ShownCandidate[]
  }[]
}

interface ShownCandidate {
  readonly id: number
  readonly number: number
  /** As voters saw it. */
  readonly name: string
  readonly gone: boolean
}

/** `check`: the number under which each checker reports it (bundle.md §7). */
export type BundleProblem =
  | { readonly type: PackageProblem; readonly where: ProblemIn | null; readonly check: Check }
  /** No package among the files. */
  | { readonly type: 'bundle-missing'; readonly check: 'V01' }

export interface BundleSource {
  readonly given: readonly GivenFile[]
  readonly read: ReadBytes
}

/** Numbers that somebody read off paper. */
export interface OnPaper {
  /** The authority's key, 64 hex digits; else its number, or nothing: then the key that signed is taken, and V05 says so. */
  readonly authority: { readonly key: string } | { readonly number: string | null }
  /** The number of the bundle; null: nobody has it. */
  readonly bundle: string | null
}

export interface BundleWorkers {
  readonly hashes: Pick<PackageSource, 'sha256' | 'signedBy'>
  /** Who performs the jobs, once the election is known. */
  performFor(election: BundleElection, read: ReadBytes): Perform
  readonly rowsAtOnce: number
  onProgress?(done: number, total: number): void
}

export async function verifyBundleIn(
  { given, read }: BundleSource,
  paper: OnPaper,
  workers: BundleWorkers,
): Promise<BundleVerification | BundleProblem> {
  const { hashes, performFor, rowsAtOnce, onProgress } = workers
  const all = filesAmong(given, read, hashes)
  const asked = new Set<string>()
  const files: PackageSource = {
    ...hashes,
    async read(name, bytesMax) {
      // One that is here all the same stays unasked for: a file too many.
      if (isForMachines(name)) return 'missing'
      asked.add(PACKAGE + name)
      return all.read(PACKAGE + name, bytesMax)
    },
  }
  if (!given.some(({ name }) => name.startsWith(PACKAGE))) return { type: 'bundle-missing', check: 'V01' }
  const signed = await signedPackage(files, paper.authority)
  if ('type' in signed) return signed
  const { key, trust } = signed
  const district = await readDistrict(given, read, hashes, trust)
  const election = electionOf(trust, district)
  const perform = performFor(election, read)
  const { findings: found, unmixed } = await checkBundle(election, given, {
    read,
    perform,
    rowsAtOnce,
    ...(onProgress && { onProgress }),
  })
  const manifest = await all.read('manifest.json', DOCUMENT_BYTES_MAX)
  const count = await all.read('count.json', DOCUMENT_BYTES_MAX)
  const unapproved = await wrongApprovals(files, trust)
  const numbers = {
    ...fingerprintsOf(key, trust.packageHash, trust.lists.at(-1)?.hash ?? ''),
    unapproved,
    fingerprint: typeof manifest === 'string' ? null : bundleFingerprint(manifest),
  }
  const strangers = given.filter(({ name }) => name.startsWith(PACKAGE) && !asked.has(name))
  const rolls = await rollsAmong(given, read, hashes, trust)
  const tooMany = [...new Set([...strangers, ...rolls])].map(({ name }) => fails('V01', { file: name }))
  const others =
    tooMany.length === 0 ? found : found.filter(({ check, result }) => check !== 'V01' || result !== 'holds')
  const findings = [...paperFindings(numbers, paper), ...district.findings, ...tooMany, ...others]
  return {
    ...numbers,
    holds: !findings.some(({ result }) => result === 'fails'),
    use: trust.use,
    title: trust.title,
    date: trust.date,
    electionId: trust.electionId,
    isPublicPart: isPublicPart(election, given),
    holdsRoll: rolls.length > 0,
    findings,
    district: district.shown,
    unmixed,
    count: typeof count === 'string' ? null : countOf(count),
    names: namesOf(trust),
  }
}

const PACKAGE_BYTES_MAX = 32 * 1024 * 1024
const APPROVALS_BYTES_MAX = 64 * 1024
const DOCUMENT_BYTES_MAX = 4 * 1024 * 1024
const PACKAGE = 'package/'

/** By the name that a roll has in a package, or by the hash under which this package names it. */
async function rollsAmong(
  given: readonly GivenFile[],
  read: ReadBytes,
  { sha256 }: Pick<PackageSource, 'sha256'>,
  { rolls }: Trust,
): Promise<readonly GivenFile[]> {
  const hashes = new Set(rolls.map((roll) => roll.sha256))
  const sizes = new Set(rolls.map(({ bytes }) => bytes))
  const found: GivenFile[] = []
  for (const file of given) {
    const { name, size } = file
    const isNamed = name.startsWith(PACKAGE) && isRoll(name.slice(PACKAGE.length))
    if (isNamed || (sizes.has(size) && hashes.has(sha256(await read(name, 0, size))))) found.push(file)
  }
  return found
}

async function signedPackage(
  files: PackageSource,
  said: OnPaper['authority'],
): Promise<{ readonly key: string; readonly trust: Trust } | BundleProblem> {
  let where: ProblemIn | null = null
  const key = 'key' in said ? said.key : await signerIn(files)
  const document = await files.read('package.json', PACKAGE_BYTES_MAX)
  const unsigned = document === 'missing' ? 'package-missing' : 'package-not-signed'
  const trust =
    key === null
      ? unsigned
      : await trustIn(files, key, (found) => {
          where = found
        })
  if (key !== null && typeof trust !== 'string') return { key, trust }
  const type = typeof trust === 'string' ? trust : unsigned
  return { type, where, check: checkOfProblem(type, document) }
}

/** The file of the approvals, where two of the package's people have not approved the current list. A fixture may name nobody. */
async function wrongApprovals({ read, signedBy }: PackageSource, trust: Trust): Promise<string | null> {
  const { approvers, authority, lists, packageHash, use } = trust
  if (approvers.length === 0 && use !== 'live') return null
  const name = `approvals-${lists.length}.json`
  const bytes = await read(name, APPROVALS_BYTES_MAX)
  const of = { package: packageHash, lists: lists.map(({ hash }) => hash) }
  const given = typeof bytes === 'string' ? bytes : listApprovals(bytes, of, { authority, approvers, signedBy })
  return typeof given === 'string' ? PACKAGE + name : null
}

async function signerIn(files: PackageSource): Promise<string | null> {
  const signature = await files.read('package.sig', 1024)
  return typeof signature === 'string' ? null : signerOf(signature)
}

/** V05 and V34, also anew when somebody types a number while the rest is being checked. */
export function paperFindings(
  { authority, fingerprint, unapproved }: Pick<BundleVerification, 'authority' | 'fingerprint' | 'unapproved'>,
  paper: OnPaper,
): readonly Finding[] {
  const said = paper.authority
  return [
    ...(unapproved === null ? [] : [fails('V05', { file: unapproved })]),
    'key' in said
      ? holds('V05')
      : said.number === null
        ? notChecked('V05')
        : judgedNumber('V05', said.number, authority),
    paper.bundle === null || fingerprint === null ? notChecked('V34') : judgedNumber('V34', paper.bundle, fingerprint),
  ]
}

function judgedNumber(check: 'V05' | 'V34', said: string, number: string): Finding {
  const file = check === 'V05' ? 'package/package.sig' : 'manifest.json'
  return digitsIn(said) === digitsIn(number) ? holds(check) : fails(check, { file })
}

/** As people type them: with blanks or without, in wide digits or narrow ones. */
export function digitsIn(said: string): string {
  return said.normalize('NFKC').replaceAll(/[^0-9]/g, '')
}

function namesOf({ contests, lists }: Trust): BundleVerification['names'] {
  return contests.flatMap(({ id, bit, title, kind }) => {
    const listed = lists.at(-1)?.contests.find(({ contest }) => contest === id)?.candidates ?? []
    const candidates = listed.map(({ id: candidate, number, shown, gone }) => ({
      id: candidate,
      number,
      name: shown,
      gone,
    }))
    if (kinds[kind].listsOf === 'one') return [{ list: bit, title, candidates }]
    return candidates.map((judge, i) => ({
      list: roomOf(bit, i + 1),
      title: `${title} ${judge.name}`,
      candidates: [judge],
    }))
  })
}
