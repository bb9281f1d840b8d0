/** Reads every page that a kiosk shows, as the person in front of it, and holds it against what was asked for. */

import { assert } from '#election/assert.ts'
import { contestBits } from '#election/contests.ts'
import type { ContestBit, PairNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { type CardStock, cardState, type IssuedCard } from '#simulation/rooms/card-stock.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { Ledger } from './ledger.ts'

/** The session that the machine speaks of. */
export interface Visit extends IssuedCard {
  readonly card: UltralightAesCard
}

/** The card that is being read, whether no session was there before it, and why its machine should not let it in. */
interface Reading {
  readonly card: UltralightAesCard | null
  readonly fresh: boolean
  readonly unfit: string
}

/** The reason against letting this card in when it came: the mains may fail while its session is being taken up. */
function unfitFor(kiosk: KioskRoom, before: Reading | undefined): string {
  if (before?.card === kiosk.card) return before.unfit
  const isNew = kiosk.card !== null && cardState(kiosk.card).type === 'issued'
  return isNew ? [...kiosk.unfit].join() : ''
}

/** A machine is out of service for the day, and its pair can still say what is recorded (docs/formats/ballot-box.md rows 11–16, 22). */
export function isReleasing(page: KioskPage | null): boolean {
  if (page?.type !== 'out-of-service') return page?.type === 'release-card'
  return page.closable && (/-(away|failed)$/.test(page.fault) || ['machine-disk', 'taken-over'].includes(page.fault))
}

export class Observer {
  /** Cards that were taken up at a kiosk: the sessions. */
  sessions = 0
  readonly visits = new Map<KioskRoom, Visit>()
  /** Staff end this session: what is open becomes "ended" without a press of its voter. */
  readonly endedByStaff = new Set<KioskRoom>()
  /** Staff have confirmed the end, and the machine is writing it. */
  readonly endBeingWritten = new Set<KioskRoom>()
  /** Records a contest, as the closed machine told them. */
  readonly told = new Map<KioskRoom, ReadonlyMap<ContestBit, number>>()
  /** Gone when it is known whose session it is. */
  readonly #readings = new Map<KioskRoom, Reading>()
  /** Machines whose opening was under way, and those on which voters could vote at least once. */
  readonly begun = new Set<KioskRoom>()
  readonly opened = new Set<KioskRoom>()
  /** Whose pair is closed for good, and by which machine. */
  readonly sealed = new Map<KioskRoom, PairNumber>()
  /** Machines that said they take no more. */
  readonly full = new Set<KioskRoom>()
  /** Machines whose officer has asked to keep the key. */
  readonly keeps = new Set<KioskRoom>()
  /** Machines whose officer was told that it is before the hour. */
  readonly #questions = new Set<string>()
  /** A card is asked for to be released; what is finished there is no vote. */
  readonly #releasing = new Set<KioskRoom>()
  readonly #begun = new Map<KioskRoom, UltralightAesCard>()
  readonly #facts: SampleStation
  readonly #stock: CardStock
  readonly #ledger: Ledger
  readonly #isEarly: () => boolean
  readonly #object: (what: string) => void

  constructor(
    facts: SampleStation,
    stock: CardStock,
    ledger: Ledger,
    isEarly: () => boolean,
    object: (what: string) => void,
  ) {
    this.#isEarly = isEarly
    this.#facts = facts
    this.#stock = stock
    this.#ledger = ledger
    this.#object = object
  }

  sees(kiosk: KioskRoom, { page }: KioskView): void {
    switch (page.type) {
      case 'waiting':
        // Votable again: what it told at an earlier closing is the past.
        this.told.delete(kiosk)
        this.#releasing.delete(kiosk)
        this.opened.add(kiosk)
        this.#readings.set(kiosk, { card: null, fresh: true, unfit: '' })
        if (kiosk.holds !== kiosk) this.#object(`P1: machine ${kiosk.pair} lets voters in to pair ${kiosk.holds.pair}`)
        if (kiosk.unfit.has('front')) this.#object(`P6: ${kiosk.pair} waits for voters, and its front was opened`)
        return
      case 'reading-card': {
        const before = this.#readings.get(kiosk)
        this.#readings.set(kiosk, {
          card: kiosk.card ?? before?.card ?? null,
          fresh: before?.fresh ?? false,
          unfit: unfitFor(kiosk, before),
        })
        return
      }
      case 'refused':
        if (page.refusal === 'machine-full') this.full.add(kiosk)
        return
      case 'roles':
      case 'how-to':
        this.#begins(kiosk)
        return
      case 'audio':
        this.#hears(kiosk, page)
        return
      case 'choose':
        this.#asked(kiosk, page.contest.title)
        return
      case 'recording':
        this.#records(kiosk)
        return
      case 'recorded':
        this.#recorded(kiosk, [page.contest.title], 'the page "recorded"')
        return
      case 'finishing':
        if (this.#releasing.has(kiosk)) return
        this.#recorded(kiosk, this.#titlesOf(kiosk), `the page "${page.type}"`)
        return
      case 'take-card':
        this.#recorded(kiosk, this.#titlesOf(kiosk), `the page "${page.type}"`)
        return
      case 'session-over':
        this.#over(kiosk)
        return
      case 'card-away':
        this.#away(kiosk, page)
        return
      default:
        this.#seesOfStaff(kiosk, page)
    }
  }

  #seesOfStaff(kiosk: KioskRoom, page: KioskPage): void {
    if (page.type === 'taken-over' && this.#isEarly() && !kiosk.takeOverInTheDay)
      this.#object(`P6: ${kiosk.pair} takes a pair over in the day`)
    switch (page.type) {
      case 'recovered':
      case 'taken-over':
        if (page.interrupted !== null) {
          const { recorded, open, freed } = page.interrupted
          this.#states(kiosk, recorded, freed && this.#isBack(kiosk) ? [] : open, `the page "${page.type}"`)
        }
        return
      case 'starting':
        // The power went while the end was written: what is told now is told by the start.
        this.endBeingWritten.delete(kiosk)
        return
      case 'release-card':
        this.#releasing.add(kiosk)
        return
      case 'opening':
        this.begun.add(kiosk)
        return
      case 'released':
        this.#released(kiosk, page)
        return
      case 'staff-early':
      case 'staff-no-permission':
        this.#questions.add(`${kiosk.pair} ${page.type}`)
        return
      case 'closing':
        this.#closes(kiosk)
        return
      case 'out-of-service':
        this.#outOfService(kiosk, page)
        return
      case 'staff-status':
        this.#survivorSays(kiosk, page)
        return
      case 'remove-operator-card':
        this.#staffEnded(kiosk)
        return
      case 'staff-menu':
        for (const type of ['staff-early', 'staff-no-permission']) this.#questions.delete(`${kiosk.pair} ${type}`)
        this.#releasing.delete(kiosk)
        this.keeps.delete(kiosk)
        if (page.session === 'none') this.#staffEnded(kiosk)
        return
      case 'closed':
        this.#closed(kiosk, page)
        return
      default:
        return
    }
  }

  /** Its card went back to the desk: what this pair left open is voted elsewhere. */
  #isBack({ holds }: KioskRoom): boolean {
    const visit = this.visits.get(holds)
    return visit !== undefined && this.#stock.rightOn(visit.card) === null
  }

  /** Votes may be on its pair. */
  isUsed(kiosk: KioskRoom): boolean {
    return this.opened.has(kiosk) || this.sealed.has(kiosk)
  }

  contestOf(title: string): ContestBit {
    return (this.#facts.contests.find((contest) => contest.title === title)?.bit ?? 0) as ContestBit
  }

  /** Contests of the card that nobody was told about as recorded. */
  open(visit: Visit): readonly ContestBit[] {
    return contestBits(visit.contests).filter((contest) => {
      const known = this.#ledger.known(visit.voter, contest)
      return known !== 'recorded' && known !== 'ended'
    })
  }

  /** Everything that is open is asked to be ended. */
  asksToEnd({ holds }: KioskRoom): void {
    const visit = this.visits.get(holds)
    for (const contest of visit === undefined ? [] : this.open(visit)) {
      this.#ledger.attempted(visit?.voter ?? 0, contest, 'maybe-end', holds.pair)
    }
  }

  /** Row 16: its card does not come; what it has open nobody records any more. */
  dropsFreed({ holds }: KioskRoom): void {
    const visit = this.visits.get(holds)
    if (visit === undefined || cardState(visit.card).type !== 'pressed') return
    // The menu says nothing of contests that staff were to check.
    const open = this.open(visit).filter((contest) => this.#ledger.known(visit.voter, contest) === 'none')
    for (const contest of open) this.#ledger.dropped(visit.voter, contest)
  }

  #begins(kiosk: KioskRoom): void {
    const { card } = kiosk
    const right = card && this.#stock.rightOn(card)
    if (card === null || right === null) {
      this.#object('P6: a session begins for a card that nobody issued')
      return
    }
    const unfit = this.#readings.get(kiosk)?.unfit ?? ''
    if (unfit !== '' && unfit === [...kiosk.unfit].join()) this.#object(`P2: ${kiosk.pair} lets a voter in: ${unfit}`)
    if (this.#begun.get(kiosk) !== card) this.sessions++
    this.#begun.set(kiosk, card)
    this.#readings.delete(kiosk)
    this.visits.set(kiosk.holds, { ...right, card })
    for (const contest of contestBits(right.contests))
      this.#ledger.askedAgain(right.voter, contest, 'the page "how to"')
  }

  #hears(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'audio' }>): void {
    const title = page.contest?.title
    switch (page.phase) {
      case 'roles':
      case 'how-to':
        this.#begins(kiosk)
        return
      case 'choose':
        if (title !== undefined) this.#asked(kiosk, title)
        return
      case 'recording':
        this.#records(kiosk)
        return
      case 'recorded':
        if (title !== undefined) this.#recorded(kiosk, [title], 'the voice "recorded"')
        return
      default:
        return
    }
  }

  #asked(kiosk: KioskRoom, title: string): void {
    const visit = this.visits.get(kiosk.holds)
    if (visit !== undefined) this.#ledger.askedAgain(visit.voter, this.contestOf(title), 'the page "choose"')
  }

  /** A session that staff are ending goes on by itself when its card lies there again. */
  #records(kiosk: KioskRoom): void {
    const visit = this.visits.get(kiosk.holds)
    if (visit !== undefined && this.endedByStaff.delete(kiosk)) this.asksToEnd(kiosk)
  }

  #recorded(kiosk: KioskRoom, titles: readonly string[], where: string): void {
    const visit = this.visits.get(kiosk.holds)
    if (visit === undefined) return
    for (const title of titles) this.#ledger.toldRecorded(visit.voter, this.contestOf(title), where)
  }

  #away(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'card-away' }>): void {
    const reading = this.#readings.get(kiosk)
    this.#takesUp(kiosk)
    const visit = this.visits.get(kiosk.holds)
    // Another card on the neutral page: the page may speak of it or of the one before, and nothing is recorded for either.
    const other = reading !== undefined && !reading.fresh && reading.card !== null && reading.card !== visit?.card
    if (!other) this.#states(kiosk, page.recorded, page.open, 'the page "card-away"')
  }

  /** A session that was broken off while its card was being taken. */
  #takesUp(kiosk: KioskRoom): void {
    const reading = this.#readings.get(kiosk)
    this.#readings.delete(kiosk)
    const right = reading?.card && this.#stock.rightOn(reading.card)
    if (reading?.fresh && reading.card !== null && right) this.visits.set(kiosk.holds, { ...right, card: reading.card })
  }

  #states(kiosk: KioskRoom, recorded: readonly string[], open: readonly string[], where: string): void {
    const visit = this.visits.get(kiosk.holds)
    if (visit === undefined) return
    this.#recorded(kiosk, recorded, where)
    for (const title of open) this.#ledger.toldNotRecorded(visit.voter, this.contestOf(title), where)
  }

  #titlesOf(kiosk: KioskRoom): readonly string[] {
    const mask = this.visits.get(kiosk.holds)?.contests ?? 0
    return this.#facts.contests.filter(({ bit }) => (mask & (1 << bit)) !== 0).map(({ title }) => title)
  }

  #over(kiosk: KioskRoom): void {
    const right = kiosk.card && this.#stock.rightOn(kiosk.card)
    if (right === null) {
      this.#object('P6: a card that nobody issued is told to be over')
      return
    }
    for (const contest of contestBits(right.contests)) {
      this.#ledger.toldRecorded(right.voter, contest, 'the page "session over"')
    }
  }

  #outOfService(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'out-of-service' }>): void {
    if (page.fault === 'software') this.#object('the program of a kiosk stopped by an error')
    if (page.voter === null) return
    this.#takesUp(kiosk)
    this.#states(kiosk, page.voter.recorded, page.voter.notRecorded, 'the page "out of service"')
  }

  /** The officer's reading of the healthy medium, for the vote that was in flight. */
  #survivorSays(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'staff-status' }>): void {
    const visit = this.visits.get(kiosk.holds)
    if (visit === undefined || page.survivor === null) return
    for (const contest of contestBits(visit.contests)) {
      const known = this.#ledger.known(visit.voter, contest)
      if (known !== 'maybe-vote' && known !== 'maybe-end') continue
      if (page.survivor === 'recorded-on-one-medium') {
        this.#ledger.toldRecorded(visit.voter, contest, 'the staff page')
      }
      if (page.survivor === 'not-recorded') this.#ledger.toldNotRecorded(visit.voter, contest, 'the staff page')
    }
  }

  #staffEnded(kiosk: KioskRoom): void {
    const visit = this.visits.get(kiosk.holds)
    if (!this.endBeingWritten.delete(kiosk) || visit === undefined) return
    for (const contest of contestBits(visit.contests)) {
      if (this.#ledger.known(visit.voter, contest) === 'maybe-end') {
        this.#ledger.toldRecorded(visit.voter, contest, 'the end by staff')
      }
    }
  }

  /** The card that is there counts, and not the session in the journal. */
  #released(kiosk: KioskRoom, { recorded, open }: Extract<KioskPage, { type: 'released' }>): void {
    const right = kiosk.card && this.#stock.rightOn(kiosk.card)
    if (right === null) {
      this.#object('P6: a card that nobody issued is released')
      return
    }
    for (const title of recorded) this.#ledger.toldRecorded(right.voter, this.contestOf(title), 'the page "released"')
    for (const title of open) this.#ledger.toldNotRecorded(right.voter, this.contestOf(title), 'the page "released"')
  }

  /** K3: before the hour it is asked twice, except for a pair on which nobody votes any more. */
  #closes(kiosk: KioskRoom): void {
    const asked = this.#questions.has(`${kiosk.pair} staff-early`) || kiosk.holds !== kiosk
    if (!asked && this.#isEarly()) this.#object(`P4: ${kiosk.pair} is closed before the hour by one press`)
    const answered = this.#questions.has(`${kiosk.pair} staff-no-permission`) || kiosk.holds !== kiosk
    if (!answered && kiosk.permitted() === null)
      this.#object(`CLS-03: ${kiosk.pair} is closed, and the issuer has permitted nothing`)
  }

  #closed(kiosk: KioskRoom, page: Extract<KioskPage, { type: 'closed' }>): void {
    if (page.final) this.sealed.set(kiosk.holds, this.#sealer(kiosk, page.takenOver?.sealedBy ?? null))
    // The machine does as it was asked: another machine's pair needs the key.
    if (page.final && page.signingKey === 'erased' && this.keeps.has(kiosk) && !kiosk.diskFull)
      this.#object(`P6: ${kiosk.pair} was to keep its key`)
    this.keeps.delete(kiosk)
    if (page.records.length === 0) return
    this.told.set(kiosk.holds, new Map(page.records.map(({ contest, count }) => [this.contestOf(contest), count])))
  }

  /** The report names who signed (D-18): the machine that shows the seal, unless it names another one. */
  #sealer(kiosk: KioskRoom, serial: string | null): PairNumber {
    if (serial === null) return kiosk.pair
    const named = this.#facts.kiosk(kiosk.pair).facts.pairs.find((each) => each.serial === serial)
    assert(named !== undefined, `observer: the page names ${serial}, a machine of this station`)
    return named.pair
  }
}
