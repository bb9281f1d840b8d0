/**
 * One step of the tour, done as the people would: through the screens' own events and with hands on cards, media and
 * shares. The people are those of election-day.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import { serve } from '#scripts/election-day/people/clerk.ts'
import {
  closeIssuer,
  closeKiosk,
  declareOpening,
  openKiosk,
  prepareIssuer,
  unlockIssuer,
} from '#scripts/election-day/people/officer.ts'
import { voteAtKiosk } from '#scripts/election-day/people/voter.ts'
import { runningOf } from '../station/seat.ts'
import type { KioskSeat, Station } from '../station/station.ts'
import { atTally, RETURNED, TABLE } from '../station/things.ts'
import { OFFICERS_CARD, trayOf } from './hands.ts'
import { playCount } from './play-count.ts'
import type { GuideStep } from './step.ts'

export interface Player {
  readonly station: Station
}

/** @throws Error in the words of what the step waited for */
export async function playStep({ station }: Player, step: GuideStep): Promise<void> {
  switch (step.key) {
    case 'unlock-issuer':
      return unlockIssuer(runningOf(station.issuer), trayOf(station, station.issuer.plan.id), pinOf(station))
    case 'clock-to-opening':
      return station.setClock(station.opens, 1)
    case 'open-kiosk':
      return openKiosk(runningOf(kioskAt(station, step)), trayOf(station, step.app ?? ''), pinOf(station))
    case 'open-station':
      return openStation(station)
    case 'serve-voter':
      return serveVoter(station)
    case 'vote':
      return vote(station)
    case 'clock-to-closing':
      return station.setClock(station.closes, 1)
    case 'close-kiosk': {
      const tray = trayOf(station, step.app ?? '')
      await closeKiosk(runningOf(kioskAt(station, step)), tray, pinOf(station))
      // A closed machine asks nobody to take the card: the officer does it unasked.
      if (tray.occupied()) tray.takeCard()
      return
    }
    case 'close-station':
      return closeStation(station)
    case 'carry-media':
      return carryOriginals(station)
    case 'receive':
    case 'give-shares':
    case 'count':
    case 'print':
      return playCount(station, step.key)
    case 'wait':
    case 'trouble':
    case 'finished':
      return
    default:
      return unreachable(step.key)
  }
}

async function openStation(station: Station): Promise<void> {
  const issuer = runningOf(station.issuer)
  const started = new Set(station.kiosks.map((kiosk) => kiosk.plan.id))
  await prepareIssuer(issuer, votingCards(station), started)
  await declareOpening(issuer)
}

async function serveVoter(station: Station): Promise<void> {
  const visit = station.queue.next()
  assert(visit !== null, 'the tour serves a voter who is there')
  const outcome = await serve(runningOf(station.issuer), trayOf(station, station.issuer.plan.id), visit)
  if (outcome.type !== 'card-in-hand') {
    station.queue.served(null)
    return
  }
  const free = station.kiosks.find((kiosk) => kiosk.remote?.view().page.type === 'waiting')
  assert(free !== undefined, 'a kiosk is free for the voter')
  station.queue.served({ card: station.cards.ofChip(outcome.card), kiosk: free.plan.id })
}

/** The tour's own voter; a card that somebody laid down by hand is voted by hand. */
async function vote(station: Station): Promise<void> {
  const held = station.queue.holding()
  const kiosk = station.kiosks.find((each) => each.plan.id === held?.kiosk)
  if (held === null || kiosk === undefined) throw new Error('the voter at the kiosk goes on by hand')
  const { contests } = station.prepared.election.electionPackage
  const intentions = new Map<string, PlannedChoice>(
    contests.flatMap(({ id, title }) => {
      const choice = held.visit.choices.get(id)
      return choice && choice.type !== 'declined' ? [[title, choice] as const] : []
    }),
  )
  station.cards.move(held.card, `reader:${held.kiosk}`)
  station.changed()
  await voteAtKiosk(runningOf(kiosk), intentions, null)
  station.cards.move(held.card, RETURNED)
  station.queue.gaveBack()
}

async function closeStation(station: Station): Promise<void> {
  const titles = new Map(
    station.prepared.election.electionPackage.contests.map((contest) => [contest.title, contest.id as string]),
  )
  const closed = station.kiosks.map((kiosk) => {
    const { page } = runningOf(kiosk).view()
    assert(page.type === 'closed', 'the kiosks are closed before the books are')
    const { id } = kiosk.plan
    return {
      machine: id,
      records: new Map(page.records.map(({ contest, records }) => [titles.get(contest) ?? contest, records])),
      mediaSerials: { original: `${id} 正`, duplicate: `${id} 副` },
    }
  })
  await closeIssuer(runningOf(station.issuer), closed, votingCards(station))
}

function carryOriginals(station: Station): void {
  const slots = station.tally.plan.slots.map((slot) => slot.id)
  for (const medium of station.media.views()) {
    if (medium.role !== 'original' || atTally(medium.place)) continue
    const taken = new Set(station.media.views().map((each) => each.place))
    const free = slots.find((slot) => !taken.has(slot))
    if (free === undefined) continue
    station.media.move(medium.id, TABLE)
    station.media.move(medium.id, free)
  }
}

function votingCards(station: Station): number {
  return station.cards.views().filter((card) => card.kind === 'voting').length
}

function pinOf(station: Station): string {
  const pin = station.cards.views().find((card) => card.id === OFFICERS_CARD)?.pin
  assert(pin !== null && pin !== undefined, 'the desk shows its PINs')
  return pin
}

function kioskAt(station: Station, step: GuideStep): KioskSeat {
  const seat = station.kiosks.find((kiosk) => kiosk.plan.id === step.app)
  assert(seat !== undefined, 'the step names a kiosk')
  return seat
}
