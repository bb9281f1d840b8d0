/** One spelling for what is typed at the desk and what the roll has. The rows themselves keep every character. */
import { withoutVariants } from './kanji-variants.ts'

const SMALL = new Map(
  [...'ぁぃぅぇぉっゃゅょゎゕゖ'].map((kana, at) => [kana, 'あいうえおつやゆよわかけ'[at] as string]),
)
/** Sounds that are written in two ways in names. */
const SAME = new Map([...'ぢづをゐゑ'].map((kana, at) => [kana, 'じずおいえ'[at] as string]))
const IGNORED = /[\s\u3000・･ー‐－-]/gu
/** Katakana ァ…ヶ lie 0x60 above hiragana. */
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

function parts(text: string): string[] {
  return text.normalize('NFKC').trim().toUpperCase().split(HYPHENS)
}
