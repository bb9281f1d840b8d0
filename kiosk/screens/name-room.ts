/** How much room names, readings and parties take at a size of letters. Millimetres; no pixel, no DOM. */
import type { ShownCandidate } from '../session/view.ts'

/** Heights of one line, in its letters. */
export const NAME_LINE = 1.15
export const RUBY_LINE = 1.2
export const PARTY_LINE = 1.25
/** Between family name and given name. */
const NAME_GAP = 0.4

/** Of a candidate as it is shown: letters that a person sees (an IVS or a surrogate pair is one), part by part. */
export interface MeasuredName {
  readonly parts: readonly { readonly letters: number; readonly reading: number }[]
  readonly party: number
}

export function measured({ name, kana, party }: ShownCandidate): MeasuredName {
  const names = name.trim().split(/[ \u3000]+/)
  const readings = kana.trim().split(/[ \u3000]+/)
  const divided = names.length === readings.length
  const parts = divided
    ? names.map((part, i) => ({ letters: letters(part), reading: letters(readings[i] ?? '') }))
    : [{ letters: letters(name), reading: letters(kana) }]
  return { parts, party: letters(party) }
}

export function nameWidthMm({ parts }: MeasuredName, nameMm: number, rubyMm: number): number {
  const widths = parts.map(({ letters, reading }) => Math.max(letters * nameMm, reading * rubyMm))
  return widths.reduce((sum, width) => sum + width, 0) + (parts.length - 1) * nameMm * NAME_GAP
}

/** Whole letters go on a line; what is left of it stays empty. */
export function partyLines({ party }: MeasuredName, letterMm: number, roomMm: number): number {
  return Math.ceil(party / Math.max(1, Math.floor(roomMm / letterMm)))
}

function letters(text: string): number {
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)].length
}
