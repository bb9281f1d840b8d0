/** Readings: whatever kana the office wrote, as katakana of full width with single spaces between words. */

/** U+3041…U+3096, ゝ and ゞ are 0x60 below their katakana. */
const HIRAGANA = /[\u3041-\u3096ゝゞ]/g

export function katakanaOf(kana: string): string {
  return (
    kana
      .normalize('NFKC')
      .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
      .replace(/[ァ-ヺ][ヽヾ]+/g, repeated)
      // Engines know クァ, and nobody hears a difference.
      .replace(/(?<=[クグ])ヮ/g, 'ァ')
      .replace(/[\s・]+/g, ' ')
      .trim()
  )
}

/** イスヾ is イスズ, and ミヽ is ミミ: no engine and no table of sounds knows the marks. One that has no such sound stays. */
function repeated(letters: string): string {
  const [first = '', ...marks] = letters
  const plain = first.normalize('NFD').slice(0, 1)
  const voiced = `${plain}\u3099`.normalize('NFC')
  return first + marks.map((mark) => (mark === 'ヽ' ? plain : voiced.length === 1 ? voiced : mark)).join('')
}

/** Equal for two readings that sound the same: ヅ and ズ, ヂ and ジ are one sound, and a blank is none. */
export function soundOf(kana: string): string {
  return katakanaOf(kana).replaceAll(' ', '').replaceAll('ヅ', 'ズ').replaceAll('ヂ', 'ジ').replaceAll('ヲ', 'オ')
}
