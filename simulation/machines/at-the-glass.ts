/** Somebody before a machine: reads the glass and presses what is written there. Knows nothing of the program. */
import { createHash } from 'node:crypto'
import { setTimeout as passes } from 'node:timers/promises'
import { type Glass, type Line, partOf, readGlass, saysBesides } from './eyes.ts'
import { isFast, type Machine } from './machine.ts'

/** An emulated machine takes minutes for its first page where a real one takes seconds. */
const PATIENCE_MS = isFast() ? 120_000 : 900_000
const BETWEEN_LOOKS_MS = 1000
/** An emulated machine shows a press after some seconds. */
const LOOKS_AT_A_PRESS = 10
/** Letters that make another line of it. */
const MUCH = 4

/** A glass that can be seen and touched. */
export type SeenAndTouched = Pick<Machine, 'look' | 'picture' | 'touch'>

export class AtTheGlass {
  readonly #machine: SeenAndTouched
  #seen: { readonly hash: string; readonly glass: Glass; readonly lines: readonly Line[] } | null = null

  constructor(machine: SeenAndTouched) {
    this.#machine = machine
  }

  async reads(): Promise<readonly Line[]> {
    return (await this.#look()).lines
  }

  /** Waits until all these words are there, each in one line. @throws Error with what is there instead */
  sees(...words: readonly string[]): Promise<readonly Line[]> {
    return this.#patiently(words.join(', '), (lines) => {
      const found = words.flatMap((each) => bestOf(lines, each).slice(0, 1))
      return found.length === words.length ? found : null
    })
  }

  /** Waits until some of these words are there. @returns the place of the first that are */
  seesOneOf(...words: readonly string[]): Promise<number> {
    return this.#patiently(words.join(' or '), (lines) => {
      const place = words.findIndex((each) => bestOf(lines, each).length > 0)
      return place === -1 ? null : place
    })
  }

  /** Waits until these words are there so often, with nothing much besides, and presses one of them, counted from the left. */
  async pressesInRow(words: string, place: number, all: number): Promise<void> {
    const row = await this.#patiently(words, (lines) => {
      const found = lines.filter(({ text }) => (saysBesides(text, words) ?? MUCH) < MUCH)
      return found.length === all ? found : null
    })
    const line = row.toSorted((one, other) => one.x - other.x)[place]
    if (line !== undefined) await this.touches({ x: line.x + line.width / 2, y: line.y + line.height / 2 })
  }

  /** Whether these words are there now. */
  async shows(words: string): Promise<boolean> {
    return bestOf(await this.reads(), words).length > 0
  }

  /** Whether these words are there now, with nothing much besides in their line. */
  async showsAlone(words: string): Promise<boolean> {
    return (await this.reads()).some(({ text }) => (saysBesides(text, words) ?? MUCH) < MUCH)
  }

  /** Waits for a line that says this and nothing else. */
  one(text: string): Promise<Line> {
    return this.#patiently(text, (lines) => lines.find((line) => line.text.trim() === text) ?? null)
  }

  /** Waits until something else is on the glass than at the last look. */
  async changes(): Promise<void> {
    const before = this.#seen?.hash
    await this.#patiently('a change', () => (this.#seen?.hash === before ? null : true))
  }

  /** Looks a few times: what was pressed may change nothing that can be seen. */
  async mayChange(): Promise<void> {
    const before = this.#seen?.hash
    for (let looks = 0; looks < LOOKS_AT_A_PRESS && this.#seen?.hash === before; looks++) {
      await passes(BETWEEN_LOOKS_MS)
      await this.#look()
    }
  }

  /** Waits for the words, and presses them in the line that says least besides. @param nth of equal ones, from the top */
  async presses(words: string, nth = 0): Promise<void> {
    const line = await this.#patiently(words, (lines) => bestOf(lines, words)[nth] ?? null)
    await this.touches({ x: line.x + line.width * partOf(line.text, words), y: line.y + line.height / 2 })
  }

  /** Presses at a part of the width and the height: the reader misses a small button with kana above its word. */
  async pressesAt(across: number, down: number): Promise<void> {
    const { glass } = await this.#look()
    await this.touches({ x: glass.width * across, y: glass.height * down })
  }

  async touches(place: { readonly x: number; readonly y: number }): Promise<void> {
    await this.#machine.touch(place, (await this.#look()).glass)
  }

  async #patiently<T>(what: string, found: (lines: readonly Line[]) => T | null): Promise<T> {
    const patient = performance.now() + PATIENCE_MS
    for (;;) {
      const { lines } = await this.#look()
      const there = found(lines)
      if (there !== null) return there
      if (performance.now() > patient) {
        const picture = await this.#machine.picture('not-seen')
        throw new Error(`nobody sees ${what} in ${picture}: ${lines.map(({ text }) => text).join(' | ')}`)
      }
      await passes(BETWEEN_LOOKS_MS)
    }
  }

  async #look() {
    const glass = await this.#machine.look()
    const hash = createHash('sha256').update(glass.grey).digest('hex')
    // Reading takes a second of a processor: what did not change is not read again.
    if (this.#seen?.hash !== hash) this.#seen = { hash, glass, lines: await readGlass(glass) }
    return this.#seen
  }
}

function bestOf(lines: readonly Line[], words: string): readonly Line[] {
  const scored = lines.flatMap((line) => {
    const besides = saysBesides(line.text, words)
    return besides === null ? [] : [{ line, besides }]
  })
  const least = Math.min(...scored.map(({ besides }) => besides))
  return scored.filter(({ besides }) => besides === least).map(({ line }) => line)
}
