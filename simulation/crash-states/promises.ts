/**
 * The promises that every state must keep; README.md here shows how each one is checked:
 *
 * P1 at most one record for a voter and contest, whichever medium is read · P2 a vote that was called recorded counts, one
 * called not recorded never does · P3 settled journals agree on every page and have no INTENT, and no two journals name
 * different slots · P4 a voter without a record can still vote · P5 a count accepts each medium that counts, and one machine sealed a
 * pair · P6 recovery ends · P7 no second vote by rolled-back pages or a new issue · P8 no seal over an open journal, no vote
 * after "un-votable" · P9 the final seal is reached and holds all of each day seal · P10 a vote finds each earlier day sealed.
 */
import type { CountingMedium } from '#election/ballot-box/counting-media.ts'
import { annexPage, finalSealPage, JOURNAL_PAGES, kindOf, type Role } from '#election/ballot-box/layout.ts'
import { recordCounts, recordsOf, rootOf } from '#election/ballot-box/rule-seal.ts'
import type { Seal } from '#election/ballot-box/seal.ts'
import { setBlindsBeside, setsFit } from '#election/ballot-box/seal-sets.ts'
import { type BoxContext, type MediumView, pageBytes, reading, sealAt } from '#election/ballot-box/view.ts'
import { concat, equalBytesFast } from '#election/bytes.ts'
import { nameOfRecord, type RecordName } from './record-name.ts'

/** P3, on all media that count. @returns the broken promise */
export function wrongInJournal(media: readonly CountingMedium[], settled: boolean): string | null {
  const slots = new Set<string>()
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
      if (content.state === 'intent') slots.add(content.ballots.map(({ slot }) => slot).join())
    }
  }
  if (slots.size > 1) return 'P3: two journals name different slots'
  if (settled && states.size > 1) return `P3: a settled journal says ${[...states].join(' and ')}`
  return settled && states.has('intent') ? 'P3: a settled journal names a slot' : null
}

/** P8: a seal is written only when every journal page of every medium that counts is closed. */
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

/** A medium with a final seal, as a count reads it. */
export interface SealedImage {
  /** The reason for which a count refuses the medium; null: the count reads it. */
  readonly refused: string | null
  readonly names: readonly RecordName[]
  readonly seal: Seal
}

/** @returns null for a medium without a whole final seal. */
export function sealedImage(context: BoxContext, view: MediumView): SealedImage | null {
  const { layout } = context
  const seal = sealAt(view, finalSealPage(layout))
  if (seal === null) return null
  // One list speaks for its contest: `refusalAtCount` holds the others against it.
  const names = recordsOf(layout, view)
    .map(nameOfRecord)
    .filter(({ place }) => place <= 1)
  return { refused: refusalAtCount(context, view, seal), names, seal }
}

/** The checks 7 to 9, 11 and 12 of docs/formats/ballot-box.md §9, in another order; then sessions and P9. */
function refusalAtCount(context: BoxContext, view: MediumView, seal: Seal): string | null {
  const { layout } = context
  const earlier = layout.sealPages.slice(0, -1)
  for (let page = layout.sealSection.first; page < layout.pages; page++) {
    if (page === annexPage(layout) || kindOf(layout, page) !== 'gap') continue
    if (reading(view, page).state !== 'free') return 'a gap beside a seal is not zero'
  }
  if (!seal.final) return 'the seal is of a day'
  const annex = pageBytes(reading(view, annexPage(layout)))
  const blinds = setBlindsBeside(seal.sets, annex, layout.lists, context.sha256)
  if (blinds === null) return 'the annex does not fit'
  if (!setsFit(layout.lists, seal.sets, recordsOf(layout, view), blinds)) return 'the sets do not fit'
  if (listsDiffer(context, view)) return 'a vote is in one list of its contest and not in another'
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

/** Each cut leaves all records of an INTENT, or none. */
function listsDiffer({ layout }: BoxContext, view: MediumView): boolean {
  const names = recordsOf(layout, view).map(nameOfRecord)
  const said = layout.lists
    .filter(({ place }) => place > 0)
    .map(({ bit, place }) =>
      names
        .filter((name) => name.contest === bit && name.place === place)
        .map(({ voter, attempt, day }) => `${voter} ${attempt} ${day}`)
        .sort()
        .join(),
    )
  return new Set(said).size > 1
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
  /** Media that are still readable; `sealed` is null without a final seal. */
  readonly media: readonly { readonly role: Role; readonly sealed: SealedImage | null }[]
  /** Roles that counted to the end. */
  readonly counting: readonly Role[]
  /** Somebody put an old image back, so this pair may end without a seal. */
  readonly tampered: boolean
  /** The medium that the end leaves out because it differs from the one with the final seal. */
  readonly damaged: Role | null
  /** A medium may be left as damaged only after an old image was put back, or after one failed and was read again. */
  readonly mayBeDamaged: boolean
  /** The partner was lost before the seal was made: the seal must name it (CLS-04). */
  readonly lost: Role | null
}

/** On each pair: P5 and CLS-04. */
export function judgePair(pair: JudgedPair): string | null {
  for (const { role, sealed } of pair.media) {
    if (!pair.counting.includes(role) || pair.tampered || pair.damaged === role) continue
    if (sealed === null) return `P5: the ${role} has no final seal`
    // No room damages neighbours *and* loses the other medium, so no room loses a page.
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
  /** The last word to the voter, or to staff for the voter; `open`: none yet, a write was under way. */
  readonly told: 'recorded' | 'not-recorded' | 'open'
  readonly attempt: number
  /** The officer ended or dropped the session, the card is unreadable, or no machine is left. */
  readonly excused: boolean
}

/** P1, P2 and P4, whichever medium of each pair a count reads. */
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
