/** ballot-box.md §9, checks 9 to 11: every page between header and seals, read once from front to back. */
import type { DamageList } from './finding.ts'
import type { Header } from './header.ts'
import { PAGE, sectionOf } from './layout.ts'
import { LogNotes } from './log-notes.ts'
import { MerkleRoot } from './merkle.ts'
import { ROOMS } from './page-fields.ts'
import { logCheckOf, logLinkOf, type PageChecks } from './pages.ts'
import { MemberSums } from './seal-sets.ts'
import type { PageSource } from './source.ts'

export interface Sections {
  readonly root: Buffer
  /** Whole ballot pages of each list, by its room. */
  readonly records: readonly number[]
  readonly spent: number
  readonly log: number
  /** Gap pages that are not zero. */
  readonly gaps: number
  readonly logChain: 'whole' | 'broken'
  /** One encrypted record is there twice. */
  readonly recordTwice: boolean
  readonly sums: MemberSums
  readonly notes: LogNotes
}

const CHUNK_PAGES = 256
const ZERO = Buffer.alloc(PAGE)

/** Callbacks that take parts of whole pages, in the order of the pages; a buffer is only valid during its call. */
export interface Takers {
  /** 512 bytes. */
  readonly onRecord?: (record: Buffer) => void | Promise<void>
  /** 32 bytes. */
  readonly onMark?: (mark: Buffer) => void
}

export async function readSections(
  source: PageSource,
  { layout }: Header,
  checks: PageChecks,
  damage: DamageList,
  { onRecord, onMark }: Takers,
): Promise<Sections> {
  const tree = new MerkleRoot(PAGE)
  const records = ROOMS.map(() => 0)
  const chain = new LogChain()
  const notes = new LogNotes()
  /** By these 32 fresh bytes, its A, a record is found again. */
  const fresh = new Set<string>()
  const sums = new MemberSums()
  const whole = { spent: 0, log: 0, gaps: 0 }
  for (let first = 1; first < layout.sealsFrom; first += CHUNK_PAGES) {
    const count = Math.min(CHUNK_PAGES, layout.sealsFrom - first)
    const chunk = await source.read(first, count)
    for (let i = 0; i < count; i++) {
      const number = first + i
      const page = chunk.subarray(i * PAGE, (i + 1) * PAGE)
      const isZero = page.equals(ZERO)
      tree.add(page, isZero)
      const section = sectionOf(layout, number)
      // A journal page counts for the root and nothing else: nobody at a count has its key.
      if (isZero || section === 'journal') continue
      if (section === 'ballot') {
        const room = checks.ballot(page, number)
        if (room === null) damage.add(section, number, 'check-fails')
        else {
          records[room] = (records[room] ?? 0) + 1
          fresh.add(page.toString('latin1', 8, 40))
          sums.add(room, page)
          await onRecord?.(page.subarray(0, 512))
        }
      } else if (section === 'spent' && checks.spent(page, number)) {
        whole.spent++
        onMark?.(page.subarray(0, 32))
      } else if (section === 'log' && checks.log(page, number)) {
        whole.log++
        chain.see(page)
        notes.see(page)
      } else if (section === 'gap') {
        whole.gaps++
        damage.add(section, number, 'not-zero')
      } else damage.add(section, number, 'check-fails')
    }
  }
  const recordTwice = fresh.size < records.reduce((sum, each) => sum + each, 0)
  return { root: tree.root(), records, ...whole, logChain: chain.state, recordTwice, sums, notes }
}

/** log.md §1: each whole log page names the check of the whole one before it; a bad page is passed over. */
class LogChain {
  state: 'whole' | 'broken' = 'whole'
  #link = Buffer.alloc(32)

  see(page: Buffer): void {
    if (!logLinkOf(page).equals(this.#link)) this.state = 'broken'
    this.#link = Buffer.from(logCheckOf(page))
  }
}
