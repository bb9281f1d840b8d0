/** Plays one step of the tour: the people of `simulation/people` do it at the screens. They finish a step that the visitor has begun by hand. */
import { assert, unreachable } from '#election/assert.ts'
import { standing, titleIn } from '#election/definition/definition.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { CandidateId } from '#election/ids.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { LANGUAGES } from '#election/languages.ts'
import { isReportWritten } from '#issuer/session/day-checklist.ts'
import { until } from '#simulation/doors/door.ts'
import { closeKiosk, type KeypadHands, openKiosk, voteAtKiosk } from '#simulation/people/at-kiosk.ts'
import { dayScreen, issuerDoor, type Officer, plays } from '#simulation/people/at-the-issuer.ts'
import { type Served, serve } from '#simulation/people/clerk.ts'
import {
  account,
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
  type Stretch,
  sealing,
  signingTheSheet,
} from '#simulation/people/issuer-day.ts'
import { knownOf, type ShownRecords, unlockIssuer } from '#simulation/people/officer.ts'
import { placesIn } from '#simulation/people/voter.ts'
import { runningOf } from '../station/seat.ts'
import type { DeskStation, KioskSeat } from '../station/station.ts'
import { CASE, REPORT_MEDIUM, RETURNED, reportSlot } from '../station/things.ts'
import { OFFICERS_CARD, trayOf } from './hands.ts'
import { kioskRecords } from './kiosk-records.ts'
import { carryOriginals, playCount } from './play-count.ts'
import { cardsInCase, cardsToBring } from './room.ts'
import type { GuideStep } from './step.ts'
import type { Told } from './told.ts'

/** @throws Error that names what the step waited for in vain */
export async function playStep(station: DeskStation, told: Told, step: GuideStep): Promise<void> {
  const at = (stretch: Stretch, officer?: Officer) => plays(issuerDoor(runningOf(station.issuer)), stretch, officer)
  switch (step.key) {
    case 'unlock-issuer':
      return unlock(station, told)
    case 'prepare-station':
      return at(preparing(votingCards(station)))
    case 'clock-to-opening':
      return station.setClock(station.opens, 1)
    case 'declare-opening':
      return at(declaringTheOpening)
    case 'open-kiosk':
      await openKiosk(runningOf(kioskAt(station, step)), trayOf(station, told, step.app ?? ''), pinOf(station))
      return
    case 'sign-sheet':
      return at(signingTheSheet({ isStarted: waitingKiosks(station), sheet: 'printed' }))
    case 'serve-voter':
      return serveVoter(station, told, String(step.values.rollNo ?? ''))
    case 'vote':
      return vote(station, told, step)
    case 'return-card':
      return returnCard(station, step)
    case 'clock-to-closing':
      return station.setClock(station.closes, 1)
    case 'declare-closing':
      return at(declaringTheClosing)
    case 'tick-closing':
      return someoneIsLeft(station, told) ? at(fixingTheList) : permitClosing(station, told)
    case 'close-kiosk':
      return close(station, told, step)
    case 'close-station':
      return closeStation(station, told)
    case 'carry-media':
      return carryOriginals(station, told.progress().started)
    case 'receive':
    case 'mix':
    case 'give-shares':
    case 'join-paper':
    case 'print':
      return playCount(station, step.key)
    case 'wait':
    case 'switch-on':
    case 'trouble':
    case 'finished':
      return
    default:
      return unreachable(step.key)
  }
}

async function unlock(station: DeskStation, told: Told): Promise<void> {
  const issuer = runningOf(station.issuer)
  const tray = trayOf(station, told, station.issuer.plan.id)
  if (issuer.view().screen !== 'day') return unlockIssuer(issuer, tray, pinOf(station))
  if (tray.occupied()) tray.takeCard()
}

/** Hands over the card that is ready. Without one, serves the voter who is at the desk already, or else the next voter. */
async function serveVoter(station: DeskStation, told: Told, rollNo: string): Promise<void> {
  const issuer = runningOf(station.issuer)
  const { id } = station.issuer.plan
  const tray = trayOf(station, told, id)
  const view = issuer.view()
  if (view.screen === 'day' && view.desk.type === 'hand-over') {
    if (tray.occupied()) tray.takeCard()
    issuer.send({ type: 'handed-over' })
    await until(
      issuer,
      'the next voter',
      (now) => (now.screen === 'day' && now.desk.type === 'ready') || undefined,
      () => '',
    )
    return
  }
  if (view.screen === 'day' && view.record.closing.kiosksMayClose) return issuer.send({ type: 'voter-left' })
  const atDesk = view.screen === 'day' ? told.atDesk(view) : null
  const visit = atDesk ?? told.visitOf(rollNo === '' ? (told.progress().nextRollNo ?? '') : rollNo)
  assert(visit !== null, 'the tour serves a voter who is there')
  const lying = station.cards.at(`reader:${id}`)
  if (lying !== null) station.cards.move(lying.id, CASE)
  await serve(issuer, tray, visit)
}

/** Votes as the card's voter has planned. A voter without a plan, to whom a visitor issued the card, votes for the first candidate of each list. */
async function vote(station: DeskStation, told: Told, step: GuideStep): Promise<void> {
  const kiosk = kioskAt(station, step)
  const place = `reader:${kiosk.plan.id}`
  const { issued } = told.progress()
  const lying = station.cards.at(place)
  const held = issued.find(({ card }) => card === lying?.id) ?? issued.find(({ card }) => step.points.includes(card))
  assert(held !== undefined, 'a card that may vote')
  station.cards.move(held.card, place)
  station.changed()
  const hands: KeypadHands = {
    press: (key) => kiosk.pressKey(key),
    hearsOut: () => kiosk.hearsOut(),
    placesOf: placesIn(station.prepared.election),
  }
  await voteAtKiosk(runningOf(kiosk), intentionsOf(station, told.visitOf(held.rollNo)), hands)
  station.cards.move(held.card, RETURNED)
}

/**
 * A contest that a visit declines is on its card only where a visitor issued it all the same; then it is voted as without a plan, as is a vote for
 * somebody who stands no more (LAW-16). No judge has a mark then.
 */
export function intentionsOf({ prepared }: DeskStation, visit: Served | null): ReadonlyMap<string, PlannedChoice> {
  const { electionPackage, list } = prepared.election
  return new Map(
    electionPackage.contests.flatMap((contest) => {
      // One entry for the title in each language: the machine on the desk may show any of them.
      const titled = (choice: PlannedChoice) =>
        LANGUAGES.map((language) => [titleIn(language, contest), choice] as const)
      const stand = standing(list.contests.find((each) => each.contest === contest.id)?.candidates ?? [])
      const isThere = (id: CandidateId) => stand.some((each) => each.id === id)
      const planned = visit?.choices.get(contest.id)
      if (kindOf(contest).about === 'judges') {
        if (planned?.type === 'ended') return titled(planned)
        return titled({ type: 'marked', judges: planned?.type === 'marked' ? planned.judges.filter(isThere) : [] })
      }
      const isGone = planned?.type === 'candidate' && !isThere(planned.candidate)
      if (planned !== undefined && planned.type !== 'declined' && !isGone) return titled(planned)
      const [first] = stand
      return first ? titled({ type: 'candidate', candidate: first.id, number: first.number }) : []
    }),
  )
}

/** Moves the card off the reader: into the box of returned cards, or back into the case if the machine refused it. */
function returnCard(station: DeskStation, step: GuideStep): void {
  const [card, to] = step.points
  if (card !== undefined && to !== undefined) station.cards.move(card, to)
}

async function close(station: DeskStation, told: Told, step: GuideStep): Promise<void> {
  const tray = trayOf(station, told, step.app ?? '')
  await closeKiosk(runningOf(kioskAt(station, step)), tray, pinOf(station))
  // The page of a closed machine does not ask for the card to be taken, so the officer takes it unasked.
  if (tray.occupied()) tray.takeCard()
}

/** CLS-02: before the list is fixed; the strip then leads them to their vote. */
function someoneIsLeft({ issuer }: DeskStation, told: Told): boolean {
  const { inside } = dayScreen(runningOf(issuer).view()).record
  return !inside.fixed && (inside.rollNos.length > 0 || told.progress().issued.length > 0)
}

const fixingTheList: Stretch = ({ record }) => (record.inside.fixed ? 'done' : [{ type: 'inside-list-fixed' }])

/** Declares at the issuer that nobody votes any more; the officer's card carries the permission to close to the machines (CLS-03). */
async function permitClosing(station: DeskStation, told: Told): Promise<void> {
  const tray = trayOf(station, told, station.issuer.plan.id)
  const door = issuerDoor(runningOf(station.issuer))
  const day = dayScreen(door.view())
  const count = cardsToBring(day)
  // One that is lost, and was replaced, stays out: the others are brought, and words say what is known of it.
  const isLost = count < day.counts.cardsOut
  if (isLost && count > 0 && !day.record.closing.kiosksMayClose) door.send({ type: 'cards-brought', count })
  const cardsOut = isLost ? 'なくしたカード（代わりを発券）' : ''
  await plays(door, inOrder(emptyingTheRoom({ cardsOut }), permittingTheClosing), { tray, pin: pinOf(station) })
}

/** Closes the station: first books, seals and report; then envelopes, papers and the end of the day. */
async function closeStation(station: DeskStation, told: Told): Promise<void> {
  const issuer = runningOf(station.issuer)
  const tray = trayOf(station, told, station.issuer.plan.id)
  const door = issuerDoor(issuer)
  const { counts, officer, record } = dayScreen(door.view())
  const inCase = cardsInCase(votingCards(station), counts)
  if (officer !== null) {
    door.send({ type: 'operation-cancelled' })
    await door.until('the act of the officer to be left', (view) => dayScreen(view).officer === null || undefined)
  }
  if (tray.occupied()) tray.takeCard()
  if (!isReportWritten(record)) station.media.move(REPORT_MEDIUM, reportSlot(station.issuer.plan.id))
  const books = [account(knownOf(closedOnes(station), inCase)), sealing(station.prepared.station.index)]
  await plays(door, inOrder(...books, closingTheBooks, lockingTheBox, leaving, ending), { tray, pin: pinOf(station) })
}

function closedOnes(station: DeskStation): readonly ShownRecords[] {
  const titles = new Map(
    station.prepared.election.electionPackage.contests.map((contest) => [contest.title, contest.id as string]),
  )
  const kiosks = station.kiosks.map(({ plan, remote }) => ({ id: plan.id, view: remote?.view() ?? null }))
  return [...kioskRecords(kiosks, station.prepared.election.electionPackage.machines)].map(([id, told]) => {
    const records = [...told.records].map(([title, count]) => [titles.get(title) ?? title, count] as const)
    return { machine: id, records: new Map(records), seal: told.seal }
  })
}

function waitingKiosks(station: DeskStation): (machine: string) => boolean {
  const open = station.kiosks.filter((kiosk) => kiosk.remote?.view().page.type === 'waiting')
  return (machine) => open.some((kiosk) => kiosk.plan.id === machine)
}

function votingCards(station: DeskStation): number {
  return station.cards.views().filter((card) => card.kind === 'voting').length
}

function pinOf(station: DeskStation): string {
  const pin = station.cards.views().find((card) => card.id === OFFICERS_CARD)?.pin
  assert(pin !== null && pin !== undefined, 'the desk shows its PINs')
  return pin
}

function kioskAt(station: DeskStation, step: GuideStep): KioskSeat {
  const seat = station.kiosks.find((kiosk) => kiosk.plan.id === step.app)
  assert(seat !== undefined, 'the step names a kiosk')
  return seat
}
