/**
 * The pictures of README and role pages are moments of what somebody does by hand on the real screens in these specs. Beside each lies
 * what could be read on it, without figures: a screen that reads otherwise turns its spec red. IPPYO_PAGE_PICTURES=write makes them anew.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { settled } from '#simulation/pictures/settled.ts'
import { smallPicture } from '#simulation/pictures/small-picture.ts'
import { deskWords } from '../../ui/messages/desk.ts'
import { kioskScreen } from '../../words/kiosk.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PICTURES = join(ROOT, 'docs', 'pictures')
const MAKES = process.env.IPPYO_PAGE_PICTURES === 'write'
/** A machine without engines for the voice has a desk without headphones. */
const HEADPHONES = new RegExp(`^ *- group: ${deskWords.headphones.ja}\n`, 'gm')
/** Programs have a check number where they are as they were built to be delivered. */
const SOFTWARE = new RegExp(
  `^ *- term: (?:${Object.values(kioskScreen.software).join('|')})\n *- definition: [# ]+\n`,
  'gm',
)

interface Shown {
  /** The part that can be read. */
  readonly reads: Locator
  /** The part that is seen; left out: the whole page. */
  readonly shows?: Locator
  readonly width: number
}

export class PagePictures {
  readonly #page: Page
  readonly #left: Set<string>

  /** @param names all that this day has to pass */
  constructor(page: Page, names: readonly string[]) {
    this.#page = page
    this.#left = new Set(names)
  }

  /** Not passed yet. */
  get left(): readonly string[] {
    return [...this.#left]
  }

  /** The first such moment of the day is the one in the picture. */
  isLeft(name: string): boolean {
    return this.#left.has(name)
  }

  /** A moment that this machine cannot show is not held against its picture. */
  pass(name: string, why: string): void {
    this.#left.delete(name)
    console.warn(`${name}: not looked at, ${why}`)
  }

  async keep(name: string, { reads, shows, width }: Shown): Promise<void> {
    if (!this.#left.delete(name)) throw new Error(`${name} is no picture of this day, or was kept before`)
    const beside = join(PICTURES, `${name}.txt`)
    if (MAKES) {
      mkdirSync(dirname(beside), { recursive: true })
      await settled(this.#page)
      writeFileSync(beside, await readingOf(reads))
      writeFileSync(join(PICTURES, `${name}.webp`), await smallPicture(this.#page, width, shows))
      return
    }
    const told = `${name}.webp is stale: its screen reads otherwise. Make the pictures anew (docs/commands.md)`
    await expect
      .configure({ soft: true })
      .poll(() => readingOf(reads), told)
      .toBe(readFileSync(beside, 'utf8'))
  }
}

/** Which machine has logged how many: a hand that is slow at one of them is a trouble. */
const TROUBLES = /^( *- button "(?:組|pair) #) (?:✓|▲ #)(?="$)/gm

/** Check numbers, times and tokens are others each day, and the folder of this checkout is another on each machine. */
async function readingOf(part: Locator): Promise<string> {
  const reads = (await part.ariaSnapshot()).replaceAll(ROOT, '').replace(/\d+/g, '#')
  return `${reads}\n`.replace(HEADPHONES, '').replace(SOFTWARE, '').replace(TROUBLES, '$1')
}
