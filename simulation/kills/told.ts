/** Each voter's presses, and the screen's words: exactly this must be on both media. The screen is the only witness. */
import { assert } from '#election/assert.ts'
import type { CandidateId } from '#election/ids.ts'

export type Pressed = CandidateId | 'ended'

interface Case {
  /** The last press for this contest, which may be recorded or not. */
  pressed: Pressed | null
  /** Pressed since the last start of the machine; a press before a kill may be lost. */
  fresh: boolean
  /** The screen said so, or went on to a later contest. */
  recorded: boolean
}

/** One voting card's session. */
export class Voter {
  readonly token: Uint8Array
  readonly #titles: readonly string[]
  readonly #cases: ReadonlyMap<string, Case>
  readonly #broken: (what: string) => void

  constructor(token: Uint8Array, titles: readonly string[], broken: (what: string) => void) {
    this.token = token
    this.#titles = titles
    this.#cases = new Map(titles.map((title) => [title, { pressed: null, fresh: false, recorded: false }]))
    this.#broken = broken
  }

  get over(): boolean {
    return this.#titles.every((title) => this.#of(title).recorded)
  }

  /** The press that records, before it is sent. */
  press(title: string, what: Pressed): void {
    const found = this.#of(title)
    found.pressed = what
    found.fresh = true
  }

  /** The machine died. */
  startedAgain(): void {
    for (const title of this.#titles) this.#of(title).fresh = false
  }

  /** 「次の投票をやめる」: every contest that is open. */
  leave(): void {
    for (const title of this.#titles) if (!this.#of(title).recorded) this.press(title, 'ended')
  }

  toldRecorded(title: string): void {
    const found = this.#of(title)
    if (found.pressed === null) this.#broken(`P2: the screen calls ${title} recorded, and nobody had pressed`)
    found.recorded = true
  }

  toldAllRecorded(): void {
    for (const title of this.#titles) this.toldRecorded(title)
  }

  /** The kiosk asks for this contest: the ones before it are recorded, this one is not. */
  asked(title: string): void {
    for (const before of this.#titles.slice(0, this.#titles.indexOf(title))) this.toldRecorded(before)
    this.toldOpen(title)
  }

  toldOpen(title: string): void {
    const found = this.#of(title)
    if (found.recorded) this.#broken(`P2: ${title} was called recorded, and is asked for again`)
    if (!found.fresh) found.pressed = null
  }

  /** The records that must be on the media, by title. @throws when the session is not over */
  records(): readonly (readonly [string, Pressed])[] {
    return this.#titles.map((title) => {
      const { pressed, recorded } = this.#of(title)
      assert(recorded && pressed !== null, 'the session is over')
      return [title, pressed]
    })
  }

  #of(title: string): Case {
    const found = this.#cases.get(title)
    assert(found !== undefined, `a contest of this card: ${title}`)
    return found
  }
}
