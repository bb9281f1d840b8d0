/** CLS-03 ◆, D-24: the machines of a station wait for each of its other desks, or for the officer's word on why its report is not here. */
import { expect, it } from 'vitest'
import type { RollNumber } from '#election/ids.ts'
import { otherDesksRefusal } from '#issuer/session/other-desks.ts'
import type { DayRecord, IssuerFacts } from '#issuer/session/state.ts'

const slice = (from: string, to: string) => ({ from: from as RollNumber, to: to as RollNumber })
const SLICES = [slice('1', '3'), slice('4', '6'), slice('7', '9')]

function refusalAt(number: number | null, ...told: readonly number[]) {
  const desk = number === null ? null : { number, all: SLICES }
  const desks = told.map((each) => ({ desk: each, report: null, reason: '焼けた' }))
  const closing = told.length === 0 ? {} : { desks }
  return otherDesksRefusal({ desk } as IssuerFacts, { closing } as unknown as DayRecord)
}

it('names the first desk that has not closed, and none when each has been told of', () => {
  expect(refusalAt(1)).toMatchObject({ code: 'other-desk-open', values: { desk: 2 } })
  expect(refusalAt(1, 2)).toMatchObject({ code: 'other-desk-open', values: { desk: 3 } })
  expect(refusalAt(1, 3)).toMatchObject({ values: { desk: 2 } })
  expect(refusalAt(1, 3, 2)).toBeNull()
})

it('is asked of the first desk alone: another one has no machines, and a station of one desk no other', () => {
  expect([refusalAt(2), refusalAt(3), refusalAt(null)]).toEqual([null, null, null])
})
