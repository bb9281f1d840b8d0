/** One clip: from a recording of the city when there is one, else from the engine; judged before anybody listens to it. */
import { err, ok, type Result } from '#election/result.ts'
import type { ClipDoubt } from '#election/voice/clip-doubt.ts'
import type { Clip } from '#election/voice/clips.ts'
import type { VoiceMaker } from '#election/voice/manifest.ts'
import { doubtOf, soundsRight } from './check-clip.ts'
import type { Engine, EngineError, Rendering } from './engine.ts'
import type { Reading } from './readings.ts'
import { finish, pcmOf, samplesOf } from './sound/finish.ts'
import { type Measured, measure } from './sound/measure.ts'
import { hasClippedRun, parseWav } from './sound/wav.ts'

export interface MadeClip {
  readonly clip: Clip
  /** Katakana; empty in any language but Japanese. */
  readonly kana: string
  readonly maker: VoiceMaker
  readonly pcm: Uint8Array
  readonly measured: Measured
}

export interface ClipSource {
  readonly reading: Reading | undefined
  /** A WAV of this clip, and who speaks there. */
  readonly recording: { readonly wav: Uint8Array; readonly maker: VoiceMaker } | null
  readonly engine: Engine | null
}

export async function makeClip(clip: Clip, source: ClipSource): Promise<Result<MadeClip, ClipDoubt>> {
  const kana = clip.voice === 'ja' ? source.reading?.kana || clip.kana : null
  if (clip.voice === 'ja' && kana === null) return err({ type: 'reading-missing' })
  const made = source.recording
    ? ok({ wav: source.recording.wav, maker: source.recording.maker })
    : await rendered(clip, kana ?? '', source)
  if (!made.ok) return made
  const { wav, maker } = made.value
  const sound = parseWav(wav)
  if (sound === null) return err({ type: 'not-a-wav' })
  if (hasClippedRun(sound)) return err({ type: 'clipped', peak: 32_767 })
  const pcm = pcmOf(finish(sound))
  const measured = measure(samplesOf(pcm))
  const doubt = doubtOf(measured, clip.voice, kana ?? clip.text)
  return doubt === null ? ok({ clip, kana: kana ?? '', maker, pcm, measured }) : err(doubt)
}

async function rendered(
  clip: Clip,
  kana: string,
  { engine, reading }: ClipSource,
): Promise<Result<{ readonly wav: Uint8Array; readonly maker: VoiceMaker }, ClipDoubt>> {
  if (engine === null) return err({ type: 'no-engine' })
  const { maker } = engine
  if (clip.voice !== 'ja') {
    const spoken = await engine.render(clip.text)
    return spoken.ok ? ok({ wav: spoken.value.wav, maker }) : spoken
  }
  let doubt: ClipDoubt = { type: 'no-engine' }
  for (const words of spellingsOf(clip, kana, reading)) {
    const spoken: Result<Rendering, EngineError> = await engine.render(words)
    if (!spoken.ok) {
      doubt = spoken.error
      continue
    }
    // An engine that does not tell its sounds is checked by ears alone.
    const different = spoken.value.phonemes === null ? null : soundsRight(kana, spoken.value.phonemes)
    if (different === null) return ok({ wav: spoken.value.wav, maker })
    doubt = different
  }
  return err(doubt)
}

/**
 * Words that people wrote are fed in katakana: an engine leaves out a character that it does not know and says nothing of it. Our own
 * sentences have a better accent as they are written, and whichever way is fed, its sounds are held against the kana.
 */
function spellingsOf(clip: Clip, kana: string, reading: Reading | undefined): readonly string[] {
  if (reading !== undefined && reading.spelling !== '') return [reading.spelling]
  return clip.id.startsWith('prompt:') ? [clip.text, kana] : [kana]
}
