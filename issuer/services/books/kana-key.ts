/** One spelling for what is typed and what the roll has: half width, katakana, small kana, long vowels and spaces do not matter. */

const SMALL = new Map(
  [...'ぁぃぅぇぉっゃゅょゎゕゖ'].map((kana, at) => [kana, 'あいうえおつやゆよわかけ'[at] as string]),
)
const IGNORED = /[\s\u3000・･ー‐－-]/gu
/** Katakana ァ…ヶ lie 0x60 above hiragana. */
const KATAKANA = /[\u30a1-\u30f6]/g

export function kanaKey(text: string): string {
  const hiragana = text
    .normalize('NFKC')
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(IGNORED, '')
  return [...hiragana].map((kana) => SMALL.get(kana) ?? kana).join('')
}

/** For kanji: only spaces are dropped; characters stay exactly as the roll has them. */
export function nameKey(text: string): string {
  return text.replace(/[\s\u3000]/gu, '')
}
