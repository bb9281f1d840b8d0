/** 比例代表: a lot for a seat of a party and lots inside lists are acts of their own, and one can overtake the other. */
import { describe, expect, it } from 'vitest'
import type { CandidateNumber, ContestId } from '#election/ids.ts'
import type { Listed } from '#election/kinds/party-list/rule.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { type LotEntry, type Lots, lotsOf, withEnteredLot, withLotsDrawn } from './lots.ts'
import type { Poll } from './winners.ts'

const BLOCK = 'block' as ContestId
const AT = '2027-04-26T01:00' as LocalMinute
const DAY = '2027-04-25' as LocalDate

/** Three of equal 惜敗率. */
const EQUALS = [
  [90, 200],
  [45, 100],
  [9, 20],
].map(([votes = 0, most = 1], at): Listed => {
  return { name: `名簿　${at + 1}`, kana: 'めいぼ', rank: 1, district: { votes, most } }
})

/** Each of the first two parties has one of three seats; the third is drawn between them. */
const POLL: Poll = {
  contest: { kind: 'party-list', seats: 3 },
  uncontested: false,
  totals: [600, 600, 100].map((votes, i) => ({ candidate: { number: (i + 1) as CandidateNumber }, votes })),
  lists: [1, 2, 3].map((number) => ({ number, people: EQUALS })),
  valid: 1300,
}

function entry(list: number | null, winners: readonly number[], again: LotEntry['again'] = null): LotEntry {
  const people = { way: '紙片', drawnBy: '選挙 長', witnesses: ['立会 人'], by: '入力 太郎', drawnAt: AT }
  return { list, winners, ...people, readBack: { by: '読返 花子', winners }, again }
}

function entered(lots: Lots, ...of: Parameters<typeof entry>): Lots {
  const result = withEnteredLot(lots, BLOCK, POLL, entry(...of), { at: AT, poll: DAY })
  if (!result.ok) throw new Error(result.error.type)
  return result.value
}

const refused = (lots: Lots, ...of: Parameters<typeof entry>) => {
  const result = withEnteredLot(lots, BLOCK, POLL, entry(...of), { at: AT, poll: DAY })
  return result.ok ? null : result.error.type
}
const told = (lots: Lots) => withLotsDrawn(lotsOf(lots, BLOCK), POLL)
const AGAIN = { reason: '番号の取り違え', chair: '選挙 長' }

describe('lots of lists', () => {
  it('are drawn one after the other: seats of parties, then people of each list', () => {
    const none: Lots = new Map()
    expect(told(none).needsLot).toEqual({ seats: 1, candidates: [1, 2] })
    expect(refused(none, 1, [1])).toBe('lot-not-needed')
    const parties = entered(none, null, [2])
    expect(told(parties).needsLot).toEqual({ list: 1, seats: 1, candidates: [1, 2, 3] })
    const first = entered(parties, 1, [3])
    expect(told(first).needsLot).toEqual({ list: 2, seats: 2, candidates: [1, 2, 3] })
    expect(refused(first, 2, [1])).toBe('lot-wrong-number')
    const all = told(entered(first, 2, [1, 2]))
    expect([all.needsLot, all.lists?.map(({ seats, drawn }) => [seats, drawn])]).toEqual([
      null,
      [
        [1, [3]],
        [2, [1, 2]],
        [0, undefined],
      ],
    ])
  })

  it('a lot of parties that is entered again overtakes those inside their lists, and gives them back', () => {
    const all = entered(entered(entered(new Map(), null, [2]), 1, [3]), 2, [1, 2])
    expect(refused(all, null, [1])).toBe('lot-reason-missing')
    const other = entered(all, null, [1], AGAIN)
    const fates = (lots: Lots) =>
      lotsOf(lots, BLOCK).flatMap((step) => (step.type === 'drawn' ? [] : [`${step.type} ${step.lot}`]))
    expect(fates(other)).toEqual(['overtaken 1', 'overtaken 2', 'overtaken 3'])
    expect(told(other).needsLot).toEqual({ list: 1, seats: 2, candidates: [1, 2, 3] })
    const back = entered(other, null, [2], AGAIN)
    expect(fates(back).slice(3)).toEqual(['overtaken 4', 'taken-up 2', 'taken-up 3'])
    expect(told(back).needsLot).toBeNull()
  })

  it('a lot inside a list is entered again alone', () => {
    const all = entered(entered(entered(new Map(), null, [2]), 1, [3]), 2, [1, 2])
    const other = entered(all, 1, [1], AGAIN)
    expect(told(other).lists?.map(({ drawn }) => drawn)).toEqual([[1], [1, 2], undefined])
    expect(lotsOf(other, BLOCK).filter(({ type }) => type !== 'drawn')).toHaveLength(1)
  })

  it('of a changed file give no seat: too many, twice the same, or a stranger to the tie', () => {
    const whole = entered(new Map(), null, [2])
    for (const winners of [[1, 2], [2, 2], [3], []]) {
      const steps = lotsOf(whole, BLOCK).map((step) => (step.type === 'drawn' ? { ...step, winners } : step))
      expect(withLotsDrawn(steps, POLL).needsLot, winners.join()).toEqual({ seats: 1, candidates: [1, 2] })
    }
  })
})
