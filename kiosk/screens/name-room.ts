/** How much room names, readings and parties take at a size of letters. Millimetres; no pixel, no DOM. */
import { visibleCharacters } from '#election/visible-characters.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'

const WORDS = new Intl.Segmenter('ja', { granularity: 'word' })

/** Heights of one line, in its letters. */
export const NAME_LINE = 1.15
export const RUBY_LINE = 1.2
export const PARTY_LINE = 1.25
/** Between family name and given name. */
const NAME_GAP = 0.4

/** A candidate's name as it is shown: letters that a person sees (an IVS or a surrogate pair is one), part by part. */
export interface MeasuredName {
  readonly parts: readonly { readonly letters: number; readonly reading: number }[]
  /** Letters of each piece of the party that stays on one line. */
  readonly party: readonly number[]
  /** Letters of the party's reading; 0: none is drawn. */
  readonly partyReading: number
}

export function measured(candidate: ShownCandidate): MeasuredName {
  const { name, kana, party } = candidate
  const names = name.trim().split(/[ \u3000]+/)
  const readings = kana.trim().split(/[ \u3000]+/)
  const divided = names.length === readings.length
  const parts = divided
    ? names.map((part, i) => ({ letters: letters(part), reading: letters(readings[i] ?? '') }))
    : [{ letters: letters(name), reading: letters(kana) }]
  return { parts, party: partyPieces(party).map(letters), partyReading: letters(partyReading(candidate)) }
}

/** Above all parties of a contest or above none: where the office left one out, none has one (LAW-08). */
export function hasPartyReadings(candidates: readonly ShownCandidate[]): boolean {
  const lacks = ({ party, partyKana }: ShownCandidate) => partyKana === '' && /\p{Script=Han}/u.test(party)
  return candidates.some((each) => partyReading(each) !== '') && !candidates.some(lacks)
}

/** A party in kana has no reading: its letters are their own. */
export function partyReading({ party, partyKana }: ShownCandidate): string {
  return partyKana === party ? '' : partyKana
}

/** It goes over to the next line between any two letters. */
export function readingLines({ partyReading }: MeasuredName, letterMm: number, roomMm: number): number {
  return Math.ceil(partyReading / Math.max(1, Math.floor(roomMm / letterMm)))
}

export function nameWidthMm({ parts }: MeasuredName, nameMm: number, rubyMm: number): number {
  const widths = parts.map(({ letters, reading }) => Math.max(letters * nameMm, reading * rubyMm))
  return widths.reduce((sum, width) => sum + width, 0) + (parts.length - 1) * nameMm * NAME_GAP
}

/** Letters that must not begin a line: a particle or the end of a word, a sign. */
const BEHIND = /^(?:\p{Script=Hiragana}+|[\p{P}\p{S}\p{Z}]+)$/u
const OPENING = /[\p{Ps}\p{Pi}]$/u
/** Alone the end of a name, as in 〇〇会; several are a name that the dictionary does not know, as 新見. */
const ONE_LETTER = /^(?!\p{Script=Hiragana})[\p{L}\p{N}]\p{M}*$/u

/** A party may go over to the next line between these, and nowhere else: never 「新／見市民の会」. */
export function partyPieces(party: string): readonly string[] {
  const words = [...WORDS.segment(party)].map(({ segment }) => segment)
  const isOne = (at: number) => ONE_LETTER.test(words[at] ?? '')
  const staysBehind = (word: string, at: number) =>
    OPENING.test(words[at - 1] ?? '') ||
    (isOne(at) ? isOne(at - 1) || !isOne(at + 1) : BEHIND.test(word) && !OPENING.test(word))
  const pieces: string[] = []
  for (const [at, word] of words.entries()) {
    const isBegun = ONE_LETTER.test(pieces.at(-1) ?? '')
    if (at === 0 || !(isBegun || staysBehind(word, at))) pieces.push(word)
    else pieces[pieces.length - 1] += word
  }
  return pieces
}

/** Whole pieces go on a line; what is left of it stays empty. */
export function partyLines(name: MeasuredName, letterMm: number, roomMm: number): number {
  return linesOf(name, Math.max(1, Math.floor(roomMm / letterMm)))
}

/** The shortest line with which the party takes no more of them, in letters. */
export function shortestLine(name: MeasuredName, lines: number): number {
  let perLine = 1
  while (linesOf(name, perLine) > lines) perLine++
  return perLine
}

/** Only a piece that is longer than a line is cut. */
function linesOf({ party }: MeasuredName, perLine: number): number {
  let [lines, left] = [0, 0]
  for (const piece of party) {
    const more = piece <= left ? 0 : Math.ceil(piece / perLine)
    left = more === 0 ? left - piece : more * perLine - piece
    lines += more
  }
  return lines
}

function letters(text: string): number {
  return visibleCharacters(text).length
}
