/** Headphones that say the words of a clip in place of its samples: the voice of the browser speaks, or they pass as fast as one reads. */
import type { ClipId } from '#election/ids.ts'
import { inEach, type Language } from '#election/language.ts'
import { requiredClips } from '#election/voice/clips.ts'
import type { Voices } from '#election/voice/voice.ts'
import { FakeHeadphones } from '#hardware/headphones/fake.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'

interface Word {
  readonly text: string
  readonly language: Language
}

export interface Spoken extends Word {
  /** In its sentence, from 0: a number may be said twice. */
  readonly place: number
}

/** The voice of the machine: one sentence after another. */
export interface Speaker {
  /** Ends what is spoken. @param whole called once, unless something else is said or hushed before */
  say(words: readonly Spoken[], whole: () => void): void
  hush(): void
}

export class SpokenHeadphones extends FakeHeadphones {
  readonly #speaker: Speaker
  readonly #words = new Map<Int16Array, Word>()

  constructor(speaker: Speaker) {
    super()
    this.#speaker = speaker
  }

  /** Every clip of the election: its words, and one sample of its own by which they are known again. */
  voicesOf({ contests }: Pick<KioskFacts, 'contests'>): Voices {
    const list = {
      contests: contests.map(({ contest, candidates }) => ({ contest: contest.id, uncontested: false, candidates })),
    }
    const all = { contests: contests.map(({ contest }) => contest) }
    return inEach((language) => {
      const clips = new Map(
        requiredClips(all, list, language).map(({ id, text, voice }) => {
          const sample = new Int16Array(1)
          this.#words.set(sample, { text, language: voice })
          return [id, sample] as const
        }),
      )
      return { language, moraePerMinute: 335, samples: (clip: ClipId) => clips.get(clip) ?? new Int16Array(0) }
    })
  }

  override play(clips: readonly Int16Array[]): number {
    const number = super.play(clips)
    const words = clips.flatMap((clip) => this.#words.get(clip) ?? [])
    this.#speaker.say(
      words.map((word, place) => ({ ...word, place })),
      () => this.finish(),
    )
    return number
  }

  override stop(): void {
    super.stop()
    this.#speaker.hush()
  }
}
