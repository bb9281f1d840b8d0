/** ELG-14: what goes with a mark that was about somebody else, and what is written of it. */
import { describe, expect, it } from 'vitest'
import type { ContestMask, RollNumber, StationId } from '#election/ids.ts'
import {
  afterMove,
  isCutShort,
  isMistake,
  type MovedMark,
  nobodysNumber,
  nobodysPlace,
  nobodysRows,
  withMoved,
} from './moved-mark.ts'
import { orderNumber } from './order-row.ts'
import { checked, givenPaper, issued, NEW_STANDING, returned } from './standing.ts'

const ALL = 3 as ContestMask
const OUT = issued(checked(NEW_STANDING, ALL), ALL)
const no = (text: string) => text as RollNumber

describe('a mark', () => {
  it('goes with all that the day has of the person, and leaves a new row', () => {
    for (const standing of [OUT, { ...OUT, ticket: 'lost' as const }, givenPaper(NEW_STANDING, 'provisional', ALL)])
      expect(afterMove(standing, NEW_STANDING)).toEqual({ from: NEW_STANDING, to: standing })
  })

  it('goes to no row of which anything is written, and not while it waits for a card (ISS-02)', () => {
    const busy = [OUT, { ...NEW_STANDING, declared: true }, returned(OUT, ALL, ALL, true), checked(NEW_STANDING, ALL)]
    for (const standing of busy) expect(afterMove(OUT, standing)).toBe(null)
    for (const standing of [NEW_STANDING, checked(NEW_STANDING, ALL), returned(OUT, ALL, ALL, true)])
      expect(afterMove(standing, NEW_STANDING)).toBe(null)
  })

  it('was cut short where its row is new and the last one still has it', () => {
    expect(isCutShort(OUT, NEW_STANDING)).toBe(true)
    expect(isCutShort(NEW_STANDING, OUT)).toBe(false)
    expect(isCutShort(OUT, returned(OUT, ALL, ALL, true))).toBe(false)
  })
})

describe('the lines of the day', () => {
  const move = (lines: readonly MovedMark[], from: string, to: string, words: string) =>
    withMoved(lines, { from: no(from), to: no(to), nobody: null, words })

  it('are in the order of the roll, one for each mistake, however often its mark moves', () => {
    const lines = move(move(move([], '7', '8', 'a'), '2', '3', 'b'), '8', '9', 'c')
    expect(lines).toEqual([
      { from: '2', to: '3', last: '2', nobody: null, words: 'b' },
      { from: '7', to: '9', last: '8', nobody: null, words: 'a／c' },
    ])
  })

  it('of a mark that came back are kept, and are no mistake', () => {
    const [line] = move(move([], '7', '8', 'a'), '8', '7', 'b')
    expect(line).toMatchObject({ from: '7', to: '7', last: '8' })
    expect(line && isMistake(line)).toBe(false)
    expect(move(line ? [line] : [], '7', '9', 'c')).toEqual([
      { from: '7', to: '9', last: '7', nobody: null, words: 'a／b／c' },
    ])
  })
})

it('a row of nobody has a number that no row of the desk has, and its place', () => {
  for (let place = 0; place < 8; place++) {
    expect(nobodysNumber(place)).not.toBe(orderNumber(place))
    expect(nobodysPlace(nobodysNumber(place))).toBe(place)
  }
  expect(nobodysPlace(orderNumber(3))).toBe(null)
  const moved: MovedMark = {
    from: no('1'),
    to: nobodysNumber(2),
    last: no('1'),
    nobody: { place: 2, sex: 'M' },
    words: '',
  }
  expect(nobodysRows([moved, { ...moved, to: no('2'), nobody: null }], '2' as StationId)).toMatchObject([
    { rollNo: '不3', place: 2, sex: 'M', station: '2', ticket: '', mark: 'none' },
  ])
})
