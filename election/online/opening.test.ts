/** A check shows the choices that were encrypted, and can show no others. And the vote code, as people read it. */
import { describe, expect, it } from 'vitest'
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { voteCodeOf } from './ids.ts'
import { type Choice, openChoices, sealChoices } from './opening.ts'
import { parseShownCode, printedShownCode, shownBytes, shownCode } from './shown-code.ts'

const { packageHash, publicKey } = onlineElection('openings')
const randomness = seededRandomness('openings')
const parts = { packageHash, publicKey, candidates: [11, 12, 13] as CandidateId[] }
const of = { electionId: '0f1e2d3c4b5a6978' as ElectionId, listVersion: 2 }
const choices: readonly Choice[] = [
  { contest: 0 as ContestBit, selection: { type: 'candidate', id: 12 as CandidateId } },
  { contest: 2 as ContestBit, selection: { type: 'ended' } },
]
const made = sealChoices(recordSealer(parts), of, choices, randomness)

describe('an opening', () => {
  it('gives the choices, and the code of the very records', () => {
    expect(openChoices(made.opening, of, parts)).toEqual({ code: made.code, choices })
  })

  it('differs at each sealing of the same choices, and so do its salt, its records and its code', () => {
    const again = sealChoices(recordSealer(parts), of, choices, randomness)
    expect(again.code).not.toBe(made.code)
    const drawn = [made, again].flatMap(({ salt, records }) => [salt, ...records]).map(toHex)
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(openChoices(again.opening, of, parts)?.choices).toEqual(choices)
  })

  it('with a changed byte does not open to the code that was shown', () => {
    const said = [...made.opening.keys()]
      .filter((at) => at < 64 || at % 16 === 0)
      .filter((at) => {
        const opened = openChoices(made.opening.with(at, (made.opening[at] as number) ^ 1), of, parts)
        return opened !== null && opened.code === made.code
      })
    expect(said).toEqual([])
  })

  it.each([
    ['another election', { ...of, electionId: '00'.repeat(8) as ElectionId }],
    ['another list', { ...of, listVersion: 1 }],
  ])('does not open for %s', (_, other) => {
    expect(openChoices(made.opening, other, parts)).toBe(null)
  })

  it('does not open with a byte more or less, without a choice, or with a candidate who is not on the list', () => {
    const other = { ...parts, candidates: [11, 13] as CandidateId[] }
    expect(openChoices(made.opening, of, other)).toBe(null)
    expect(openChoices(made.opening.slice(0, -1), of, parts)).toBe(null)
    expect(openChoices(new Uint8Array([...made.opening, 0]), of, parts)).toBe(null)
    expect(openChoices(made.opening.slice(0, 20).with(18, 0), of, parts)).toBe(null)
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
