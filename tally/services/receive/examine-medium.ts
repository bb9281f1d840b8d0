/**
 * Reads one medium whole, in blocks of 1 MiB, and says what it is. Its ballot records stay encrypted; they are handed over
 * only with a seal that fits every byte. It decides nothing: `Receipt` does.
 */

import { unreachable } from '#election/assert.ts'
import { layoutOfHeader, type MediumHeader } from '#election/ballot-box/header.ts'
import { HEADER_PAGE, JOURNAL_PAGES, PAGE_BYTES, READ_PAGES } from '#election/ballot-box/layout.ts'
import { type MediumSource, type ReadError, readBehindHeader, type SealedMedium } from '#election/ballot-box/reader.ts'
import { concat, equalBytes, isZero, toHex } from '#election/bytes.ts'
import { listsOfContest, ofList } from '#election/contest-lists.ts'
import { contestBits } from '#election/contests.ts'
import { expectedElection } from '#election/count/expected-election.ts'
import type { UncountableMedium } from '#election/count/medium-refusal.ts'
import type { MediumExamination, MediumIdentity, SealedFacts } from '#election/count/receipt.ts'
import type { JudgesRecords } from '#election/count/records-of-lists.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeHashes } from '#openssl/hashes.ts'
import { type IdentifyingElection, identifyMedium } from './identify-medium.ts'

export interface ExaminedMedium {
  readonly examination: MediumExamination
  /** Null unless the medium is sealed and whole. `records`: 512 bytes each; `marks`: hex. */
  readonly contents: { readonly records: Uint8Array; readonly marks: readonly string[] } | null
}

export interface CountingElection extends IdentifyingElection {
  /** Hex; left out: no online votes are taken. */
  readonly packageSha256?: string
}

/** Not there, broken, or without an answer in time. */
export const UNREADABLE: ExaminedMedium = { examination: { type: 'medium-unreadable' }, contents: null }

export async function examineMedium(
  source: MediumSource,
  election: CountingElection,
  onPages: (pages: number) => void,
): Promise<ExaminedMedium> {
  if (source.pages < 1) return nothing({ type: 'truncated' })
  const first = await source.read(HEADER_PAGE, 1)
  if (!first.ok) return nothing({ type: 'medium-unreadable' })
  const { electionPackage, authorityPublicKey } = election
  const known = identifyMedium(first.value, election)
  if (!known.ok) return nothing({ type: known.error })
  const { header, identity } = known.value
  const expected = expectedElection(electionPackage, authorityPublicKey, verifyNative)
  const read = await readBehindHeader(source, header, expected, nativeHashes, onPages)
  if (read.ok) return sealed(identity, read.value, electionPackage)
  const type = await verdictOf(read.error, source, header)
  return nothing({ type, medium: identity })
}

async function verdictOf(error: ReadError, source: MediumSource, header: MediumHeader): Promise<UncountableMedium> {
  switch (error.type) {
    case 'truncated':
      return error.pages < error.expected ? 'truncated' : 'oversize'
    case 'not-closed':
      return (await isAsInitialised(source, header)) ? 'as-initialised' : 'not-closed'
    case 'closed-for-day-only':
      return 'not-closed'
    case 'sealed-on-moved-day':
      return error.type
    case 'seal-not-authentic':
    case 'altered':
      return 'medium-altered'
    case 'unreadable':
    // `identifyMedium` has accepted the header: a medium that now has another one does not give its pages twice alike.
    case 'not-a-ballot-box':
    case 'unknown-box-format':
    case 'header-not-authentic':
    case 'header-malformed':
    case 'foreign-use':
    case 'foreign-election':
    case 'foreign-key-set':
      return 'medium-damaged'
    default:
      return unreachable(error)
  }
}

/** As the zero check: first journal pages by their hash in the header, every other page zero. Needs no key. */
async function isAsInitialised(source: MediumSource, header: MediumHeader): Promise<boolean> {
  const journals: Uint8Array[] = []
  const { pages } = layoutOfHeader(header)
  for (let first = 1; first < pages; first += READ_PAGES) {
    const block = await source.read(first, Math.min(READ_PAGES, pages - first))
    if (!block.ok) return false
    for (const page of JOURNAL_PAGES) {
      const offset = (page - first) * PAGE_BYTES
      if (offset < 0 || offset >= block.value.length) continue
      journals.push(block.value.slice(offset, offset + PAGE_BYTES))
      block.value.fill(0, offset, offset + PAGE_BYTES)
    }
    if (!isZero(block.value)) return false
  }
  return equalBytes(nativeHashes.sha256(concat(...journals)), header.journalHash)
}

function sealed(medium: MediumIdentity, read: SealedMedium, electionPackage: ElectionPackage): ExaminedMedium {
  const { seal, sealFingerprint, sealPage, blinds, records, spentMarks, logUnbroken, log, doubts } = read
  const closing = log.findLast(({ event }) => event.type === 'closing' && event.final)
  const { finished, endedByStaff, released } = seal.counts
  const facts: SealedFacts = {
    root: toHex(seal.root),
    sealFingerprint,
    machine: seal.machine,
    ...recordsSaid(read, electionPackage),
    spentMarks: spentMarks.length,
    // Each of these sessions ended with its spent mark; a card released with nothing recorded leaves none.
    markedSessions: finished + endedByStaff + released,
    lostPages: seal.lostPages,
    failedPartner: seal.failedMedium !== null,
    logUnbroken,
    closedAt: closing?.minute ?? null,
    ...(closing?.event.type === 'closing' && closing.event.unpermitted === true && { unpermitted: true }),
    log,
    lists: listsIn(log),
    doubts,
    sets: { page: sealPage, blinds },
  }
  const contents = { records: concat(...records), marks: spentMarks.map(toHex) }
  return { examination: { type: 'sealed', medium, sealed: facts, sheets: null }, contents }
}

/** From the log and never from records: those of one list would be the votes of one part of the day (X-B9). */
function listsIn(log: SealedMedium['log']): readonly number[] {
  const versions = log.flatMap(({ event }) => (event.type === 'made-votable' ? [event.list] : []))
  return versions.filter((version, i) => version !== versions[i - 1])
}

function recordsSaid({ header, seal }: SealedMedium, electionPackage: ElectionPackage) {
  const records = new Map<ContestId, number>()
  let judges: JudgesRecords | null = null
  for (const bit of contestBits(header.contests)) {
    const contest = electionPackage.contests.find((each) => each.bit === bit)
    if (contest === undefined) continue
    const each = listsOfContest(bit, header.several).map((list) => ofList(seal.records, list))
    if (header.several?.bit === bit) judges = { contest: contest.id, records: each }
    records.set(contest.id, Math.max(...each))
  }
  return judges === null ? { records } : { records, judges }
}

function nothing(examination: MediumExamination): ExaminedMedium {
  return { examination, contents: null }
}
