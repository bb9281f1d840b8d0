/**
 * Which clips are in a sound, by their very samples. The player makes its sound of pieces of the clips, laid over each other by frames
 * and never resampled (`hardware/headphones/stretch.ts`): where one frame meets the next, one piece sounds alone, at whatever speed. So
 * a few samples about that place, at the right loudness, stand in the clip as they are, and in no other at a place to which it can have
 * come since. Nothing is asked of the machine; a clip that its sound does not give away has no words here.
 */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { decibelsOf, SPEEDS, VOLUMES, type Volume } from '#election/voice/steps.ts'
import { FIRST_SILENCE_SAMPLES } from '#hardware/headphones/player.ts'
import { FADE_IN, FRAME_SAMPLES, SEARCH_SAMPLES } from '#hardware/headphones/stretch.ts'

export interface Clip {
  readonly text: string
  readonly samples: Int16Array
}

export type Told<C extends Clip> =
  | { readonly type: 'begins'; readonly clip: C }
  /** `whole`: it was heard to its end. */
  | { readonly type: 'ends'; readonly clip: C; readonly whole: boolean; readonly from: Place; readonly to: Place }

/** Where a piece of a clip sounded alone: in samples of the sound since it was begun, and in samples of the clip. */
interface Place {
  readonly heard: number
  readonly at: number
}

/** Samples on either side of the place where two frames meet. */
const REACH = 4
/** By how much each may differ: what rounding does, and what is left there of the other piece. */
const ROUNDING = 0.6
const OTHER_PIECE = 40_000
const MAY_DIFFER = Array.from({ length: REACH }, (_, i) => ROUNDING + OTHER_PIECE * (FADE_IN[i] as number))
/** Where less happens than this, one place looks like another; what begins is sought where it is so loud. */
const TELLING = 100
/** From one place to a later one: each piece may lie so far from where the speed alone would have it. */
const PLAY = 2 * SEARCH_SAMPLES
const SLOWEST = (Math.min(...SPEEDS) / 100) * FRAME_SAMPLES
const FASTEST = (Math.max(...SPEEDS) / 100) * FRAME_SAMPLES
/** A clip is sought where it begins: from its first telling sample on, so many. */
const BEGINNING = 4800
/** The loudest sample of 16 bits. */
const FULL = 2 ** 15
/** Places that must agree before a clip is named; at one alone chance may play. */
const CERTAIN = 3
/** Telling places at which nothing agrees before what was followed is given up: a change of loudness or of sentence takes one or two. */
const LOST = 3
/** More samples than before the end of any clip's beginning. */
const ROOM = 2 ** 20
/** As many as this look alike: it is no telling place. */
const CANDIDATES_MAX = 50
/** The end of a clip that may be unheard although the clip was heard whole: its last sounds are soft. */
const UNHEARD = SAMPLE_RATE / 10

interface Known<C> {
  readonly clip: C
  /** Its first loud sample, and the last place that is telling. */
  readonly first: number
  readonly last: number
}

interface Found<C> {
  readonly known: Known<C>
  readonly at: number
}

/** A clip that may be what sounds. */
interface Followed<C> {
  readonly known: Known<C>
  /** Where it was found: the same clip from its beginning once more is another. */
  readonly from: Place
  readonly volume: Volume
  /** Where two frames met last, and how many such places agreed. */
  readonly to: Place
  readonly agreed: number
  /** How many since should have agreed. */
  readonly missed: number
}

export class ClipsInSound<C extends Clip> {
  readonly #voice: KnownClips<C>
  #followed: readonly Followed<C>[] = []
  /** As far as it was followed. */
  #told: Followed<C> | null = null
  /** Samples up to the place that is looked at. */
  #heard = 0
  /** The end of what came, and where in it the next two frames meet. */
  #rest: Float64Array = new Float64Array(0)
  #meet = 0
  readonly #place = new Float64Array(2 * REACH)

  constructor(voice: KnownClips<C>) {
    this.#voice = voice
  }

  /** @param given samples of the player before these, the silence with which it begins among them: by it frames are known */
  begin(given: number): readonly Told<C>[] {
    const before = (FIRST_SILENCE_SAMPLES + FRAME_SAMPLES - (given % FRAME_SAMPLES)) % FRAME_SAMPLES
    this.#rest = new Float64Array(0)
    this.#meet = before + FRAME_SAMPLES
    const over = this.quiet()
    this.#heard = before
    return over
  }

  hear(samples: Float64Array): readonly Told<C>[] {
    const told: Told<C>[] = []
    const all = new Float64Array(this.#rest.length + samples.length)
    all.set(this.#rest)
    all.set(samples, this.#rest.length)
    for (; this.#meet + REACH <= all.length; this.#meet += FRAME_SAMPLES) {
      this.#heard += FRAME_SAMPLES
      told.push(...this.#look(all.subarray(this.#meet - REACH, this.#meet + REACH)))
    }
    const kept = Math.max(0, Math.min(all.length, this.#meet - REACH))
    this.#rest = all.slice(kept)
    this.#meet -= kept
    return told
  }

  /** Nothing comes any more: what was followed is over. */
  quiet(): readonly Told<C>[] {
    this.#followed = []
    return this.#end()
  }

  #look(heard: Float64Array): readonly Told<C>[] {
    const before = this.#followed
    const on = eachPlaceOnce(before.flatMap((each) => this.#goesOn(each, heard)))
    if (!on.some(({ agreed }) => agreed >= CERTAIN)) {
      this.#followed = [...on, ...this.#beginning(heard, on), ...before.flatMap((each) => this.#waits(each, on, heard))]
    } else this.#followed = on
    return this.#tell()
  }

  /** The samples about that place as the clip has them, if played at this volume. @returns false: it tells nothing, or no clip is so loud */
  #holds(heard: Float64Array, volume: Volume): boolean {
    const scale = 2 ** 15 / 10 ** (decibelsOf(volume) / 20)
    let [least, most] = [FULL, -FULL]
    for (let i = 0; i < 2 * REACH; i++) {
      const sample = (heard[i] as number) * scale
      this.#place[i] = sample
      least = Math.min(least, sample)
      most = Math.max(most, sample)
    }
    return most - least >= TELLING && most <= FULL && least >= -FULL
  }

  #goesOn(each: Followed<C>, heard: Float64Array): readonly Followed<C>[] {
    const { known, to, agreed } = each
    const frames = this.#framesSince(to)
    for (const volume of agreed < CERTAIN ? [each.volume] : near(each.volume)) {
      if (!this.#holds(heard, volume)) continue
      const from = Math.ceil(to.at + frames * SLOWEST - PLAY)
      const places = placesIn(known.clip.samples, this.#place, from, Math.floor(to.at + frames * FASTEST + PLAY))
      if (places.length > 0)
        return places.map((at) => ({ ...each, volume, to: this.#here(at), agreed: agreed + 1, missed: 0 }))
    }
    return []
  }

  /** In silence somebody may have turned the volume far. */
  #beginning(heard: Float64Array, on: readonly Followed<C>[]): readonly Followed<C>[] {
    return VOLUMES.flatMap((volume) => {
      const found = this.#holds(heard, volume) ? this.#voice.beginningAt(this.#place) : []
      return found
        .filter(({ known, at }) => !on.some((each) => each.known === known && each.to.at === at))
        .map(({ known, at }) => ({
          ...{ known, from: this.#here(at), to: this.#here(at) },
          volume,
          agreed: 1,
          missed: 0,
        }))
    })
  }

  /** The piece does not go on: nothing was to be named here, or it may go on at the next place. */
  #waits(each: Followed<C>, on: readonly Followed<C>[], heard: Float64Array): readonly Followed<C>[] {
    if (on.some(({ from, known }) => from.heard === each.from.heard && known === each.known)) return []
    const certain = each.agreed >= CERTAIN
    // A piece that chance found is not kept through a pause.
    if (!this.#holds(heard, each.volume)) return certain || this.#framesSince(each.to) < CERTAIN ? [each] : []
    const missed = each.missed + 1
    return certain && missed < LOST ? [{ ...each, missed }] : []
  }

  #tell(): readonly Told<C>[] {
    const certain = this.#followed.filter(({ agreed }) => agreed >= CERTAIN)
    const told = this.#told
    const same = certain.find(
      ({ from, known }) => from.heard === told?.from.heard && known.clip.text === told.known.clip.text,
    )
    if (same !== undefined) this.#told = same
    const fresh = certain.filter(({ missed }) => missed === 0 && same === undefined)
    const [next] = fresh
    if (next === undefined) return certain.length > 0 ? [] : this.#end()
    // Two that begin alike: not before they part.
    if (fresh.some(({ known }) => known.clip.text !== next.known.clip.text)) return []
    const over = this.#end()
    this.#told = next
    return [...over, { type: 'begins', clip: next.known.clip }]
  }

  #end(): readonly Told<C>[] {
    const over = this.#told
    if (over === null) return []
    this.#told = null
    const { from, to, known } = over
    return [{ type: 'ends', clip: known.clip, whole: to.at >= known.last - UNHEARD, from, to }]
  }

  #here(at: number): Place {
    return { heard: this.#heard, at }
  }

  #framesSince({ heard }: Place): number {
    return (this.#heard - heard) / FRAME_SAMPLES
  }
}

const isTelling = (sample: number) => Math.abs(sample) >= TELLING

/** The clips of a voice by the sample at their beginning, so that few places are compared. Making it takes a tenth of a second. */
export class KnownClips<C extends Clip> {
  readonly #clips: readonly Known<C>[]
  /** By a sample's value: where its places begin in `#places`. */
  readonly #starts = new Uint32Array(2 * FULL + 1)
  readonly #places: Uint32Array

  get isThere(): boolean {
    return this.#clips.length > 0
  }

  constructor(clips: readonly C[]) {
    this.#clips = clips.flatMap((clip) => {
      const first = clip.samples.findIndex(isTelling)
      return first < 0 ? [] : [{ clip, first, last: lastTelling(clip.samples) }]
    })
    this.#eachBeginning((value) => {
      this.#starts[value + 1] = (this.#starts[value + 1] as number) + 1
    })
    for (let value = 0; value < 2 * FULL; value++)
      this.#starts[value + 1] = (this.#starts[value + 1] as number) + (this.#starts[value] as number)
    this.#places = new Uint32Array(this.#starts[2 * FULL] as number)
    const next = this.#starts.slice()
    this.#eachBeginning((value, where) => {
      const place = next[value] as number
      this.#places[place] = where
      next[value] = place + 1
    })
  }

  beginningAt(place: Float64Array): readonly Found<C>[] {
    const behind = place[REACH] as number
    const may = MAY_DIFFER[0] as number
    const from = this.#starts[Math.max(0, Math.ceil(behind - may) + FULL)] as number
    const to = this.#starts[Math.min(2 * FULL, Math.floor(behind + may) + FULL + 1)] as number
    const found: Found<C>[] = []
    for (let i = from; i < to; i++) {
      const where = this.#places[i] as number
      const known = this.#clips[Math.floor(where / ROOM)]
      const at = where % ROOM
      if (known !== undefined && isAt(known.clip.samples, place, at)) found.push({ known, at })
    }
    return found.length > CANDIDATES_MAX ? [] : found
  }

  #eachBeginning(act: (value: number, where: number) => void): void {
    for (const [number, { clip, first }] of this.#clips.entries()) {
      const end = Math.min(first + BEGINNING, clip.samples.length - REACH, ROOM)
      for (let at = Math.max(first, REACH); at < end; at++) {
        const sample = clip.samples[at] as number
        if (isTelling(sample)) act(sample + FULL, number * ROOM + at)
      }
    }
  }
}

function placesIn(samples: Int16Array, place: Float64Array, from: number, to: number): readonly number[] {
  const places: number[] = []
  const end = Math.min(to, samples.length - REACH)
  for (let at = Math.max(from, REACH); at <= end; at++) if (isAt(samples, place, at)) places.push(at)
  return places
}

function isAt(samples: Int16Array, place: Float64Array, at: number): boolean {
  for (let i = 0; i < REACH; i++) {
    const may = MAY_DIFFER[i] as number
    if (Math.abs((samples[at + i] as number) - (place[REACH + i] as number)) > may) return false
    if (Math.abs((samples[at - 1 - i] as number) - (place[REACH - 1 - i] as number)) > may) return false
  }
  return true
}

/** A vowel that is held looks alike at each of its waves, and ways that part there meet again. */
function eachPlaceOnce<C>(followed: readonly Followed<C>[]): readonly Followed<C>[] {
  const places = new Map<Known<C>, Map<number, Followed<C>>>()
  for (const each of followed) {
    const known = places.get(each.known) ?? new Map<number, Followed<C>>()
    places.set(each.known, known)
    const { at } = each.to
    const other = known.get(at)
    if (other === undefined || other.agreed < each.agreed) known.set(at, each)
  }
  return [...places.values()].flatMap((known) => [...known.values()])
}

/** Where two frames can meet and a clip is to be named. */
function lastTelling(samples: Int16Array): number {
  for (let at = samples.length - REACH; at >= REACH; at--) {
    let [least, most] = [FULL, -FULL]
    for (let i = at - REACH; i < at + REACH; i++) {
      const sample = samples[i] as number
      least = Math.min(least, sample)
      most = Math.max(most, sample)
    }
    if (most - least >= TELLING) return at
  }
  return 0
}

/** It itself first, then a step beside it. */
function near(volume: Volume): readonly Volume[] {
  return [volume, ...VOLUMES.filter((each) => Math.abs(each - volume) === 1)]
}
