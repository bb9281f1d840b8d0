/** Voters and their cards: at the issuer, on the way, at a kiosk, back in the box. */
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import { isSaidOpen } from '#issuer/session/step-desk.ts'
import { missingOfAssistance } from '#issuer/session/ways.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import type { AudioPhase } from '#kiosk/session/view-by-keys.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { kioskCardRefusals } from '#ui/messages/kiosk.ts'
import type { Pad } from '../session/screen-event.ts'
import { CASE, HAND, RETURNED } from '../station/things.ts'
import { cardAt, type DayScreen, isTimeToVote, type KioskSeen, type Room, usedKiosks } from './room.ts'
import { type GuideStep, guideStep, told } from './step.ts'

/** @returns null when it is time to close: at the hour the declaration comes first, also when a voter is on the way (CLS-01) */
export function votingStep(room: Room, issuer: DayScreen): GuideStep | null {
  return isTimeToVote(room) ? (voterOnTheWay(room, issuer) ?? nextVoter(room)) : null
}

/**
 * A voter whose card was begun is served to the end, also after closing time.
 * @param mayExchange a card that no machine takes is exchanged until the machines may close; from then on it is one that did not come back
 */
export function voterOnTheWay(room: Room, issuer: DayScreen, mayExchange = true): GuideStep | null {
  for (const kiosk of usedKiosks(room)) {
    const step = atKiosk(room, kiosk)
    if (step !== null) return step
  }
  return atIssuer(room, issuer) ?? cardOnTheWay(room, mayExchange) ?? votedCard(room)
}

function nextVoter(room: Room): GuideStep | null {
  const { hours, nextRollNo, served, toServe } = room
  const { id } = room.issuer
  if (served < toServe && nextRollNo !== null) {
    const values = { rollNo: nextRollNo, time: hours?.closes.slice(11) ?? '' }
    const word = served === 0 ? 'seek-voter' : hours === null ? 'seek-next-or-close' : 'seek-next-or-clock'
    return guideStep('serve-voter', word, id, { values, points: [`voter:${nextRollNo}`] })
  }
  if (hours === null) return null
  const time = hours.closes.slice(11)
  return guideStep('clock-to-closing', 'clock-to-closing', null, { values: { time }, points: [`clock:${time}`] })
}

function atIssuer(room: Room, issuer: DayScreen): GuideStep | null {
  const { id } = room.issuer
  const { desk } = issuer
  const say = guideStep.bind(null, 'serve-voter')
  if (issuer.unsettled !== null) return guideStep('trouble', 'settle', id)
  if (issuer.check.type !== 'none') return say('close-check', id)
  // CLS-03: nobody gets a card any more.
  if (issuer.record.closing.kiosksMayClose && (desk.type === 'found' || desk.type === 'checked'))
    return say('voter-refused', id, { machine: told(issuerRefusals['kiosks-closing']) })
  switch (desk.type) {
    case 'ready':
      return null
    case 'seeking':
    case 'recording':
    case 'moving':
    case 'issuing':
    case 'returning':
    case 'giving-paper':
      return guideStep('wait', 'wait-machine', id)
    case 'matches':
      return say('choose-match', id)
    case 'refused':
      return say('voter-refused', id, { machine: told(issuerRefusals[desk.notice.code], desk.notice.values) })
    case 'found':
      return say(isSaidOpen(desk) ? 'hear-said' : 'confirm-identity', id, { values: { name: desk.voter.name } })
    case 'checked': {
      const missing = missingOfAssistance(
        desk.checked.assistance,
        issuer.record.witnesses.names,
        issuer.head?.settings ?? USUAL_SETTINGS,
      )
      return say(missing.length === 0 ? 'issue' : 'fill-assistance', id)
    }
    case 'question':
      return say('answer-yes', id)
    case 'card-awaited':
      return layCard(room, issuer)
    case 'hand-over':
      return handOver(room)
    case 'ways':
    case 'by-order':
    case 'mistaken':
      return say('other-way', id)
    case 'paper-given':
      return say('give-paper', id)
    case 'declined':
    case 'returned':
      return say('next-voter', id)
    case 'return-awaited':
      return guideStep('trouble', 'lay-returned', id)
  }
}

function layCard(room: Room, issuer: DayScreen): GuideStep {
  const { id } = room.issuer
  const place = `reader:${id}`
  const lying = cardAt(room, place)
  const failure = issuer.desk.type === 'card-awaited' ? issuer.desk.failure : null
  const machine = failure === null ? null : told(issuerRefusals[failure.code], failure.values)
  const say = guideStep.bind(null, 'serve-voter')
  // The card was called handed over and is still there: it is somebody's vote and no blank card.
  const theirs = lying !== null && isOut(room, lying.id)
  if (theirs) return say('card-of-another', id, { machine, points: [lying.id, HAND], values: { card: lying.number } })
  if (lying !== null && issuer.takenBack)
    return say('returned-card-off', id, { points: [lying.id, CASE], values: { card: lying.number } })
  if (lying !== null && (issuer.cardDealtWith || machine !== null))
    return say('wrong-card-off', id, { machine, points: [lying.id, CASE], values: { card: lying.number } })
  if (lying !== null) return guideStep('wait', 'wait-machine', id)
  const card = freeCard(room)
  return say('lay-blank-card', id, { machine, points: [card?.id ?? '', place], values: { card: card?.number ?? '' } })
}

function isOut({ issued, votedCards }: Pick<Room, 'issued' | 'votedCards'>, card: string): boolean {
  return issued.some((each) => each.card === card) && !votedCards.includes(card)
}

/** A blank one of the case, which holds the envelopes, too; when all are used, one that came back and is issued anew. */
export function freeCard({ apart, cards, issued }: Pick<Room, 'apart' | 'cards' | 'issued'>) {
  const isFree = (id: string) => !apart.includes(id) && !issued.some((each) => each.card === id)
  const free = cards.filter(({ bent, id, kind }) => kind === 'voting' && !bent && isFree(id))
  return free.find((card) => card.place === CASE) ?? free.find((card) => card.place === RETURNED)
}

function handOver(room: Room): GuideStep {
  const { id } = room.issuer
  const lying = cardAt(room, `reader:${id}`)
  if (lying === null) return guideStep('serve-voter', 'press-handed-over', id)
  return guideStep('serve-voter', 'hand-over', id, { points: [lying.id, HAND], values: { card: lying.number } })
}

/** A card in a hand, or back by mistake in the case or among the returned ones: somebody still has to vote with it. */
function cardOnTheWay(room: Room, mayExchange: boolean): GuideStep | null {
  const kiosks = usedKiosks(room)
  for (const { card: id, rollNo } of room.issued) {
    const card = room.cards.find((each) => each.id === id)
    const isOver = room.overdue.includes(id)
    if (!mayExchange && (card?.bent || isOver)) continue
    if (card?.bent) return guideStep('trouble', 'card-bent', room.issuer.id, { values: { card: card.number } })
    if (isOver && card?.place === HAND)
      return guideStep('trouble', 'card-over', room.issuer.id, { values: { card: card.number, rollNo } })
    if (card === undefined || kiosks.some((kiosk) => card.place === `reader:${kiosk.id}`)) continue
    const free = kiosks.find((each) => each.view?.page.type === 'waiting' && cardAt(room, `reader:${each.id}`) === null)
    if (free === undefined) continue
    const points = [id, `reader:${free.id}`]
    return guideStep('vote', 'card-to-kiosk', free.id, { points, values: { card: card.number } })
  }
  return null
}

/** CLS-02: on the list, and nothing was given to this person yet. */
export function waitingInside(room: Room, { record, insideServed }: DayScreen): GuideStep | null {
  const waits = (rollNo: string) => !insideServed.some((each) => each === rollNo) && !room.dealtWith.includes(rollNo)
  const rollNo = record.inside.rollNos.find(waits)
  if (rollNo === undefined) return null
  return guideStep('serve-voter', 'seek-inside', room.issuer.id, { values: { rollNo }, points: [`voter:${rollNo}`] })
}

/** A card with which somebody voted, and which is still in a hand or on a machine. */
function votedCard(room: Room): GuideStep | null {
  const card = room.cards.find(({ id, place }) => room.votedCards.includes(id) && place !== RETURNED && place !== CASE)
  if (card === undefined) return null
  const app = card.place.startsWith('reader:') ? card.place.slice('reader:'.length) : null
  return guideStep('return-card', 'return-card', app, { points: [card.id, RETURNED], values: { card: card.number } })
}

function atKiosk(room: Room, { id, pad, view }: KioskSeen): GuideStep | null {
  const page = view?.page
  const lying = cardAt(room, `reader:${id}`)
  if (page === undefined) return null
  const word = SESSION_WORDS[page.type]
  const values = { card: lying?.number ?? '' }
  if (word !== undefined) return guideStep('vote', word, id, { values })
  // Already taken: the machine sees it in a moment.
  if (lying === null && TAKES_CARD_OFF.includes(page.type)) return guideStep('wait', 'wait-machine', id)
  switch (page.type) {
    case 'waiting':
      return lying?.kind === 'voting' && !lying.bent ? guideStep('wait', 'wait-machine', id) : null
    case 'reading-card':
    case 'recording':
    case 'finishing':
      return guideStep('wait', 'wait-machine', id)
    case 'choose':
      return guideStep('vote', chooseWord(page), id)
    case 'audio':
      return guideStep('vote', page.headphones ? earWord(page.phase, pad) : 'ear-plug-in', id)
    case 'take-card':
    case 'session-over':
      return guideStep('return-card', 'return-card', id, { points: [lying?.id ?? '', RETURNED], values })
    case 'refused': {
      const machine = told(kioskCardRefusals[page.refusal], {
        machine: page.machine ?? '',
        clock: page.clock.replace('T', ' '),
      })
      // The card is the voter's, and is laid down again when they can hear.
      if (page.refusal === 'headphones-missing')
        return guideStep('vote', 'ear-plug-lay', id, { machine, points: [lying?.id ?? '', HAND], values })
      // Whose card votes elsewhere keeps it; only a blank one belongs into the case.
      if (lying !== null && isOut(room, lying.id))
        return guideStep('return-card', 'refused-to-voter', id, { machine, points: [lying.id, HAND], values })
      return guideStep('return-card', 'wrong-card-off', id, { machine, points: [lying?.id ?? '', 'case'], values })
    }
    case 'card-away': {
      const away = room.begun.get(id) ?? room.issued[0]?.card
      const card = room.cards.find((each) => each.id === away)
      const points = [card?.id ?? '', `reader:${id}`]
      return guideStep('vote', 'card-back', id, { points, values: { card: card?.number ?? '' } })
    }
    default:
      return null
  }
}

const SESSION_WORDS: Partial<Record<KioskPage['type'], GuideStep['word']>> = {
  roles: 'press-next',
  'how-to': 'press-next',
  confirm: 'cast',
  recorded: 'next-contest',
  leave: 'leaving',
  'leave-sure': 'leaving',
}

/** By ear: the screen is dark, so the desk says what to press. */
const EAR_WORDS: Partial<Record<AudioPhase, GuideStep['word']>> = {
  hear: 'ear-hear',
  roles: 'ear-method',
  'how-to': 'ear-method',
  choose: 'ear-choose',
  confirm: 'ear-confirm',
  recorded: 'ear-recorded',
}

/** Switches have no keys that words could name: the voice names each thing, and a press takes it. */
function earWord(phase: AudioPhase, pad: Pad | null): GuideStep['word'] {
  if (pad === 'one-switch') return 'by-one-switch'
  if (pad === 'two-switches') return 'by-two-switches'
  return EAR_WORDS[phase] ?? 'by-keypad'
}

const TAKES_CARD_OFF: readonly KioskPage['type'][] = ['take-card', 'session-over', 'refused']

/** It shows whether somebody is chosen, never who. */
function chooseWord(page: Extract<KioskPage, { type: 'choose' }>): GuideStep['word'] {
  if (!page.allSeen) return 'see-all-pages'
  return page.selected === null ? 'choose' : 'chosen'
}
