/** A polling station from its first opening to its last closing: one day, or days on end (期日前投票所, LAW-12). Only the people are played. */

import type { Station } from '#election/definition/definition.ts'
import { addMinutes, type LocalDate, type LocalMinute, minuteNumber } from '#election/time.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { until } from '#simulation/doors/door.ts'
import { closeKiosk, type Intentions, openKiosk, pageName, voteAtKiosk } from '#simulation/people/at-kiosk.ts'
import { issuerDoor, type Officer, plays } from '#simulation/people/at-the-issuer.ts'
import { type DeskOutcome, serve } from '#simulation/people/clerk.ts'
import {
  account,
  beginningTheNextDay,
  closingTheBooks,
  declaringTheClosing,
  declaringTheOpening,
  emptyingTheRoom,
  ending,
  inOrder,
  leaving,
  lockingTheBox,
  permittingTheClosing,
  preparing,
  sealing,
  signingTheSheet,
  takingInLists,
} from '#simulation/people/issuer-day.ts'
import { cardLeftOverNight, closesWithCardsOut, wantsTheNextDayAtOnce } from '#simulation/people/mistakes.ts'
import { knownOf, type ShownRecords, unlockIssuer } from '#simulation/people/officer.ts'
import type { Visit } from '#simulation/people/visits.ts'
import { placesIn } from '#simulation/people/voter.ts'
import type { PlayedClock } from './day-clock.ts'
import type { HandedOut } from './expected-result.ts'
import { FreeOnes } from './free-ones.ts'
import {
  clear,
  furnish,
  morning,
  type OpenKiosk,
  papersOf,
  type Room,
  type StationInput,
  type SwitchedOn,
  switchOff,
  switchOn,
  switchOnIssuer,
} from './station-room.ts'

interface RefusedVisit {
  readonly line: number
  readonly rollNo: string
  readonly reason: string
}

export interface StationOutcome {
  readonly station: string
  readonly refused: readonly RefusedVisit[]
  readonly cards: readonly HandedOut[]
  /** Answers of the machines to mistakes that the people of a station of several days make on purpose. */
  readonly mistakes: readonly string[]
  /** Paths of the papers that the issuer printed. */
  readonly documents: readonly string[]
}

type OutcomeOfDay = Omit<StationOutcome, 'station' | 'documents'>

interface Day {
  readonly date: LocalDate
  readonly visits: readonly Visit[]
  readonly isFirst: boolean
  readonly isLast: boolean
}

export async function playStation(input: StationInput): Promise<StationOutcome> {
  const days = daysOf(input)
  const room = await furnish(input, (days[0] as Day).date)
  try {
    const outcomes: OutcomeOfDay[] = []
    for (const day of days) outcomes.push(await playDay(room, day))
    return {
      station: input.station.id,
      refused: outcomes.flatMap(({ refused }) => refused),
      cards: outcomes.flatMap(({ cards }) => cards),
      mistakes: outcomes.flatMap(({ mistakes }) => mistakes),
      documents: papersOf(room),
    }
  } finally {
    await clear(room)
  }
}

/** Voters spread evenly over the days. */
function daysOf({ station, visits }: StationInput): readonly Day[] {
  const dates = [...station.dates].sort()
  const from = (day: number) => Math.ceil((visits.length * day) / dates.length)
  return dates.map((date, day) => ({
    date,
    visits: visits.slice(from(day), from(day + 1)),
    isFirst: day === 0,
    isLast: day === dates.length - 1,
  }))
}

async function playDay(room: Room, day: Day): Promise<OutcomeOfDay> {
  room.clock.advanceTo(morning(room.input.station, day.date))
  const mistakes: string[] = []
  // D-30: the officer who sealed the machines yesterday forgot the card on one of them.
  const forgetful = day.isFirst ? undefined : room.kiosks[0]
  forgetful?.tray.layOperatorCard()
  let on = await switchOn(room)
  try {
    const [first] = on.kiosks
    if (forgetful && first) mistakes.push(await cardLeftOverNight(first.app, first.tray))
    await unlockIssuer(on.issuer, room.deskTray, room.input.pin)
    if (!day.isFirst) {
      await plays(issuerDoor(on.issuer), beginningTheNextDay, officerOf(room))
      // The power fails between the officer's word and the first act of the day: what crossed the night is still there.
      await on.issuer.stop()
      on = { ...on, issuer: await switchOnIssuer(room) }
      await unlockIssuer(on.issuer, room.deskTray, room.input.pin)
    }
    await openStation(room, on, day)
    const voted = await vote(room, on, day)
    mistakes.push(...(await closeStation(room, on, day)))
    return { ...voted, mistakes }
  } finally {
    await switchOff(on)
  }
}

async function openStation({ input, clock, cards }: Room, { issuer, kiosks }: SwitchedOn, day: Day): Promise<void> {
  const { station, pin } = input
  const door = issuerDoor(issuer)
  await plays(door, inOrder(preparing(cards.size), takingInLists))
  clock.advanceTo(`${day.date}T${station.opens}` as LocalMinute)
  await plays(door, declaringTheOpening)
  const shown: ShownRecords[] = []
  for (const kiosk of kiosks) {
    const records = await openKiosk(kiosk.app, kiosk.tray, pin)
    if (records !== null) shown.push(shownBy(input, kiosk, { records, sealFingerprint: null }))
  }
  const started = new Set(kiosks.map((kiosk) => kiosk.machine.id))
  const { records } = knownOf(shown, cards.inCase)
  const ready = { isStarted: started.has.bind(started), sheet: 'printed', shown: records } as const
  await plays(door, signingTheSheet(ready))
}

async function vote(
  room: Room,
  { issuer, kiosks }: SwitchedOn,
  { visits, date }: Day,
): Promise<Pick<StationOutcome, 'refused' | 'cards'>> {
  const { input, clock, deskTray } = room
  const free = new FreeOnes(kiosks)
  const refused: RefusedVisit[] = []
  const cards: HandedOut[] = []
  let failure: unknown = null
  for (const [index, visit] of visits.entries()) {
    if (failure !== null) break
    await goOnTo(clock, arrival(input.station, date, index, visits.length), free)
    const kiosk = await free.take()
    const outcome = await serve(issuer, deskTray, visit)
    input.onVisit()
    if (outcome.type !== 'card-in-hand') {
      free.giveBack(kiosk)
      if (outcome.type === 'refused') refused.push({ line: visit.line, rollNo: visit.rollNo, reason: outcome.reason })
      continue
    }
    cards.push({ line: visit.line, contests: outcome.contests })
    // The next voter is served while this one votes.
    atKiosk(room, kiosk, visit, outcome)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => free.giveBack(kiosk))
  }
  await free.allFree()
  if (failure !== null) throw failure
  return { refused, cards }
}

/** No voter needs so long at a kiosk: a quiet hour passes only when every voter has gone. */
const LONGEST_VISIT_MINUTES = 10

async function goOnTo(clock: PlayedClock, minute: LocalMinute, free: FreeOnes<OpenKiosk>): Promise<void> {
  if (minuteNumber(minute) - minuteNumber(clock.now()) > LONGEST_VISIT_MINUTES) await free.allFree()
  clock.advanceTo(minute)
}

async function atKiosk(
  room: Room,
  kiosk: OpenKiosk,
  visit: Visit,
  outcome: Extract<DeskOutcome, { type: 'card-in-hand' }>,
): Promise<void> {
  const { contests } = room.input.election.electionPackage
  const intentions: Intentions = new Map(
    contests.flatMap((contest) => {
      const choice = visit.choices.get(contest.id)
      return choice && outcome.contests.includes(contest.id) ? [[contest.title, choice] as const] : []
    }),
  )
  kiosk.tray.lay(outcome.card)
  const hands = {
    press: (key: Key) => kiosk.keypad.press(key),
    hearsOut: () => kiosk.ears.quiet(),
    placesOf: placesIn(room.input.election),
  }
  await voteAtKiosk(kiosk.app, intentions, visit.mode === 'audio' ? hands : null)
  room.cards.putBack(kiosk.tray.takeCard())
  await until(kiosk.app, 'the waiting screen', (view) => view.page.type === 'waiting' || undefined, pageName)
}

/** @returns what was answered to mistakes made on purpose, on an evening that is not the last */
async function closeStation(room: Room, { issuer, kiosks }: SwitchedOn, day: Day): Promise<readonly string[]> {
  const { input, clock, cards } = room
  clock.advanceTo(`${day.date}T${input.station.closes}` as LocalMinute)
  const door = issuerDoor(issuer)
  await plays(door, declaringTheClosing)
  const mistakes = day.isLast ? [] : closesWithCardsOut(issuer)
  await plays(door, inOrder(emptyingTheRoom({}), permittingTheClosing), officerOf(room))
  const shown: ShownRecords[] = []
  for (const kiosk of kiosks) {
    shown.push(shownBy(input, kiosk, await closeKiosk(kiosk.app, kiosk.tray, input.pin)))
  }
  const books = [account(knownOf(shown, cards.inCase)), sealing(input.station.index)]
  await plays(door, inOrder(...books, closingTheBooks, lockingTheBox, leaving, ending), officerOf(room))
  // A rehearsal has no dates: there the next day may follow at once.
  const isOver = day.isLast || input.election.electionPackage.use === 'rehearsal'
  return isOver ? mistakes : [...mistakes, wantsTheNextDayAtOnce(issuer)]
}

function officerOf({ deskTray, input }: Room): Officer {
  return { tray: deskTray, pin: input.pin }
}

/** Screens name contests by their titles. */
function shownBy(
  { election }: StationInput,
  { machine }: OpenKiosk,
  page: {
    readonly records: readonly { readonly contest: string; readonly count: number }[]
    readonly sealFingerprint: string | null
  },
): ShownRecords {
  const ids = new Map(election.electionPackage.contests.map((contest) => [contest.title, contest.id as string]))
  return {
    machine: machine.id,
    records: new Map(page.records.map(({ contest, count }) => [ids.get(contest) ?? contest, count])),
    seal: page.sealFingerprint,
  }
}

/** Voters arrive evenly from opening to closing; the last one well before the door closes. */
function arrival({ opens, closes }: Station, date: LocalDate, index: number, total: number): LocalMinute {
  const [first, last] = [`${date}T${opens}`, `${date}T${closes}`] as [LocalMinute, LocalMinute]
  return addMinutes(first, Math.floor(((minuteNumber(last) - minuteNumber(first)) * index) / (total + 1)))
}
