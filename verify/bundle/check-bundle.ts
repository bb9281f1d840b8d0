/**
 * Everything of bundle.md §6 that follows from the files of a bundle and its package, as tasks that do not need one another:
 * a page gives them to several workers, and knows from their sizes how long the rest will take. No file system, no key.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { isSharedKey } from '../keys/shared-key.ts'
import { bodyOf } from './bin-file.ts'
import { type CountedContest, countOf, manifestOf, setsOf } from './bundle-documents.ts'
import { type BundleElection, ENDED } from './bundle-election.ts'
import { type Finding, fails, judged, notChecked } from './finding.ts'
import { type ContestFiles, type GivenFile, layoutOf } from './layout.ts'
import { checkMix, pairsOfMix, pairsOfVotes } from './mixes.ts'
import { checkOpened, checkOpening, idsOf } from './openings.ts'
import { checkRecords } from './records.ts'

/** Whole files by name. */
export type FilesInHand = ReadonlyMap<string, Uint8Array>

interface Task {
  readonly name: string
  /** Files that it reads. */
  readonly files: readonly string[]
  /** How long it takes, in rows of a mix: for a progress bar. */
  readonly weight: number
  run(files: FilesInHand): readonly Finding[]
}

/** Cost of a row beside that of a mix, measured once; a progress bar needs no more. */
const WEIGHTS = { records: 0.45, mix: 1, opening: 0.25, opened: 0.35 }
/** Bytes that are hashed in the time of a row. */
const HASHED_IN_A_ROW = 30_000

export interface BundleCheck {
  /** Found at once, in names, sizes, headers and the key. */
  readonly findings: readonly Finding[]
  readonly tasks: readonly Task[]
}

export function checkBundle(election: BundleElection, given: readonly GivenFile[]): BundleCheck {
  const { findings, contests } = layoutOf(election, given)
  const names = new Set(given.map(({ name }) => name))
  const tasks = contests.flatMap((files) => tasksOf(election, files, names))
  const ofWhole = [countTask(election, contests, names), ...manifestTasks(given)]
  return { findings: [...findings, judged('V12', isSharedKey(election.key))], tasks: [...tasks, ...ofWhole] }
}

function tasksOf(election: BundleElection, files: ContestFiles, names: ReadonlySet<string>): readonly Task[] {
  return [recordsTask(election, files, names), ...mixTasks(election, files), ...openingTasks(election, files)]
}

function recordsTask(election: BundleElection, files: ContestFiles, names: ReadonlySet<string>): Task {
  const { contest, votes, refused } = files
  const sets = names.has('sets.json') ? ['sets.json'] : []
  return {
    name: votes.name,
    files: [votes.name, refused.name, ...sets],
    weight: WEIGHTS.records * (votes.rows + refused.rows),
    run(inHand) {
      const blinds = sets.length === 0 ? null : setsOf(fileOf(inHand, 'sets.json'))
      return checkRecords(election, {
        contest: contest.bit,
        votes: bodyOf(fileOf(inHand, votes.name)),
        refused: bodyOf(fileOf(inHand, refused.name)),
        sealed: contest.sealed,
        blind: blinds?.get(contest.bit) ?? null,
      })
    },
  }
}

function mixTasks(election: BundleElection, { contest, rows, votes, mixes }: ContestFiles): readonly Task[] {
  return mixes.map((mix, at) => {
    const before = mixes[at - 1]
    return {
      name: mix.name,
      files: [mix.name, (before ?? votes).name],
      weight: WEIGHTS.mix * rows,
      run: (inHand: FilesInHand) =>
        checkMix(
          election,
          { contest: contest.bit, mixer: mix.number, rows, file: fileOf(inHand, mix.name) },
          before === undefined
            ? () => pairsOfVotes(bodyOf(fileOf(inHand, votes.name)))
            : () => pairsOfMix(bodyOf(fileOf(inHand, before.name)), rows),
        ),
    }
  })
}

function openingTasks(election: BundleElection, files: ContestFiles): readonly Task[] {
  const { contest, rows, openings, opened } = files
  const last = files.mixes.at(-1)
  if (last === undefined) return []
  const each = openings.map((opening) => ({
    name: opening.name,
    files: [opening.name, last.name],
    weight: WEIGHTS.opening * rows,
    run: (inHand: FilesInHand) =>
      checkOpening(election, {
        contest: contest.bit,
        holder: opening.number,
        rows,
        file: fileOf(inHand, opening.name),
        lastMix: fileOf(inHand, last.name),
        lastMixer: last.number,
      }),
  }))
  if (opened === null) return each
  const list = {
    name: opened.name,
    files: [opened.name, last.name, ...openings.map(({ name }) => name)],
    weight: WEIGHTS.opened * rows,
    run: (inHand: FilesInHand) =>
      checkOpened(election, {
        contest: contest.bit,
        rows,
        unknown: opened.unknown,
        file: fileOf(inHand, opened.name),
        lastMix: fileOf(inHand, last.name),
        openings: openings.map(({ name, number }) => ({ holder: number, file: fileOf(inHand, name) })),
      }),
  }
  return [...each, list]
}

/** V33 */
function countTask(
  { contests: all }: BundleElection,
  contests: readonly ContestFiles[],
  names: ReadonlySet<string>,
): Task {
  const opened = contests.flatMap((files) => (files.opened === null ? [] : [files.opened]))
  const place = { file: 'count.json' }
  return {
    name: 'count.json',
    files: names.has('count.json') ? ['count.json', ...opened.map(({ name }) => name)] : [],
    weight: 0,
    run(inHand) {
      if (!names.has('count.json')) return [notChecked('V33', place)]
      const said = countOf(fileOf(inHand, 'count.json'))
      const polled = all.filter((contest) => contest.polled)
      if (said?.length !== polled.length) return [fails('V33', place)]
      return polled.map(({ bit }, at) => {
        const files = contests.find(({ contest }) => contest.bit === bit)
        const counted = files === undefined ? null : countedOf(files, inHand)
        if (counted === null) return notChecked('V33', { ...place, contest: bit })
        return judged('V33', JSON.stringify(counted) === JSON.stringify(said[at]), { ...place, contest: bit })
      })
    },
  }
}

/** What `count.json` must say of a contest, from the opened list. */
function countedOf({ contest, rows, refused, opened }: ContestFiles, inHand: FilesInHand): CountedContest | null {
  if (opened === null && rows > 0) return null
  const ids = opened === null ? [] : idsOf(fileOf(inHand, opened.name), rows)
  const records = new Map<number, number>()
  for (const id of ids) records.set(id, (records.get(id) ?? 0) + 1)
  const selections = [...records]
    .filter(([id]) => id !== 0 && id !== ENDED)
    .toSorted(([a], [b]) => a - b)
    .map(([id, count]) => ({ id, records: count }))
  return {
    contest: contest.bit,
    records: rows,
    refused: refused.rows,
    ended: records.get(ENDED) ?? 0,
    unopened: records.get(0) ?? 0,
    selections,
  }
}

const MANIFEST = 'manifest.json'

/** V01: every other file is in the manifest, once, with its size and SHA-256. */
function manifestTasks(given: readonly GivenFile[]): readonly Task[] {
  if (!given.some(({ name }) => name === MANIFEST)) return []
  const others = given.filter(({ name }) => name !== MANIFEST)
  const list = (inHand: FilesInHand) => manifestOf(fileOf(inHand, MANIFEST))
  const whole: Task = {
    name: MANIFEST,
    files: [MANIFEST],
    weight: 0,
    run(inHand) {
      const listed = list(inHand)
      if (listed === null) return [fails('V01', { file: MANIFEST })]
      const sizes = new Map(others.map(({ name, size }) => [name, size]))
      return listed.flatMap(({ path, bytes }) => (sizes.get(path) === bytes ? [] : [fails('V01', { file: path })]))
    },
  }
  const each = others.map(({ name, size }) => ({
    name: `sha256 ${name}`,
    files: [MANIFEST, name],
    weight: size / HASHED_IN_A_ROW,
    run(inHand: FilesInHand) {
      const listed = list(inHand)?.find(({ path }) => path === name)
      const isListed = listed !== undefined && bytesToHex(sha256(fileOf(inHand, name))) === listed.sha256
      return [judged('V01', isListed, { file: name })]
    },
  }))
  return [whole, ...each]
}

function fileOf(inHand: FilesInHand, name: string): Uint8Array {
  const file = inHand.get(name)
  if (file === undefined) throw new Error(`${name}: a task reads only the files that it names`)
  return file
}
