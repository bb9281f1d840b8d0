/**
 * The sounds of a reading in katakana: the yardstick for every engine. Two ways of writing one sound come out alike: ショウ and ショー, セイ and
 * セー, ヲ and オ, ヴ and ブ.
 */

const VOWELS = 'aiueo'

/** Rows of the table: consonant, then the kana of a, i, u, e, o; a space has no kana. */
const ROWS: readonly (readonly [string, string])[] = [
  ['', 'アイウエオ'],
  ['k', 'カキクケコ'],
  ['g', 'ガギグゲゴ'],
  ['s', 'サ スセソ'],
  ['z', 'ザ ズゼゾ'],
  ['z', '  ヅ  '],
  ['t', 'タ  テト'],
  ['d', 'ダ  デド'],
  ['n', 'ナニヌネノ'],
  ['h', 'ハヒ ヘホ'],
  ['b', 'バビブベボ'],
  ['b', '  ヴ  '],
  ['p', 'パピプペポ'],
  ['m', 'マミムメモ'],
  ['y', 'ヤ ユ ヨ'],
  ['r', 'ラリルレロ'],
  ['w', 'ワ   '],
  ['', '   ヱヲ'],
  ['', ' ヰ   '],
  ['sh', ' シ   '],
  ['j', ' ジ   '],
  ['j', ' ヂ   '],
  ['ch', ' チ   '],
  ['ts', '  ツ  '],
  ['f', '  フ  '],
]

const SYLLABLES = new Map<string, readonly string[]>(
  ROWS.flatMap(([consonant, kana]) =>
    [...kana].flatMap((letter, place) =>
      letter === ' ' ? [] : [[letter, [consonant, VOWELS[place] ?? ''].filter((part) => part !== '')] as const],
    ),
  ),
)

/** A small vowel or y takes the place of the vowel before it. */
const SMALL = new Map<string, string>([
  ...[...'ァィゥェォ'].map((letter, place) => [letter, VOWELS[place] ?? ''] as const),
  ['ャ', 'ya'],
  ['ュ', 'yu'],
  ['ョ', 'yo'],
])
/** Consonants that hold a y of their own: シャ is sh a, キャ is ky a. */
const PALATAL = ['sh', 'j', 'ch']

/** Canonical phonemes with one space between them; null when the text has a sign that stands for no sound. */
export function phonemesOfKana(kana: string): string | null {
  const sounds: string[] = []
  for (const letter of kana) {
    if (/[\s、。]/.test(letter)) continue
    const small = SMALL.get(letter)
    if (letter === 'ー') sounds.push(sounds.at(-1) ?? '')
    else if (letter === 'ン') sounds.push('N')
    else if (letter === 'ッ') sounds.push('cl')
    else if (small !== undefined) sounds.push(...joined(sounds, small))
    else {
      const syllable = SYLLABLES.get(letter)
      if (syllable === undefined) return null
      sounds.push(...syllable)
    }
  }
  return sounds.every((sound) => /^[a-zN]+$/.test(sound)) ? canonical(sounds) : null
}

/** Takes the last vowel off `sounds` and gives what stands there instead: キ+ャ → ky a, フ+ァ → f a, テ+ィ → t i, ウ+ィ → w i. */
function joined(sounds: string[], small: string): readonly string[] {
  const vowel = sounds.pop() ?? ''
  const vowelAfter = small.slice(-1)
  const before = sounds.at(-1) ?? ''
  const standsAlone = before === '' || VOWELS.includes(before) || before === 'N'
  if (standsAlone) return vowel === 'u' ? ['w', vowelAfter] : vowel === 'i' ? ['y', vowelAfter] : [vowel, vowelAfter]
  if (small.startsWith('y') && !PALATAL.includes(before)) sounds[sounds.length - 1] = `${before}y`
  if (!small.startsWith('y') && vowel === 'u' && 'kg'.includes(before)) sounds[sounds.length - 1] = `${before}w`
  return [vowelAfter]
}

/** One way of writing what sounds alike, whichever engine or table it came from. */
export function canonical(sounds: readonly string[]): string {
  return sounds
    .map((sound) => sound.replace(/^v/, 'b'))
    .join(' ')
    .replace(/\bo u\b/g, 'o o')
    .replace(/\be i\b/g, 'e e')
}
