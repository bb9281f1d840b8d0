/** ballot-box.md §9: one medium, read once from front to back, in the order that the document demands. */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Trust } from '../package.ts'
import { bitsOf } from './fields.ts'
import { type Header, type HeaderProblem, readHeader } from './header.ts'
import { PAGE, sectionOf } from './layout.ts'
import { MerkleRoot } from './merkle.ts'
import { pageChecks } from './pages.ts'
import { readFinalSeal, type Seal, type SealProblem } from './seal.ts'

export type MediumProblem =
  | 'unreadable'
  | HeaderProblem
  | 'other-use'
  | 'other-election'
  | 'other-key-set'
  | 'unknown-station'
  | 'truncated'
  | 'not-closed'
  | 'closed-for-a-day-only'
  | SealProblem
  | 'this-medium-failed'
  | 'seal-gap-not-zero'
  | 'earlier-seals-altered'
  | 'altered'
  | 'damaged'
  | 'counts-differ'

export interface MediumFinding {
  readonly path: string
  /** null: authentic and complete. */
  readonly problem: MediumProblem | null
  readonly station: string | null
  readonly pair: number | null
  readonly role: 'original' | 'duplicate' | null
  readonly serial: string | null
  /** Machine that sealed it. */
  readonly machine: string | null
  /** By contest id. Never anything of a candidate. */
  readonly records: Readonly<Record<string, number>> | null
  readonly sessions: { readonly finished: number; readonly endedByStaff: number; readonly released: number } | null
  readonly failedMedium: 'original' | 'duplicate' | null
  /** Page numbers that fail their check: what is damaged, never what it says. */
  readonly damagedPages: readonly number[]
}

const CHUNK_PAGES = 256
const DAMAGED_SHOWN = 1000

/** @param path the file `ballot-box.ippyo`, or the directory that holds it */
export async function verifyMedium(path: string, trust: Trust): Promise<MediumFinding> {
  let file: FileHandle
  try {
    file = await openBox(path)
  } catch {
    return finding(path, 'unreadable') // no such file, or the device gives nothing: the caller names the path
  }
  try {
    return await readMedium(file, path, trust)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return finding(path, 'unreadable')
  } finally {
    await file.close()
  }
}

async function openBox(path: string): Promise<FileHandle> {
  const given = await open(path, 'r')
  if ((await given.stat()).isFile()) return given
  await given.close()
  return open(join(path, 'ballot-box.ippyo'), 'r')
}

async function readMedium(file: FileHandle, path: string, trust: Trust): Promise<MediumFinding> {
  const size = (await file.stat()).size
  if (size < PAGE) return finding(path, 'truncated')
  const header = readHeader(await pagesAt(file, 0, 1), trust.authority)
  if (typeof header === 'string') return finding(path, header)
  const foreign = foreignTo(trust, header)
  if (foreign !== null) return finding(path, foreign, trust, header)
  if (size !== PAGE * header.layout.pages) return finding(path, 'truncated', trust, header)
  const seals = await pagesAt(file, header.layout.sealsFrom, header.layout.pages - header.layout.sealsFrom)
  const seal = sealOf(seals, header, trust)
  if (typeof seal === 'string') return finding(path, seal, trust, header)
  return readSections(file, path, trust, header, seal)
}

function foreignTo(trust: Trust, header: Header): MediumProblem | null {
  if (header.use !== trust.use) return 'other-use'
  if (header.electionId !== trust.electionId) return 'other-election'
  if (header.keySet !== trust.keySet) return 'other-key-set'
  return trust.stationAt(header.station) === null ? 'unknown-station' : null
}

function sealOf(seals: Buffer, header: Header, trust: Trust): Seal | MediumProblem {
  const { dates } = header.layout
  const sealPage = (i: number) => seals.subarray(16 * i * PAGE, (16 * i + 1) * PAGE)
  const zero = Buffer.alloc(PAGE)
  const final = sealPage(dates)
  if (final.equals(zero)) {
    const anyDay = Array.from({ length: dates }, (_, i) => i).some((i) => !sealPage(i).equals(zero))
    return anyDay ? 'closed-for-a-day-only' : 'not-closed'
  }
  const seal = readFinalSeal(final, header, (machine) => trust.kioskKey(machine, header.station))
  if (typeof seal === 'string') return seal
  if (seal.failedMedium === header.role) return 'this-medium-failed'
  for (let page = 0; page < 16 * (dates + 1); page++) {
    if (page % 16 !== 0 && !seals.subarray(page * PAGE, (page + 1) * PAGE).equals(zero)) return 'seal-gap-not-zero'
  }
  const earlier = createHash('sha256')
  for (let i = 0; i < dates; i++) earlier.update(sealPage(i))
  return earlier.digest().equals(seal.earlierSeals) ? seal : 'earlier-seals-altered'
}

async function readSections(
  file: FileHandle,
  path: string,
  trust: Trust,
  header: Header,
  seal: Seal,
): Promise<MediumFinding> {
  const { layout } = header
  const zero = Buffer.alloc(PAGE)
  const checks = pageChecks(header, seal.pageCheckKey)
  const tree = new MerkleRoot(PAGE)
  const damaged: number[] = []
  const records = [0, 0, 0]
  const whole = { spent: 0, log: 0 }
  for (let first = 1; first < layout.sealsFrom; first += CHUNK_PAGES) {
    const count = Math.min(CHUNK_PAGES, layout.sealsFrom - first)
    const chunk = await pagesAt(file, first, count)
    for (let i = 0; i < count; i++) {
      const page = chunk.subarray(i * PAGE, (i + 1) * PAGE)
      const isZero = page.equals(zero)
      tree.add(page, isZero)
      const section = sectionOf(layout, first + i)
      if (isZero || section === 'journal') continue
      if (section === 'ballot') {
        const contest = checks.ballot(page, first + i)
        if (contest === null) damaged.push(first + i)
        else records[contest] = (records[contest] ?? 0) + 1
      } else if (section !== null && section !== 'header' && checks[section](page, first + i)) whole[section]++
      else damaged.push(first + i)
    }
  }
  const told = { seal, records, damaged: damaged.slice(0, DAMAGED_SHOWN) }
  if (!tree.root().equals(seal.root)) return finding(path, 'altered', trust, header, told)
  if (damaged.length > seal.lostPages) return finding(path, 'damaged', trust, header, told)
  const agrees =
    records.every((count, contest) => count === seal.records[contest]) &&
    whole.spent === seal.spentPages &&
    whole.log === seal.logPages &&
    seal.finished + seal.endedByStaff + seal.released === seal.spentPages
  return finding(path, agrees ? null : 'counts-differ', trust, header, told)
}

async function pagesAt(file: FileHandle, first: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count * PAGE)
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, first * PAGE + filled)
    if (bytesRead === 0) throw Object.assign(new Error('the file ends early'), { code: 'EOF' })
    filled += bytesRead
  }
  return bytes
}

function finding(
  path: string,
  problem: MediumProblem | null,
  trust?: Trust,
  header?: Header,
  told?: { seal: Seal; records: readonly number[]; damaged: readonly number[] },
): MediumFinding {
  const names =
    trust === undefined || header === undefined
      ? []
      : bitsOf(header.contests).map((bit) => [bit, trust.contestAt(bit)] as const)
  return {
    path,
    problem,
    station: header && trust ? trust.stationAt(header.station) : null,
    pair: header?.pair ?? null,
    role: header?.role ?? null,
    serial: header?.serial ?? null,
    machine: told?.seal.machine ?? null,
    records: told ? Object.fromEntries(names.map(([bit, id]) => [id, told.records[bit] ?? 0])) : null,
    sessions: told
      ? { finished: told.seal.finished, endedByStaff: told.seal.endedByStaff, released: told.seal.released }
      : null,
    failedMedium: told?.seal.failedMedium ?? null,
    damagedPages: told?.damaged ?? [],
  }
}
