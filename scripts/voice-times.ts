/**
 * How long voting by voice takes and how many keys it needs, with the real lengths of the clips: `npx tsx scripts/voice-times.ts`. Prints
 * the tables of docs/voice-times.md. The session is the product's own; only the card and the media are pretended.
 */
import { join } from 'node:path'
import { answerHelp } from '#build/usage.mjs'
import { assert } from '#election/assert.ts'
import { drawnContests } from '#election/definition/candidate-list.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { promptClip } from '#election/voice/clip-id.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { loadPack } from '#office/files/voice-pack.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { keptVoice } from '#simulation/voice/kept-voice.ts'

answerHelp(import.meta.url)

/** From one key to the next, of a hand that knows where it is. */
const KEY_S = 0.4
/** How to come to the other language is said in it. */
const IN_ENGLISH = promptClip('key-language')
const PARTS = ['package', 'list'] as const
const CSV = join(import.meta.dirname, '../fixtures/elections/niimi-2002')

type Seconds = ReadonlyMap<ClipId, number>
/** `knows` goes on as soon as what nobody may go without was said; `hears` hears out every sentence and every candidate up to the own one. */
type Voter = 'knows' | 'hears'

interface Times {
  readonly spoken: number
  readonly keys: number
  /** The part of the speech that a voter must hear in any wording. */
  readonly least: number
  readonly leastKeys: number
}

class Listener {
  readonly #kiosk: PretendKiosk
  readonly #seconds: Seconds
  readonly #voter: Voter
  spoken = 0
  keys = 0
  least = 0
  leastKeys = 0

  constructor(facts: KioskFacts, seconds: Seconds, voter: Voter) {
    this.#seconds = seconds
    this.#voter = voter
    this.#kiosk = new PretendKiosk(facts).open()
    this.#kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    this.#kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    this.#kiosk.lay(this.#kiosk.issue(1, { presentation: 'audio' }).uid)
    this.#kiosk.settle()
  }

  /** A whole session, from the card on the tray to the words that send the voter away. */
  votes(places: readonly number[]): Times {
    this.#hears('prompt:headphones-check')
    this.#press('select', true)
    this.#hears()
    this.#press('select', true)
    for (const [at, place] of places.entries()) {
      this.#hears('contest:')
      this.#goesTo(place)
      this.#press('select', true)
      this.#hears('prompt:chosen', 'nth:', 'name:', 'party:')
      this.#press('select', true)
      if (at === places.length - 1) break
      this.#hears('prompt:recorded')
      this.#press('select', true)
    }
    this.#hears('prompt:recorded', 'prompt:finished', 'prompt:take-card')
    const { spoken, keys, least, leastKeys } = this
    return { spoken, keys, least, leastKeys }
  }

  #goesTo(place: number): void {
    const down = (n: number) => Array<Key>(n).fill('down')
    const [tens, ones] = [Math.floor(place / 10), place % 10]
    const ways: readonly Key[] =
      this.#voter === 'hears' ? down(place + 1) : ['down', ...Array<Key>(tens).fill('right'), ...down(ones)]
    for (const [i, key] of ways.entries()) {
      this.#press(key, i === 0)
      if (this.#voter === 'hears' || i === ways.length - 1) this.#hears('nth:', 'name:')
    }
  }

  /** @param must what nobody goes without, of the sentence that begins now */
  #hears(...must: readonly string[]): void {
    const needed = (clip: ClipId) => must.some((head) => clip.startsWith(head))
    const begun = this.#kiosk.ears.begun.length
    const first = this.#kiosk.ears.begun.at(-1) ?? []
    if (this.#voter === 'hears' || must.includes('prompt:chosen')) this.#kiosk.hear()
    const all = [first, ...this.#kiosk.ears.begun.slice(begun)].flat()
    this.least += this.#length(all.filter(needed))
    const heard = this.#voter === 'hears' ? all : all.slice(0, all.findLastIndex(needed) + 1)
    this.spoken += this.#length(heard)
  }

  #press(key: Key, needed = false): void {
    this.keys++
    if (needed) this.leastKeys++
    this.#kiosk.key(key)
    this.#kiosk.settle()
  }

  #length(clips: readonly ClipId[]): number {
    return clips.reduce((sum, clip) => {
      const seconds = this.#seconds.get(clip)
      assert(seconds !== undefined, 'a clip of the pack')
      return sum + seconds
    }, 0)
  }
}

const imported = await importSources(CSV, await loadShippedFonts())
assert(imported.ok, 'fixture elections are imported')
const { sources } = imported.value
const voice = await keptVoice(CSV, sources)
assert(voice.type === 'kept', 'the engines of set-up are there')
const seconds = await secondsOf(voice.directory)
const facts = factsOf(sources)
const council = facts.contests.findIndex(({ contest }) => contest.kind === 'council')
const alone = { ...facts, contests: facts.contests.slice(council, council + 1) }

for (const voter of ['knows', 'hears'] as const) {
  const rows = [
    ...[1, 13, 26].map((n) => [`candidate ${n} of 26`, new Listener(alone, seconds, voter).votes([n - 1])] as const),
    ['two contests, 1 of 2 and 13 of 26', new Listener(facts, seconds, voter).votes([0, 12])] as const,
  ]
  process.stdout.write(
    `\n| ${voter} | keys | 100 % | 140 % | 170 % | shortest at 100 % | times the shortest |\n|---|---|---|---|---|---|---|\n`,
  )
  for (const [name, times] of rows) process.stdout.write(`${line(name, times)}\n`)
}

function line(name: string, { spoken, keys, least, leastKeys }: Times): string {
  const at = (speed: number) => `${Math.round((spoken * 100) / speed + keys * KEY_S)} s`
  const shortest = least + leastKeys * KEY_S
  const ratio = ((spoken + keys * KEY_S) / shortest).toFixed(1)
  return `| ${name} | ${keys} | ${at(100)} | ${at(140)} | ${at(170)} | ${Math.round(shortest)} s | ${ratio} |`
}

async function secondsOf(directory: string): Promise<Seconds> {
  const [japanese, english] = [await lengthsOf(directory, 'ja'), await lengthsOf(directory, 'en')]
  return new Map([...japanese, ...english.filter(([id]) => id === IN_ENGLISH)])
}

async function lengthsOf(directory: string, language: Language): Promise<readonly (readonly [ClipId, number])[]> {
  const packs = await Promise.all(PARTS.map((part) => loadPack(directory, part, language)))
  const clips = packs.flatMap((pack) => (pack.ok ? pack.value.manifest.clips : []))
  return clips.map(({ id, samples }) => [id, samples / SAMPLE_RATE])
}

function factsOf(elections: ElectionSources): KioskFacts {
  const drawn = drawnContests(elections)
  const contests = elections.contests.map((contest) => ({
    contest,
    candidates: drawn.find((each) => each.contest === contest.id)?.candidates ?? [],
    display: null,
    suspended: false,
  }))
  // A sample says that it is one, which the day does not.
  return { ...FACTS, use: 'live', contests }
}
