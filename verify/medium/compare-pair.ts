/** Original and duplicate of one pair: ballot-box.md §1 and §3 demand the same bytes but for role, serial and signature. */

import { type Damage, DamageList, type MediumFinding } from './finding.ts'
import { type Layout, layout, PAGE, sectionOf } from './layout.ts'
import { roomsOf } from './page-fields.ts'
import { openSource, type PageSource, SourceFailed } from './source.ts'

type PairProblem =
  /** Two media in one role, and not the same bytes: a second seal, or a medium that was made anew. */
  | 'same-role-twice'
  /** A medium and its copy, byte for byte: it counts once, and somebody must say why there are two. */
  | 'copy-of-a-medium'
  /** Both are genuine, but not made for each other. */
  | 'headers-differ'
  | 'contents-differ'
  /** One of them could not be read again. */
  | 'unreadable'

export interface PairFinding {
  readonly station: string
  readonly pair: number
  /** The two that were compared. */
  readonly paths: readonly [string, string]
  readonly problem: PairProblem | null
  /** Pages that differ, those shown with the offset of their first differing byte. */
  readonly differences: readonly Damage[]
  readonly differingPages: number
}

const CHUNK_PAGES = 256
/** Header bytes that each medium has for itself. */
const OWN_BYTES = [
  [31, 64],
  [4032, PAGE],
] as const

/** Two media of one pair, whatever was found on each. `null`: the seal of one says that the other had failed. */
export async function comparePair(a: MediumFinding, b: MediumFinding): Promise<PairFinding | null> {
  const isFailed = a.role !== b.role && (a.failedMedium !== null || b.failedMedium !== null)
  const bothSealed = a.problem === null && b.problem === null
  if (isFailed && !bothSealed) return null
  const pair = { station: a.station ?? '', pair: a.pair ?? 0, differences: [], differingPages: 0 }
  const paths = [a.path, b.path] as const
  const sources = await Promise.all([openSource(a.path), openSource(b.path)])
  try {
    const [first, second] = sources
    if (typeof first === 'string' || typeof second === 'string') return { ...pair, paths, problem: 'unreadable' }
    if (a.role === b.role) return { ...pair, paths, problem: await compareSameRole(first, second) }
    return { ...pair, paths, ...(await compareSources(first, second)) }
  } finally {
    for (const source of sources) if (typeof source !== 'string') await source.close()
  }
}

async function compareSameRole(a: PageSource, b: PageSource): Promise<PairProblem> {
  if (a.bytes !== b.bytes || a.bytes % PAGE !== 0) return 'same-role-twice'
  try {
    for (let first = 0; first < a.bytes / PAGE; first += CHUNK_PAGES) {
      const count = Math.min(CHUNK_PAGES, a.bytes / PAGE - first)
      if (!(await a.read(first, count)).equals(await b.read(first, count))) return 'same-role-twice'
    }
    return 'copy-of-a-medium'
  } catch (error) {
    if (!(error instanceof SourceFailed)) throw error
    return 'unreadable'
  }
}

/** Both begin with a header page that was checked. */
async function compareSources(
  a: PageSource,
  b: PageSource,
): Promise<Pick<PairFinding, 'problem' | 'differences' | 'differingPages'>> {
  const none = { differences: [], differingPages: 0 }
  try {
    const [headerA, headerB] = [await a.read(0, 1), await b.read(0, 1)]
    const same = common(headerA).equals(common(headerB))
    if (!same) return { ...none, problem: 'headers-differ' }
    const at = layoutIn(headerA)
    if (a.bytes !== at.pages * PAGE || b.bytes !== a.bytes) return { ...none, problem: 'contents-differ' }
    const differences = await differencesOf(a, b, at)
    const problem = differences.pages === 0 ? null : 'contents-differ'
    return { problem, differences: differences.shown, differingPages: differences.pages }
  } catch (error) {
    if (!(error instanceof SourceFailed)) throw error
    return { ...none, problem: 'unreadable' }
  }
}

async function differencesOf(a: PageSource, b: PageSource, at: Layout): Promise<DamageList> {
  const differences = new DamageList()
  for (let first = 1; first < at.pages; first += CHUNK_PAGES) {
    const count = Math.min(CHUNK_PAGES, at.pages - first)
    const [ofA, ofB] = [await a.read(first, count), await b.read(first, count)]
    if (ofA.equals(ofB)) continue
    for (let i = 0; i < count; i++) {
      const byte = firstDifference(ofA.subarray(i * PAGE, (i + 1) * PAGE), ofB.subarray(i * PAGE, (i + 1) * PAGE))
      if (byte !== null) differences.add(sectionOf(at, first + i), first + i, 'differs-from-partner', byte)
    }
  }
  return differences
}

function firstDifference(a: Buffer, b: Buffer): number | null {
  if (a.equals(b)) return null
  return a.findIndex((byte, i) => byte !== b[i])
}

function common(header: Buffer): Buffer {
  const page = Buffer.from(header)
  for (const [from, to] of OWN_BYTES) page.fill(0, from, to)
  return page
}

function layoutIn(header: Buffer): Layout {
  const [bit, judges] = [header.readUInt8(86), header.readUInt8(87)]
  const lists = roomsOf(header.readUInt8(84), judges === 0 ? null : { bit, lists: judges }).length
  return layout(header.readUInt32BE(64), lists, header.readUInt32BE(76), header.readUInt8(85))
}
