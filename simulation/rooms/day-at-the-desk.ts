/**
 * A day at the issuer's desk as a test plays it: it keeps its own account of cards, papers, tickets and rights, from what it saw in
 * its hands, and holds it against the issuer's.
 */
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { stateOf, toFinished, toPressed, toTaken } from '#election/card/card-state.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { issuerScreenEventSchema, WAY_TICKS, type WayEntries } from '#issuer/session/screen-event.ts'
import { counterOf } from './card-desk.ts'
import { must } from './must.ts'
import type { Reception } from './reception.ts'
import { closeAsRecorded } from './reception-evening.ts'

/** Whatever a page may ask for. */
const ENTRIES: WayEntries = {
  ticks: [...WAY_TICKS],
  ticketReason: 'forgotten',
  papers: null,
  ground: 'admission-objected',
  decidedBy: 'officer',
  words: '立会人に異議',
  contests: [],
}
export const CONTESTS = ['mayor', 'council'] as ContestId[]

/** A card as the test knows it: whose it is, what it holds, and whether the right was used. */
interface Held {
  readonly card: UltralightAesCard
  readonly voter: string
  readonly contests: readonly ContestId[]
  used: boolean
  /** In envelope 2: its right stays out and is never used (ISS-14). */
  found: boolean
}

/** A ballot paper in the hand of its voter. */
interface Paper {
  readonly voter: string
  readonly way: 'braille' | 'provisional'
  readonly contest: ContestId
}

export class DayAtTheDesk {
  readonly desk: Reception
  held: Held[] = []
  readonly case: UltralightAesCard[] = []
  readonly envelope: UltralightAesCard[] = []
  readonly papers: Paper[] = []
  readonly reissued = new Set<string>()
  machine = '2-I1'
  issues = 0
  returns = 0
  perContest = new Map(CONTESTS.map((contest) => [contest, { issued: 0, returned: 0 }]))

  constructor(desk: Reception) {
    this.desk = desk
  }

  async visit(
    voter: string,
    wanted: readonly ContestId[],
    tear: 'none' | 'old' | 'new',
    assistants: readonly string[],
  ): Promise<void> {
    const { desk } = this
    await desk.seek(voter)
    const { desk: shown } = desk.day()
    const had = this.held.filter((held) => held.voter === voter).flatMap((held) => held.contests)
    const left = CONTESTS.filter((contest) => !had.includes(contest))
    // ELG-10: a paper was given, so no card ever.
    if (left.length === 0 || this.papers.some((paper) => paper.voter === voter)) {
      expect(shown.type).toBe('refused')
      return
    }
    expect(shown.type).toBe('found')
    desk.app.send({ type: 'identity-confirmed' })
    const chosen = left.filter((contest) => wanted.includes(contest))
    desk.app.send({ type: 'contests-chosen', contests: chosen })
    if (chosen.length === 0) {
      desk.app.send({ type: 'question-answered', yes: true })
      await desk.settled()
      return
    }
    this.type({ type: 'assistance-chosen', mode: 'proxy', assistants, cause: 'sight', heard: true, agreed: true })
    desk.app.send({ type: 'issue-requested' })
    if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
    const card = this.case.shift() ?? (await desk.newCard())
    const fresh = stateOf(counterOf(card)).type === 'blank'
    if (tear !== 'none') desk.reader.tray.pullDuring('increment', fresh ? 1 : 2, tear)
    desk.reader.tray.insert(card)
    await desk.settled()
    desk.reader.tray.callOff()
    if (desk.day().unsettled !== null) {
      desk.reader.tray.insert(card)
      await desk.settled()
    }
    desk.takeCard()
    if (stateOf(counterOf(card)).type === 'issued') {
      this.issues++
      for (const contest of chosen) this.sums(contest).issued++
      this.held.push({ card, voter, contests: chosen, used: false, found: false })
      expect(desk.day().desk.type).toBe('hand-over')
      desk.app.send({ type: 'handed-over' })
    } else {
      this.case.push(card)
      desk.app.send({ type: 'voter-left' })
      await desk.settled()
    }
  }

  /** As the bridge takes it in: what the edge refuses never reaches the issuer. */
  private type(event: unknown): void {
    const parsed = issuerScreenEventSchema.safeParse(event)
    if (parsed.success) this.desk.app.send(parsed.data)
  }

  async giveBack(place: number, declineAll: boolean): Promise<void> {
    const { desk } = this
    const unused = this.held.filter((held) => !held.used)
    const given = unused[place % Math.max(1, unused.length)]
    if (given === undefined) return
    await desk.seek(given.voter)
    desk.app.send({
      type: 'return-requested',
      declined: declineAll ? [...given.contests] : [given.contests[0] as ContestId],
    })
    desk.reader.tray.insert(given.card)
    await desk.settled()
    desk.takeCard()
    this.returns++
    for (const contest of given.contests) this.sums(contest).returned++
    this.held = this.held.filter((held) => held !== given)
    this.envelope.push(given.card)
    // What waits for its own card is not wanted any more: marks struck, ticket back.
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
  }

  /** At the kiosk; the finished card is in the case again. */
  async vote(place: number): Promise<void> {
    const unused = this.held.filter((held) => !held.used)
    const held = unused[place % Math.max(1, unused.length)]
    if (held === undefined) return
    const reader = new FakeCardReader(this.desk.randomness)
    reader.tray.insert(held.card)
    const { electionId } = this.desk.prepared.election.electionPackage
    const key = cardKeyOf(this.desk.prepared.secrets.keys.cardMaster, held.card.uid, electionId)
    for (const move of [toTaken, toPressed, toFinished]) {
      const counter = counterOf(held.card)
      must(await moveCounter(reader, held.card.uid, key, counter, must(move(counter, 1 as PairNumber))))
    }
    reader.tray.remove()
    held.used = true
    this.case.push(held.card)
  }

  /** ISS-13, ISS-15: a live card, or one of the envelopes, is laid down for somebody else. */
  async layWrongCard(place: number, voter: string): Promise<void> {
    const live = this.held.filter((held) => !held.used || held.found).map((held) => held.card)
    const wrong = [...live, ...this.envelope]
    const card = wrong[place % Math.max(1, wrong.length)]
    if (card === undefined) return
    const { desk } = this
    await desk.seek(voter)
    if (desk.day().desk.type === 'found') {
      const before = counterOf(card)
      desk.app.send({ type: 'identity-confirmed' })
      desk.app.send({ type: 'issue-requested' })
      if (desk.day().desk.type === 'question') desk.app.send({ type: 'question-answered', yes: true })
      desk.reader.tray.insert(card)
      await desk.settled()
      expect(desk.day().desk.type).toBe('card-awaited')
      expect(counterOf(card)).toBe(before)
      desk.takeCard()
      desk.app.send({ type: 'alarm-acknowledged' })
    }
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
  }

  /** ELG-10, PAP-01, PAP-02: open exactly to who has no card out and no other paper; taken back, nothing is left of it. */
  async paper(voter: string, way: Paper['way'], wanted: readonly ContestId[], withdrawn: boolean): Promise<void> {
    const { desk } = this
    await desk.seek(voter)
    desk.app.send({ type: 'ways-requested' })
    const had = this.papers.filter((paper) => paper.voter === voter)
    const left = CONTESTS.filter((contest) => had.every((paper) => paper.contest !== contest))
    const hasCard = this.held.some((held) => held.voter === voter)
    const isOpen = !hasCard && left.length > 0 && had.every((paper) => paper.way === way)
    expect(desk.desk('ways').open.includes(way)).toBe(isOpen)
    const contests = left.filter((contest) => wanted.includes(contest))
    desk.app.send({ type: 'way-chosen', way })
    desk.app.send({ type: 'way-decided', entries: { ...ENTRIES, contests } })
    await desk.settled()
    if (!isOpen || contests.length === 0) {
      desk.desk('ways')
      desk.app.send({ type: 'alarm-acknowledged' })
      desk.app.send({ type: 'voter-left' })
    } else if (withdrawn) {
      desk.desk('paper-given')
      desk.app.send({ type: 'paper-withdrawn' })
      await desk.settled()
      desk.app.send({ type: 'voter-left' })
    } else {
      desk.app.send({ type: 'handed-over' })
      for (const contest of contests) this.papers.push({ voter, way, contest })
    }
    await desk.settled()
  }

  /** ELG-07, ELG-08, PRX-06: what is written on the row changes no right and no ticket. */
  async onTheRow(voter: string, way: 'no-ticket' | 'declaration' | 'proxy-refused'): Promise<void> {
    const { desk } = this
    await desk.seek(voter)
    desk.app.send({ type: 'ways-requested' })
    const isOpen = desk.desk('ways').open.includes(way)
    if (way === 'no-ticket' && isOpen) this.reissued.add(voter)
    desk.app.send({ type: 'way-chosen', way })
    desk.app.send({ type: 'way-decided', entries: ENTRIES })
    await desk.settled()
    desk.app.send({ type: 'voter-left' })
    await desk.settled()
  }

  /** ISS-14. */
  async find(place: number): Promise<void> {
    const { desk } = this
    const unused = this.held.filter((held) => !held.used)
    const held = unused[place % Math.max(1, unused.length)]
    if (held === undefined) return
    await desk.authorise()
    desk.reader.tray.insert(held.card)
    await desk.settled()
    desk.app.send({ type: 'found-card-recorded', witnesses: [0] })
    await desk.until((view) => view.screen === 'day' && view.check.type === 'none', 'the found card is kept')
    desk.takeCard()
    held.used = true
    held.found = true
  }

  async restart(): Promise<void> {
    await this.desk.app.stop()
    await this.desk.start(this.machine)
    await this.desk.unlock()
  }

  /** ISS-20: the disk and the medium as they are now, without a proper end. */
  async crash(): Promise<void> {
    const { room } = this.desk
    const places = ['machines', 'take-over']
    for (const place of places) await cp(join(room, place), join(room, 'image', place), { recursive: true })
    await this.desk.app.stop()
    for (const place of places) {
      await rm(join(room, place), { recursive: true })
      await rename(join(room, 'image', place), join(room, place))
    }
    await this.desk.start(this.machine)
    await this.desk.unlock()
  }

  /** ISS-20: the other issuer goes on with nothing but the medium. */
  async takeOver(): Promise<void> {
    const { desk } = this
    const tickets = desk.day().ticketsExpected
    const hasBegun = this.issues > 0 || this.papers.length > 0
    await desk.app.stop()
    this.machine = this.machine === '2-I1' ? '2-I2' : '2-I1'
    await desk.start(this.machine)
    await desk.unlock()
    if (desk.app.view().screen === 'take-over') desk.app.send({ type: 'take-over-confirmed', tickets, reason: '' })
    else expect(hasBegun).toBe(false)
    await desk.until((view) => view.screen === 'day', 'the other issuer goes on')
  }

  /** TRN-04, TRN-09, CNT-05: whatever the day was, the account of the evening is explained to the last card. */
  evening(): void {
    const { desk } = this
    const outside = this.held.filter((held) => !held.used)
    const found = this.held.filter((held) => held.found)
    closeAsRecorded(desk, 0)
    expect(desk.day().record.closing.kiosksMayClose).toBe(true)
    const inCase = 20 - outside.length - found.length - this.envelope.length
    desk.app.send({ type: 'cards-counted', inCase })
    const [first] = desk.day().record.kiosks
    if (first === undefined) throw new Error('a machine')
    for (const { machine, state } of desk.day().record.kiosks) {
      if (state !== 'started') continue
      for (const contest of CONTESTS) {
        const voted = this.held.filter((held) => held.used && !held.found && held.contests.includes(contest))
        const count = machine === first.machine ? voted.length : 0
        desk.app.send({ type: 'records-told', machine, contest, count })
      }
    }
    const { missingCards, books } = desk.day()
    expect(missingCards).toBe(outside.length)
    for (const [place, contest] of CONTESTS.entries()) {
      const unexplained = outside.filter((held) => held.contests.includes(contest)).length
      expect(books[place]).toMatchObject({ difference: unexplained, missing: outside.length })
    }
  }

  check(): void {
    const { counts, ticketsExpected } = this.desk.day()
    expect(counts.cardsIssued).toBe(this.issues)
    expect(counts.cardsReturned).toBe(this.returns)
    const voters = [...new Set(this.held.map((held) => held.voter))]
    const onPaper = [...new Set(this.papers.map((paper) => paper.voter))]
    // PAP-02: one voter, one way.
    expect(voters.filter((voter) => onPaper.includes(voter))).toEqual([])
    for (const [place, contest] of CONTESTS.entries()) {
      const { issued, returned } = this.sums(contest)
      const out = this.held.filter((held) => held.contests.includes(contest))
      const seen = counts.contests[place]
      const given = this.papers.filter((paper) => paper.contest === contest)
      expect(seen).toMatchObject({ issued, returned, marks: out.length + given.length })
      for (const way of ['braille', 'provisional'] as const) {
        const { men = 0, women = 0 } = seen?.[way] ?? {}
        expect(men + women).toBe(given.filter((paper) => paper.way === way).length)
      }
      expect(seen?.found).toBe(out.filter((held) => held.found).length)
      // TRN-01, TRN-04: V = I − R = marks in force without those on paper = men + women.
      expect(issued - returned).toBe(out.length)
      expect((seen?.men ?? 0) + (seen?.women ?? 0)).toBe(out.length)
      // ISS-02: for each voter and contest at most one right.
      expect(new Set(out.map((held) => held.voter)).size).toBe(out.length)
    }
    // TRN-02: one ticket for each voter who has a right out; T = I − R − X.
    expect(counts.ticketsHeld).toBe(voters.length)
    expect(ticketsExpected).toBe(voters.length)
    expect(counts.cardsInEnvelope).toBe(this.envelope.length)
    expect(counts).toMatchObject({
      onPaper: onPaper.length,
      ticketsReissued: this.reissued.size,
      cardsFound: this.held.filter((held) => held.found).length,
    })
  }

  private sums(contest: ContestId) {
    return this.perContest.get(contest) as { issued: number; returned: number }
  }
}
