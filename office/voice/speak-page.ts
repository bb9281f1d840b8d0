/** Sentences → one sound file: each made and checked like a clip of the ballot, with a pause after it. */
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ClipDoubt } from '#election/voice/clip-doubt.ts'
import { promptClip } from '#election/voice/clip-id.ts'
import type { Clip } from '#election/voice/clips.ts'
import { katakanaOf } from '#election/voice/kana.ts'
import { SAMPLE_BYTES, SAMPLE_RATE } from '#election/voice/manifest.ts'
import type { Engine } from './engine.ts'
import { makeClip } from './make-clip.ts'
import { wavOf } from './sound/wav.ts'

interface Sentence {
  readonly text: string
  /** Null in English. */
  readonly kana: string | null
}

interface NotSpoken {
  readonly type: 'not-spoken'
  readonly text: string
  readonly doubt: ClipDoubt
}

/** Time to find the place on the screen, or in one's mind. */
const PAUSE = new Uint8Array(0.9 * SAMPLE_RATE * SAMPLE_BYTES)

export async function speakPage(
  sentences: readonly Sentence[],
  voice: Language,
  engine: Engine | null,
): Promise<Result<Uint8Array, NotSpoken>> {
  const sounds: Uint8Array[] = []
  for (const { text, kana } of sentences) {
    const clip: Clip = {
      id: promptClip('recorded'),
      part: 'package',
      voice,
      text,
      kana: kana === null ? null : katakanaOf(kana),
    }
    const made = await makeClip(clip, { reading: undefined, recording: null, engine })
    if (!made.ok) return err({ type: 'not-spoken', text, doubt: made.error })
    sounds.push(made.value.pcm, PAUSE)
  }
  return ok(wavOf(new Uint8Array(Buffer.concat(sounds))))
}
