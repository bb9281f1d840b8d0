/** Stage 1: reports, media in any order, duplicates by LAW-14, explanations. */
import { unreachable } from '#election/assert.ts'
import { expectedPairs, mediaOf } from '#election/count/completeness.ts'
import {
  type DuplicatePermission,
  type MediumExamination,
  withMedium,
  withPermission,
  withReport,
} from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { TallyEffect } from './effect.ts'
import type { SeenSlot, TallyEvent } from './event.ts'
import { districtToExplain, resultOf, stationsToExplain } from './standing.ts'
import { EMPTY_SLOT, type SlotState, type TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

type ReceiveEvent = Extract<
  TallyEvent,
  {
    type:
      | 'receive-reports'
      | 'read-media'
      | 'allow-duplicate'
      | 'explain'
      | 'slots-seen'
      | 'reports-read'
      | 'slot-progress'
      | 'slot-examined'
      | 'media-read'
      | 'marks-compared'
  }
>

export function stepReceive(state: TallyState, event: ReceiveEvent): TallyStepped {
  switch (event.type) {
    case 'receive-reports':
      return whileReceiving(state, (election) =>
        stay({ ...state, busy: 'reports' }, { type: 'receive-reports', election }),
      )
    case 'reports-read':
      return reportsRead(state, event)
    case 'read-media':
      return whileReceiving(state, (election) =>
        stay({ ...state, busy: 'media' }, { type: 'read-media', election, except: acceptedSlots(state) }),
      )
    case 'slots-seen':
      return stay(slotsSeen(state, event.slots))
    case 'slot-progress':
      return stay(withSlot(state, event.slot, { state: 'reading', progress: event, refusal: null }))
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

function reportsRead(state: TallyState, event: TallyEvent & { type: 'reports-read' }): TallyStepped {
  const receipt = event.reports.reduce(withReport, state.receipt)
  const next: TallyState = { ...state, busy: null, receipt, merged: null }
  const [first] = event.refused
  if (first !== undefined) return refuse(next, first.code, { file: first.file })
  return event.reports.length === 0 ? refuse(next, 'reports-missing') : stay(next)
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
    return { ...EMPTY_SLOT, state: 'present', medium: found.medium }
  })
  return { ...state, slots }
}

/** Only a medium that counts leaves anything behind. */
function slotExamined(state: TallyState, slot: number, examination: MediumExamination): TallyStepped {
  const { receipt, refusal } = withMedium(state.receipt, examination)
  const medium = 'medium' in examination ? examination.medium : null
  const seen = withSlot({ ...state, receipt }, slot, {
    state: refusal === null ? 'accepted' : 'refused',
    medium,
    progress: null,
    refusal,
  })
  if (refusal !== null || medium === null) return stay(seen, { type: 'drop-medium', slot })
  const next: TallyState = { ...seen, merged: null }
  return stay(next, { type: 'keep-medium', slot, serial: medium.serial }, ...compareWhenComplete(next, medium.station))
}

/** CNT-03: marks of a station are compared when its last medium is in. */
function compareWhenComplete(state: TallyState, station: StationId): readonly TallyEffect[] {
  const report = state.receipt.reports.get(station)
  const media = mediaOf(state.receipt, station)
  if (report === undefined || media.length < expectedPairs(report).length) return []
  return [{ type: 'compare-marks', station, serials: media.map((medium) => medium.serial) }]
}

/** The first refusal becomes the message; the others stand at their slots. */
function mediaRead(state: TallyState): TallyStepped {
  const next: TallyState = { ...state, busy: null }
  if (state.slots.every((slot) => slot.state === 'empty')) return refuse(next, 'slots-empty')
  const at = state.slots.findIndex((slot) => slot.refusal !== null)
  const refusal = state.slots[at]?.refusal
  return refusal ? refuse(next, refusal.type, aboutSlot(at + 1, state.slots[at])) : stay(next)
}

function aboutSlot(slot: number, state: SlotState | undefined): MessageValues {
  const medium = state?.medium
  const { serial, station, pair } = medium ?? { serial: '—', station: '—', pair: '—' }
  return { slot, serial, station, pair }
}

function allowDuplicate(state: TallyState, event: TallyEvent & { type: 'allow-duplicate' }): TallyStepped {
  const { station, pair, cause, opinion, witnesses } = event
  // Ids from the screen are looked up in the package before they mean anything.
  const permission: DuplicatePermission = {
    station: station as StationId,
    pair: pair as PairNumber,
    cause,
    opinion,
    witnesses,
  }
  return whileReceiving(state, (election) => {
    const allowed = withPermission(state.receipt, permission, election.electionPackage)
    if (!allowed.ok) return refuse(state, allowed.error.type, { station, pair })
    return stay({ ...state, receipt: allowed.value, message: null })
  })
}

/** Also after opening: books are explained when they are known. The reason is written down with the names. */
function explain(state: TallyState, event: TallyEvent & { type: 'explain' }): TallyStepped {
  const place = event.station === null ? 'district' : (event.station as StationId)
  const asked = place === 'district' ? districtToExplain(state) : stationsToExplain(state).includes(place)
  if (!asked || state.election === null) return refuse(state, 'nothing-to-explain')
  const explanations = new Map(state.explanations).set(place, { reason: event.reason, by: event.by })
  const next: TallyState = { ...state, explanations, message: null }
  const result = resultOf(next)
  if (result === null) return stay(next)
  const { election, receipt, lots } = result
  return stay(
    next,
    { type: 'write-received', stage: { election, receipt, explanations, lots } },
    { type: 'write-stages', stages: { election, result } },
  )
}

function withSlot(state: TallyState, slot: number, change: Partial<SlotState>): TallyState {
  return { ...state, slots: state.slots.map((each, i) => (i + 1 === slot ? { ...each, ...change } : each)) }
}

function toggled<T>(set: ReadonlySet<T>, item: T, present: boolean): ReadonlySet<T> {
  const next = new Set(set)
  if (present) next.add(item)
  else next.delete(item)
  return next
}
