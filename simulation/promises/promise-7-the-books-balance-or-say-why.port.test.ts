/** Promise 7. The books balance or say why: nothing is forced equal, and a difference needs a written reason with names. */
import { describe, expect, it } from 'vitest'
import { reconcileStation } from '#election/count/reconcile.ts'
import { type ContestReport, NO_PAPERS_SENT, type StationReport } from '#election/count/station-report.ts'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestBit, ContestId, ContestMask, StationId } from '#election/ids.ts'
import { below, type Randomness } from '#election/randomness.ts'
import {
  checked,
  givenPaper,
  issued,
  leftOf,
  NEW_STANDING,
  returned,
  type Standing,
  struck,
} from '#election/roll/standing.ts'
import { emptySums } from '#issuer/services/books/sums.ts'
import { contestBooks, isBalanced, onPaperOf, ticketsExpected, votersOf } from '#issuer/session/balance.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { CountRoom } from './count-room.ts'

const ALL = 3 as ContestMask
const NONE = 0 as ContestMask
const CONTESTS: readonly Contest[] = ['mayor', 'council'].map((id, bit) => ({
  id: id as ContestId,
  bit: bit as ContestBit,
  title: id,
  titleKana: '',
  titleEn: '',
  kind: 'head',
  seats: 1,
  districts: [],
}))

/** A second pair of hands that keeps its own sums, knowing nothing of masks and standings. */
class Ledger {
  readonly issued = [0, 0]
  readonly returned = [0, 0]
  cards = 0
  cardsBack = 0
  /** Tickets in the box: one for each voter who holds or has used a card. */
  readonly tickets = new Set<number>()
  /** Ballot papers in place of a card; their tickets lie elsewhere. */
  readonly papers = [0, 0]
}

interface Desk {
  readonly standings: Standing[]
  readonly ledger: Ledger
  readonly sums: ReturnType<typeof emptySums>
}

const whose = (row: number) => ({ sex: row % 2 === 0 ? 'M' : 'F', nobodys: false }) as const

const bits = (mask: number): number[] => [0, 1].filter((bit) => (mask & (1 << bit)) !== 0)

function act(desk: Desk, randomness: Randomness): void {
  const row = below(randomness, desk.standings.length)
  const before = desk.standings[row] as Standing
  const left = leftOf(before, ALL, NONE)
  const wanted = (left & (1 + below(randomness, 3))) as ContestMask
  const way = below(randomness, 7)
  const after =
    before.ballots !== 0 || (way === 0 && before.out === 0)
      ? givePaper(desk, before, wanted)
      : way > 2
        ? give(desk, row, before, wanted)
        : takeBack(desk, row, before)
  desk.sums.change(whose(row), before, after)
  desk.standings[row] = after
}

function give({ ledger }: Desk, row: number, before: Standing, contests: ContestMask): Standing {
  if (contests === 0) return before
  ledger.cards++
  for (const bit of bits(contests)) ledger.issued[bit] = (ledger.issued[bit] as number) + 1
  ledger.tickets.add(row)
  return issued(checked(before, contests), contests)
}

/** Instead of a card, and for good (PAP-02). */
function givePaper({ ledger }: Desk, before: Standing, contests: ContestMask): Standing {
  if (contests === 0) return before
  for (const bit of bits(contests)) ledger.papers[bit] = (ledger.papers[bit] as number) + 1
  return givenPaper(before, before.paper === 'none' ? 'braille' : before.paper, contests)
}

/** One card with one contest of one voter, wholly unvoted; its voter declines. */
function takeBack({ ledger }: Desk, row: number, before: Standing): Standing {
  if (before.cardsIssued - before.cardsReturned !== 1 || before.out === 0) return before
  ledger.cardsBack++
  for (const bit of bits(before.out)) ledger.returned[bit] = (ledger.returned[bit] as number) + 1
  ledger.tickets.delete(row)
  const back = returned(before, before.out, before.out, true)
  return back.marks === 0 ? back : struck(back, back.marks)
}

describe('promise 7: the books balance or say why', () => {
  it('tickets = issued − returned − re-entries, after any acts of the desk', () => {
    for (let run = 0; run < 40; run++) {
      const seed = `books ${run}`
      const randomness = seededRandomness(seed)
      const desk: Desk = {
        standings: Array.from({ length: 5 }, () => NEW_STANDING),
        ledger: new Ledger(),
        sums: emptySums({ contests: CONTESTS, paperContests: [] }),
      }
      desk.standings.forEach((standing, row) => {
        desk.sums.add(whose(row), standing)
      })
      for (let i = 0; i < 40; i++) {
        act(desk, randomness)
        const counts = desk.sums.counts({
          seq: 0,
          owner: '2-I1' as never,
          operation: null,
          slot: null,
          cardsSeen: 0,
          cardsBack: 0,
        })
        const { ledger } = desk
        expect(counts.cardsIssued, seed).toBe(ledger.cards)
        expect(counts.cardsReturned, seed).toBe(ledger.cardsBack)
        expect(ticketsExpected(counts), seed).toBe(ledger.tickets.size)
        expect(counts, seed).toMatchObject({ ticketsHeld: ledger.tickets.size, ticketsWaiting: 0 })
        expect(counts.contests.map(votersOf), seed).toEqual(
          ledger.issued.map((sum, bit) => sum - (ledger.returned[bit] as number)),
        )
        // TRN-04, TRN-08: what is on paper is a line of its own, and both together are the marks.
        expect(counts.contests.map(onPaperOf), seed).toEqual(ledger.papers)
        expect(
          counts.contests.map(({ marks }) => marks),
          seed,
        ).toEqual(counts.contests.map((contest) => votersOf(contest) + onPaperOf(contest)))
      }
    }
  })

  it('at the count issued − returned − records − found = 0 decides, and no missing card hides a difference', () => {
    const randomness = seededRandomness('reconcile')
    const seen = { balanced: 0, not: 0 }
    for (let i = 0; i < 2000; i++) {
      const [issuedCards, back, found, missing] = [10, 4, 3, 3].map((most) => below(randomness, most)) as [
        number,
        number,
        number,
        number,
      ]
      const records = below(randomness, 10)
      const books = reconcileStation(
        reportWith({
          issued: issuedCards,
          returned: back,
          found,
          missing,
          replaced: 0,
          ofNobody: 0,
          proxies: 0,
          recordsTold: records,
        }),
        new Map([['mayor' as ContestId, records]]),
      )
      const open = issuedCards - back - records - found
      const holds = open === 0
      seen[holds ? 'balanced' : 'not']++
      expect(books.balanced).toBe(holds)
      // The figures stand as they were told: neither side is changed to fit the other.
      expect(books.contests[0]).toMatchObject({ voters: issuedCards - back, records, found, missing, remainder: open })
    }
    expect(Math.min(seen.balanced, seen.not)).toBeGreaterThan(100)
  })

  it('records of a contest for which no card was issued do not balance', () => {
    const report = reportWith({
      issued: 1,
      returned: 0,
      found: 0,
      missing: 0,
      replaced: 0,
      ofNobody: 0,
      proxies: 0,
      recordsTold: 1,
    })
    const records = new Map(['mayor', 'council'].map((id) => [id as ContestId, 1]))
    expect(reconcileStation(report, records).balanced).toBe(false)
  })

  it('the issuer calls only that balanced which is', () => {
    for (const [told, tickets, balanced] of [
      [5, 5, true],
      [4, 5, false],
      [6, 5, false],
      [5, 4, false],
      [5, null, false],
    ] as const) {
      const standings = Array.from({ length: 5 }, () => issued(checked(NEW_STANDING, ALL), ALL))
      const sums = emptySums({ contests: CONTESTS, paperContests: [] })
      for (const standing of standings) sums.add(whose(1), standing)
      const counts = sums.counts({
        seq: 0,
        owner: '2-I1' as never,
        operation: null,
        slot: null,
        cardsSeen: 0,
        cardsBack: 0,
      })
      const record = {
        kiosks: [{ machine: '2-K1', pair: 1, state: 'started', note: '' }],
        closing: { told: [{ machine: '2-K1', counts: [told, told] }] },
        days: { overnight: null },
      } as unknown as DayRecord
      expect(isBalanced(contestBooks(counts, record, 0), ticketsExpected(counts), tickets)).toBe(balanced)
    }
  })

  it('a result with a difference is not final and not printed before the chair has written why, with names', async () => {
    const room = await CountRoom.make({ told: 3 })
    room.receiveEverything()
    room.count()
    const counted = room.sayNoPaper()
    expect(counted.result?.final).toBe(false)
    const missing = counted.missing.find((item) => item.type === 'explanation')
    expect(missing).toMatchObject({ code: 'books', station: '1', pair: null })
    const doubt = missing?.doubt ?? ''
    expect(room.press({ type: 'print', document: 'result-sheet' })).toEqual([])
    expect(room.view().message?.code).toBe('not-final')
    for (const empty of [
      { type: 'explain', doubt, reason: ' ', by: ['開票 管理者'] },
      { type: 'explain', doubt, reason: '一枚不明', by: [] },
    ]) {
      expect(tallyScreenEventSchema.safeParse(empty).success).toBe(false)
    }
    room.press({
      type: 'explain',
      doubt: doubt.replace('books', 'pages-lost'),
      reason: '一枚不明',
      by: ['開票 管理者'],
    })
    expect(room.view().message?.code).toBe('nothing-to-explain')
    room.press({ type: 'explain', doubt, reason: '一枚を持ち帰った人がいる', by: ['開票 管理者'] })
    expect(room.view().result?.final).toBe(true)
    // CNT-12: that these figures leave is written down first.
    const effects = room.press({ type: 'print', document: 'result-sheet' }).map((effect) => effect.type)
    expect(effects).toEqual(['write-stages', 'print'])
  })

  it('a balanced result is final as soon as the chair has said what paper there is (CNT-07)', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    expect(room.count().result?.final).toBe(false)
    expect(room.sayNoPaper().result?.final).toBe(true)
  })

  it('a contest of which a station sends ballot papers is never counted as one without (CNT-14)', async () => {
    const room = await CountRoom.make({ sent: { mayor: { absentee: 4 } } })
    room.receiveEverything()
    room.count()
    for (const contest of ['mayor', 'council'])
      room.press({ type: 'no-paper', contest, chair: '選挙 長', witnesses: ['立会 人'] })
    expect(room.view()).toMatchObject({ missing: [{ type: 'paper', contest: 'mayor' }], result: { final: false } })
    expect(room.sayNoPaper().result?.final).toBe(true)
  })
})

function reportWith(contest: Omit<ContestReport, 'contest' | 'men' | 'women' | 'onPaper'>): StationReport {
  const contests = [{ contest: 'mayor' as ContestId, men: 0, women: 0, onPaper: NO_PAPERS_SENT, ...contest }]
  return { station: '1' as StationId, contests } as unknown as StationReport
}
