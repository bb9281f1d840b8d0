/** One spelling for what is typed at the desk and what the roll has. The rows themselves keep every character. */
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
