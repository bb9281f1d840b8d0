/** Random days at the desk: after every act the books hold TRN-01, 02, 04 and ISS-02, 13, 15, counted by the test itself. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { stateOf, toFinished, toPressed, toTaken } from '#election/card/card-state.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { moveCounter } from '#hardware/card-reader/voting-card-steps.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { issuerScreenEventSchema } from './session/screen-event.ts'

const CONTESTS = ['mayor', 'council'] as ContestId[]
const VOTERS = 4
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(VOTERS))
})
afterAll(() => prepared.close())

/** A card as the test knows it: whose it is, what it holds, and whether the right was used. */
interface Held {
  readonly card: UltralightAesCard
  readonly voter: string
  readonly contests: readonly ContestId[]
  used: boolean
}

class Day {
  readonly desk: Reception
  held: Held[] = []
  readonly case: UltralightAesCard[] = []
  readonly envelope: UltralightAesCard[] = []
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
    if (left.length === 0) {
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
    this.type({ type: 'assistance-chosen', mode: 'proxy', assistants })
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
      this.held.push({ card, voter, contests: chosen, used: false })
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
    const { electionId } = prepared.election.electionPackage
    const key = cardKeyOf(prepared.secrets.keys.cardMaster, held.card.uid, electionId)
    for (const move of [toTaken, toPressed, toFinished]) {
      const counter = counterOf(held.card)
      must(await moveCounter(reader, held.card.uid, key, counter, must(move(counter, 1 as PairNumber))))
    }
    reader.tray.remove()
    held.used = true
    this.case.push(held.card)
  }

  /** ISS-13, ISS-15: a live card, or one of an envelope, is laid down for somebody else. */
  async layWrongCard(place: number, voter: string): Promise<void> {
    const wrong = [...this.held.filter((held) => !held.used).map((held) => held.card), ...this.envelope]
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

  async restart(): Promise<void> {
    await this.desk.app.stop()
    await this.desk.start()
    await this.desk.unlock()
  }

  check(): void {
    const { counts, ticketsExpected } = this.desk.day()
    expect(counts.cardsIssued).toBe(this.issues)
    expect(counts.cardsReturned).toBe(this.returns)
    const voters = [...new Set(this.held.map((held) => held.voter))]
    for (const [place, contest] of CONTESTS.entries()) {
      const { issued, returned } = this.sums(contest)
      const out = this.held.filter((held) => held.contests.includes(contest))
      const seen = counts.contests[place]
      expect(seen).toMatchObject({ issued, returned, marks: out.length })
      // TRN-01, TRN-04: V = I − R = marks in force = men + women.
      expect(issued - returned).toBe(out.length)
      expect((seen?.men ?? 0) + (seen?.women ?? 0)).toBe(out.length)
      // ISS-02: for each voter and contest at most one right.
      expect(new Set(out.map((held) => held.voter)).size).toBe(out.length)
    }
    // TRN-02: one ticket for each voter who has a right out; T = I − R − X.
    expect(counts.ticketsHeld).toBe(voters.length)
    expect(ticketsExpected).toBe(voters.length)
    expect(counts.cardsInEnvelope).toBe(this.envelope.length)
  }

  private sums(contest: ContestId) {
    return this.perContest.get(contest) as { issued: number; returned: number }
  }
}

const voter = fc.integer({ min: 1, max: VOTERS }).map(String)
const place = fc.nat(20)
/** Whatever can be typed or pasted into the two fields, the longest and widest of it often. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('齋', '藤', '"', '\u0001', '𠮷', '\u2028').map((letter) => letter.repeat(80 / letter.length)),
)
const helpers = fc.oneof(fc.constant([]), fc.tuple(name, name))
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        voter,
        fc.subarray(CONTESTS),
        fc.constantFrom('none', 'none', 'old', 'new') as fc.Arbitrary<'none' | 'old' | 'new'>,
        helpers,
      )
      .map(
        ([who, wanted, tear, assistants]) =>
          (day: Day) =>
            day.visit(who, wanted, tear, assistants),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.boolean()).map(
      ([at, all]) =>
        (day: Day) =>
          day.giveBack(at, all),
    ),
  },
  { weight: 3, arbitrary: place.map((at) => (day: Day) => day.vote(at)) },
  {
    weight: 1,
    arbitrary: fc.tuple(place, voter).map(
      ([at, who]) =>
        (day: Day) =>
          day.layWrongCard(at, who),
    ),
  },
  { weight: 1, arbitrary: fc.constant((day: Day) => day.restart()) },
)

test('random voters, helpers of any name, declines, returns, re-entries, torn cards, wrong cards and restarts: the books hold at every step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
      const desk = await Reception.furnish(prepared)
      try {
        await desk.start()
        await desk.unlock()
        await desk.open()
        const day = new Day(desk)
        for (const perform of acts) {
          await perform(day)
          day.check()
        }
      } finally {
        await desk.clear()
      }
    }),
    { numRuns: 12, seed: 20020623 },
  )
})
