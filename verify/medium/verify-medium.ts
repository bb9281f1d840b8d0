/** ballot-box.md §9: one medium, read once from front to back, in the order that the document demands. */
import { createHash } from 'node:crypto'
import type { Trust } from '../package/trust.ts'
import { type DoubtGrounds, doubtsOf } from './doubts.ts'
import { allZero } from './fields.ts'
import { DamageList, dayOf, type MediumFinding, type MediumProblem, nothingKnown } from './finding.ts'
import { type Header, readHeader } from './header.ts'
import { PAGE } from './layout.ts'
import { bitsOf, roomsOfContest, withTurns } from './page-fields.ts'
import { pageChecks } from './pages.ts'
import type { FinalSeal } from './seal.ts'
import { readSeals, type Seals } from './seals.ts'
import { readSections, type Sections, type Takers } from './sections.ts'
import { openSource, type PageSource, SourceFailed } from './source.ts'

/** @param path the file `ballot-box.ippyo`, or the directory that holds it */
export async function verifyMedium(path: string, trust: Trust, takers: Takers = {}): Promise<MediumFinding> {
  const source = await openSource(path)
  if (typeof source === 'string') return { ...nothingKnown, path, problem: source }
  try {
    return await verifySource(source, path, trust, takers)
  } finally {
    await source.close()
  }
}

/** The same for bytes that are no file. `path` only names it. */
export async function verifySource(
  source: PageSource,
  path: string,
  trust: Trust,
  takers: Takers = {},
): Promise<MediumFinding> {
  try {
    return { path, ...(await readMedium(source, trust, takers)) }
  } catch (error) {
    if (!(error instanceof SourceFailed)) throw error
    return { ...nothingKnown, path, problem: 'unreadable' }
  }
}

type Told = Omit<MediumFinding, 'path'>

async function readMedium(source: PageSource, trust: Trust, takers: Takers): Promise<Told> {
  const refused = (problem: MediumProblem): Told => ({ ...nothingKnown, problem })
  if (source.bytes < PAGE) return refused('truncated')
  const signed = readHeader(await source.read(0, 1), trust.authority)
  if (typeof signed === 'string') return refused(signed)
  const header = { ...signed, days: daysNow(signed, trust) }
  const identity = identityOf(header, trust)
  const foreign = foreignTo(trust, header)
  if (foreign !== null) return { ...nothingKnown, ...identity, problem: foreign }
  const { pages, sealsFrom } = header.layout
  if (source.bytes !== PAGE * pages) {
    const problem = source.bytes < PAGE * pages ? 'truncated' : 'oversize'
    return { ...nothingKnown, ...identity, problem }
  }
  const damage = new DamageList()
  const section = await source.read(sealsFrom, pages - sealsFrom)
  const keyOf = (machine: string) => trust.kioskKey(machine, header.station)
  const seals = readSeals(section, header, keyOf, damage)
  const told = { ...nothingKnown, ...identity, seals: seals.found }
  if (typeof seals.final === 'string') {
    const problem = await withoutSeal(seals.final, source, header)
    return { ...told, problem, damage: damage.shown, damagedPages: damage.pages }
  }
  const checks = pageChecks(header, Buffer.from(seals.final.pageCheckKey))
  const sections = await readSections(source, header, checks, damage, takers)
  return { ...told, ...judged(header, seals, seals.final, sections, damage, trust) }
}

function identityOf(header: Header, trust: Trust) {
  const { pair, role, serial } = header
  return { station: trust.stationAt(header.station), pair, role, serial }
}

/** candidate-list.md §2, `moved`: a date of a medium that was prepared before means the date that has its place now. */
function daysNow({ station, days }: Header, trust: Trust): readonly number[] {
  const facts = trust.headerOf(station)
  const had = facts?.before.some((dates) => withTurns(dates.map(dayOf)).join() === days.join())
  return facts !== null && had ? withTurns(facts.dates.map(dayOf)) : days
}

function foreignTo(trust: Trust, header: Header): MediumProblem | null {
  if (header.use !== trust.use) return 'other-use'
  if (header.electionId !== trust.electionId) return 'other-election'
  if (header.keySet !== trust.keySet) return 'other-key-set'
  const station = trust.stationAt(header.station)
  if (station === null) return 'unknown-station'
  if (ownMachine(header, trust) === null) return 'unknown-pair'
  const facts = trust.headerOf(header.station)
  const fits =
    facts !== null &&
    header.earlyVoting === facts.earlyVoting &&
    header.contests === facts.contests &&
    header.judged?.bit === facts.judged?.bit &&
    header.judged?.lists === facts.judged?.lists &&
    header.days.every((day) => withTurns(facts.dates.map(dayOf)).includes(day))
  return fits ? null : 'header-contradicts-package'
}

function ownMachine({ station, pair }: Header, trust: Trust): string | null {
  const id = trust.stationAt(station)
  return trust.pairs.find((each) => each.station === id && each.pair === pair)?.machine ?? null
}

/** A spare that was never used shows nothing but what the header lists; anything else is a box that was left open. */
async function withoutSeal(problem: MediumProblem, source: PageSource, header: Header): Promise<MediumProblem> {
  if (problem !== 'not-closed') return problem
  const journals = createHash('sha256')
  const { pages } = header.layout
  for (let first = 1; first < pages; first += 256) {
    const count = Math.min(256, pages - first)
    const chunk = await source.read(first, count)
    for (let i = 0; i < count; i++) {
      const page = chunk.subarray(i * PAGE, (i + 1) * PAGE)
      if (first + i === 16 || first + i === 32) journals.update(page)
      else if (!allZero(page)) return 'not-closed'
    }
  }
  return journals.digest().equals(header.firstJournals) ? 'as-initialised' : 'not-closed'
}

function judged(
  header: Header,
  seals: Seals,
  seal: FinalSeal,
  sections: Sections,
  damage: DamageList,
  trust: Trust,
): Pick<MediumFinding, 'problem' | 'doubts'> & Partial<MediumFinding> {
  const { records, spent, log, logChain, root } = sections
  const { finished, endedByStaff, released, machine, failedMedium, lostPages } = seal
  const problem = problemOf(seals, seal, sections, damage)
  return {
    problem,
    doubts: problem === null ? doubtsOf(header, seals, seal, sections, groundsOf(header, trust)) : [],
    machine,
    records: byContest(header, trust, records),
    ...judgesIn(header, trust, records),
    recordsInAll: records.reduce((sum, each) => sum + each, 0),
    spentMarks: spent,
    logPages: log,
    sealed: { records: byContest(header, trust, seal.records), spentMarks: seal.spentPages, logPages: seal.logPages },
    sessions: { finished, endedByStaff, released },
    failedMedium,
    lostPages,
    logChain,
    closedAt: sections.notes.closedAt,
    lists: sections.notes.lists,
    root: root.toString('hex'),
    sealFingerprint: seal.fingerprint,
    damage: damage.shown,
    damagedPages: damage.pages,
  }
}

function byContest(header: Header, trust: Trust, numbers: FinalSeal['records']): Readonly<Record<string, number>> {
  // The lists of one contest are equally long, or a doubt says that they are not.
  const ofContest = (bit: number) => Math.max(...listsOf(bit, header, numbers))
  return Object.fromEntries(bitsOf(header.contests).map((bit) => [trust.contestAt(bit), ofContest(bit)]))
}

function judgesIn(header: Header, trust: Trust, numbers: FinalSeal['records']): Pick<MediumFinding, 'judges'> {
  const { judged } = header
  const contest = judged === null ? null : trust.contestAt(judged.bit)
  if (judged === null || contest === null) return {}
  return { judges: { contest, records: listsOf(judged.bit, header, numbers) } }
}

function listsOf(bit: number, { judged }: Header, numbers: FinalSeal['records']): readonly number[] {
  return roomsOfContest(bit, judged).map((room) => numbers[room] ?? 0)
}

function groundsOf(header: Header, trust: Trust): DoubtGrounds {
  return { own: ownMachine(header, trust), currentList: trust.lists.at(-1)?.version ?? null }
}

function problemOf({ blinds }: Seals, seal: FinalSeal, sections: Sections, damage: DamageList): MediumProblem | null {
  if (!sections.root.equals(seal.root)) return 'altered'
  // Never one of the pages that a machine had lost: it makes every gap zero before it seals (§9, check 10).
  if (sections.gaps > 0) return 'gap-not-zero'
  // Bad pages under a right root are those that the machine itself had lost and counted.
  if (damage.pages > seal.lostPages) return 'damaged'
  const agrees =
    sections.records.every((count, room) => count === seal.records[room]) &&
    sections.spent === seal.spentPages &&
    sections.log === seal.logPages &&
    (blinds === null || sections.sums.areIn(seal.sets, blinds))
  return agrees ? null : 'counts-differ'
}
