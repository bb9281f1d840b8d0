/** 国民審査 on paper: a ballot bears marks for many judges, and a mark may be void for one of them alone (Act on the Review, arts. 15, 22). */
import { describe, expect, it } from 'vitest'
import type { ContestCount } from '#election/count/count.ts'
import { join } from '#election/count/joined.ts'
import { ballotsOf, type PaperCount, paperCountOf, paperFields } from '#election/count/paper.ts'
import type { PaperOfContest } from '#election/count/paper-books.ts'
import { whatMayLeave } from '#election/count/what-may-leave.ts'
import { LANGUAGES } from '#election/languages.ts'
import { placeOnPaper } from '#ui/language/place-on-paper.ts'

const JUDGES = [1, 2]
const typed = (more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(paperFields(JUDGES, 'judges').map(({ name }) => [name, '0'])),
  ...{ 'voters-braille': '21', 'valid-ballots': '20', 'votes 1': '12', 'votes 2': '3', 'void 2': '2' },
  ...{ 'invalid-wrong-paper': '1' },
  ...more,
})
const read = (more: Readonly<Record<string, string>> = {}) => paperCountOf(typed(more), JUDGES, 'judges')
const whole = (more: Readonly<Record<string, string>> = {}): PaperCount => {
  const paper = read(more)
  if (!paper.ok) throw new Error(paper.error.type)
  return paper.value
}
const count = {
  contest: { id: 'review', kind: 'recall' },
  totals: JUDGES.map((number) => ({ candidate: { number }, votes: 5 * number, unmarked: 40 - 5 * number })),
  ...{ uncontested: false, valid: 40, ended: 1, invalid: 0, unopened: 0, records: 41 },
} as unknown as ContestCount

describe('what two people type', () => {
  it('has the valid ballots, marks and void marks of each judge, and no ballot that is divided or blank', () => {
    const what = paperFields(JUDGES, 'judges').map(({ what: each }) => each)
    expect(what.filter((each) => each === 'votes' || each === 'void' || each === 'valid-ballots')).toHaveLength(5)
    for (const not of ['basis', 'shared-ballots', 'invalid-blank', 'invalid-no-candidate'])
      expect(what).not.toContain(not)
  })

  it('is as many ballots as are valid or invalid, however many marks they bear', () => {
    expect(ballotsOf(whole())).toBe(21)
    expect(read({ 'valid-ballots': '19' })).toMatchObject({ error: { type: 'paper-does-not-add-up', ballots: 20 } })
  })

  it('no judge has more than there are ballots', () => {
    const of = { number: 2, marks: 21, ballots: 20 }
    expect(read({ 'votes 2': '19' })).toEqual({ ok: false, error: { type: 'paper-marks-above-ballots', ...of } })
  })

  it('each place has its own words', () => {
    for (const language of LANGUAGES) {
      const words = paperFields(JUDGES, 'judges').map((field) =>
        placeOnPaper(field, { candidates: [{ number: 1, name: '見本 太郎' }], about: 'judges' }, language),
      )
      expect(new Set(words).size).toBe(words.length)
    }
  })
})

describe('joined with the machines', () => {
  it('each judge has votes with a mark and without one; a mark that is void is neither', () => {
    const { totals, valid, invalid, cast, cutOff } = join(count, whole())
    expect(totals.map(({ votes, unmarked }) => [votes, unmarked])).toEqual([
      [17_000, 43_000],
      [13_000, 45_000],
    ])
    expect([valid, invalid, cast, cutOff]).toEqual([60_000, 1, 61, 0])
  })
})

describe('what may leave the room (CNT-12)', () => {
  const books = (...papers: readonly PaperCount[]) =>
    ({
      entries: papers.map((each) => ({ type: 'typed', count: each })),
      ...{ alone: null, rulings: [], told: [], left: [{ entries: 1, what: 'both' }] },
    }) as unknown as PaperOfContest

  it('ballots that came later and are few show no figure, whomever they mark', () => {
    const later = { 'voters-braille': '24', 'valid-ballots': '23' }
    for (const marks of [{}, { 'votes 1': '15' }, { 'votes 1': '13', 'void 2': '3' }]) {
      expect(whatMayLeave(count, books(whole(), whole({ ...later, ...marks })))).toBe('outcome')
    }
  })

  it('many may be shown', () => {
    const many = whole({ 'voters-braille': '51', 'valid-ballots': '50', 'votes 1': '30' })
    expect(whatMayLeave(count, books(whole(), many))).toBe('both')
  })
})
