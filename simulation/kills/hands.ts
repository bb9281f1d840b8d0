/** The people at one kiosk. They know nothing but the page: whatever a killed machine makes of itself, they go on by its screen. */
import { assert } from '#election/assert.ts'
import type { CandidateId } from '#election/ids.ts'
import type { CardTray } from '#hardware/card-reader/simulator/card-tray.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { isBad } from '#kiosk/session/self-test.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { lying, nextOfOfficer, type OfficersAct } from '#simulation/people/officer-at-kiosk.ts'
import { nextPress } from '#simulation/people/voter.ts'
import type { CardDesk } from '#simulation/rooms/card-desk.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { SeenPage } from './kiosk-process.ts'
import { Voter } from './told.ts'

/** Some voters leave without choosing. */
const LEAVES = 12
/** Whose session a crash has interrupted does not always come back; the officer ends it. */
const GOES_AWAY = 4
/** How long a hand takes, at most; pages may change meanwhile. */
const HAND_MS = 3

export interface HandsInput {
  readonly tray: CardTray
  readonly desk: CardDesk
  readonly officer: UltralightAesCard
  readonly titles: readonly string[]
  readonly dice: Dice
  readonly press: (press: Press, on: number) => void
  /** A promise that the screen broke. */
  readonly broken: (what: string) => void
  /** The first waiting page after a start, before anybody lays a card on: everything stands still. */
  readonly onQuiet: () => void
}

export class Hands {
  readonly #input: HandsInput
  /** Sessions that are over, in order. */
  readonly finished: Voter[] = []
  /** Those of them that the officer ended. */
  endedByStaff = 0
  #voter: { readonly voter: Voter; readonly card: UltralightAesCard } | null = null
  /** The voter has left in the middle of a session. */
  #gone = false
  /** No further voter comes; the officer closes. */
  evening = false
  #wantsToLeave = false
  #page: SeenPage | null = null
  #quietSeen = false
  #dark = true
  #closed = () => {}

  constructor(input: HandsInput) {
    this.#input = input
  }

  /** The power came back: nothing that was seen before holds. Resolves when the screen says that the pair is closed. */
  atPowerOn(): Promise<void> {
    this.#page = null
    this.#quietSeen = false
    this.#dark = false
    this.#voter?.voter.startedAgain()
    return new Promise((resolve) => {
      this.#closed = resolve
    })
  }

  /** The machine dies: nobody acts any more. A page that it had shown before may still come to be seen. */
  atDeath(): void {
    this.#dark = true
  }

  /** The page before the people, for the report of a life that got stuck. */
  get pageName(): string {
    return this.#page?.page.type ?? 'dark'
  }

  see(seen: SeenPage): void {
    const before = this.#page
    this.#page = seen
    const again = before?.serial === seen.serial
    // The same refusal drawn once more, whose voter has taken the card away meanwhile, is nobody's.
    if (!(again && seen.page.type === 'refused')) this.#hear(seen.page)
    // On most pages one act is enough, whatever the machine adds to them (marks, progress); these two ask twice.
    const asksAgain = seen.page.type === 'choose' || seen.page.type === 'card-away'
    if (again && !asksAgain) return
    const act = this.#answer(seen.page)
    if (act === null) return
    const take = this.#input.dice.below(HAND_MS + 1)
    const move = () => {
      // Who has seen that the page changed does not press the button of the old one.
      if (this.#dark || this.#page?.serial !== seen.serial) return
      try {
        act()
      } catch (error) {
        this.#input.broken(`the people stumble: ${String(error)}`)
      }
    }
    if (take === 0) move()
    else setTimeout(move, take)
  }

  /** The page's words are noted, whether or not somebody acts on them. */
  #hear(page: KioskPage): void {
    const { broken } = this.#input
    const voter = this.#voter?.voter ?? null
    switch (page.type) {
      case 'roles':
      case 'how-to':
      case 'choose':
      case 'confirm':
      case 'leave':
      case 'leave-sure':
        if (voter === null) broken(`the page ${page.type} without a voter`)
        else voter.asked(page.contest.title)
        return
      case 'recorded':
        voter?.toldRecorded(page.contest.title)
        return
      case 'take-card':
      case 'session-over':
        voter?.toldAllRecorded()
        return
      case 'recovered':
      case 'card-away': {
        const interrupted = page.type === 'card-away' ? page : page.interrupted
        for (const title of interrupted?.recorded ?? []) voter?.toldRecorded(title)
        for (const title of interrupted?.open ?? []) voter?.toldOpen(title)
        if (page.type === 'recovered' && page.lostPages > 0) broken(`P5: ${page.lostPages} pages are lost`)
        return
      }
      case 'refused':
        // Killed after the card's last step, before the screen could say so (row 28): the desk takes the card.
        if (page.refusal === 'card-finished' && voter !== null) voter.toldAllRecorded()
        else broken(`P4: a voter is refused: ${page.refusal}`)
        return
      case 'out-of-service':
        broken(`P4: out of service: ${page.fault}`)
        return
      case 'starting':
        for (const { line, state } of page.lines) {
          // A reader that is late on a busy computer comes by itself.
          if (isBad(state) && line !== 'card-reader') broken(`P4: does not start: ${line}: ${state.bad}`)
        }
        return
      case 'closed':
        if (page.failedMedium !== null) broken(`P5: the seal calls the ${page.failedMedium} failed`)
        this.#closed()
        return
      default:
        return
    }
  }

  #answer(page: KioskPage): (() => void) | null {
    switch (page.type) {
      case 'waiting':
        return () => this.#atWaiting()
      case 'roles':
      case 'how-to':
        return () => (this.#leavesNow() ? this.#press({ type: 'leave' }) : this.#vote(page))
      case 'choose':
      case 'confirm':
      case 'leave':
      case 'leave-sure':
      case 'recorded':
        return () => this.#vote(page)
      case 'take-card':
      case 'session-over':
      case 'refused':
        return () => this.#handIn()
      case 'card-away':
        return () => (page.cardLies ? this.#clearTray() : this.#goOn(page.open.length))
      default:
        return this.#nextOfOfficer(page).length === 0 ? null : () => this.#lead(page)
    }
  }

  /** They choose a candidate when they see the names. */
  #vote(page: KioskPage): void {
    const voter = this.#voter?.voter
    if (page.type === 'leave-sure') voter?.leave()
    if (page.type === 'confirm') {
      assert(voter !== undefined, 'a voter stands here')
      voter.press(page.contest.title, page.candidate.id as CandidateId)
    }
    const press = nextPress(page, () => {
      if (page.type === 'choose') return page.selected ?? this.#input.dice.pick(page.candidates).id
      if (page.type === 'confirm') return page.candidate.id
      return page.type === 'leave' ? 'leave-all' : 'leave-contest'
    })
    if (press !== null) this.#press(press)
  }

  #nextOfOfficer(page: KioskPage): readonly OfficersAct[] {
    const { card } = this.#input.tray
    const tray = lying(card, this.#input.officer)
    return nextOfOfficer(page, { errand: this.#gone ? 'end-session' : 'close', pin: PREPARED_PIN, tray })
  }

  #lead(page: KioskPage): void {
    for (const act of this.#nextOfOfficer(page)) {
      if (act.type === 'lay-card') this.#input.tray.insert(this.#input.officer)
      else if (act.type === 'take-card') this.#clearTray()
      else this.#press(act)
    }
  }

  #atWaiting(): void {
    if (!this.#quietSeen) {
      this.#quietSeen = true
      this.#input.onQuiet()
    }
    if (this.#gone) this.#sessionWasEnded()
    if (this.#voter !== null) this.#layVotersCard()
    else if (this.evening) this.#press({ type: 'staff' })
    else this.#nextVoter().catch((error: unknown) => this.#input.broken(`the desk stumbles: ${String(error)}`))
  }

  async #nextVoter(): Promise<void> {
    const { desk, titles, dice, broken } = this.#input
    const { card, token } = await desk.issue()
    this.#voter = { voter: new Voter(token, titles, broken), card }
    this.#wantsToLeave = dice.oneIn(LEAVES)
    // The machine may have died while the desk wrote the card.
    if (this.#page?.page.type === 'waiting') this.#layVotersCard()
  }

  /** The neutral page of an interrupted session: its voter comes back, or the officer ends it. */
  #goOn(open: number): void {
    const { dice } = this.#input
    this.#gone ||= open > 0 && dice.oneIn(GOES_AWAY)
    if (this.#gone) {
      this.#voter?.voter.leave()
      this.#press({ type: 'staff' })
    } else this.#layVotersCard()
  }

  /** The machine waits for the next voter: so the officer's ending is done. The card is lost to the desk. */
  #sessionWasEnded(): void {
    assert(this.#voter !== null, 'somebody had left')
    const { voter } = this.#voter
    if (!voter.over) voter.leave()
    voter.toldAllRecorded()
    this.finished.push(voter)
    this.endedByStaff++
    this.#voter = null
    this.#gone = false
  }

  #layVotersCard(): void {
    const { tray } = this.#input
    if (this.#voter !== null && tray.card === null) tray.insert(this.#voter.card)
  }

  #clearTray(): void {
    this.#input.tray.remove()
  }

  #leavesNow(): boolean {
    return this.#wantsToLeave && this.#input.dice.chance(50)
  }

  /** The session is over: the card goes back to the desk. */
  #handIn(): void {
    const { desk } = this.#input
    this.#clearTray()
    if (this.#voter === null) return
    desk.keep(this.#voter.card)
    this.finished.push(this.#voter.voter)
    this.#voter = null
  }

  #press(press: Press): void {
    assert(this.#page !== null, 'a page is seen')
    this.#input.press(press, this.#page.serial)
  }
}
