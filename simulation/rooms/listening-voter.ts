/** A voter who sees nothing: acts, hears out what is said, and goes on with keys or switches until the wanted thing is named. */
import type { ClipId } from '#election/ids.ts'
import { promptClip } from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import type { Key } from '#hardware/keypad/port.ts'
import { type Act, type Sounds, type WiredEars, whatWasHeard } from './wired-ears.ts'
import { PACE_MS } from './wired-hand.ts'

/** Nobody waits longer for a machine that says nothing, however busy it is. */
const PATIENCE_MS = 60_000

/** A sentence of the program, or a clip of the election. */
type Words = PromptId | ClipId

function clipOf(words: Words): ClipId {
  return words.includes(':') ? (words as ClipId) : promptClip(words as PromptId)
}

type Work = () => Promise<unknown>

/** More than any list of the small election is long. */
const MOVES_MAX = 12

export class ListeningVoter {
  readonly ears: WiredEars
  /** The acts, and all clips that were heard to their end, in order. */
  readonly story: string[] = []
  readonly #sounds: Sounds
  #heard: readonly ClipId[] = []

  constructor(ears: WiredEars, sounds: Sounds) {
    this.ears = ears
    this.#sounds = sounds
  }

  /** @param until what the machine comes to say @param works its work before that: until it ends, time is not hurried */
  async presses(key: Key, until: Words, works: Work = async () => {}): Promise<void> {
    this.story.push(`● ${key}`)
    this.ears.press(key)
    await works()
    await this.#hearsOut(clipOf(until))
  }

  /** The card is laid down; enough to know that there is a voice. */
  async isSpokenTo(act: () => void): Promise<void> {
    this.ears.begin('lays-card')
    act()
    await this.ears.hears(300)
  }

  /** Hears the words that are being said. */
  hearsOn(until: Words): Promise<void> {
    return this.#hearsOut(clipOf(until))
  }

  /** A finger on the glass, or the card. */
  async does(act: () => unknown, until: Words, as: Act = 'finger'): Promise<void> {
    this.story.push(`● ${as}`)
    this.ears.begin(as)
    await act()
    await this.#hearsOut(clipOf(until))
  }

  /** By arrow until this is named, then ○. */
  async goesTo(item: Words, until: Words): Promise<void> {
    await this.#letsComeBy(clipOf(item), () => this.ears.press('down'))
    await this.presses('select', until)
  }

  /** By switches: the thing itself is said, and then pressed. */
  async takes(item: Words, switches: 1 | 2, until: Words): Promise<void> {
    await this.#letsComeBy(clipOf(item), () => (switches === 1 ? this.ears.waits(PACE_MS) : this.ears.press('next')))
    await this.presses('select', until)
  }

  async #letsComeBy(clip: ClipId, move: () => void): Promise<void> {
    for (let moves = 0; moves < MOVES_MAX; moves++) {
      this.story.push('●')
      move()
      await this.#hearsOut(null)
      if (this.#hasHeard(clip)) return
    }
    throw new Error(`never named: ${clip}\n${this.#told()}`)
  }

  #told(): string {
    return [...this.story, ...this.#heard].join('\n')
  }

  async #hearsOut(until: ClipId | null): Promise<void> {
    for (;;) {
      await this.ears.hearsOut(1)
      const heard = whatWasHeard([this.ears.sinceTheKey()], this.#sounds).filter(({ whole }) => whole)
      this.#heard = heard.map(({ clip }) => clip)
      if (until === null || this.#hasHeard(until)) break
      if (!(await this.ears.more(PATIENCE_MS))) throw new Error(`never said: ${until}\n${this.#told()}`)
    }
    this.story.push(...this.#heard)
  }

  #hasHeard(clip: ClipId): boolean {
    return this.#heard.includes(this.#sounds.as(clip))
  }
}
