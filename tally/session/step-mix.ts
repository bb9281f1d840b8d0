/**
 * Nobody puts the key together. The list is mixed, then k holders come one after the other, each to a process of their own, and
 * the ids follow from what they left. A stage that fails before the opened list is begun anew; no share and no passphrase outlives its process.
 */

import { assert } from '#election/assert.ts'
import { countedSets } from '#election/count/counted-sets.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { openedSetOf } from '#election/count/opened-set.ts'
import { LEAST_MIXERS } from '#election/mix/mix.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyEffect } from './effect.ts'
import type { TallyEvent } from './event.ts'
import { filledSeats, notWhole, thresholdOf } from './questions.ts'
import type { TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'
import type { MessageValues } from './view.ts'

/** The list itself is at fault, not a share: it is mixed anew, and every holder comes again. */
const OF_THE_LIST: ReadonlySet<TallyRefusalCode> = new Set([
  'list-does-not-hold',
  'list-not-as-sealed',
  'seal-not-genuine',
  'district-not-complete',
  'online-not-there',
  'opening-undecided',
  'source-unreadable',
])

export function mixEffect(state: TallyState, records: NonNullable<TallyState['merged']>): TallyEffect {
  const { receipt, election, secondMixes } = state
  assert(election !== null, 'mix: records of an election')
  const sets = countedSets(receipt, election.electionPackage, severalListsIn(election))
  const mixersHere = secondMixes ? LEAST_MIXERS - 1 : LEAST_MIXERS
  const typed = [...receipt.reports.values()].filter(({ station }) => receipt.typed.has(station))
  return {
    type: 'mix',
    ...{ records, set: openedSetOf(receipt), sets },
    ...{ lost: receipt.lost?.document ?? null, rollRound: receipt.rollRound?.document ?? null, typed, mixersHere },
    accepted: [...receipt.accepted.values()].map(({ contest, accepted }) => ({ contest, accepted })),
    sorter: receipt.online?.sets?.approvals ?? null,
  }
}

export function listMixed(state: TallyState, { mixed, out = null }: TallyEvent & { type: 'mixed' }): TallyStepped {
  if (mixed.mixers < LEAST_MIXERS) {
    // The second PC's mix may be on its way back.
    const carried = { records: mixed.records, number: out }
    return stay({ ...unmixed(state), carried, busy: null, progress: null, message: null })
  }
  return stay({ ...unmixed(state), mixed, busy: null, progress: null, message: null }, { type: 'await-holder' })
}

/** Nothing was opened. The next press mixes what is still to be mixed. */
export function mixRefused(state: TallyState, code: TallyRefusalCode, about: MessageValues = {}): TallyStepped {
  return refuse({ ...unmixed(state), busy: null, progress: null }, code, about)
}

/** The reason why no holder can open now; null: there is none. */
export function holderRefusal(state: TallyState, records: number | undefined): ReturnType<typeof notWhole> {
  const { mixed } = state
  if (mixed === null) return { code: 'mix-first', about: {} }
  // H6: the holder has read the number of what is opened.
  return records === mixed.records ? notWhole(state) : { code: 'records-not-agreed', about: {} }
}

/** The process of this holder has multiplied, proven, and ended. With the k-th one the list opens by itself. */
export function holderDone(state: TallyState): TallyStepped {
  const { election, receipt, explanations, zeroCheck, holders } = state
  const next: TallyState = { ...state, sealTo: null, progress: null }
  if (election === null || filledSeats(state) < thresholdOf(state)) return stay(next, { type: 'await-holder' })
  const early = notWhole(state)
  if (early !== null) {
    const refused = mixRefused(next, early.code, early.about)
    return stay(refused.state, ...refused.effects, { type: 'close-key-room' })
  }
  const stage = { election, receipt, explanations, zeroCheck, holders }
  return stay(
    { ...next, busy: 'counting' },
    // Anew, with the names of the holders.
    { type: 'write-received', stage },
    { type: 'open-list', set: openedSetOf(receipt) },
  )
}

/** @param state with the seat as the refusal leaves it */
export function holderRefused(state: TallyState, event: TallyEvent & { type: 'share-refused' }): TallyStepped {
  const { index, code, found, about = {} } = event
  const values = { ...about, index, found }
  if (OF_THE_LIST.has(code)) return mixRefused(state, code, values)
  const { state: refused } = refuse({ ...state, progress: null }, code, values)
  // A mistyped passphrase is typed again to the same process; after anything that ended it there is a new one.
  return ENDED.has(code) ? stay({ ...refused, sealTo: null }, { type: 'await-holder' }) : stay(refused)
}

const ENDED: ReadonlySet<TallyRefusalCode> = new Set([
  'holder-ended',
  'bundle-not-writable',
  'records-not-agreed',
  'holder-opened-other-list',
  'machine-not-writable',
])

/**
 * CNT-08: a list was mixed for the reports, declarations, rounds of roll lists and media of that minute, and holders hold it against them. Where one of these is
 * another one now, it is mixed anew, and every holder comes again.
 */
export function withoutStaleMix({ receipt: before }: TallyState, stepped: TallyStepped): TallyStepped {
  const { state, effects } = stepped
  const parts = ['reports', 'lost', 'rollRound', 'media', 'online'] as const
  const isSame = parts.every((part) => state.receipt[part] === before[part])
  if (isSame || (state.mixed === null && state.carried === null)) return stepped
  const anew = state.message === null ? refuse(unmixed(state), 'mix-anew').state : unmixed(state)
  return stay(anew, ...effects, { type: 'close-key-room' })
}

/** Without a mix, without a list that waits for the second PC, and without holders: their openings belong to the mix that they were made of. */
export function unmixed(state: TallyState): TallyState {
  const seats = state.seats.map((seat) => ({ ...seat, state: 'empty' as const }))
  const next = { ...state, carried: null, secondMixes: false }
  return state.mixed === null ? next : { ...next, mixed: null, seats, holders: new Map(), sealTo: null }
}
