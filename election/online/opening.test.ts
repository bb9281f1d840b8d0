/** A check shows the answers that were encrypted, and can show no others. And the vote code, as people read it. */
import { describe, expect, it } from 'vitest'
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { listRoom, RECORDS_MAX } from '#election/contest-lists.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { voteCodeOf } from './ids.ts'
import { type Answer, openAnswers, sealAnswers } from './opening.ts'
import { parseShownCode, printedShownCode, shownBytes, shownCode } from './shown-code.ts'

const { packageHash, publicKey } = onlineElection('openings')
const randomness = seededRandomness('openings')
const [MAYOR, COUNCIL, REVIEW] = [0, 2, 4] as ContestBit[] as [ContestBit, ContestBit, ContestBit]
const ids = (...numbers: readonly number[]) => numbers as CandidateId[]
const candidates = new Map([
  [MAYOR, ids(11, 12, 13)],
  [COUNCIL, ids(21, 22)],
  [REVIEW, ids(31, 32, 33)],
])
const parts = { packageHash, publicKey, candidates }
const sealer = recordSealer({ packageHash, publicKey, candidates: [...candidates.values()].flat() })
const of = { electionId: '0f1e2d3c4b5a6978' as ElectionId, listVersion: 2 }
const judge = (place: number, marked: boolean): Answer => {
  const id = candidates.get(REVIEW)?.[place - 1] as CandidateId
  return { list: { bit: REVIEW, place }, selection: marked ? { type: 'candidate', id } : { type: 'no-mark' } }
}
const answers: readonly Answer[] = [
  { list: { bit: MAYOR, place: 0 }, selection: { type: 'candidate', id: 12 as CandidateId } },
  { list: { bit: COUNCIL, place: 0 }, selection: { type: 'ended' } },
  ...[judge(1, false), judge(2, true), judge(3, false)],
]
const made = sealAnswers(sealer, of, answers, randomness)

describe('an opening', () => {
  it('gives the answers, and the code of the very records', () => {
    expect(openAnswers(made.opening, of, parts)).toEqual({ code: made.code, answers })
  })

  it('differs at each sealing of the same answers, and so do its salt, its seed, its records and its code', () => {
    const again = sealAnswers(sealer, of, answers, randomness)
    expect(again.code).not.toBe(made.code)
    const drawn = [made, again].flatMap(({ salt, records, opening }) => [salt, opening.slice(52, 84), ...records])
    expect(new Set(drawn.map(toHex)).size).toBe(drawn.length)
    expect(openAnswers(again.opening, of, parts)?.answers).toEqual(answers)
  })

  it('draws for each list by itself: no two records have a point in common, not even for the same answer', () => {
    const points = made.records.flatMap((record) => [8, 40, 72].map((at) => toHex(record.subarray(at, at + 32))))
    expect(new Set(points).size).toBe(points.length)
  })

  it('with a changed byte does not open to the code that was shown', () => {
    const said = [...made.opening.keys()].filter((at) => {
      const opened = openAnswers(made.opening.with(at, (made.opening[at] as number) ^ 1), of, parts)
      return opened !== null && opened.code === made.code
    })
    expect(said).toEqual([])
  })

  it.each([
    ['another election', { ...of, electionId: '00'.repeat(8) as ElectionId }],
    ['another list', { ...of, listVersion: 1 }],
  ])('does not open for %s', (_, other) => {
    expect(openAnswers(made.opening, other, parts)).toBe(null)
  })

  it('does not open with a byte more or less, without an answer, or with a candidate who is not on the list', () => {
    const other = { ...parts, candidates: new Map([...candidates, [MAYOR, ids(11, 13)]]) }
    expect(openAnswers(made.opening, of, other)).toBe(null)
    expect(openAnswers(made.opening.slice(0, -1), of, parts)).toBe(null)
    expect(openAnswers(new Uint8Array([...made.opening, 0]), of, parts)).toBe(null)
    expect(openAnswers(made.opening.slice(0, 84).with(18, 0), of, parts)).toBe(null)
  })

  it('does not open with a mark for another judge than the one of the list, or with a judge twice', () => {
    const wrong = (...more: readonly Answer[]) =>
      openAnswers(sealAnswers(sealer, of, [...answers.slice(0, 2), ...more], randomness).opening, of, parts)
    const moved: Answer = { ...judge(2, true), list: { bit: REVIEW, place: 1 } }
    expect(wrong(moved, judge(2, true), judge(3, true))).toBe(null)
    expect(wrong(judge(1, true), judge(1, true), judge(3, true))).toBe(null)
    expect(wrong(judge(2, true), judge(1, true), judge(3, true))).toBe(null)
  })

  it('has room in a code of two dimensions with as many lists as an election can have', () => {
    const many = Array.from({ length: RECORDS_MAX }, (_, at): Answer => {
      const list = at < 6 ? { bit: at as ContestBit, place: 0 } : { bit: 6 as ContestBit, place: at - 5 }
      return { list, selection: { type: 'ended' } }
    })
    expect(many.map(({ list }) => listRoom(list)).at(-1)).toBe(RECORDS_MAX)
    const { opening } = sealAnswers(sealer, of, many, randomness)
    // Base 64, and an address before it: version 15 of ISO/IEC 18004 at level L has 520 bytes.
    expect(Math.ceil((opening.length * 4) / 3)).toBeLessThan(300)
  })
})

describe('a vote code as people read it', () => {
  it('is its first 50 bits', () => {
    const all = BigInt(`0x${made.code}`) >> 206n
    const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const expected = Array.from({ length: 10 }, (_, at) => symbols[Number((all >> BigInt(45 - 5 * at)) & 31n)]).join('')
    expect(shownCode(made.code)).toBe(expected)
    expect(shownBytes(fromHex(made.code))).toBe(expected)
    expect(shownCode(voteCodeOf(new Uint8Array(32).fill(0xff)))).toBe('ZZZZZZZZZZ')
  })

  it('is read as it is printed and as people type it, and nothing else is', () => {
    const shown = shownCode(made.code)
    const printed = printedShownCode(shown)
    expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    for (const typed of [
      printed,
      printed.toLowerCase(),
      ` ${shown} `,
      printed.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(parseShownCode(typed)).toBe(shown)
    }
    for (const typed of ['', shown.slice(1), `${shown}0`, `${shown.slice(1)}U`, '*'.repeat(10)]) {
      expect(parseShownCode(typed)).toBe(null)
    }
  })
})
