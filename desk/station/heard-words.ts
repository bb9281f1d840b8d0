/**
 * The speech in the headphones of one machine, in the words of the voice pack, for a person at the desk who cannot hear it: found by
 * the sound alone (`clips-in-sound.ts`), while somebody asks for it. On a desk all voters are invented; no machine of a polling station
 * has such words outside of its headphones, and here they stand in the memory of the desk and on its page: they are never logged or written.
 */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { openVoices } from '#election/voice/voice.ts'
import { type Clip, ClipsInSound, KnownClips, type Told } from '#simulation/ears/clips-in-sound.ts'
import type { SaidView } from '../session/view.ts'

/** A clip with its words and their language: names are said in Japanese to everybody. */
export interface SpokenClip extends Clip {
  readonly language: Language
}

const KEPT = 24
/** A sentence is followed by silence and then by nothing at all: so long a nothing is its end. */
const OVER_MS = 600

/** The clips of both languages: a voter may change it at any moment. None where the package has no voice. */
export function voiceOf(election: LoadedElection): KnownClips<SpokenClip> {
  const voices = openVoices(election)
  if (!voices.ok) return new KnownClips<SpokenClip>([])
  const { value } = voices
  return new KnownClips(
    LANGUAGES.flatMap((language) =>
      requiredClips(election.electionPackage, election.list, language).map(({ id, text, voice }) => ({
        text,
        language: voice,
        samples: value[language].samples(id),
      })),
    ),
  )
}

export class HeardWords {
  readonly #finder: ClipsInSound<SpokenClip>
  readonly #onChange: () => void
  #reads = false
  #said: readonly SaidView[] = []
  #number = 0
  /** Since the player began, read or not: by it frames are known. */
  #samples = 0
  #over: ReturnType<typeof setTimeout> | null = null

  constructor(voice: KnownClips<SpokenClip>, onChange: () => void) {
    this.#finder = new ClipsInSound(voice)
    this.#onChange = onChange
  }

  get reads(): boolean {
    return this.#reads
  }

  get said(): readonly SaidView[] {
    return this.#said
  }

  read(on: boolean): void {
    if (on && !this.#reads) this.#finder.begin(this.#samples)
    this.#reads = on
    this.#said = []
    this.#rest()
  }

  /** A player starts anew. */
  begin(): void {
    this.#samples = 0
    if (this.#reads) this.#tell(this.#finder.begin(this.#samples))
  }

  readonly hear = (samples: Float64Array): void => {
    this.#samples += samples.length
    if (!this.#reads) return
    this.#tell(this.#finder.hear(samples))
    this.#rest()
    this.#over = setTimeout(() => this.#endUnlessMoreCame(this.#samples), OVER_MS)
  }

  stop(): void {
    this.read(false)
  }

  /** On a busy desk what has come waits behind this timer: what lies in the pipe is taken before anything is called over. */
  #endUnlessMoreCame(samples: number): void {
    setImmediate(() => {
      if (this.#reads && this.#samples === samples) this.#tell(this.#finder.quiet())
    })
  }

  #rest(): void {
    if (this.#over !== null) clearTimeout(this.#over)
    this.#over = null
  }

  #tell(told: readonly Told<SpokenClip>[]): void {
    for (const each of told) this.#said = this.#after(each)
    if (told.length > 0) this.#onChange()
  }

  #after(told: Told<SpokenClip>): readonly SaidView[] {
    if (told.type === 'ends') {
      const state = told.whole ? 'whole' : 'cut'
      return this.#said.map((each) => (each.state === 'now' ? { ...each, state } : each))
    }
    this.#number++
    const { text, language } = told.clip
    return [...this.#said, { number: this.#number, text, language, state: 'now' } as const].slice(-KEPT)
  }
}
