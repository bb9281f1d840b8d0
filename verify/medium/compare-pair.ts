/** Original and duplicate of one pair: ballot-box.md §1 and §3 demand the same bytes but for role, serial and signature. */

import { bitsOf } from './fields.ts'
import { type Damage, DamageList, type MediumFinding } from './finding.ts'
import { type Layout, layout, PAGE, sectionOf } from './layout.ts'
import { openSource, type PageSource, SourceFailed } from './source.ts'

type PairProblem =
  /** Two media in one role: an image of a medium beside itself, or a second seal. */
  | 'same-role-twice'
  /** Both are genuine, but not made for each other. */
  | 'headers-differ'
  | 'contents-differ'
  /** One of them could not be read again. */
  | 'unreadable'

export interface PairFinding {
  readonly station: string
  readonly pair: number
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
  if (a.failedMedium !== null || b.failedMedium !== null) return null
  const pair = { station: a.station ?? '', pair: a.pair ?? 0, differences: [], differingPages: 0 }
  if (a.role === b.role) return { ...pair, problem: 'same-role-twice' }
  const sources = await Promise.all([openSource(a.path), openSource(b.path)])
  try {
    const [first, second] = sources
    if (typeof first === 'string' || typeof second === 'string') return { ...pair, problem: 'unreadable' }
    return { ...pair, ...(await compareSources(first, second)) }
  } finally {
    for (const source of sources) if (typeof source !== 'string') await source.close()
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
  const contests = bitsOf(header.readUInt8(84)).length
  return layout(header.readUInt32BE(64), contests, header.readUInt32BE(76), header.readUInt8(85))
}
