/**
 * The knowledge of the station's people, apart from every machine: each act of a person's own hand, and the screen's answer to it.
 * At the count the candidate of each record shows whose it is, so that every word of every screen can be checked.
 */
import { both, CONTESTS_MAX, contestBits, NO_CONTEST } from '#election/contests.ts'
import type { ContestBit, ContestMask, PairNumber } from '#election/ids.ts'

/**
 * One voter in one contest. `none`: the voter asked for nothing, or a screen said "not recorded". `maybe-…`: the voter asked, and
 * no screen has answered yet. `recorded`, `ended`: a screen said so, or the officer read it. `either`: staff ended a session that
 * may have recorded the vote, so either the vote or the "ended" record exists. `dropped`: nothing is recorded, and staff wrote
 * that the session is over, because its card was gone.
 */
export type Known = 'none' | 'maybe-vote' | 'maybe-end' | 'either' | 'recorded' | 'ended' | 'dropped'

export class Ledger {
  readonly #known: Known[][]
  /** The pair at which the voter last asked for a record in the contest. */
  readonly #pairs: (PairNumber | null)[][]
  /** Contests for which the desk gave the voter a card. */
  readonly #rights: ContestMask[]
  readonly #object: (what: string) => void
  /** The voter who came to the desk last. The voter may have left without the issuer's knowledge. */
  #atDesk: number | null = null
  readonly #unsure = new Set<number>()
  /** Contests for which the voter got an ordinary ballot paper, because no card could hold them (LAW-19). */
  readonly #papers: ContestMask[]

  constructor(voters: number, object: (what: string) => void) {
    this.#known = Array.from({ length: voters }, () => new Array<Known>(CONTESTS_MAX).fill('none'))
    this.#pairs = Array.from({ length: voters }, () => new Array<PairNumber | null>(CONTESTS_MAX).fill(null))
    this.#rights = Array.from({ length: voters }, () => NO_CONTEST)
    this.#papers = Array.from({ length: voters }, () => NO_CONTEST)
    this.#object = object
  }

  known(voter: number, contest: ContestBit): Known {
    return this.#known[voter]?.[contest] ?? 'none'
  }

  pairOf(voter: number, contest: ContestBit): PairNumber | null {
    return this.#pairs[voter]?.[contest] ?? null
  }

  right(voter: number, contest: ContestBit): boolean {
    return ((this.#rights[voter] ?? 0) & (1 << contest)) !== 0
  }

  rightsOf(voter: number): ContestMask {
    return this.#rights[voter] ?? (0 as ContestMask)
  }

  /** The desk keeps the entrance ticket of each voter who has a card, or had one and voted. */
  get ticketsAtDesk(): number {
    return this.#rights.filter((contests) => contests !== 0).length
  }

  comesToDesk(voter: number): void {
    this.#atDesk = voter
  }

  /** The books may not know whether the ticket of the voter who was there is at the desk or was given back. */
  deskLostPower(): void {
    if (this.#atDesk !== null) this.#unsure.add(this.#atDesk)
  }

  /** Fewer would be an older image of the books (X-B7). Only voters who were there when the power went may make it more. */
  ticketsDiffer(expected: number): void {
    const { ticketsAtDesk } = this
    const unsure = [...this.#unsure].filter((voter) => this.rightsOf(voter) === 0).length
    // The voter who came last may have just given the card back: then one fewer is right.
    const mayBeBack = this.#atDesk !== null && this.rightsOf(this.#atDesk) !== 0 ? 1 : 0
    const known = expected >= ticketsAtDesk - mayBeBack && expected <= ticketsAtDesk + unsure
    if (!known) this.#object(`P7: ${ticketsAtDesk} tickets and ${unsure} unsure, the books say ${expected}`)
  }

  /** LAW-19: an ordinary paper replaces a card for these contests; other contests may be on a card. */
  paperGiven(voter: number, contests: ContestMask): void {
    if (both(this.rightsOf(voter), contests) !== NO_CONTEST)
      this.#object(`P1: voter ${voter} has a card for the contest of a paper`)
    if (!this.nothingKnown(voter, contests)) this.#object(`P1: voter ${voter} may have voted, and gets a paper`)
    if (both(this.#papersOf(voter), contests) !== NO_CONTEST)
      this.#object(`P1: voter ${voter} has two papers for one contest`)
    this.#papers[voter] = (this.#papersOf(voter) | contests) as ContestMask
  }

  #papersOf(voter: number): ContestMask {
    return this.#papers[voter] ?? NO_CONTEST
  }

  issued(voter: number, contests: ContestMask): void {
    if (both(this.#papersOf(voter), contests) !== NO_CONTEST)
      this.#object(`P1: voter ${voter} has a paper and gets a card for its contest`)
    if ((this.rightsOf(voter) & contests) !== 0) this.#object(`P1: voter ${voter} has two cards for one contest`)
    this.#rights[voter] = (this.rightsOf(voter) | contests) as ContestMask
  }

  /** D-07: the officer heard that nothing is recorded; the new card has the same right. */
  replaced(voter: number, contests: ContestMask): void {
    if ((this.rightsOf(voter) & contests) !== contests) this.#object(`P1: voter ${voter} gets a card for no right`)
    if (!this.nothingKnown(voter, contests)) this.#object(`P1: voter ${voter} gets another card and may have voted`)
  }

  /** In each contest the voter asked for nothing, or a screen said "not recorded". */
  nothingKnown(voter: number, contests: ContestMask): boolean {
    return contestBits(contests).every((contest) => this.known(voter, contest) === 'none')
  }

  returned(voter: number, contests: ContestMask): void {
    if ((this.rightsOf(voter) & contests) !== contests)
      this.#object(`P7: a card comes back that voter ${voter} had not`)
    this.#rights[voter] = (this.rightsOf(voter) & ~contests) as ContestMask
  }

  /** A page asks for this contest, also again: so nothing is recorded. */
  askedAgain(voter: number, contest: ContestBit, where: string): void {
    const now = this.known(voter, contest)
    if (now === 'recorded' || now === 'ended' || now === 'dropped') {
      this.#object(`P1: ${where} asks voter ${voter} for contest ${contest}, which was told ${now}`)
    }
    this.#set(voter, contest, 'none')
  }

  attempted(voter: number, contest: ContestBit, how: 'maybe-vote' | 'maybe-end', pair: PairNumber): void {
    const pairs = this.#pairs[voter]
    if (pairs !== undefined) pairs[contest] = pair
    const now = this.known(voter, contest)
    if (now === 'recorded' || now === 'ended') this.#object(`P1: voter ${voter} may record contest ${contest} again`)
    if (!this.right(voter, contest)) this.#object(`P1: voter ${voter} may record contest ${contest} without a right`)
    // A second ending, after a power cut in the first, does not show whether the vote before it was recorded.
    const unsure = now === 'maybe-vote' || now === 'either'
    this.#set(voter, contest, unsure && how === 'maybe-end' ? 'either' : how)
  }

  toldRecorded(voter: number, contest: ContestBit, where: string): void {
    const now = this.known(voter, contest)
    if (now === 'none') {
      this.#object(`P4: ${where} says recorded, but voter ${voter} never asked for contest ${contest}`)
    }
    if (now === 'maybe-vote') this.#set(voter, contest, 'recorded')
    if (now === 'maybe-end') this.#set(voter, contest, 'ended')
  }

  toldNotRecorded(voter: number, contest: ContestBit, where: string): void {
    const now = this.known(voter, contest)
    if (now === 'recorded' || now === 'ended') {
      this.#object(`P2: ${where} says not recorded, but voter ${voter} was told ${now} in contest ${contest}`)
    }
    this.#set(voter, contest, 'none')
  }

  /** The officer writes that the session is over: its open contests can no longer be recorded. */
  dropped(voter: number, contest: ContestBit): void {
    this.toldNotRecorded(voter, contest, 'a dropped release')
    this.#set(voter, contest, 'dropped')
  }

  #set(voter: number, contest: ContestBit, known: Known): void {
    const ofVoter = this.#known[voter]
    if (ofVoter !== undefined) ofVoter[contest] = known
  }
}
