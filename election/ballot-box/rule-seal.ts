/** Rule 9: the seal page of the closed day, or the final one, on the original, then on the duplicate. */
import { concat, equalBytesFast } from '#election/bytes.ts'
import { LISTS_MAX, listRoom, ofList, type PerList } from '#election/contest-lists.ts'
import { minuteNumber } from '#election/time.ts'
import { annexFirst } from './annex-first.ts'
import type { BallotPage } from './ballot-page.ts'
import type { CountingMedia, Journal } from './counting-media.ts'
import type { Layout, Role } from './layout.ts'
import { merkleTree } from './merkle.ts'
import { lostPages, sealPageOf } from './rule-repair.ts'
import { type FailedMedium, makeSeal, type Seal } from './seal.ts'
import { type SealSets, sealSets } from './seal-sets.ts'
import { type Barrier, barrierOn, type Refuse, refuse } from './step.ts'
import { type BoxContext, type MediumView, type PairView, pageBytes, reading, sealAt } from './view.ts'

export function sealDay(pair: PairView, media: CountingMedia, journal: Journal): Barrier | Refuse | null {
  const { content, day } = journal.newest
  if (content.state !== 'closed') return null
  const page = sealPageOf(pair.context, day, content.final)
  if (page < 0) return refuse({ type: 'seal-of-other-contents' })
  const sealed = media.filter(({ view }) => sealAt(view, page) !== null)
  const open = media.find(({ view }) => sealAt(view, page) === null)
  const [first, second] = sealed
  if (first === undefined) {
    if (pair.context.machine.maySign?.() === false) return refuse({ type: 'signing-key-gone' })
    const annex = content.final ? annexFirst('seal', pair.context, media) : null
    if (annex !== null) return annex
    const bytes = makeSeal(sealOf(pair, media, journal, page), pair.context.machine.signSeal)
    return barrierOn('seal', media[0].role, [{ page, bytes }])
  }
  const bytes = pageBytes(reading(first.view, page))
  if (second !== undefined) {
    return equalBytesFast(bytes, pageBytes(reading(second.view, page))) ? null : refuse({ type: 'seals-differ' })
  }
  if (open === undefined) return null
  const seal = sealAt(first.view, page) as Seal
  const fits = seal.day === day && equalBytesFast(seal.root, rootOf(pair.context, first.view))
  return fits ? barrierOn('seal', open.role, [{ page, bytes }]) : refuse({ type: 'seal-of-other-contents' })
}

function sealOf(pair: PairView, media: CountingMedia, journal: Journal, page: number): Seal {
  const { context } = pair
  const { newest } = journal
  const [{ view, role }] = media
  const isFinal = newest.content.state === 'closed' && newest.content.final
  const lost: Role | null = newest.alone ? (role === 'original' ? 'duplicate' : 'original') : null
  return {
    electionId: context.electionId,
    keySet: context.keySet,
    station: context.station,
    pair: context.pair,
    contests: context.layout.contests,
    machine: context.machine.id,
    ...(isFinal
      ? { final: true, pageCheckKey: context.keys.pageCheck, sets: setsOf(context, view) }
      : { final: false, pageCheckKey: null, sets: null }),
    day: newest.day,
    seq: newest.seq,
    root: rootOf(context, view),
    earlierSeals: earlierSealsOf(context, view, page),
    records: recordCounts(context.layout, view),
    counts: newest.counts,
    spentMarks: usedPages(view, context.layout.spent),
    logPages: usedPages(view, context.layout.log),
    lostPages: lostPages(pair, media, page),
    failedMedium: lost === null ? null : failureOf(context.layout, view, lost),
  }
}

function setsOf({ layout, setBlinds, sha256 }: BoxContext, view: MediumView): SealSets {
  return sealSets(layout.lists, recordsOf(layout, view), setBlinds, sha256)
}

/** Every page between header and seal section. */
export function rootOf(context: BoxContext, view: MediumView): Uint8Array {
  const tree = merkleTree(context.sha256)
  for (let page = 1; page < context.layout.sealSection.first; page++) tree.add(pageBytes(reading(view, page)))
  return tree.root()
}

/** SHA-256 over all seal pages before this one. */
export function earlierSealsOf(context: BoxContext, view: MediumView, page: number): Uint8Array {
  const earlier = context.layout.sealPages.filter((other) => other < page)
  return context.sha256(concat(...earlier.map((other) => pageBytes(reading(view, other)))))
}

export function recordCounts(layout: Layout, view: MediumView): PerList<number> {
  const counts = new Array<number>(LISTS_MAX).fill(0)
  for (const { list } of ballotsOf(layout, view)) counts[listRoom(list)] = ofList(counts, list) + 1
  return counts
}

/** The record of each whole ballot page, 512 bytes. */
export function recordsOf(layout: Layout, view: MediumView): readonly Uint8Array[] {
  return ballotsOf(layout, view).map(({ record }) => record)
}

function ballotsOf({ ballots }: Layout, view: MediumView): readonly BallotPage[] {
  const found: BallotPage[] = []
  for (let page = ballots.first; page < ballots.first + ballots.count; page++) {
    const ballot = reading(view, page)
    if (ballot.state === 'whole' && ballot.content.type === 'ballot') found.push(ballot.content)
  }
  return found
}

function usedPages(view: MediumView, section: { first: number; count: number }): number {
  let used = 0
  for (let page = section.first; page < section.first + section.count; page++) {
    if (reading(view, page).state === 'whole') used++
  }
  return used
}

/** Time and cause as the survivor's log has them (CLS-04): the first entry, as the reader holds it against the seal. */
function failureOf(layout: Layout, view: MediumView, role: Role): FailedMedium {
  return loggedFailure(layout, view, role) ?? { role, cause: 'unknown', minute: 0 }
}

export function loggedFailure(layout: Layout, view: MediumView, role: Role): FailedMedium | null {
  for (let page = layout.log.first; page < layout.log.first + layout.log.count; page++) {
    const log = reading(view, page)
    if (log.state !== 'whole' || log.content.type !== 'log') continue
    for (const { event, minute } of log.content.entries) {
      if (event.type === 'medium-failed' && event.medium === role) {
        return { role, cause: event.cause, minute: minuteNumber(minute) }
      }
    }
  }
  return null
}
