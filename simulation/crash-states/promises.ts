/**
 * The promises that every state is held against, by their numbers in docs/formats/ballot-box.md and README.md here:
 *
 * P1 at most one record for a voter and contest, whichever medium is read · P2 what was called recorded counts, what was
 * called not recorded never does · P3 a clear journal names no token and no slot, and never two slots · P4 who is not
 * recorded can still vote · P5 sealed media are equal, or the damage is marked · P6 recovery ends · P7 no second vote by
 * rolled-back pages or a new issue · P8 no seal over an open journal, no vote after "un-votable" · P9 what a day seal holds
 * is in the final one, and that is always reached · P10 only media with the seal of the last closed day count.
 */
import type { CountingMedium } from '#election/ballot-box/counting-media.ts'
import { annexPage, finalSealPage, JOURNAL_PAGES, kindOf, type Role } from '#election/ballot-box/layout.ts'
import { recordCounts, recordsOf, rootOf } from '#election/ballot-box/rule-seal.ts'
import type { Seal } from '#election/ballot-box/seal.ts'
import { setBlindsBeside, setsFit } from '#election/ballot-box/seal-sets.ts'
import { type BoxContext, type MediumView, pageBytes, reading, sealAt } from '#election/ballot-box/view.ts'
import { concat, equalBytesFast } from '#election/bytes.ts'
import { nameOfRecord, type RecordName } from './record-name.ts'

/** What the journals of the media that count must not show. */
export function wrongInJournal(media: readonly CountingMedium[], settled: boolean): string | null {
  const slots = new Set<number>()
  const states = new Set<string>()
  for (const { view } of media) {
    for (const page of JOURNAL_PAGES) {
      const found = reading(view, page)
      if (found.state !== 'whole' || found.content.type !== 'journal') {
        states.add('bad')
        continue
      }
      const { content } = found.content.journal
      states.add(content.state)
      if (content.state === 'intent') slots.add(content.slot)
    }
  }
  if (slots.size > 1) return 'P3: the journal names two slots'
  if (settled && states.size > 1) return `P3: a settled journal says ${[...states].join(' and ')}`
  return settled && states.has('intent') ? 'P3: a settled journal names a slot' : null
}

/** A seal is written over a journal that is closed on every page of every medium that counts. */
export function wrongSeal(media: readonly CountingMedium[]): string | null {
  const closed = media.every(({ view }) =>
    JOURNAL_PAGES.every((page) => {
      const found = reading(view, page)
      return (
        found.state === 'whole' && found.content.type === 'journal' && found.content.journal.content.state === 'closed'
      )
    }),
  )
  return closed ? null : 'P8: a seal over an open journal'
}

/** What a count finds on a medium with a final seal. */
export interface SealedImage {
  /** Why a count refuses it; null when it is read. */
  readonly refused: string | null
  readonly names: readonly RecordName[]
  readonly seal: Seal
}

/** @returns null for a medium without a whole final seal. */
export function sealedImage(context: BoxContext, view: MediumView): SealedImage | null {
  const { layout } = context
  const seal = sealAt(view, finalSealPage(layout))
  if (seal === null) return null
  const names = recordsOf(layout, view).map(nameOfRecord)
  return { refused: refusalAtCount(context, view, seal), names, seal }
}

/** The same questions, in the same order, as docs/formats/ballot-box.md §9 asks of a sealed medium. */
function refusalAtCount(context: BoxContext, view: MediumView, seal: Seal): string | null {
  const { layout } = context
  const earlier = layout.sealPages.slice(0, -1)
  for (let page = layout.sealSection.first; page < layout.pages; page++) {
    const isAnnex = page === annexPage(layout) && seal.sets !== null
    if (isAnnex || kindOf(layout, page) !== 'gap') continue
    if (reading(view, page).state !== 'free') return 'a gap beside a seal is not zero'
  }
  if ((context.setBlinds === undefined) !== (seal.sets === null)) return 'the seal has another format'
  const annex = pageBytes(reading(view, annexPage(layout)))
  const blinds = seal.sets && setBlindsBeside(seal.sets, annex, layout.contests, context.sha256)
  if (seal.sets !== null && blinds === null) return 'the annex does not fit'
  if (blinds !== null && !setsFit(seal, recordsOf(layout, view), blinds)) return 'the sets do not fit'
  const earlierSeals = context.sha256(concat(...earlier.map((page) => pageBytes(reading(view, page)))))
  if (!equalBytesFast(earlierSeals, seal.earlierSeals)) return 'the earlier seals do not fit'
  if (!equalBytesFast(seal.root, rootOf(context, view))) return 'the root does not fit'
  const { bad, marks } = pagesOf(context, view)
  if (bad > seal.lostPages) return 'damage is not marked'
  if (recordCounts(layout, view).some((count, bit) => count !== seal.records[bit])) return 'the numbers do not fit'
  const { finished, endedByStaff, released } = seal.counts
  if (marks !== seal.spentMarks) return 'the marks do not fit'
  if (finished + endedByStaff + released !== marks) return 'marks are not the sessions that are over'
  const before = earlier.map((page) => sealAt(view, page)).filter((day) => day !== null)
  const kept = before.every((day) => day.records.every((count, bit) => count <= (seal.records[bit] ?? 0)))
  return kept ? null : 'P9: a day seal holds more than the final one'
}

function pagesOf({ layout }: BoxContext, view: MediumView): { bad: number; marks: number } {
  let bad = 0
  let marks = 0
  for (let page = layout.ballots.first; page < layout.sealSection.first; page++) {
    const found = reading(view, page)
    if (found.state === 'bad') bad++
    if (found.state === 'whole' && found.content.type === 'spent') marks++
  }
  return { bad, marks }
}

export interface JudgedPair {
  /** Media that are still readable, each with what a count finds; null: no final seal. */
  readonly media: readonly { readonly role: Role; readonly sealed: SealedImage | null }[]
  /** Roles that counted to the end. */
  readonly counting: readonly Role[]
  /** The room may find this pair without a seal: somebody put an old image back. */
  readonly tampered: boolean
  /** Left out at the end because it differs from the one with the final seal. */
  readonly damaged: Role | null
  /** An old image was put back, or a medium failed and was read again: only then may one be left as damaged. */
  readonly mayBeDamaged: boolean
  /** The partner was lost before the seal was made: the seal must name it (CLS-04). */
  readonly lost: Role | null
}

/** On each pair: P5 and CLS-04. */
export function judgePair(pair: JudgedPair): string | null {
  for (const { role, sealed } of pair.media) {
    if (!pair.counting.includes(role) || pair.tampered || pair.damaged === role) continue
    if (sealed === null) return `P5: the ${role} has no final seal`
    // No room damages neighbours *and* loses the other medium: whatever happens in one costs no page.
    if (sealed.seal.lostPages > 0) return 'P2: the seal calls a page lost'
    if (sealed.refused !== null) return `P5: a count refuses the ${role}: ${sealed.refused}`
    if (pair.lost !== null && sealed.seal.failedMedium?.role !== pair.lost)
      return 'P5: the seal does not name the lost medium'
  }
  const sealers = pair.media
    .filter(({ role }) => pair.counting.includes(role) && pair.damaged !== role)
    .flatMap(({ sealed }) => (sealed === null ? [] : [sealed.seal.machine]))
  if (new Set(sealers).size > 1 && !pair.tampered) return 'P5: two machines sealed one pair'
  return pair.damaged !== null && !pair.mayBeDamaged ? 'P5: a medium was left as damaged' : null
}

export interface JudgedContest {
  readonly voter: number
  readonly contest: number
  /** What the voter, or the staff for them, was told last; `open`: nothing yet, a write was in flight. */
  readonly told: 'recorded' | 'not-recorded' | 'open'
  readonly attempt: number
  /** Ended or dropped by the officer, an unreadable card, no machine left. */
  readonly excused: boolean
}

/** Whichever medium of each pair is read: P1, P2 and P4. */
export function judgeContest(pairs: readonly JudgedPair[], judged: JudgedContest): string | null {
  const { voter, contest, told, attempt, excused } = judged
  const who = `voter ${voter + 1}, contest ${contest}`
  const unsealed = pairs.some((pair) => pair.tampered && !pair.media.some(({ sealed }) => readable(sealed)))
  for (const choice of choices(pairs)) {
    const mine = choice.flatMap(({ names }) => names).filter((name) => name.voter === voter && name.contest === contest)
    if (mine.length > 1) return `P1: ${who} counts ${mine.length} times`
    const [found] = mine
    if (found !== undefined && found.attempt !== attempt)
      return `P2: ${who}: an attempt that was called not recorded counts`
    if (found !== undefined && told === 'not-recorded') return `P2: ${who}: was called not recorded and counts`
    if (found !== undefined || unsealed) continue
    if (told === 'recorded') return `P2: ${who}: was called recorded and does not count`
    if (!excused) return `P4: ${who} could not vote`
  }
  return null
}

function readable(sealed: SealedImage | null): sealed is SealedImage {
  return sealed !== null && sealed.refused === null
}

/** One readable medium of each pair, in every combination. */
function choices(pairs: readonly JudgedPair[]): SealedImage[][] {
  return pairs.reduce<SealedImage[][]>(
    (before, { media }) => {
      const mine = media.map(({ sealed }) => sealed).filter(readable)
      return mine.length === 0 ? before : before.flatMap((chosen) => mine.map((one) => [...chosen, one]))
    },
    [[]],
  )
}
