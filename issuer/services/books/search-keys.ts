/** One spelling for what is typed at the desk and what the roll has. The rows themselves keep every character. */
import { type BirthDate, birthSpan, isDay, plainOf } from '#election/birth-date.ts'
import type { RollRow } from '#election/definition/definition.ts'
import { withoutVariants } from './kanji-variants.ts'

const SMALL = new Map(
  [...'ぁぃぅぇぉっゃゅょゎゕゖ'].map((kana, at) => [kana, 'あいうえおつやゆよわかけ'[at] as string]),
)
/** Sounds that are written in two ways in names. */
const SAME = new Map([...'ぢづをゐゑ'].map((kana, at) => [kana, 'じずおいえ'[at] as string]))
const IGNORED = /[\s\u3000・･ー‐－-]/gu
/** Katakana ァ…ヶ are 0x60 above hiragana. */
const KATAKANA = /[\u30a1-\u30f6]/g

/** Half width, katakana, small kana, long vowels and spaces do not matter. */
export function kanaKey(text: string): string {
  const hiragana = text
    .normalize('NFKC')
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(IGNORED, '')
  return [...hiragana].map((kana) => SMALL.get(kana) ?? SAME.get(kana) ?? kana).join('')
}

/** 渡邊 and 渡辺 alike; spaces do not matter. */
export function nameKey(text: string): string {
  return withoutVariants(text).replace(/[\s\u3000]/gu, '')
}

const HYPHENS = /[\s‐‑–—−ー－-]+/u

/** 1-0001, 1-1 and 01 - 1 alike: each part without the zeros in front of it. */
export function numberKey(text: string): string {
  return parts(text)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join('-')
}

/** 1-0001 typed as 10001. */
export function digitsKey(text: string): string {
  return parts(text)
    .join('')
    .replace(/^0+(?=.)/, '')
}

const BLOCK = /(?<=\d)(?:丁目|番地|番|号|の|ノ|[‐‑–—−ー－-])+/gu
/** 一 to 九十九 before what a block is counted by. */
const COUNTED = /[一二三四五六七八九十]{1,3}(?=丁目|番|号|区|条)/gu
const ONES = '〇一二三四五六七八九'

/** 一丁目2番地の3, 1丁目2番3号 and 1-2-3 are alike; 大字, spaces and the forms of ケ do not matter. */
export function addressKey(text: string): string {
  const plain = withoutVariants(text).replace(/[\s\u3000]|大字/gu, '')
  return plain
    .replace(COUNTED, countedIn)
    .replace(BLOCK, '-')
    .replace(/-$/, '')
    .replace(/[ヶケがガ]/gu, 'ヶ')
    .toUpperCase()
}

function countedIn(kanji: string): string {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : [null, kanji]
  const number = tens === null ? 0 : 10 * (tens === '' ? 1 : ONES.indexOf(tens))
  return String(number + (ones === '' ? 0 : ONES.indexOf(ones as string)))
}

function parts(text: string): string[] {
  return text.normalize('NFKC').trim().toUpperCase().split(HYPHENS)
}

const VOICED = new Map(
  [...'がぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ'].map((kana, at) => [
    kana,
    [...'かきくけこさしすせそたてとはひふへほはひふへほ'][at],
  ]),
)
const VU = new Map([...'あいえお'].map((vowel, at) => [vowel, 'はひへほ'[at] as string]))
/** The kana that may make a kana of each row longer: さとう and サトー, おおの and おうの, けいこ and ケーコ. */
const LONGER = new Map(
  (
    [
      ['あかさたなはまやらわ', 'あ'],
      ['いきしちにひみり', 'い'],
      ['うくすつぬふむゆる', 'う'],
      ['えけせてねへめれ', 'えい'],
      ['おこそとのほもよろ', 'おう'],
    ] as const
  ).flatMap(([kana, vowels]) => [...kana].map((each) => [each, vowels] as const)),
)

/** Voiced and unvoiced, long and short, ヴァ and バ do not matter (住民記録システム標準仕様書 2.1.2): names are written by ear. */
function soundKey(text: string): string {
  const plain = kanaKey(text).replace(/ゔ([あいえお]?)/g, (_, vowel: string) => VU.get(vowel) ?? 'ふ')
  let key = ''
  for (const kana of plain) {
    const each = VOICED.get(kana) ?? kana
    const isLonger = LONGER.get(key.at(-1) ?? '')?.includes(each) === true
    if (!isLonger) key += each
  }
  return key
}

const DAY = /^(?:(\d{1,2})月(\d{1,2})日?|(\d{1,2})[/.-](\d{1,2})|(\d{2})(\d{2}))$/

/** A day of birth without its year, as it is kept; null: the text is none. */
export function birthdayIn(text: string): string | null {
  const [month, day] =
    DAY.exec(text)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? []
  if (month === undefined || day === undefined || Number(month) > 12 || Number(day) > 31) return null
  return `#${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** All that the second round of a search finds a voter by: how the whole name sounds, each later part of it, and the birthday. */
export function soundKeys({ name, kana, birthDate }: Pick<RollRow, 'name' | 'kana' | 'birthDate'>): readonly string[] {
  const reading = readingOf({ name, kana })
  const later = (text: string) => {
    const all = text.trim().split(SPACES)
    return all.slice(1).map((_, at) => all.slice(at + 1).join(''))
  }
  const keys = [
    soundKey(reading),
    ...later(reading).map(soundKey),
    ...later(name).map(nameKey),
    ...birthKeys(birthDate),
  ]
  return [...new Set(keys.filter((key) => key !== ''))]
}

/** The kana by which a voter is sought; a name in kana is its own reading where the roll has none. */
export function readingOf({ name, kana }: Pick<RollRow, 'name' | 'kana'>): string {
  return kana === '' && ALL_KANA.test(name) ? name : kana
}

/** A birthday; where a part of it is unknown, the text and the year. */
function birthKeys(birth: BirthDate): readonly string[] {
  if (isDay(birth)) return [`#${birth.slice(5)}`]
  const year = birthSpan(birth)?.from.slice(0, 4)
  return [writtenBirthKey(birth), ...(year === undefined ? [] : [yearKey(year)])]
}

/** 昭和５年 月日不詳 typed as the roll has it, or only the beginning of it. */
export function writtenBirthKey(text: string): string {
  return `#=${plainOf(text)}`
}

/** Those of this year whose day the roll does not know. */
export function yearKey(year: string): string {
  return `#~${year}`
}

const SPACES = /[\s\u3000]+/u
const ALL_KANA = /^[\s\u3000・･ー\u3041-\u3096\u30a1-\u30fa\uff66-\uff9f]+$/u

/** Kana by its sound, anything else as it is written. */
export function soughtSound(text: string): string {
  return ALL_KANA.test(text) ? soundKey(text) : nameKey(text)
}
