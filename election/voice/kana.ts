/** Readings: whatever kana the office wrote, as katakana of full width with single spaces between words. */

/** U+3041…U+3096 are 0x60 below their katakana. */
const HIRAGANA = /[\u3041-\u3096]/g

export function katakanaOf(kana: string): string {
  return kana
    .normalize('NFKC')
    .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    .replace(/[\s・]+/g, ' ')
    .trim()
}

/** Equal for two readings that sound the same: ヅ and ズ, ヂ and ジ are one sound, and a blank is none. */
export function soundOf(kana: string): string {
  return katakanaOf(kana).replaceAll(' ', '').replaceAll('ヅ', 'ズ').replaceAll('ヂ', 'ジ').replaceAll('ヲ', 'オ')
}
