/** Stage 1: reports, media in any order, duplicates by LAW-14, explanations. */
import { unreachable } from '#election/assert.ts'
import { type ArrivalRefusal, withArrival, withContainerDecision } from '#election/count/arrival.ts'
import { withComparison } from '#election/count/comparison.ts'
import { expectedPairs, mediaOf } from '#election/count/completeness.ts'
import { withLostMedia } from '#election/count/declared-lost.ts'
import { doubtId } from '#election/count/doubt.ts'
import type { MediumRefusal } from '#election/count/medium-refusal.ts'
import {
  type DuplicatePermission,
  type MediumExamination,
  type MediumIdentity,
  ONLINE_SOURCE,
  pairKey,
  withChoice,
  withMedium,
  withPermission,
  withReport,
  withRollRound,
} from '#election/count/receipt.ts'
import { withTypedReport } from '#election/count/typed-report.ts'
import type { StationId } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { TallyEffect } from './effect.ts'
import { enterAccepted } from './enter-accepted.ts'
import type { SeenSlot, TallyEvent } from './event.ts'
import { asSeenInTheSlots } from './in-other-slots.ts'
import { overtaken } from './overtaken.ts'
import { pairNow } from './pair-now.ts'
import { readsAllAgain, unexplainedDoubts } from './questions.ts'
import { courseTo, mediumThrough } from './reading.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import { EMPTY_SLOT, type SlotState, type TallyState } from './state.ts'
import { writeStages } from './step-count.ts'
import { unmixed, withoutStaleMix } from './step-mix.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

type ReceiveEvent = Extract<
  TallyEvent | TallyScreenEvent,
  {
    type:
      | 'receive-station'
      | 'decide-container'
      | 'receive-reports'
      | 'compare-report'
      | 'open-sheet'
      | 'type-report'
      | 'enter-accepted'
      | 'read-media'
      | 'allow-duplicate'
      | 'explain'
      | 'choose-seal'
      | 'slots-seen'
      | 'reports-read'
      | 'reading-begins'
      | 'slot-progress'
      | 'slot-scanned'
      | 'slot-examined'
      | 'media-read'
      | 'marks-compared'
  }
>

export function stepReceive(state: TallyState, event: ReceiveEvent): TallyStepped {
  return withoutStaleMix(state, receiving(state, event))
}

function receiving(state: TallyState, event: ReceiveEvent): TallyStepped {
  switch (event.type) {
    case 'receive-station':
      return received(state, event.station, withArrival(state.receipt, { ...event, at: state.now }))
    case 'decide-container':
      return received(state, event.station, withContainerDecision(state.receipt, event))
    case 'receive-reports':
      return whileReceiving(state, (election) =>
        stay({ ...state, busy: 'reports' }, { type: 'receive-reports', election }),
      )
    case 'reports-read':
      return reportsRead(state, event)
    case 'compare-report':
      return compareReport(state, event)
    case 'open-sheet':
      return whileReceiving(state, () => {
        const sheet = event.station === null ? null : { station: event.station, differing: [] }
        return stay({ ...state, sheet, message: null })
      })
    case 'type-report':
      return typeReport(state, event)
    case 'enter-accepted':
      return whileReceiving(state, (election) => enterAccepted(state, election, event))
    case 'read-media':
      return readMedia(state, event.again === true)
    case 'slots-seen':
      return stay(slotsSeen(state, event.slots))
    case 'reading-begins':
      return stay({ ...state, reading: { totalBytes: event.totalBytes, doneBytes: 0, course: [] } })
    case 'slot-progress':
      return slotProgress(state, event)
    case 'slot-scanned':
      return stay(slotScanned(state, event))
    case 'slot-examined':
      return slotExamined(state, event.slot, event.examination)
    case 'media-read':
      return mediaRead(state)
    case 'marks-compared':
      return stay({ ...state, sharedMarks: toggled(state.sharedMarks, event.station, event.shared) })
    case 'allow-duplicate':
      return allowDuplicate(state, event)
    case 'explain':
      return explain(state, event)
    case 'choose-seal':
      return chooseSeal(state, event)
    default:
      return unreachable(event)
  }
}

/** Receiving is possible until records are opened (D-32), one thing at a time. */
function whileReceiving(
  state: TallyState,
  act: (election: NonNullable<TallyState['election']>) => TallyStepped,
): TallyStepped {
  if (state.receipt.final) return refuse(state, 'set-is-final')
  if (state.phase !== 'receive' || state.election === null) return stay(state)
  return state.busy === null ? act(state.election) : refuse(state, 'busy')
}

/** The media that waited for it are to be read now. */
function received(
  state: TallyState,
  station: StationId,
  taken: Result<TallyState['receipt'], ArrivalRefusal>,
): TallyStepped {
  return whileReceiving(state, () => {
    if (!taken.ok) return refuse(state, taken.error.type, { station })
    return stay(judgedAnew({ ...state, receipt: taken.value, message: null }))
  })
}

function reportsRead(state: TallyState, event: TallyEvent & { type: 'reports-read' }): TallyStepped {
  const { reports, lost, rollRound } = event
  const receipt = withRollRound(withLostMedia(reports.reduce(withReport, state.receipt), lost), rollRound)
  // No report and no declaration changes the media: what was merged of them stays, and is mixed anew.
  const next = judgedAnew({ ...state, busy: null, receipt })
  const [first] = event.refused
  const nothing = reports.length === 0 && lost === null && rollRound === null
  const about =
    first === undefined ? {} : { file: first.file, ...(first.desk === undefined ? {} : { desk: first.desk }) }
  const told = first === undefined ? overtaken(receipt, lost) : ([first.code, about] as const)
  const said = told !== null ? refuse(next, ...told) : nothing ? refuse(next, 'reports-missing') : stay(next)
  // A pair that is not waited for any more may have been the last one of its station.
  const stations = state.election?.electionPackage.stations ?? []
  const complete = stations.filter(({ id }) => mediaOf(receipt, id).length > 0 && state.merged === null)
  return stay(said.state, ...complete.flatMap(({ id }) => compareWhenComplete(next, id)))
}

/** X-A5. Said against the number that was on the screen: a report that came in between was not looked at. */
function compareReport(state: TallyState, event: TallyScreenEvent & { type: 'compare-report' }): TallyStepped {
  const { station, number, same } = event
  return whileReceiving(state, () => {
    const compared = withComparison(state.receipt, { station, number, same })
    if (!compared.ok) return refuse(state, compared.error.type, { station })
    return stay({ ...state, receipt: compared.value, message: null })
  })
}

/** MED-06. The sheet stays open and shows the differences: both type it again. */
function typeReport(state: TallyState, event: TallyScreenEvent & { type: 'type-report' }): TallyStepped {
  const { station, reason, typings } = event
  return whileReceiving(state, (election) => {
    const taken = withTypedReport(state.receipt, { station, reason, typings }, election)
    if (taken.ok) return stay({ ...state, receipt: taken.value, sheet: null, message: null })
    const differing = taken.error.type === 'typed-differ' ? taken.error.fields : []
    return refuse({ ...state, sheet: { station, differing } }, taken.error.type, { station, count: differing.length })
  })
}

/** Merged records are no longer on the disk by medium: if a medium is added then, all of them are read again. Otherwise all stays. */
function readMedia(state: TallyState, agreed: boolean): TallyStepped {
  const before = state.merged === null ? state : readAgain(unmixed({ ...state, merged: null, sharedRecords: [] }))
  const effects = state.mixed === null ? [] : [{ type: 'close-key-room' } as const]
  return whileReceiving(state, (election) => {
    if (state.merged !== null && !readsAllAgain(state)) return refuse(state, 'nothing-new-to-read')
    if (state.merged !== null && !agreed) return refuse(state, 'read-again-unasked')
    const read = { type: 'read-media', election, except: acceptedSlots(before) } as const
    return stay({ ...before, busy: 'media', message: null }, ...effects, read)
  })
}

function readAgain(state: TallyState): TallyState {
  const slots = state.slots.map((slot): SlotState => (slot.state === 'accepted' ? unread(slot) : slot))
  return { ...state, slots, receipt: { ...state.receipt, media: new Map(), online: null } }
}

function acceptedSlots(state: TallyState): readonly number[] {
  return state.slots.flatMap((slot, i) => (slot.state === 'accepted' ? [i + 1] : []))
}

function slotsSeen(state: TallyState, seen: readonly SeenSlot[]): TallyState {
  const slots = state.slots.map((slot, i): SlotState => {
    const found = seen.find((entry) => entry.slot === i + 1)
    if (found === undefined || slot.state === 'reading') return slot
    if (!found.occupied) return EMPTY_SLOT
    if (!found.changed && slot.state !== 'empty') return slot
    const { misplaced = null } = found
    if (misplaced !== null) return { ...EMPTY_SLOT, state: 'refused', refusal: { type: misplaced } }
    const files = found.files === null ? null : { done: 0, all: found.files }
    return { ...EMPTY_SLOT, state: 'present', medium: found.medium, files }
  })
  return { ...state, slots }
}

function slotProgress(state: TallyState, event: TallyEvent & { type: 'slot-progress' }): TallyStepped {
  const { slot, readBytes, totalBytes, ms } = event
  const progress = { readBytes, totalBytes }
  const files = state.slots[slot - 1]?.files ?? null
  const through = files === null || event.filesDone === undefined ? files : { ...files, done: event.filesDone }
  const next = withSlot(state, slot, { state: 'reading', progress, files: through, scans: null, refusal: null })
  return stay({ ...next, reading: courseTo(next, ms) })
}

/** The missing sheets stay on the screen until the scans are read again. */
function slotScanned(state: TallyState, { slot, scans, refusal }: TallyEvent & { type: 'slot-scanned' }): TallyState {
  if (refusal === null) return withSlot(state, slot, { scans })
  const ended = { state: 'refused', refusal: { type: refusal }, progress: null, medium: null, examined: null } as const
  return withSlot({ ...state, reading: mediumThrough(state, slot) }, slot, { scans, ...ended })
}

/** Only a medium that counts leaves anything behind. */
function slotExamined(state: TallyState, slot: number, examination: MediumExamination): TallyStepped {
  const taken = withMedium(state.receipt, examination)
  const { receipt } = taken
  const medium = 'medium' in examination ? examination.medium : null
  const found = taken.refusal === null ? null : asSeenInTheSlots(state, slot, taken.refusal)
  const isPart = found?.type === 'already-merged' && isPartOfReceived(state, slot)
  const refusal = isPart ? null : found
  const seen = withSlot({ ...state, receipt, reading: mediumThrough(state, slot) }, slot, {
    state: refusal === null ? 'accepted' : 'refused',
    medium,
    progress: null,
    refusal,
    examined: examination,
  })
  if (examination.type === 'online-votes' && refusal === null) {
    return stay(judgedAnew({ ...seen, merged: null }), { type: 'keep-medium', slot, serial: ONLINE_SOURCE })
  }
  if (isPart || refusal !== null || medium === null) return stay(judgedAnew(seen), { type: 'drop-medium', slot })
  const replaced = state.receipt.media.get(pairKey(medium))
  const received = withItsOtherSheets(seen, slot)
  const next = judgedAnew({
    ...(replaced === undefined ? received : withoutDuplicate(received, replaced)),
    merged: null,
  })
  return stay(
    next,
    ...(replaced === undefined ? [] : [{ type: 'forget-medium', serial: replaced.serial } as const]),
    { type: 'keep-medium', slot, serial: medium.serial },
    ...compareWhenComplete(next, medium.station),
  )
}

/**
 * Later arrivals decide anew over earlier refusals, so that each slot says the one step that helps now: a duplicate before its original, a
 * medium before its report. A medium that would count now is to be read again.
 */
function judgedAnew(state: TallyState): TallyState {
  const slots = state.slots.map((slot, i): SlotState => {
    if (slot.state !== 'refused' || slot.examined === null) return slot
    const { refusal } = withMedium(state.receipt, slot.examined)
    return refusal === null ? unread(slot) : { ...slot, refusal: asSeenInTheSlots(state, i + 1, refusal) }
  })
  return { ...state, slots }
}

function unread(slot: SlotState): SlotState {
  return { ...slot, state: 'present', refusal: null, examined: null }
}

/** LAW-14: its original came after all, and counts in its place. */
function withoutDuplicate(state: TallyState, { serial, station, pair }: MediumIdentity): TallyState {
  const refusal: MediumRefusal = { type: 'duplicate-beside-original', station, pair }
  const slots = state.slots.map(
    (slot): SlotState =>
      slot.state === 'accepted' && slot.medium?.serial === serial ? { ...slot, state: 'refused', refusal } : slot,
  )
  return { ...state, slots }
}

/** The rest of these sheets came in another slot: nothing is missing here any more, and this slot is received with them. */
function withItsOtherSheets(state: TallyState, slot: number): TallyState {
  const received = state.slots[slot - 1]
  if (received === undefined || received.scans === null) return state
  const { state: accepted, medium, examined, refusal, scans } = received
  const slots = state.slots.map((each): SlotState => {
    const isPart = each.refusal?.type === 'scans-not-whole' && setIn(each) === setIn(received)
    return isPart ? { ...each, state: accepted, medium, examined, refusal, scans } : each
  })
  return { ...state, slots }
}

/** Its sheets are those by which another slot was received: it is no other medium and no copy. */
function isPartOfReceived({ slots }: TallyState, slot: number): boolean {
  const own = slots[slot - 1]
  const set = own === undefined ? null : setIn(own)
  return set !== null && slots.some((each, i) => i + 1 !== slot && each.state === 'accepted' && setIn(each) === set)
}

function setIn({ scans }: SlotState): string | null {
  return scans?.media[0]?.set ?? null
}

/** CNT-03: marks of a station are compared when its last medium is in. */
function compareWhenComplete(state: TallyState, station: StationId): readonly TallyEffect[] {
  const { election, receipt } = state
  const media = mediaOf(receipt, station)
  if (election === null) return []
  if (media.length < expectedPairs(receipt, election.electionPackage, station).length) return []
  return [{ type: 'compare-marks', station, serials: media.map((medium) => medium.serial) }]
}

/** One refusal becomes the message; of several none does, for each slot has its own step and none comes first. A pair that is in is done. */
function mediaRead(state: TallyState): TallyStepped {
  const next: TallyState = { ...state, busy: null, reading: null }
  if (state.slots.every((slot) => slot.state === 'empty')) return refuse(next, 'slots-empty')
  const isToldOf = (slot: SlotState) => slot.refusal !== null && pairNow(state, slot) !== 'received'
  const count = state.slots.filter(isToldOf).length
  if (count > 1) return refuse(next, 'several-media-refused', { count })
  const at = state.slots.findIndex(isToldOf)
  const refusal = state.slots[at]?.refusal
  return refusal ? refuse(next, refusal.type, aboutSlot(at + 1, state.slots[at])) : stay(next)
}

function aboutSlot(slot: number, state: SlotState | undefined): MessageValues {
  const medium = state?.medium
  const { serial, station, pair } = medium ?? { serial: '—', station: '—', pair: '—' }
  return { slot, serial, station, pair }
}

function allowDuplicate(state: TallyState, event: TallyScreenEvent & { type: 'allow-duplicate' }): TallyStepped {
  const { station, pair, cause, chair, opinion, witnesses } = event
  // Ids from the screen are looked up in the package before they mean anything.
  const permission: DuplicatePermission = { station, pair, cause, chair, opinion, witnesses }
  return whileReceiving(state, (election) => {
    const allowed = withPermission(state.receipt, permission, election.electionPackage)
    if (!allowed.ok) return refuse(state, allowed.error.type, { station, pair })
    return stay(judgedAnew({ ...state, receipt: allowed.value, message: null }))
  })
}

/**
 * Also after opening: books are explained when they are known. The reason is written down with the names, for this doubt and
 * no other. Which of two seals counts is no matter of words: `choose-seal`.
 */
function explain(state: TallyState, event: TallyScreenEvent & { type: 'explain' }): TallyStepped {
  const doubt = unexplainedDoubts(state).find((each) => doubtId(each) === event.doubt)
  if (doubt === undefined || doubt.code === 'pair-contested') return refuse(state, 'nothing-to-explain')
  const { reason, by } = event
  const explanations = new Map(state.explanations).set(event.doubt, { doubt, reason, by })
  const next: TallyState = { ...state, explanations, message: null }
  return writeStages(next)
}

/** CNT-03. A medium that was taken in under another seal goes out again; the one that counts is read by the next reading. */
function chooseSeal(state: TallyState, event: TallyScreenEvent & { type: 'choose-seal' }): TallyStepped {
  const place = { station: event.station, pair: event.pair }
  return whileReceiving(state, () => {
    const { seal, reason, by } = event
    const chosen = withChoice(state.receipt, { ...place, seal, reason, by })
    if (!chosen.ok) return refuse(state, chosen.error.type, place)
    const before = state.receipt.media.get(pairKey(place))
    const receipt = chosen.value
    const gone = before !== undefined && !receipt.media.has(pairKey(place))
    const slots = state.slots.map((slot): SlotState => {
      const ofPair = slot.medium?.station === place.station && slot.medium.pair === place.pair
      return ofPair && (slot.state === 'refused' || gone) ? unread(slot) : slot
    })
    const next: TallyState = { ...state, receipt, slots, message: null }
    return gone ? stay(next, { type: 'forget-medium', serial: before.serial }) : stay(next)
  })
}

function withSlot(state: TallyState, slot: number, change: Partial<SlotState>): TallyState {
  return { ...state, slots: state.slots.map((each, i) => (i + 1 === slot ? { ...each, ...change } : each)) }
}

/** The same set where nothing changes: what was worked out of it still holds. */
function toggled<T>(set: ReadonlySet<T>, item: T, present: boolean): ReadonlySet<T> {
  if (set.has(item) === present) return set
  const next = new Set(set)
  if (present) next.add(item)
  else next.delete(item)
  return next
}
