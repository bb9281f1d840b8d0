/**
 * What the people of the station know, apart from every machine: who asked for what with their own hand, and what they were
 * then told. At the count each record says by its candidate whose it is, so that every word of every screen can be checked.
 */
import { both, contestBits, NO_CONTEST } from '#election/contests.ts'
import type { ContestBit, ContestMask, PairNumber } from '#election/ids.ts'

/**
 * One voter in one contest. `maybe-…`: asked for, and nobody has said yet what became of it. `recorded` and `ended` are what
 * a screen has said (or the officer has read); `none`: not asked for, or told "not recorded". `either`: staff ended a session
 * in which nobody could say whether the vote is recorded; one of both is. `dropped`: not recorded, and staff have written that its
 * session is over, because its card was gone.
 */
export type Known = 'none' | 'maybe-vote' | 'maybe-end' | 'either' | 'recorded' | 'ended' | 'dropped'

export class Ledger {
  readonly #known: Known[][]
  /** On which pair it was asked for last. */
  readonly #pairs: (PairNumber | null)[][]
  /** Contests for which a card is out, as the desk has said it to the voter. */
  readonly #rights: ContestMask[]
  readonly #object: (what: string) => void
  /** Who came to the desk last, there still or gone: the machine need not have heard that they went. */
  #atDesk: number | null = null
  readonly #unsure = new Set<number>()
  /** Contests for which an ordinary ballot paper is out, given while no card could hold them (LAW-19). */
  readonly #papers: ContestMask[]

  constructor(voters: number, object: (what: string) => void) {
    this.#known = Array.from({ length: voters }, () => ['none', 'none', 'none'])
    this.#pairs = Array.from({ length: voters }, () => [null, null, null])
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

  /** Entrance tickets that lie at the desk: of everybody who has a card, or had one and voted. */
  get ticketsAtDesk(): number {
    return this.#rights.filter((contests) => contests !== 0).length
  }

  comesToDesk(voter: number): void {
    this.#atDesk = voter
  }

  /** The ticket of the voter who was there is at the desk or was given back, and the books cannot know. */
  deskLostPower(): void {
    if (this.#atDesk !== null) this.#unsure.add(this.#atDesk)
  }

  /** Never fewer than there are: an older image of the books knows of fewer (X-B7). More only of those who stood there when the power went. */
  ticketsDiffer(expected: number): void {
    const { ticketsAtDesk } = this
    const unsure = [...this.#unsure].filter((voter) => this.rightsOf(voter) === 0).length
    // Who stood there last may have given the card back in that moment.
    const mayBeBack = this.#atDesk !== null && this.rightsOf(this.#atDesk) !== 0 ? 1 : 0
    const known = expected >= ticketsAtDesk - mayBeBack && expected <= ticketsAtDesk + unsure
    if (!known) this.#object(`P7: ${ticketsAtDesk} tickets and ${unsure} unsure, the books say ${expected}`)
  }

  /** LAW-19: beside a card for other contests, and instead of one for these. */
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

  /** D-07: the officer has heard that nothing is recorded; the right stays one. */
  replaced(voter: number, contests: ContestMask): void {
    if ((this.rightsOf(voter) & contests) !== contests) this.#object(`P1: voter ${voter} gets a card for no right`)
    if (!this.nothingKnown(voter, contests)) this.#object(`P1: voter ${voter} gets another card and may have voted`)
  }

  /** Nothing was asked for in these contests, or it was told that nothing is recorded. */
  nothingKnown(voter: number, contests: ContestMask): boolean {
    return contestBits(contests).every((contest) => this.known(voter, contest) === 'none')
  }

  returned(voter: number, contests: ContestMask): void {
    if ((this.rightsOf(voter) & contests) !== contests)
      this.#object(`P7: a card comes back that voter ${voter} had not`)
    this.#rights[voter] = (this.rightsOf(voter) & ~contests) as ContestMask
  }

  /** The page asks for this contest (again): so nothing is recorded. */
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
    // Ended a second time, after a power cut in the first, it is no surer what became of the vote before.
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

  /** The officer writes that the session is over; of what was open nothing is recorded any more. */
  dropped(voter: number, contest: ContestBit): void {
    this.toldNotRecorded(voter, contest, 'a dropped release')
    this.#set(voter, contest, 'dropped')
  }

  #set(voter: number, contest: ContestBit, known: Known): void {
    const ofVoter = this.#known[voter]
    if (ofVoter !== undefined) ofVoter[contest] = known
  }
}
