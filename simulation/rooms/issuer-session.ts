/** The issuer's session alone at an hour of voting: a station of two contests and three kiosks, no service, no disk. */

import { assert } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { Contest } from '#election/definition/definition.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type {
  ContestBit,
  ContestId,
  ContestMask,
  MachineId,
  PairNumber,
  RollNumber,
  StationIndex,
} from '#election/ids.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import type { DeskPage } from '#issuer/services/books/operation.ts'
import { emptySums } from '#issuer/services/books/sums.ts'
import { RECHECK_TICKS } from '#issuer/session/day-names.ts'
import type { IssuerEffect } from '#issuer/session/effect.ts'
import type { IssuerEvent } from '#issuer/session/event.ts'
import { firstRecord } from '#issuer/session/first-record.ts'
import { CLOSING_TICKS, type IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type {
  CheckedVoter,
  ContestCounts,
  Counts,
  Day,
  DayRecord,
  IssuerFacts,
  IssuerState,
  Voter,
} from '#issuer/session/state.ts'
import { step } from '#issuer/session/step.ts'
import { NO_LISTS } from './books-in-memory.ts'

export const [MAYOR, COUNCIL] = ['mayor', 'council'] as [ContestId, ContestId]
export const [K1, K2, SPARE] = ['K-1', 'K-2', 'K-9'] as [MachineId, MachineId, MachineId]
export const [ALL, FIRST, SECOND] = [3, 1, 2] as [ContestMask, ContestMask, ContestMask]

export const FACTS = {
  use: 'election',
  dates: ['2026-11-22'],
  stops: [],
  entitled: [],
  earlyVoting: false,
  slips: null,
  opens: '07:00' as LocalTime,
  closes: '20:00' as LocalTime,
  designated: false,
  desk: null,
  stationIndex: 1 as StationIndex,
  settings: USUAL_SETTINGS,
  contests: [MAYOR, COUNCIL].map((id, bit) => ({ id, bit: bit as ContestBit }) as Contest),
  paperContests: [],
  all: ALL,
  offCards: 0 as ContestMask,
  voice: true,
  printer: true,
  kiosks: [K1, K2, SPARE].map(
    (id, at) => ({ id, pair: (at + 1) as PairNumber, serial: id, spare: id === SPARE }) as unknown as Machine,
  ),
} as unknown as IssuerFacts

export const voter = (standing: Partial<Standing> = {}, rollNo = '0007') =>
  ({
    rollNo: rollNo as RollNumber,
    standing: { ...NEW_STANDING, ...standing },
    refusal: null,
    ...{ closed: NO_CONTEST, unentitled: NO_CONTEST },
    nobodys: false,
    slip: false,
    twin: null,
  }) as Voter

export const checkedVoter = (changes: Partial<CheckedVoter> = {}): CheckedVoter => ({
  voter: voter(),
  offered: ALL,
  chosen: ALL,
  presentation: 'normal',
  assistance: { mode: 'voter', assistants: [], cause: null, heard: false, agreed: false },
  replaces: null,
  ...changes,
})

const NO_CARDS = { cardsSeen: 0, cardsBack: 0 } as DeskPage

export function contestCounts(contest: ContestId, counts: Partial<ContestCounts> = {}): ContestCounts {
  const none = emptySums(FACTS)
    .counts(NO_CARDS)
    .contests.find((each) => each.contest === contest)
  assert(none !== undefined, 'issuer session: a contest of it')
  return { ...none, ...counts }
}

export function counts(changes: Partial<Counts> = {}): Counts {
  return { ...emptySums(FACTS).counts(NO_CARDS), ...changes }
}

/** Two machines stand ready, two witnesses are there, the polls are open. */
export function openRecord(changes: Partial<DayRecord> = {}): DayRecord {
  const record = firstRecord(FACTS)
  return {
    ...record,
    stage: 'voting',
    clockConfirmed: true,
    witnesses: {
      ...record.witnesses,
      names: ['a', 'b', 'c'],
      parties: ['', '', ''],
      present: [true, true, false],
      came: [null, null, null],
      left: [null, null, null],
    },
    ticked: ['media-in', 'fronts-locked', ...RECHECK_TICKS, 'opening-bell', 'inner-lid-locked'],
    kiosks: record.kiosks.map((kiosk) =>
      kiosk.state === 'waiting' ? { ...kiosk, state: 'started', wasStarted: true, signedFor: true } : kiosk,
    ),
    sheet: 'printed',
    sheetSigned: { form: 'printed', reason: '' },
    openedAt: '2026-11-22T07:00' as LocalMinute,
    ...changes,
  }
}

/** CLS-03: each line before the machines close is ticked. */
export const TICKED = Object.fromEntries(CLOSING_TICKS.map((tick) => [tick, true])) as DayRecord['closing']['ticks']

/** The words of both machines' closing screens, where a test asks for what comes after it. */
export const CLOSED_SCREENS: Pick<DayRecord['closing'], 'told' | 'noSeals'> = {
  told: [K1, K2].map((machine) => ({ machine, counts: [0, 0] })),
  noSeals: [K1, K2].map((machine) => ({ machine, reason: 'the screen went dark' })),
}

const NOON = '2026-11-22T12:30'
/** The officer's card and PIN were right, and the books are being opened. */
const OPENING: IssuerState = {
  ...{
    now: NOON as LocalMinute,
    language: 'ja',
    reader: 'absent',
    scanner: null,
    work: null,
    unwritten: 0,
    clockSets: [],
  },
  phase: { type: 'opening-books', facts: FACTS, wrongPins: 0 },
}
export const OPENED: Omit<Extract<IssuerEvent, { type: 'books-opened' }>, 'record'> = {
  ...{ type: 'books-opened', counts: counts(), roll: NO_LISTS, signingKey: 'kept', insideServed: [] },
  ...{ unsettled: null, logBegunAnew: false },
}

function dayOf({ phase }: IssuerState): Extract<IssuerState['phase'], { type: 'day' }> {
  if (phase.type !== 'day') throw new Error(`no day: ${phase.type}`)
  return phase
}

export class IssuerSession {
  state: IssuerState

  constructor(
    changes: Partial<Day> = {},
    more: { reader?: IssuerState['reader']; now?: string; facts?: Partial<IssuerFacts> } = {},
  ) {
    const { now = NOON, reader = 'absent', facts = {} } = more
    const { day } = dayOf(step(OPENING, { ...OPENED, record: openRecord() }).state)
    const phase = { type: 'day', facts: { ...FACTS, ...facts }, day: { ...day, ...changes } } as const
    this.state = { ...OPENING, now: now as LocalMinute, reader, phase }
  }

  get day(): Day {
    return dayOf(this.state).day
  }

  get facts(): IssuerFacts {
    return dayOf(this.state).facts
  }

  /** Operator card and PIN, and both are right. */
  officer(): readonly IssuerEffect[] {
    this.send({ type: 'reader', reader: 'card' })
    this.press({ type: 'pin-entered', pin: '123456' })
    return this.send({ type: 'authorised' })
  }

  send(event: IssuerEvent): readonly IssuerEffect[] {
    const stepped = step(this.state, event)
    this.state = stepped.state
    // No disk is here: what is written is written at once.
    for (const { type } of stepped.effects) {
      if (type === 'save-day') this.state = step(this.state, { type: 'day-saved' }).state
    }
    // The log has tests of its own; here it would stand behind every act.
    return stepped.effects.filter(({ type }) => type !== 'log')
  }

  press(event: IssuerScreenEvent): readonly IssuerEffect[] {
    return this.send({ type: 'screen', event })
  }

  /** The alarms of the red band, one after the other. */
  get alarms(): readonly string[] {
    return this.day.alarms.map(({ code }) => code)
  }
}
