/** The gate: a clip that says something else, nothing, too loud or too little is in no pack. */
import type { Language } from '#election/language.ts'
import type { ClipDoubt } from '#election/voice/clip-doubt.ts'
import { phonemesOfKana } from '#election/voice/kana-phonemes.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { TARGET_LUFS } from './sound/finish.ts'
import type { Measured } from './sound/measure.ts'

/** −1 dB below full scale. */
const PEAK_MAX = Math.round(32_768 * 10 ** (-1 / 20))
/** Hundredths: 1 LU. */
const LOUDNESS_SPREAD = 100
const SILENCE_MAX_MS = 100
/** A fifth up or down: another voice, or a broken one. */
const PITCH_SPREAD = 1.5

export function soundsRight(kana: string, heard: string): ClipDoubt | null {
  const wanted = phonemesOfKana(kana)
  if (wanted === null) return { type: 'reading-not-kana', kana }
  return wanted === heard ? null : { type: 'sounds-different', wanted, heard }
}

export function doubtOf(measured: Measured, voice: Language, words: string): ClipDoubt | null {
  const { loudness, peak, silenceBeforeMs, samples } = measured
  if (loudness === null) return { type: 'silent' }
  if (peak > PEAK_MAX) return { type: 'clipped', peak }
  if (Math.abs(loudness - 100 * TARGET_LUFS) > LOUDNESS_SPREAD) return { type: 'loudness-off', loudness }
  if (silenceBeforeMs > SILENCE_MAX_MS) return { type: 'silence-in-front', ms: silenceBeforeMs }
  const ms = Math.round((1000 * samples) / SAMPLE_RATE)
  const [from, to] = voice === 'ja' ? kanaMs(words) : lettersMs(words)
  return ms < from || ms > to ? { type: 'duration-implausible', ms, from, to } : null
}

/** Vowels, ン and ッ: what a mora is counted by. */
export function moraeOf(kana: string): number {
  return (phonemesOfKana(kana) ?? '').split(' ').filter((sound) => /^([aiueo]|N|cl)$/.test(sound)).length
}

/** The shortest and the longest: a voice cut off, or one that spells what it cannot read, falls out; a slow speaker does not. */
function lettersMs({ length }: string): readonly [number, number] {
  return [150 + 25 * length, 1500 + 200 * length]
}

function kanaMs(kana: string): readonly [number, number] {
  const morae = moraeOf(kana)
  return [80 * morae, 800 + 400 * morae]
}

/** By the median of all clips of one voice; a clip with too little voiced sound has no pitch. */
export function pitchDoubts(pitches: readonly (number | null)[]): readonly (ClipDoubt | null)[] {
  const known = pitches.filter((pitch) => pitch !== null).sort((a, b) => a - b)
  const median = known[Math.floor(known.length / 2)]
  return pitches.map((hz) => {
    if (hz === null || median === undefined) return null
    const isOff = hz > median * PITCH_SPREAD || hz < median / PITCH_SPREAD
    return isOff ? { type: 'pitch-off', hz: Math.round(hz), others: Math.round(median) } : null
  })
}
