/**
 * Splits the reading of a contest's title into parts, so that each part is above its own kanji and a long title may break between two
 * parts. The office enters the whole reading; the words of election titles show where its parts begin.
 */
import { katakanaOf } from '#election/voice/kana.ts'
import type { ReadingPart } from './readings.ts'

/** The words of election titles, without names of places. */
const WORDS: Readonly<Record<string, string>> = {
  市長: 'しちょう',
  町長: 'ちょうちょう',
  村長: 'そんちょう',
  区長: 'くちょう',
  知事: 'ちじ',
  市議会: 'しぎかい',
  町議会: 'ちょうぎかい',
  村議会: 'そんぎかい',
  区議会: 'くぎかい',
  都議会: 'とぎかい',
  道議会: 'どうぎかい',
  府議会: 'ふぎかい',
  県議会: 'けんぎかい',
  議会: 'ぎかい',
  議員: 'ぎいん',
  衆議院: 'しゅうぎいん',
  参議院: 'さんぎいん',
  一般: 'いっぱん',
  通常: 'つうじょう',
  補欠: 'ほけつ',
  増員: 'ぞういん',
  総選挙: 'そうせんきょ',
  再選挙: 'さいせんきょ',
  選挙: 'せんきょ',
  選挙区: 'せんきょく',
  小選挙区: 'しょうせんきょく',
  選出: 'せんしゅつ',
  比例代表: 'ひれいだいひょう',
  最高裁判所: 'さいこうさいばんしょ',
  裁判官: 'さいばんかん',
  国民審査: 'こくみんしんさ',
  住民投票: 'じゅうみんとうひょう',
}

/** Matches the longest word that fits; else kana, whose reading is the same kana; else one letter of a name. */
const PIECES = new RegExp(
  `(${Object.keys(WORDS)
    .sort((a, b) => b.length - a.length)
    .join('|')})|([\\p{Script=Hiragana}\\p{Script=Katakana}ー]+)|.`,
  'gu',
)

/** @returns the whole title as one part if its reading is not made of these words */
export function titleParts(title: string, kana: string): readonly ReadingPart[] {
  const reading = kana.replaceAll(/[ \u3000]/g, '')
  const pieces = piecesOf(title)
  const pattern = pieces.map(({ sound }) => (sound === null ? '(.+?)' : `(${sound})`)).join('')
  const [, ...sounds] = new RegExp(`^${pattern}$`, 'u').exec(katakanaOf(reading)) ?? []
  const isWhole = sounds.join('').length === reading.length
  if (sounds.length === 0 || !isWhole) return [{ at: 0, base: title, reading }]
  let from = 0
  return pieces.map(({ at, base, isKana }, place) => {
    const until = from + (sounds[place] ?? '').length
    const part = { at, base, reading: isKana ? null : reading.slice(from, until) }
    from = until
    return part
  })
}

interface Piece {
  readonly at: number
  readonly base: string
  /** The reading in katakana; null: any reading fits. */
  readonly sound: string | null
  readonly isKana: boolean
}

function piecesOf(title: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const { index: at, 0: base, 1: word, 2: kana } of title.matchAll(PIECES)) {
    const sound = word === undefined ? kana : WORDS[word]
    const last = pieces.at(-1)
    if (sound !== undefined) pieces.push({ at, base, sound: katakanaOf(sound), isKana: kana !== undefined })
    else if (last?.sound === null) pieces[pieces.length - 1] = { ...last, base: last.base + base }
    else pieces.push({ at, base, sound: null, isKana: false })
  }
  return pieces
}
