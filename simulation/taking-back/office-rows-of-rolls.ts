/** Roll lists: what is brought, approved, said of the last one, and written onto sticks. */
import type { StationId } from '#election/ids.ts'
import type { OfficeEvent } from '#office/session/event.ts'
import type { Act } from '#office/session/record.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import type { OfficeState } from '#office/session/state.ts'
import { viewOf } from '#office/session/view-of.ts'
import type { TakenBack } from './taken-back.ts'

export interface OfOffice {
  readonly KEN: string
  readonly KEY: string
  readonly STATION: StationId
  readonly recorded: (act: Act, by?: string) => OfficeEvent
  readonly screen: (event: OfficeScreenEvent) => OfficeEvent
  /** A project whose package is signed, after these events. */
  readonly signed: (...more: readonly OfficeEvent[]) => OfficeState
}

export type OfficeRow = TakenBack<OfficeState, OfficeEvent, OfficeScreenEvent['type']>

export function rowsOfRolls(of: OfOffice): readonly OfficeRow[] {
  return [...rowsOfRound(of), ...rowsOfSticks(of)]
}

function rowsOfRound({ KEY, STATION, recorded, screen, signed }: OfOffice): readonly OfficeRow[] {
  const changesOf = (sha256: string) =>
    recorded({ type: 'roll-changes-taken', changes: { sha256, causes: [{ cause: 'death', count: 1 }] }, dayLists: [] })
  const [rollChanges, otherChanges] = [changesOf(KEY), changesOf('1'.repeat(64))]
  const approveRound = screen({
    type: 'approve-round',
    content: viewOf(signed(rollChanges)).rolls.round?.content ?? '',
  })

  return [
    {
      ...{
        act: 'take-roll-changes',
        back: 'drop-round',
        name: 'roll changes are brought, two approve them, and all is dropped',
      },
      before: signed,
      does: [rollChanges],
      thenDone: [approveRound],
      undoes: [screen({ type: 'drop-round' })],
      shows: (state) => viewOf(state).rolls.round,
    },
    {
      ...{
        act: 'approve-round',
        back: 'take-roll-changes',
        name: 'one approves a round, and other changes are brought',
      },
      before: () => signed(rollChanges),
      does: [approveRound],
      undoes: [otherChanges],
      shows: (state) => viewOf(state).rolls.round?.approvedBy,
    },
    {
      ...{ act: 'say-last-round', back: 'say-last-round', name: 'a round is the last, and is not' },
      before: () => signed(rollChanges),
      does: [screen({ type: 'say-last-round', last: true })],
      undoes: [screen({ type: 'say-last-round', last: false })],
      shows: (state) => viewOf(state).rolls.round?.last,
    },
    {
      ...{ act: 'give-day-list-up', back: 'take-roll-changes', name: 'a day list does not come, and comes after all' },
      before: () => signed(rollChanges),
      does: [recorded({ type: 'day-list-given-up', station: STATION, why: '故障' })],
      undoes: [recorded({ type: 'roll-changes-taken', dayLists: [{ station: STATION, number: 2, sha256: KEY }] })],
      shows: ({ project }) => [...(project.rolls.round?.without.keys() ?? [])],
    },
    {
      ...{ act: 'give-online-rows-up', back: 'take-roll-changes', name: 'online rows do not come, and come after all' },
      before: () => signed(rollChanges),
      does: [recorded({ type: 'online-rows-given-up', why: '書き出しが遅れている' })],
      undoes: [
        recorded({
          type: 'roll-changes-taken',
          changes: { sha256: KEY, voted: KEY, causes: [{ cause: 'online', count: 1 }] },
          dayLists: [],
        }),
      ],
      shows: ({ project }) => project.rolls.round?.withoutOnline,
    },
  ]
}

function rowsOfSticks({ KEN, KEY, STATION, recorded, signed }: OfOffice): readonly OfficeRow[] {
  const rollSigned = recorded({
    ...{ type: 'roll-list-signed', number: 1, last: true, content: KEY, lists: KEY, changed: 1, added: 0 },
  })
  return [
    {
      ...{
        act: 'check-roll-list',
        back: 'put-roll-list',
        name: 'a roll list that was looked at and handed over is written again',
      },
      before: () => signed(rollSigned, recorded({ type: 'roll-list-put', station: STATION, number: 1 })),
      does: [recorded({ type: 'roll-list-checked', station: STATION, number: 1 }, KEN)],
      thenDone: [recorded({ type: 'roll-list-told', station: STATION, number: 1, who: '管理者' })],
      undoes: [recorded({ type: 'roll-list-put', station: STATION, number: 1 })],
      shows: ({ project }) => project.rolls.carried.get(STATION),
    },
    {
      ...{
        act: 'say-roll-list-told',
        back: 'put-roll-list',
        name: 'a roll list that was handed over is written again',
      },
      before: () => signed(rollSigned, recorded({ type: 'roll-list-put', station: STATION, number: 1 })),
      does: [recorded({ type: 'roll-list-told', station: STATION, number: 1, who: '管理者' })],
      undoes: [recorded({ type: 'roll-list-put', station: STATION, number: 1 })],
      shows: ({ project }) => project.rolls.carried.get(STATION),
    },
  ]
}
