/** PEO 70, 83: entries for 開票録 and 選挙録 beyond the count. Kept before they are on a paper; a correction says why. */
import {
  type MinutesContest,
  type MinutesFields,
  minutesOf,
  withMinutes,
  witnessField,
} from '#election/count/minutes.ts'
import type { LocalDate } from '#election/time.ts'
import type { TallyEvent } from './event.ts'
import type { TallyDocument, TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'

type MinutesEvent = Extract<TallyEvent | TallyScreenEvent, { type: 'write-minutes' | 'minutes-kept' }>

/** The documents that are made from these entries; a notice has the address of who is elected. */
const RECORDS: readonly TallyDocument[] = ['counting-record', 'election-record', 'joined-record', 'elected-notices']

export function stepMinutes(state: TallyState, event: MinutesEvent): TallyStepped {
  switch (event.type) {
    case 'write-minutes': {
      if (state.phase !== 'receive' && state.phase !== 'result') return stay(state)
      if (state.busy !== null) return refuse(state, 'busy')
      // Signed as the stages are.
      if (state.machineKey !== 'open') return refuse(state, 'tally-locked')
      const { by, reason, fields } = event
      const made = withMinutes(
        state.minutes,
        { by, reason, fields, at: state.now },
        { printed: isPrinted(state), contests: contestsOfMinutes(state), poll: pollOf(state) },
      )
      if (!made.ok) return refuse(state, made.error.type)
      // The papers printed before are wrong: they are removed first, and made again.
      const gone = RECORDS.filter((document) => state.documents.has(document))
      const documents = new Map([...state.documents].filter(([document]) => !gone.includes(document)))
      return stay(
        { ...state, documents, busy: 'minutes', message: null },
        ...(gone.length === 0 ? [] : [{ type: 'supersede', documents: gone } as const]),
        { type: 'keep-minutes', entry: made.value },
      )
    }
    case 'minutes-kept':
      return stay({ ...state, busy: null, minutes: [...state.minutes, event.entry] })
  }
}

function pollOf({ election }: TallyState): LocalDate | null {
  return election?.electionPackage.rules.date ?? null
}

/** All candidates of the list, also those who died or withdrew: entries about them stay as they were. */
function contestsOfMinutes({ election }: TallyState): readonly MinutesContest[] {
  const lists = election?.list.contests ?? []
  return lists.map(({ contest, candidates }) => ({ id: contest, candidates: candidates.map(({ number }) => number) }))
}

export function isPrinted({ documents }: TallyState): boolean {
  return RECORDS.some((document) => documents.has(document))
}

/** Known values for empty places: people look at them before they become entries. */
export function knownMinutes(state: TallyState): MinutesFields {
  const { zeroCheck, announcements, minutesConfigured, minutes } = state
  const last = announcements.findLast(({ final }) => final)?.at
  const seen = (zeroCheck?.witnesses ?? []).flatMap((name, i) => [
    [witnessField('count', i + 1, 'name'), name] as const,
  ])
  const known: MinutesFields = {
    ...minutesConfigured,
    ...(zeroCheck === null ? {} : { 'count began': zeroCheck.at }),
    ...(last === undefined ? {} : { 'count read-out': last, 'meeting read-out': last }),
    ...Object.fromEntries(seen),
  }
  const said = minutesOf(minutes)
  const isAsked = Object.keys(said).some((name) => name.startsWith('count witness '))
  return Object.fromEntries(
    Object.entries(known).filter(
      ([name]) => said[name] === undefined && !(isAsked && name.startsWith('count witness ')),
    ),
  )
}
