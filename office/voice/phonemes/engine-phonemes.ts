/** The sounds that an engine says it will make, in the signs of `kana-phonemes.ts`. */
import { canonical } from '#election/voice/kana-phonemes.ts'

/** The output labels of Open JTalk's trace: `start end a^b-SOUND+…`. Capital vowels are whispered ones. */
export function phonemesOfTrace(trace: string): string {
  const labels = trace.matchAll(/^\d+ \d+ [^-]*-([A-Za-z]+)\+/gm)
  const sounds = [...labels].map(([, sound = '']) => (/^[AIUEO]$/.test(sound) ? sound.toLowerCase() : sound))
  return canonical(sounds.filter((sound) => sound !== 'sil' && sound !== 'pau'))
}

/** espeak-ng's IPA for Japanese, decomposed: what differs from the letter it is written with. */
const IPA: Readonly<Record<string, string>> = {
  dʑ: 'j',
  tɕ: 'ch',
  ɕ: 'sh',
  ɸ: 'f',
  ɽ: 'r',
  ɯ: 'u',
  ɡ: 'g',
  ɴ: 'N',
  ŋ: 'N',
  j: 'y',
}
/** Stress, height of the tongue and lips: how a vowel is coloured, not which one it is. */
const COLOUR = /ˈ|ˌ|\s|ᵝ|\u031e|\u0308/g
/** Before some sounds ン is written as the tilde of a vowel of its own. */
const NASAL = /(?:u|i|ɯ)\u0303/g
const SOUND = /(dʑ|tɕ|ts|c\u0327|[a-zɡɕɸɽɴɯŋ])(ʲ?)/g

export function phonemesOfIpa(ipa: string): string {
  const plain = ipa.normalize('NFD').replace(COLOUR, '').replace(NASAL, 'ɴ').replace(/(.)ː/g, '$1$1')
  const sounds = [...plain.matchAll(SOUND)].map(
    ([, sound = '', palatal]) => `${IPA[sound] ?? sound}${palatal === '' ? '' : 'y'}`,
  )
  return canonical(sounds.map((sound, at) => inPlace(sound, sounds[at + 1] ?? '')))
}

function inPlace(sound: string, next: string): string {
  // ç is what ヒ and ヒャ begin with.
  if (sound === 'c\u0327') return next === 'i' ? 'h' : 'hy'
  const vowel = /^[aiueo]/.test(next)
  // ン takes the shape of what follows; ッ is a consonant written twice, or as h before another one.
  if ((sound === 'n' || sound === 'm') && !vowel) return 'N'
  const twice = !/^[aiueoN]/.test(sound) && (next.startsWith(sound) || (sound === 't' && /^(ch|ts)/.test(next)))
  return twice || (sound === 'h' && !vowel) ? 'cl' : sound
}
