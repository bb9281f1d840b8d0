/**
 * The voter's page as it is written, as readings are drawn above it, and as it is said: docs/roles/voter.md in easy words, for the large print
 * and to be spoken. In Japanese each word is followed by its reading, `名前(なまえ)`; は, へ and signs are followed by their sound.
 */
import { votersPage as words } from '#words/cards.ts'
import type { Language, Text } from '../messages/message.ts'

const { title: TITLE, ...parts } = words
const PARTS = [parts.touch, parts.ear]

/** Words, and the reading above them. */
interface RubyPart {
  readonly base: string
  readonly reading: string | null
}

interface PageLine {
  readonly number: number | null
  readonly words: readonly RubyPart[]
}

interface PagePart {
  readonly title: readonly RubyPart[]
  readonly lines: readonly PageLine[]
}

interface SpokenLine {
  readonly text: string
  /** Null in English. */
  readonly kana: string | null
}

const WITH_READING = /([\p{Script=Han}々\d]+|[はへ○×↑↓？])\(([\p{Script=Hiragana}ー]+)\)/gu
const NUMBERS = ['いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'] as const

export function votersPage(language: Language): { readonly title: string; readonly parts: readonly PagePart[] } {
  const drawn = PARTS.map(({ title, steps, hints }) => ({
    title: rubyOf(title[language]),
    lines: [
      ...steps.map((step, place) => ({ number: place + 1, words: rubyOf(step[language]) })),
      ...hints.map((hint) => ({ number: null, words: rubyOf(hint[language]) })),
    ],
  }))
  return { title: written(TITLE[language]), parts: drawn }
}

/** In the order in which it is said. */
export function votersPageSpoken(language: Language): readonly SpokenLine[] {
  return [TITLE, ...PARTS].flatMap((part) => {
    if (!('steps' in part)) return [spokenOf(part, language)]
    const steps = part.steps.map((step, place) => {
      const { text, kana } = spokenOf(step, language)
      return { text: `${place + 1}. ${text}`, kana: kana === null ? null : `${NUMBERS[place]}。${kana}` }
    })
    return [spokenOf(part.title, language), ...steps, ...part.hints.map((hint) => spokenOf(hint, language))]
  })
}

function spokenOf(words: Text, language: Language): SpokenLine {
  if (language !== 'ja') return { text: words[language].replaceAll(/"|[○×↑↓？] ?\(([^)]*)\)|○ /g, '$1'), kana: null }
  const sounds = words.ja.replaceAll(WITH_READING, '$2').replaceAll(/[「」]/g, '')
  return { text: written(words.ja).replaceAll(/[「」]/g, ''), kana: sounds }
}

/** Without readings: as docs/roles/voter.md has it. */
function written(words: string): string {
  return words.replaceAll(WITH_READING, '$1')
}

function rubyOf(words: string): readonly RubyPart[] {
  const parts: RubyPart[] = []
  let at = 0
  for (const { index, 0: whole, 1: base = '', 2: reading = '' } of words.matchAll(WITH_READING)) {
    if (index > at) parts.push({ base: words.slice(at, index), reading: null })
    // A sign and a particle are seen as they are; their readings are for the voice.
    parts.push({ base, reading: /\p{Script=Han}/u.test(base) ? reading : null })
    at = index + whole.length
  }
  if (at < words.length) parts.push({ base: words.slice(at), reading: null })
  return parts
}
