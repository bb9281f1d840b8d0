import { expect, test } from 'vitest'
import { rollNumber } from '#election/id-schemas.ts'
import { areDisjoint, compareRollNumbers, deskOf, deskOfIssuer } from './desks.ts'

const slice = (from: string, to: string) => ({ from: rollNumber.parse(from), to: rollNumber.parse(to) })
const DESKS = [slice('1-0001', '1-0009'), slice('1-0010', '1-0100')]

test('roll numbers are in the order in which people count', () => {
  const sorted = ['1-9', '1-10', '1-0100', '2-1', 'A1'].toSorted(compareRollNumbers)
  expect(sorted).toEqual(['1-9', '1-10', '1-0100', '2-1', 'A1'])
  expect(compareRollNumbers('1-7', '1-0007')).toBe(0)
})

test('ISS-02: each number is served at one desk; what is in no slice, at the first', () => {
  const desk = (number: string) => deskOf(DESKS, rollNumber.parse(number))
  expect(['1-0001', '1-9', '1-10', '1-0100', '1-0101', '決1'].map(desk)).toEqual([1, 1, 2, 2, 1, 1])
  expect(deskOf([], rollNumber.parse('1-10'))).toBe(1)
  expect(areDisjoint(DESKS)).toBe(true)
  expect(areDisjoint([slice('1-0001', '1-0010'), slice('1-10', '1-20')])).toBe(false)
  expect(areDisjoint([slice('9', '1')])).toBe(false)
})

test('two issuers of the package are at each desk; at a station of one desk all of them', () => {
  expect([1, 2, 3, 4].map((key) => deskOfIssuer(DESKS, key))).toEqual([1, 1, 2, 2])
  expect(deskOfIssuer([], 7)).toBe(1)
})
