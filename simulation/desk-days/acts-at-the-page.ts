/** Acts of clerk and voters at each page of the desk, by how often they do them; now and then something that is no answer. */
import { maskOfIds, NO_CONTEST } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { ORDERS, REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import { WHY_NO_TICKET } from '#election/roll/standing.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import { DECIDERS, PROVISIONAL_GROUNDS } from '#election/roll/ways.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { SAID } from '#issuer/session/mistaken.ts'
import { type IssuerScreenEvent, WAYS, type WayEntries } from '#issuer/session/screen-event.ts'
import type { Voter } from '#issuer/session/state.ts'
import { WAY_TICKS } from '#issuer/session/way-ticks.ts'
import { cardState } from '#simulation/rooms/card-stock.ts'
import { type DayView, someOf } from '#simulation/stations/desk-acts.ts'
import { placeOf } from './account.ts'
import { type Act, anyOtherCard, bringsList, rowOfList } from './acts-at-any-time.ts'
import type { Scene } from './scene.ts'

type DeskOf<T extends DayView['desk']['type']> = Extract<DayView['desk'], { type: T }>

export function ofDesk(day: Scene, view: DayView): readonly Act[] {
  const { desk } = view
  const send = day.reception.send.bind(day.reception)
  const goes: Act = [1, () => send({ type: 'voter-left' })]
  const cancels: Act = [1, () => send({ type: 'operation-cancelled' })]
  switch (desk.type) {
    case 'ready':
    case 'declined':
      return calls(day)
    case 'returned':
      return [[6, () => day.lifts()], goes, ...calls(day)]
    case 'matches':
      return [[4, () => send({ type: 'voter-chosen', rollNo: day.dice.pick(desk.voters).rollNo })], goes]
    case 'refused':
      return [...ofVoter(day, desk.voter), ...ofOrder(day, desk), [2, goes[1]], ...calls(day)]
    case 'found':
      return [
        [desk.oath === 'asked' ? 7 : 0, () => send({ type: 'oath-received', reason: 'ill' })],
        ...SAID.map((what): Act => [desk.said === null ? 0 : 4, () => send({ type: 'said-heard', what, done: true })]),
        [7, () => send({ type: 'identity-confirmed' })],
        ...ofVoter(day, desk.voter),
        ...ofOrder(day, desk),
        goes,
      ]
    case 'by-order':
      return [[8, () => types(day)], goes]
    case 'ways':
      return ways(day, desk)
    case 'paper-given':
      return [
        [5, () => handsPaper(day, desk)],
        [2, () => takesPaperBack(day, desk)],
      ]
    case 'checked':
      return [...chooses(day, desk), goes]
    case 'question':
      return [
        [6, () => send({ type: 'question-answered', yes: true })],
        [1, () => send({ type: 'question-answered', yes: false })],
        goes,
      ]
    case 'card-awaited':
      return [[12, () => day.lays(cardFor(day))], goes, cancels]
    case 'hand-over':
      return [
        [8, () => handsOver(day, desk)],
        [desk.papers === NO_CONTEST ? 0 : 3, () => handsCardAlone(day, desk)],
        ...calls(day),
      ]
    case 'return-awaited':
      return [
        [9, () => day.lays(cardOf(day, desk.voter.rollNo))],
        [desk.failure?.code === 'exchange-not-seen' ? 9 : 0, () => send({ type: 'card-check-requested' })],
        cancels,
      ]
    // Nobody asks for it here: its own scenario, simulation/promises/promise-1-a-row-marked-for-somebody-else.port.test.ts.
    case 'mistaken':
      return [goes]
    case 'seeking':
    case 'recording':
    case 'moving':
    case 'issuing':
    case 'returning':
    case 'giving-paper':
      return [[1, () => {}]]
  }
}

/** X-B2: also as long and as wide as the two fields take. */
const HELPERS = [
  ['補助 一', '補助 二'],
  ['齋'.repeat(80), '𠮷'.repeat(40)],
  ['"'.repeat(80), '藤'.repeat(80)],
]

/** The next one, found by number, ticket or name. */
function calls(day: Scene): readonly Act[] {
  const { dice, facts } = day
  if (day.reception.card !== null) return [[20, () => day.lifts()]]
  const seek = () => {
    const ordered = day.watch.view?.record.roll.byOrder ?? []
    const anybody = [...facts.roll, ...ordered.map((each) => ({ ...each, ticket: each.rollNo }))]
    const row = day.disks !== null && dice.oneIn(3) ? rowOfList(day) : dice.pick(anybody)
    const by = dice.pick(['roll-number', 'ticket', 'any'] as const)
    day.reception.send({ type: 'voter-sought', text: by === 'ticket' ? row.ticket : row.rollNo, by })
  }
  const scan = () => {
    const { ticket } = dice.pick(facts.roll)
    const station = dice.oneIn(10) ? dice.pick(['9', '12']) : facts.station.id
    const text = ticketText({
      electionId: facts.loaded.electionPackage.electionId,
      station: station as typeof facts.station.id,
      ticket,
    })
    day.reception.scan(dice.oneIn(12) ? `${text}9` : text)
  }
  const stranger: Act = [
    dice.oneIn(3) ? 1 : 0,
    () => day.reception.send({ type: 'voter-sought', text: 'nobody of the roll', by: 'any' }),
  ]
  const list: Act = [day.watch.view?.listAwaited ? 8 : 0, () => bringsList(day)]
  const waived = { type: 'roll-list-waived', reason: 'simulated' } as const
  const waive: Act = [day.watch.view?.listAwaited ? 2 : 0, () => day.reception.send(waived)]
  return [[4, seek], [3, scan], stranger, [2, () => votes(day)], list, waive]
}

/** Somebody in the hall lays a card into a machine, loses it, or it breaks. */
function votes(day: Scene): void {
  const { dice, cards, watch, transcript } = day
  const card = dice.pick(cards.at('hand'))
  const record = day.watch.view?.record
  if (card === undefined || record === undefined || record.openedAt === null || record.closing.kiosksMayClose) return
  const what = dice.below(14)
  transcript.line(`hall ${what}`)
  if (what < 9) cards.votesWith(card, dice)
  else if (what < 11) cards.put(card, 'lying')
  else if (what < 13 && cardState(card).type === 'issued') cards.breaks(card, dice.pick(['bent', 'dead']))
  watch.marksMoves()
}

function ofVoter(day: Scene, voter: Voter | null): readonly Act[] {
  const { dice, cards } = day
  if (voter === null) return []
  const { out } = voter.standing
  const ways: Act = [5, () => day.reception.send({ type: 'ways-requested' })]
  const asksBack = () => {
    const card = day.reception.card
    // Somebody else's card that lies there and fits would pass for theirs (ISS-18).
    if (card !== null && cards.rightOn(card)?.voter !== placeOf(voter.rollNo)) day.lifts()
    day.reception.send({ type: 'return-requested', declined: someOf(day.reception, dice, out, 40) })
  }
  const back: Act = [5, asksBack]
  const checks: Act = [2, () => day.reception.send({ type: 'card-check-requested' })]
  return out === 0 ? [ways] : [back, checks, [1, ways[1]]]
}

/** ELG-01: nobody of the roll stands there with a document; or the row that was typed for somebody was a mistake. */
function ofOrder(day: Scene, desk: DeskOf<'refused' | 'found'>): readonly Act[] {
  const send = day.reception.send.bind(day.reception)
  if (desk.type === 'refused' && desk.voter === null && desk.notice.code === 'not-on-roll')
    return [[12, () => send({ type: 'ways-requested' })]]
  return desk.voter?.byOrder === true ? [[2, () => send({ type: 'order-removal-requested' })]] : []
}

/** Somebody new, somebody who was entered before, or somebody of the roll; pressed twice now and then. */
function types(day: Scene): void {
  const { dice, facts, reception, transcript } = day
  const known = dice.pick(facts.roll)
  // On disks oftener the one whom a list adds as well.
  const who = dice.pick(day.disks === null ? [0, 1, 2, 3] : [0, 1, 2, 3, 3, 3])
  const name = who === 0 ? known.name : `決定 ${'一二三'[who - 1]}郎`
  const entries = {
    kind: dice.pick(ORDERS),
    conditions: dice.oneIn(8) ? [] : [...REGISTRATION_CONDITIONS],
    clerk: '係 一',
    by: dice.oneIn(8) ? '' : '選挙管理委員会 第1号',
    date: '2002-06-20',
    name,
    kana: who === 0 ? known.kana : `ケッテイ ${who}`,
    sex: dice.pick(['M', 'F'] as const),
    birthDate: who === 0 ? known.birthDate : '昭和35年4月2日',
    address: '本町2-2',
  }
  transcript.happens(`rows typed of a ${entries.kind}`)
  reception.send({ type: 'order-typed', entries })
  if (dice.oneIn(5)) reception.send({ type: 'order-typed', entries })
}

function chooses(day: Scene, { checked }: DeskOf<'checked'>): readonly Act[] {
  const { dice } = day
  const send = day.reception.send.bind(day.reception)
  const mode = dice.pick(['voter', 'proxy', 'assisted'] as const)
  const whole = !dice.oneIn(4)
  const helpers = HELPERS[placeOf(checked.voter.rollNo) % HELPERS.length] ?? []
  const assistance: IssuerScreenEvent = {
    type: 'assistance-chosen',
    mode,
    assistants: mode === 'voter' ? [] : helpers.slice(0, whole ? 2 : 1),
    cause: mode === 'proxy' ? 'sight' : null,
    heard: whole,
    agreed: whole,
  }
  return [
    [9, () => send({ type: 'issue-requested' })],
    [5, () => send({ type: 'contests-chosen', contests: someOf(day.reception, dice, checked.offered, 60) })],
    [1, () => send({ type: 'presentation-chosen', presentation: dice.pick(['normal', 'audio']) })],
    [2, () => send(assistance)],
    [1, () => send({ type: 'ways-requested' })],
  ]
}

function ways(day: Scene, { open, chosen, voter }: DeskOf<'ways'>): readonly Act[] {
  const { dice, watch } = day
  const send = day.reception.send.bind(day.reception)
  const away: readonly Act[] = [
    [1, () => send({ type: 'operation-cancelled' })],
    [1, () => send({ type: 'voter-left' })],
  ]
  const choose: Act = [6, () => send({ type: 'way-chosen', way: dice.pick(dice.oneIn(12) ? WAYS : open) ?? 'braille' })]
  if (chosen === null) return [choose, ...away]
  const decide = () => {
    const entries = entriesOf(day, voter.standing.out)
    const contests = maskOfIds(day.facts.contests, entries.contests) ?? NO_CONTEST
    watch.pressed = { way: chosen, entries, contests }
    send({ type: 'way-decided', entries })
    // PAP-10: it lies at the desk from now on, whatever the books hold after a cut.
    const { view } = day.reception
    const isTaken = view?.screen === 'day' && view.desk.type === 'recording'
    if (chosen === 'paper-unused' && isTaken) day.cards.unused(placeOf(voter.rollNo), contests)
  }
  return [[10, decide], ...away, [1, choose[1]]]
}

/** Mostly all that the page asks for. */
function entriesOf(day: Scene, out: ContestMask): WayEntries {
  const { dice, facts } = day
  const all = facts.contests.reduce((mask, { bit }) => mask | (1 << bit), 0) as ContestMask
  const contests = someOf(day.reception, dice, dice.oneIn(10) ? out : all, 70)
  return {
    ticks: dice.oneIn(12) ? [] : [...WAY_TICKS],
    ticketReason: dice.pick(WHY_NO_TICKET),
    papers: 1 + dice.below(3),
    ground: dice.pick(PROVISIONAL_GROUNDS),
    decidedBy: dice.pick(DECIDERS),
    words: dice.oneIn(12) ? '' : '立会人に異議',
    contests,
  }
}

export function handsPaper(day: Scene, { voter, contests }: DeskOf<'paper-given'>): void {
  day.transcript.happens('papers given')
  if (day.watch.isOrdinary) day.cards.ordinary(placeOf(voter.rollNo), contests)
  else day.cards.papers(placeOf(voter.rollNo), contests)
  day.reception.send({ type: 'handed-over' })
}

function takesPaperBack(day: Scene, { contests }: DeskOf<'paper-given'>): void {
  day.transcript.happens('papers taken back')
  day.watch.takesPaperBack(contests)
  day.reception.send({ type: 'paper-withdrawn' })
}

export function handsOver(day: Scene, { checked, papers }: DeskOf<'hand-over'>): void {
  day.transcript.happens('cards given')
  day.lifts()
  day.watch.handsPapers(papers)
  if (papers !== NO_CONTEST) day.transcript.happens('ordinary papers given')
  day.cards.ordinary(placeOf(checked.voter.rollNo), papers)
  day.reception.send({ type: 'handed-over' })
}

/** LAW-19: the paper that goes with it stays at the desk. */
function handsCardAlone(day: Scene, { papers }: DeskOf<'hand-over'>): void {
  day.transcript.happens('cards given')
  day.lifts()
  day.watch.handsPapers(papers)
  day.watch.takesPaperBack(papers)
  day.reception.send({ type: 'paper-withdrawn' })
}

/** A card of the case; now and then one that must not be issued (ISS-13, ISS-15). */
function cardFor(day: Scene): UltralightAesCard | undefined {
  const { cards, dice } = day
  const place = dice.pick(['envelope', 'hand', 'lying'] as const)
  return dice.oneIn(6) ? dice.pick(cards.at(place)) : dice.pick(cards.at('case'))
}

/** Their own; now and then another one of theirs, or one that says nothing (ISS-18: no card tells whose it is). */
function cardOf(day: Scene, rollNo: string): UltralightAesCard | undefined {
  const { cards, dice } = day
  return dice.oneIn(8) ? anyOtherCard(day) : dice.pick(cards.ofVoter(placeOf(rollNo)))
}
