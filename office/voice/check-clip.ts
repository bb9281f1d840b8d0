/** The gate: a clip that says something else, nothing, too loud or too little is in no pack. */
import type { ClipId } from '#election/ids.ts'
import type { VoiceLanguage } from '#election/voice/clips.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { phonemesOfKana } from './phonemes/kana-phonemes.ts'
import { TARGET_DB } from './sound/finish.ts'
import type { Measured } from './sound/measure.ts'

export type ClipDoubt =
  /** A title or party whose kana nobody gave. */
  | { readonly type: 'reading-missing' }
  | { readonly type: 'reading-not-kana'; readonly kana: string }
  | { readonly type: 'no-engine' }
  | { readonly type: 'engine-failed'; readonly reason: string }
  | { readonly type: 'not-a-wav' }
  /** The engine would say other sounds than the reading has: a name that vanished, a particle, a character it does not know. */
  | { readonly type: 'sounds-different'; readonly wanted: string; readonly heard: string }
  | { readonly type: 'silent' }
  | { readonly type: 'clipped'; readonly peak: number }
  | { readonly type: 'loudness-off'; readonly loudness: number }
  | { readonly type: 'silence-in-front'; readonly ms: number }
  | { readonly type: 'duration-implausible'; readonly ms: number; readonly from: number; readonly to: number }
  /** Higher or lower than the other clips of the same voice. */
  | { readonly type: 'pitch-off'; readonly hz: number; readonly others: number }

export interface ClipProblem {
  readonly clip: ClipId
  readonly language: VoiceLanguage
  readonly text: string
  readonly doubt: ClipDoubt
}

/** −1 dB below full scale. */
const PEAK_MAX = Math.round(32_768 * 10 ** (-1 / 20))
const LOUDNESS_SPREAD = 100
const SILENCE_MAX_MS = 100
/** A fifth up or down: another voice, or a broken one. */
const PITCH_SPREAD = 1.5

export function soundsRight(kana: string, heard: string): ClipDoubt | null {
  const wanted = phonemesOfKana(kana)
  if (wanted === null) return { type: 'reading-not-kana', kana }
  return wanted === heard ? null : { type: 'sounds-different', wanted, heard }
}

export function doubtOf(measured: Measured, voice: VoiceLanguage, words: string): ClipDoubt | null {
  const { loudness, peak, silenceBeforeMs, samples } = measured
  if (loudness === null) return { type: 'silent' }
  if (peak > PEAK_MAX) return { type: 'clipped', peak }
  if (Math.abs(loudness - 100 * TARGET_DB) > LOUDNESS_SPREAD) return { type: 'loudness-off', loudness }
  if (silenceBeforeMs > SILENCE_MAX_MS) return { type: 'silence-in-front', ms: silenceBeforeMs }
  const ms = Math.round((1000 * samples) / SAMPLE_RATE)
  const [from, to] = plausibleMs(voice, words)
  return ms < from || ms > to ? { type: 'duration-implausible', ms, from, to } : null
}

/** Vowels, ン and ッ: what a mora is counted by. */
export function moraeOf(kana: string): number {
  return (phonemesOfKana(kana) ?? '').split(' ').filter((sound) => /^([aiueo]|N|cl)$/.test(sound)).length
}

/** A voice cut off, or one that spells what it cannot read, falls out; a slow speaker does not. */
function plausibleMs(voice: VoiceLanguage, words: string): readonly [number, number] {
  if (voice === 'en') return [150 + 25 * words.length, 1500 + 200 * words.length]
  const morae = moraeOf(words)
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
