/** Stages 2 to 5: seats fill, records are merged and opened, totals and books are made, lots are entered. */

import { unreachable } from '#election/assert.ts'
import { openedIsWhole } from '#election/count/completeness.ts'
import { countDistrict } from '#election/count/count.ts'
import { joinedOf } from '#election/count/joined.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { withEnteredLot } from '#election/count/lots.ts'
import { openedSetOf } from '#election/count/opened-set.ts'
import { ONLINE_SOURCE } from '#election/count/receipt.ts'
import { isOnePerson } from '#election/person-name.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyEvent } from './event.ts'
import { doubtsThatStopTheMerge, filledSeats, notWhole, resultOf, thresholdOf } from './questions.ts'
import { withMoment } from './remaining.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { SeatState, TallyState } from './state.ts'
import { holderDone, holderRefusal, holderRefused, listMixed, mixEffect, mixRefused } from './step-mix.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'

type CountEvent = Extract<
  TallyEvent | TallyScreenEvent,
  {
    type:
      | 'shares-seen'
      | 'key-room-open'
      | 'provide-share'
      | 'share-held'
      | 'share-refused'
      | 'count'
      | 'mix-with-second'
      | 'merged'
      | 'merge-refused'
      | 'mixer-began'
      | 'mixer-ended'
      | 'mixed'
      | 'mix-refused'
      | 'progress'
      | 'opened'
      | 'open-refused'
      | 'stages-written'
      | 'enter-lot'
  }
>

export function stepCount(state: TallyState, event: CountEvent): TallyStepped {
  switch (event.type) {
    case 'shares-seen':
      return stay({
        ...withSeats(state, (seat) => withFile(seat, event.indexes.includes(seat.index))),
        sharesAside: event.aside,
      })
    case 'key-room-open':
      return stay({ ...state, sealTo: event.sealTo })
    case 'provide-share':
      return provideShare(state, event)
    case 'share-held':
      return shareHeld(state, event.index)
    case 'share-refused':
      return shareRefused(state, event)
    case 'count':
      return count(state, false)
    case 'mix-with-second':
      return mixWithSecond(state)
    case 'merged':
      return merged(state, event)
    case 'merge-refused':
      return mixRefused(state, event.code)
    case 'open-refused':
      return mixRefused(state, event.code, event.about)
    case 'mixer-began':
    case 'mixer-ended':
      return stay(state)
    case 'mixed':
      return listMixed(state, event)
    case 'mix-refused':
      return mixRefused(state, event.code, event.about)
    case 'progress':
      return stay(withProgress(state, event))
    case 'opened':
      return opened(state, event)
    case 'stages-written':
      return stay({ ...state, busy: state.busy === 'counting' ? null : state.busy })
    case 'enter-lot':
      return enterLot(state, event)
    default:
      return unreachable(event)
  }
}

function shareHeld(state: TallyState, index: number): TallyStepped {
  const held = withSeat({ ...state, busy: null, message: null }, index, 'filled')
  return holderDone(held)
}

function shareRefused(state: TallyState, event: TallyEvent & { type: 'share-refused' }): TallyStepped {
  const { index, code } = event
  const seated = withSeat(withoutHolder(state, index), index, seatRefused(code))
  return holderRefused(seated, event)
}

function provideShare(state: TallyState, event: TallyScreenEvent & { type: 'provide-share' }): TallyStepped {
  const { index, sealed, holder } = event
  const { election } = state
  if (state.receipt.final) return refuse(state, 'set-is-final')
  if (election === null || state.phase !== 'receive') return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  const seat = state.seats.find((each) => each.index === index)
  if (seat === undefined) return refuse(state, 'other-seat', { index, found: index })
  if (seat.state === 'filled') return stay(state)
  const early = holderRefusal(state, event.records)
  if (early !== null) return refuse(state, early.code, early.about)
  // No two of the k shares come from one person; 開票録 names the people who opened the records.
  const already = holder === undefined ? undefined : seatOf(holder, state, index)
  if (already !== undefined) return refuse(state, 'holder-twice', { holder: holder ?? '', seat: already, index })
  const holders = new Map(state.holders)
  if (holder !== undefined) holders.set(index, holder)
  const next = withSeat({ ...state, holders, busy: 'share' }, index, 'checking')
  const records = state.mixed?.records ?? 0
  return stay(next, { type: 'give-share', election, index, sealed, records })
}

/** The holder's seat, if it is another one than `index`. */
function seatOf(holder: string, { holders }: TallyState, index: number): number | undefined {
  return [...holders].find(([other, name]) => other !== index && isOnePerson(name, holder))?.[0]
}

/** CNT-06, CNT-08: nothing is opened before the whole district is there and every stop is explained. */
function count(state: TallyState, secondMixes: boolean): TallyStepped {
  const { election, receipt, explanations, zeroCheck, holders } = state
  if (receipt.final) return refuse(state, 'set-is-final')
  if (election === null || state.phase !== 'receive') return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  const early = notWhole(state)
  if (early !== null) return refuse(state, early.code, early.about)
  if (state.machineKey !== 'open') return refuse(state, 'tally-locked')
  if (state.mixed !== null)
    return refuse(state, 'seats-missing', { given: filledSeats(state), needed: thresholdOf(state) })
  const next: TallyState = { ...state, secondMixes, busy: 'counting', message: null }
  const written = { type: 'write-received', stage: { election, receipt, explanations, zeroCheck, holders } } as const
  const set = openedSetOf(receipt)
  const { merged: records } = state
  if (records !== null) return stay(next, written, mixEffect(next, records))
  const online = receipt.online === null ? [] : [ONLINE_SOURCE]
  const serials = [...[...receipt.media.values()].map((medium) => medium.serial), ...online]
  return stay(next, written, { type: 'merge', serials, set })
}

function mixWithSecond(state: TallyState): TallyStepped {
  if (!state.hasCarry || state.carried !== null) return stay(state)
  return count(state, true)
}

function merged(state: TallyState, event: TallyEvent & { type: 'merged' }): TallyStepped {
  const { records, shared } = event
  const pairs = [...state.receipt.media.values()].filter((medium) => shared.includes(medium.serial))
  const sharedRecords = pairs.map(({ station, pair }) => `${station} ${pair}`).sort()
  const next: TallyState = { ...state, merged: records, sharedRecords }
  const [stopped] = doubtsThatStopTheMerge(next)
  // Nothing was opened: the shares stay where they are, and the next press goes on from here.
  if (stopped !== undefined)
    return refuse({ ...next, busy: null, progress: null }, 'explain-first', { station: stopped.station ?? '—' })
  return stay(next, mixEffect(next, records))
}

function withProgress(state: TallyState, { stage, done, total, ms }: TallyEvent & { type: 'progress' }): TallyState {
  // The mixing is in two pieces: each begins at nothing.
  const goesOn = state.progress?.stage === stage && state.progress.done <= done
  const course = goesOn ? (state.progress?.course ?? []) : []
  return { ...state, progress: { stage, done, total, course: withMoment(course, { done, ms }, total) } }
}

/** From here the set is final (D-32). The key is gone again. */
function opened(state: TallyState, event: TallyEvent & { type: 'opened' }): TallyStepped {
  const { election } = state
  if (election === null) return stay(state)
  if (!openedIsWhole(state.receipt, event.opened, election.electionPackage.contests, severalListsIn(election))) {
    const stopped = { ...emptySeats(state), phase: 'out-of-service', busy: null, progress: null, opened: null } as const
    return stay({ ...stopped, message: { code: 'opened-differs', about: {} } })
  }
  const next: TallyState = {
    ...emptySeats(state),
    phase: 'result',
    opened: event.opened,
    bundle: event.bundle ?? null,
    secondMix: event.secondMix ?? null,
    progress: null,
    receipt: { ...state.receipt, final: true },
    count: countDistrict(event.opened, election.electionPackage, election.list),
  }
  return writeStages({ ...next, busy: 'counting' })
}

function enterLot(state: TallyState, event: TallyScreenEvent & { type: 'enter-lot' }): TallyStepped {
  const contest = state.count?.contests.find((each) => each.contest.id === event.contest)
  if (contest === undefined || state.election === null)
    return refuse(state, 'lot-not-needed', { contest: event.contest })
  const poll = state.election.electionPackage.rules.date
  const { id, title } = contest.contest
  const joined = joinedOf(contest, state.paper)
  // CNT-07: a lot on the machine's part alone could be the wrong one.
  if (joined === null) return refuse(state, 'paper-first', { contest: title })
  if (state.busy !== null) return refuse(state, 'busy')
  const entry = { ...event, again: event.again ?? null }
  const lots = withEnteredLot(state.lots, id, joined, entry, { at: state.now, poll })
  if (!lots.ok) return refuse(state, lots.error.type, { contest: title })
  return resultChanged({ ...state, lots: lots.value, message: null })
}

/**
 * Figures, a lot or the words about them changed: the papers made before are wrong. Papers are set aside only here, and before stage 4 is
 * written, so that no paper in force is older than stage 4 (CNT-10, CNT-11).
 */
export function resultChanged(state: TallyState): TallyStepped {
  const documents = [...state.documents.keys()]
  const { state: next, effects } = writeStages({ ...state, documents: new Map() })
  return stay(next, ...(documents.length === 0 ? [] : [{ type: 'supersede', documents } as const]), ...effects)
}

/** The paper and stages 4 and 5 may be written again and again: they follow from what was opened, typed, explained and drawn. */
export function writeStages(state: TallyState): TallyStepped {
  const result = resultOf(state)
  if (result === null) return stay(state)
  return stay(state, { type: 'write-stages', stages: { election: result.election, result } })
}

export function emptySeats(state: TallyState): TallyState {
  return withSeats({ ...state, sealTo: null }, (seat) => ({ ...seat, state: 'empty' }))
}

function withSeat(state: TallyState, index: number, seatState: SeatState['state']): TallyState {
  return withSeats(state, (seat) =>
    // A share that was given came from its file, whatever the last look at the directory saw.
    seat.index === index ? { ...seat, state: seatState, file: seat.file || seatState === 'filled' } : seat,
  )
}

/** A holder whose share was refused opened nothing: the record names only the others. */
function withoutHolder(state: TallyState, index: number): TallyState {
  const holders = new Map(state.holders)
  holders.delete(index)
  return { ...state, holders, busy: null }
}

function withFile(seat: SeatState, file: boolean): SeatState {
  return { ...seat, file, state: seat.state === 'no-file' && file ? 'empty' : seat.state }
}

/** T5: the share itself is not at fault if the passphrase was mistyped or the file is not there yet. */
function seatRefused(code: TallyRefusalCode): SeatState['state'] {
  if (code === 'wrong-passphrase') return 'wrong-passphrase'
  if (code === 'holder-ended' || code === 'records-not-agreed' || code === 'bundle-not-writable') return 'empty'
  return code === 'share-file-missing' ? 'no-file' : 'refused'
}

function withSeats(state: TallyState, change: (seat: SeatState) => SeatState): TallyState {
  return { ...state, seats: state.seats.map(change) }
}
