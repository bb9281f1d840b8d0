/** ELG-21: what a list says of a row with a part of the right, and what no word about anything else changes of it. */
import { describe, expect, it } from 'vitest'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import { closedByRoll } from '#election/roll/contest-right.ts'
import { eligibility, FIRST_VISIT } from '#election/roll/eligibility.ts'
import { markInForce, type ToldChange } from '#election/roll/mark-in-force.ts'
import { type Grounds, groundsOf, shownOf } from '#election/roll/row-grounds.ts'
import { afterWord, groundsAfter, listedChange, type RowWord } from '#election/roll/row-word.ts'

const [NONE, MAYOR, MAYOR_AND_COUNCIL, GOVERNOR] = [0, 1, 3, 4] as ContestMask[]
const rollNo = '7' as RollNumber
const says = (cause: RowWord['cause'], mark: RowWord['mark'], more: Partial<RowWord> = {}): RowWord => ({
  ...{ rollNo, cause, mark },
  ...more,
})
const GOVERNOR_ALONE = says('move', 'none', { isTold: true, unentitled: MAYOR_AND_COUNCIL })

describe('a list', () => {
  it('says it in the grounds of the row, and is read back as it was meant', () => {
    const change = listedChange({}, afterWord({}, GOVERNOR_ALONE), GOVERNOR_ALONE)
    expect(change).toEqual({
      ...{ rollNo, mark: 'none', cause: 'move', unentitled: MAYOR_AND_COUNCIL },
      grounds: { unentitled: MAYOR_AND_COUNCIL },
    })
    expect(change && groundsAfter(change)).toEqual({ unentitled: MAYOR_AND_COUNCIL })
    expect(groundsOf(shownOf({ unentitled: MAYOR_AND_COUNCIL }))).toEqual({ unentitled: MAYOR_AND_COUNCIL })
  })

  it('of the right of every contest again has nothing of it', () => {
    const every = says('entered-by-mistake', 'none', { isTold: true, unentitled: NONE })
    const before: Grounds = { unentitled: GOVERNOR }
    expect(listedChange(before, afterWord(before, every), every)).toEqual({
      ...{ rollNo, mark: 'none', cause: 'entered-by-mistake' },
    })
  })
})

describe('no other word gives a contest back that is not the voter’s', () => {
  const before: Grounds = { unentitled: MAYOR }
  it.each([
    says('early-voting', 'early_voted', { early: GOVERNOR }),
    says('early-voting', 'none'),
    says('early-voting', 'none', { isTold: true }),
    says('absentee', 'absentee_issued'),
    says('absentee-returned', 'none'),
    says('death', 'died'),
    says('court', 'none'),
    says('entered-by-mistake', 'none'),
    says('supplementary', 'none'),
  ])('$cause $mark', (word) => {
    expect(shownOf(afterWord(before, word)).unentitled).toBe(MAYOR)
    expect(shownOf(afterWord(afterWord({ noRight: 'moved' }, GOVERNOR_ALONE), word)).unentitled).toBe(MAYOR_AND_COUNCIL)
  })
})

it('who keeps a part has not moved away; who died stays dead', () => {
  expect(shownOf(afterWord({ noRight: 'moved' }, GOVERNOR_ALONE))).toEqual({ mark: 'none', unentitled: 3 })
  expect(shownOf(afterWord({ noRight: 'died' }, GOVERNOR_ALONE)).mark).toBe('died')
  expect(shownOf(afterWord({ absentee: 'issued' }, GOVERNOR_ALONE)).mark).toBe('absentee_issued')
})

it('a contest that was used and one that never was are both closed', () => {
  expect(closedByRoll({ mark: 'early_voted', early: GOVERNOR, unentitled: MAYOR })).toBe(5)
  expect(closedByRoll({ mark: 'none', unentitled: MAYOR })).toBe(1)
})

it('a call holds until a list says another right', () => {
  const told = { rollNo, was: 'none', mark: 'none', unentitled: MAYOR } as unknown as ToldChange
  expect(markInForce({ rollNo, mark: 'none' }, [told])).toMatchObject({ mark: 'none', unentitled: MAYOR })
  expect(markInForce({ rollNo, mark: 'none', unentitled: GOVERNOR }, [told])).toMatchObject({ unentitled: GOVERNOR })
})

it('who has no contest here is refused as such, and not as somebody who has voted', () => {
  const row = { station: '1', mark: 'none', birthDate: '1950-01-31', residentSince: null } as never
  const rules = { date: '2027-04-25', votingAge: 18, residentSinceLatest: '2027-01-25' } as never
  const visit = { station: '1', today: '2027-04-25' } as never
  const history = { ...FIRST_VISIT, nothingLeft: true, withoutContest: true }
  expect(eligibility(row, rules, visit, history)).toEqual({ type: 'refused', reason: 'no-contest-for-voter' })
})
