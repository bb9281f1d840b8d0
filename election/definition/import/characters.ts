/** Which characters a cell may hold. Names keep their exact characters, so what cannot be shown rightly is refused here. */
import { katakanaOf } from '#election/voice/kana.ts'
import { phonemesOfKana } from '#election/voice/kana-phonemes.ts'
import { isSimple, visibleCharacters } from '../../visible-characters.ts'
import { isInCp932 } from './decode.ts'
import type { ErrorCode } from './problem.ts'
import { GETA } from './written-forms.ts'

export interface CharacterFault {
  readonly code: ErrorCode
  readonly character: string
}

/** Nothing to look at more closely: ASCII, kana, common kanji and their full- and half-width forms. */
const ORDINARY = /^[\x20-\x7e\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fa5\uff01-\uff5e\uff61-\uff9f]*$/
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** UAX #9: marks, embeddings, overrides, isolates. They can make a name read as another. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const SELECTOR = /[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u
const TAKES_SELECTOR = /\p{Script=Han}/u

/** The first fault of each kind. `lossy`: U+FFFD stands for bytes that could not be decoded. */
export function characterFaults(text: string, lossy: boolean): readonly CharacterFault[] {
  if (ORDINARY.test(text)) return []
  const faults = new Map<ErrorCode, string>()
  let before = ''
  for (const character of text) {
    const code = faultOf(character, before, lossy)
    if (code !== null && !faults.has(code)) faults.set(code, character)
    before = character
  }
  return [...faults].map(([code, character]) => ({ code, character }))
}

function faultOf(character: string, before: string, lossy: boolean): ErrorCode | null {
  if (character === '\uFFFD') return lossy ? 'undecodable' : 'replacement-character'
  if (SELECTOR.test(character)) return TAKES_SELECTOR.test(before) ? null : 'lone-variation-selector'
  if (CONTROL.test(character)) return 'control-character'
  if (DIRECTION.test(character)) return 'direction-character'
  if (/\p{Cf}/u.test(character)) return 'invisible-character'
  if (/\p{Co}/u.test(character)) return 'private-use-character'
  if (/\p{Cs}/u.test(character)) return 'lone-surrogate'
  if (/\p{Cn}/u.test(character)) return 'unassigned-character'
  return null
}

/** The first character that no font draws; null when all are drawn. */
export function firstUndrawable(text: string, draws: (grapheme: string) => boolean): string | null {
  for (const character of isSimple(text) ? text : visibleCharacters(text)) {
    if (character !== ' ' && character !== '　' && !draws(character)) return character
  }
  return null
}

/** `&MJ012345;`, `&#x9AD9;`: a letter that a system writes as a code, where ours has no letter for it or nobody asked for one. */
export const LETTER_AS_CODE = /&#?[A-Za-z0-9_+-]{2,20};/

/** Each letter that nobody can show, as 〓: of private use, of no Unicode that we know, without a font, written as a code; or 〓 already. */
export function withGeta(
  text: string,
  draws: (grapheme: string) => boolean,
): { readonly text: string; readonly letters: readonly string[] } {
  const letters: string[] = []
  let shown = ''
  for (const letter of lettersOf(text)) {
    const isUnshown =
      letter === GETA || LETTER_AS_CODE.test(letter) || /[\p{Co}\p{Cn}]/u.test(letter) || isUndrawn(letter, draws)
    if (isUnshown) letters.push(letter)
    shown += isUnshown ? GETA : letter
  }
  return { text: shown, letters }
}

function lettersOf(text: string): Iterable<string> {
  const coded = LETTER_AS_CODE.exec(text)
  if (coded === null) return isSimple(text) ? text : visibleCharacters(text)
  const [code] = coded
  return [...lettersOf(text.slice(0, coded.index)), code, ...lettersOf(text.slice(coded.index + code.length))]
}

/** Invisible and half letters have problems of their own: no font is asked for them. */
function isUndrawn(letter: string, draws: (grapheme: string) => boolean): boolean {
  return letter !== ' ' && letter !== '　' && !/^[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\uFFFD]/u.test(letter) && !draws(letter)
}

/**
 * Saved in an encoding that lacks a character, a spreadsheet puts `?` in its place and says nothing: 葛󠄀城 becomes 葛?城. No name
 * of a person or party is written with it; on a ballot it would be another name.
 */
export function hasLostCharacter(text: string): boolean {
  return text.includes('?')
}

/** The first code point that CP932 lacks; null when it has all. */
export function firstOutsideCp932(text: string): string | null {
  for (let at = 0; at < text.length; at++) {
    if (!isInCp932(text.charCodeAt(at))) return String.fromCodePoint(text.codePointAt(at) ?? 0)
  }
  return null
}

/** Cyrillic and Greek letters that look like Latin ones, half-width kana, quotes of a typesetter: each looks right and is another name. */
const ODD = /[\p{Script=Cyrillic}\p{Script=Greek}\uff61-\uff9f‘’‚“”„«»‹›＂]/u
/** In front: the candidate's number slipped into the name. */
const NUMBER_IN_FRONT = /^[\p{N}]/u

/** The first character that a name is seldom written with; null: none. */
export function oddInName(text: string): string | null {
  return NUMBER_IN_FRONT.exec(text)?.[0] ?? ODD.exec(text)?.[0] ?? null
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・･ｰﾞﾟ゛゜\u3099\u309a \u3000]+$/u

export function isKana(text: string): boolean {
  return KANA.test(text)
}

/** The first letter that stands for no sound where it is; null: the voice can say it all. */
export function firstUnspoken(kana: string): string | null {
  const said = katakanaOf(kana)
  if (phonemesOfKana(said)) return null
  const at = Array.from(said).findIndex((_, place, all) => phonemesOfKana(all.slice(0, place + 1).join('')) === null)
  return Array.from(said)[at] ?? kana.slice(0, 1)
}
