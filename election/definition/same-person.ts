/** Whether two rows are one person, as far as name, reading and day of birth can say. */
import type { RollRow } from './definition.ts'

type Named = Pick<RollRow, 'name' | 'kana' | 'birthDate'>

/** Nobody is there twice: once on the roll and once beside it are two rights. */
export function isSamePerson(one: Named, other: Named): boolean {
  if (one.birthDate !== other.birthDate) return false
  const kana = letters(one.kana)
  return letters(one.name) === letters(other.name) || (kana !== '' && kana === letters(other.kana))
}

/** Katakana ァ…ヶ are 0x60 above hiragana. */
function letters(text: string): string {
  const bare = text.normalize('NFKC').replace(/[\s・]/gu, '')
  return bare.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
