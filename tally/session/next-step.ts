/**
 * T5: the one thing to do next, shown above everything else. It follows from what is here and what is missing, never from the order in
 * which people did things. A refused medium has its own step at its slot; it comes first only where its pair is waited for.
 */
import { stopsTheMerge } from '#election/count/doubt.ts'
import { sumOf } from '#election/count/papers-sent.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { isOfABody } from './of-a-body.ts'
import type { MissingItem, TallyView } from './view.ts'

export type NextStep =
  | { readonly type: 'reports'; readonly count: number }
  /** So many stations are still to be received by their transport list. */
  | { readonly type: 'list'; readonly count: number }
  /** `type-again`: two people typed a report whose number is not the paper's. */
  | { readonly type: 'container' | 'compare' | 'type-again'; readonly station: StationId }
  | { readonly type: 'read-media' }
  /** The obstacle at this slot for a pair that is missing. */
  | { readonly type: 'slot'; readonly slot: number }
  | { readonly type: 'insert'; readonly count: number }
  /** R9: the sorted votes of the online box. */
  | { readonly type: 'insert-online' }
  /** MED-06: only a report that nobody signed says that this pair was never used. */
  | { readonly type: 'declare-unused'; readonly station: StationId; readonly pair: PairNumber }
  /** Whether ballots are opened hangs on it. */
  | { readonly type: 'signed-report'; readonly station: StationId }
  | { readonly type: 'accepted'; readonly contest: string; readonly pending: number }
  | { readonly type: 'declaration'; readonly station: StationId; readonly pair: PairNumber }
  | {
      readonly type: 'choose-seal' | 'explain'
      readonly station: StationId | null
      readonly pair: PairNumber | null
    }
  | { readonly type: 'keys'; readonly given: number; readonly needed: number }
  /** Before the holders come. */
  | { readonly type: 'mix' }
  /** With a second PC: its stick goes out, and comes back. */
  | { readonly type: 'carry-out' | 'carry-in' }
  | { readonly type: 'paper'; readonly contest: string }
  /** CNT-14: reports send so many papers, and nobody may say that there are none. */
  | { readonly type: 'paper-sent'; readonly contest: string; readonly count: number }
  | { readonly type: 'lot' }
  /** The last announcement does not hold any more. */
  | { readonly type: 'announce' }
  /** The names of the witnesses are known, and nobody has recorded them for the papers. */
  | { readonly type: 'minutes' }
  | { readonly type: 'print' }
  /** CNT-12: the papers would show no figure of this contest, and the chair may decide otherwise. */
  | { readonly type: 'print-held-back'; readonly contest: string }
  /** The result stands, and the hall has not heard it. */
  | { readonly type: 'tell'; readonly number: number }
  /** Nothing is left to this machine: what hands do. */
  | { readonly type: 'over' }

/** Null: a page of its own says it, work is under way, or everything is done. */
export function nextStepOf(view: TallyView): NextStep | null {
  if (view.busy !== null) return null
  if (view.phase === 'receive') return whileReceiving(view)
  return view.phase === 'result' ? withResult(view) : null
}

function whileReceiving(view: TallyView): NextStep {
  const { slots, missing } = view
  const ofType = <Type extends MissingItem['type']>(type: Type) =>
    missing.filter((item): item is MissingItem & { readonly type: Type } => item.type === type)
  const [reports, media] = [ofType('report'), ofType('medium')]
  const lists = ofType('list-not-checked')
  const isHere = (station: StationId) => !lists.some((list) => list.station === station)
  const [container] = ofType('container-not-sealed')
  if (container !== undefined) return { type: 'container', station: container.station }
  const [comparison] = ofType('comparison')
  if (comparison !== undefined) return { type: 'compare', station: comparison.station }
  const typedWrong = ofType('explanation').find(
    ({ code, station }) =>
      code === 'report-not-as-printed' && view.stations.some(({ id, typed }) => id === station && typed !== null),
  )
  if (typedWrong?.station != null) return { type: 'type-again', station: typedWrong.station }
  // CNT-01: a station by its list, then its report, then its media; one that is still on its way keeps nobody waiting.
  if (lists.length > 0 && lists.length === view.stations.length) return { type: 'list', count: lists.length }
  // The report that is asked for may be in the wrong place.
  const misplaced = reports.length > 0 ? slots.find(({ refusal }) => refusal?.type === 'report-in-a-slot') : undefined
  if (misplaced !== undefined) return { type: 'slot', slot: misplaced.slot }
  if (reports.some(({ station }) => isHere(station))) return { type: 'reports', count: reports.length }
  // After the merge a medium that nobody waits for would only take the merge back.
  const isAwaited = !view.readsAllAgain || media.length > 0 || ofType('online').length > 0
  if (isAwaited && slots.some(({ state }) => state === 'present')) return { type: 'read-media' }
  const inTheWay = slots.find(({ state, medium, scans, refusal }) => {
    // Only the sheets say whose they are, and that is enough to say where help is needed.
    const whose = medium ?? scans?.media[0]
    const awaited = media.some(({ station, pair }) => station === whose?.station && pair === whose.pair)
    const isOnline = ofType('online').length > 0 && ofOnlineBox(refusal)
    return state === 'refused' && (awaited || isOnline || refusal?.type === 'station-not-received')
  })
  if (inTheWay !== undefined) return { type: 'slot', slot: inTheWay.slot }
  const unused = media.filter((item) => isUnsignedUnused(view, item))
  if (media.length > unused.length && media.some(({ station }) => isHere(station))) {
    return { type: 'insert', count: media.length - unused.length }
  }
  if (lists.length > 0) return { type: 'list', count: lists.length }
  if (reports.length > 0) return { type: 'reports', count: reports.length }
  const [pairUnused] = unused
  if (pairUnused !== undefined) return { ...pairUnused, type: 'declare-unused' }
  if (ofType('online').length > 0) return { type: 'insert-online' }
  const [declaration] = ofType('declaration')
  if (declaration !== undefined) {
    const { station, pair } = declaration
    return { type: 'declaration', station, pair }
  }
  const [unsigned] = ofType('signed-report')
  if (unsigned !== undefined) return { type: 'signed-report', station: unsigned.station }
  const [accepted] = ofType('accepted')
  if (accepted !== undefined) {
    const { contest, pending } = accepted
    return { type: 'accepted', contest: view.contests.find(({ id }) => id === contest)?.title ?? contest, pending }
  }
  const stopping = explanationOf(ofType('explanation').filter(stopsTheMerge))
  if (stopping !== null) return stopping
  if (view.carried !== null) return { type: view.carried.number === null ? 'carry-out' : 'carry-in' }
  if (view.mixed === null) return { type: 'mix' }
  const given = view.seats.filter(({ state }) => state === 'filled').length
  return { type: 'keys', given, needed: view.threshold }
}

/** A report that two people typed excuses no pair: its paper says that it was not used, and no key does (MED-06). The chair's declaration does. */
export function isUnsignedUnused({ stations }: Pick<TallyView, 'stations'>, { station, pair }: PairPlace): boolean {
  const of = stations.find(({ id }) => id === station)
  return of?.typed != null && of.setAside.some((aside) => aside.pair === pair && aside.state !== 'failed')
}

/** R9: the sorted votes are there, and cannot be taken as they are: reading the same stick again helps nobody. A second copy does no harm. */
function ofOnlineBox(refusal: TallyView['slots'][number]['refusal']): boolean {
  return refusal?.type.startsWith('online-') === true && refusal.type !== 'online-already-here'
}

interface PairPlace {
  readonly station: StationId
  readonly pair: PairNumber
}

function withResult(view: TallyView): NextStep | null {
  const { missing, result, documents, contests, correction, minutes, announcements, nextAnnouncement } = view
  const paper = missing.find((item) => item.type === 'paper')
  if (paper !== undefined) {
    const contest = contests.find(({ id }) => id === paper.contest)?.title ?? paper.contest
    const sent = result?.sent.find((each) => each.contest === paper.contest)
    return sent === undefined ? { type: 'paper', contest } : { type: 'paper-sent', contest, count: sumOf(sent.kinds) }
  }
  if (missing.some(({ type }) => type === 'lot')) return { type: 'lot' }
  const explanation = explanationOf(missing.filter((item) => item.type === 'explanation'))
  if (explanation !== null) return explanation
  if (correction !== null) return { type: 'announce' }
  if (result?.final !== true) return null
  if (nextAnnouncement !== null && !announcements.some(({ final }) => final)) {
    return { type: 'tell', number: nextAnnouncement }
  }
  if (minutes.entries.length === 0 && !isOfABody(view)) return { type: 'minutes' }
  if (documents.length > 0) return { type: 'over' }
  const held = result.contests.find(({ state }) => state === 'joined-outcome')
  return held === undefined ? { type: 'print' } : { type: 'print-held-back', contest: held.title }
}

function explanationOf([item]: readonly Extract<MissingItem, { type: 'explanation' }>[]): NextStep | null {
  if (item === undefined) return null
  const { code, station, pair } = item
  return { type: code === 'pair-contested' ? 'choose-seal' : 'explain', station, pair }
}
