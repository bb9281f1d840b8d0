/**
 * For tests: what a voter heard, as clips of the voice pack. It looks at nothing but what the sound device was given: from where
 * silence ends, the clip is sought that explains most of what follows, at any speed from half to double, also one that changes on
 * the way or breaks off (dynamic time warping). Speed and loudness are measured, not asked.
 */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import type { Recording } from '#hardware/headphones/simulator.ts'
import { apart, difference, type Spectra, spectraOf, typicalOf } from './spectra.ts'

export interface Heard {
  readonly clip: string
  /** In ms of the recording's clock; to about 20 ms, 50 where one was interrupted, by this one or before it. */
  readonly from: number
  readonly to: number
  /** Percent, in the mean. */
  readonly speed: number
  /** Decibels of the clip's own level. */
  readonly gain: number
  /** Said to its end. One that broke off early may be taken for another that begins alike. */
  readonly whole: boolean
}

/** The ear steps by 10 ms, the clip by 5: at half speed one step is one step. */
const EAR_HOP = SAMPLE_RATE / 100
const CLIP_HOP = EAR_HOP / 2
const SLOWEST = 0.9
const FASTEST = 4.4
/** Steps that a clip may be ahead of or behind its speed. */
const PLAY = 6
const LONGEST_STEP = 6
/** Running mean of the difference, over about five steps, beyond which it is another sound. */
const DIFFERENT = 0.3
const MEMORY = 0.8
/** Mean difference of the same words; others that look alike begin above. */
const ALIKE = 0.065
/** Fewer steps than this are no clip that was heard, or begun. */
const FEWEST_WHOLE = 6
const FEWEST_BEGUN = 12
/** How many steps more a clip that breaks off must explain than one that is heard whole. */
const WHOLE_IS_WORTH = 12

interface Clip {
  readonly name: string
  readonly samples: Int16Array
  readonly spectra: Spectra
  readonly first: number
  readonly last: number
}

type Pack = ReadonlyMap<string, Int16Array>

interface Voice {
  readonly typical: Float64Array
  readonly clips: readonly Clip[]
}

/** Steps of the ear, and of the clip, that lie on each other. */
interface Match {
  readonly clip: Clip
  readonly from: number
  readonly to: number
  readonly reached: number
  readonly mean: number
  readonly whole: boolean
}

export function recognise({ samples, heardAt }: Recording, pack: Pack): Heard[] {
  const { typical, clips } = voiceOf(pack)
  const ear = apart(spectraOf(samples, EAR_HOP), typical)
  const clearAt = clearIn(ear, clips)
  const heard: Heard[] = []
  let at = 0
  while (at < ear.shapes.length) {
    const found = ear.silent[at] ? null : bestFrom(clearAt, at, heard.at(-1)?.whole === false ? 8 : 3)
    const match = found === null || found.whole ? found : interrupted(ear, found, clearAt)
    if (match === null) {
      at++
      continue
    }
    heard.push(heardOf(match, samples, heardAt))
    at = match.to + 1
  }
  return heard
}

/** Known voices: a pack is listened to many times. */
const voices = new WeakMap<Pack, Voice>()

function voiceOf(pack: Pack): Voice {
  const known = voices.get(pack)
  if (known !== undefined) return known
  const spectra = [...pack.values()].map((clip) => spectraOf(clip, CLIP_HOP))
  const typical = typicalOf(spectra)
  const clips = [...pack].map(([name, clip], i) => clipOf(name, clip, apart(spectra[i] as Spectra, typical)))
  const voice = { typical, clips }
  voices.set(pack, voice)
  return voice
}

function clipOf(name: string, samples: Int16Array, spectra: Spectra): Clip {
  const first = spectra.silent.indexOf(false)
  return { name, samples, spectra, first, last: spectra.silent.lastIndexOf(false) }
}

/** What can clearly have begun at a step of the ear. */
type ClearAt = (from: number) => readonly Match[]

/** Each step is asked about from several places near it, and following every clip from it is nearly all of the work. */
function clearIn(ear: Spectra, clips: readonly Clip[]): ClearAt {
  const known = new Map<number, readonly Match[]>()
  return (from) => {
    const clear = known.get(from) ?? clips.flatMap((clip) => follow(ear, from, clip) ?? []).filter(isClear)
    known.set(from, clear)
    return clear
  }
}

/** What begins about here. @param earlier by how many steps the end of what was before may lie before where it looked */
function bestFrom(clearAt: ClearAt, at: number, earlier: number): Match | null {
  let best: Match | null = null
  for (let from = Math.max(0, at - earlier); from <= at + 3; from++) best = worthMost(best, clearAt(from))
  return best
}

function worthMost(best: Match | null, matches: readonly Match[]): Match | null {
  return matches.reduce((most, match) => (most === null || worth(match) > worth(most) ? match : most), best)
}

/**
 * A clip that was hardly begun, and the next that interrupts it and begins alike, may together look like the beginning of a third. But
 * what begins within it, is heard whole and goes on behind it explains more: the begun one was over there.
 */
function interrupted(ear: Spectra, begun: Match, clearAt: ClearAt): Match {
  const next = wholeWithin(ear, begun, clearAt)
  if (next === null) return begun
  const steps = next.from - begun.from
  if (steps < FEWEST_BEGUN) return next
  const reached = Math.round((begun.reached * steps) / (begun.to - begun.from + 1))
  return { ...begun, to: next.from - 1, reached }
}

function wholeWithin(ear: Spectra, begun: Match, clearAt: ClearAt): Match | null {
  let best: Match | null = null
  for (let from = begun.from + 1; from <= begun.to; from++) {
    if (ear.silent[from]) continue
    const whole = clearAt(from).filter((match) => match.whole && match.to > begun.to)
    best = worthMost(best, whole)
  }
  return best
}

function isClear({ from, to, mean, whole }: Match): boolean {
  return mean <= ALIKE && to - from >= (whole ? FEWEST_WHOLE : FEWEST_BEGUN)
}

function worth({ from, to, mean, whole }: Match): number {
  return (to - from) * (1 - mean / DIFFERENT) + (whole ? WHOLE_IS_WORTH : 0)
}

/** Sums along the clip at one step of the ear; outside of what was reckoned nothing was reached. */
class Row {
  sums = new Float64Array(0)
  recent = new Float64Array(0)
  first = 0
  last = -1

  begin(first: number, last: number): void {
    if (this.sums.length <= last) {
      this.sums = new Float64Array(2 * last + 2)
      this.recent = new Float64Array(2 * last + 2)
    }
    this.first = first
    this.last = last
    this.sums.fill(Number.POSITIVE_INFINITY, first, last + 1)
  }

  at(place: number): number {
    return place < this.first || place > this.last ? Number.POSITIVE_INFINITY : (this.sums[place] as number)
  }

  cheapestBefore(at: number): number {
    let best = -1
    for (let before = Math.max(this.first, at - LONGEST_STEP); before <= Math.min(at, this.last); before++) {
      const sum = this.sums[before] as number
      if (sum < Number.POSITIVE_INFINITY && (best < 0 || sum < (this.sums[best] as number))) best = before
    }
    return best
  }
}

/** Used again and again: a voice has hundreds of clips, and each is tried at many places. */
const rows = [new Row(), new Row()] as const

/** How far the ear can have heard this clip from its first sound on. */
function follow(ear: Spectra, from: number, clip: Clip): Match | null {
  const length = clip.last - clip.first + 1
  let [next, now]: readonly [Row, Row] = rows
  let best: Match | null = null
  for (let step = 0; from + step < ear.shapes.length; step++) {
    next.begin(Math.max(0, Math.floor(SLOWEST * step) - PLAY), Math.min(length - 1, Math.floor(FASTEST * step + PLAY)))
    const reached = reach(ear, from + step, clip, step === 0 ? null : now, next)
    if (reached < 0) return best
    best = better(best, { clip, from, step, row: next, reached })
    const before = now
    now = next
    next = before
  }
  return best
}

/** @returns the cheapest place of the clip at this step; -1: none */
function reach(ear: Spectra, heard: number, clip: Clip, now: Row | null, next: Row): number {
  let reached = -1
  for (let at = next.first; at <= next.last; at++) {
    const before = now?.cheapestBefore(at) ?? null
    if (before === -1) continue
    const cost = difference(ear, heard, clip.spectra, clip.first + at)
    const mean = MEMORY * (before === null ? 0 : (now?.recent[before] as number)) + (1 - MEMORY) * cost
    if (mean > DIFFERENT) continue
    next.recent[at] = mean
    next.sums[at] = (before === null ? 0 : (now?.sums[before] as number)) + cost
    if (reached < 0 || (next.sums[at] as number) < (next.sums[reached] as number)) reached = at
  }
  return reached
}

interface Reached {
  readonly clip: Clip
  readonly from: number
  readonly step: number
  readonly row: Row
  readonly reached: number
}

/** A whole clip ends where it fits best; one that breaks off, before the steps that fit worse than they explain. */
function better(best: Match | null, { clip, from, step, row, reached }: Reached): Match | null {
  const end = clip.last - clip.first
  const atEnd = Math.min(row.at(end), row.at(end - 1))
  if (atEnd < Number.POSITIVE_INFINITY) {
    const whole: Match = { clip, from, to: from + step, reached: end, mean: atEnd / (step + 1), whole: true }
    return best?.whole && best.mean <= whole.mean ? best : whole
  }
  if (best?.whole) return best
  const begun: Match = {
    clip,
    from,
    to: from + step,
    reached,
    mean: row.at(reached) / (step + 1),
    whole: false,
  }
  return best === null || gained(begun) > gained(best) ? begun : best
}

function gained({ from, to, mean }: Match): number {
  return (to - from + 1) * (DIFFERENT / 2 - mean)
}

function heardOf(
  { clip, from, to, reached, whole }: Match,
  samples: Float64Array,
  heardAt: Recording['heardAt'],
): Heard {
  const heard = samples.subarray(from * EAR_HOP, (to + 1) * EAR_HOP)
  const said = clip.samples.subarray(clip.first * CLIP_HOP, (clip.first + reached + 2) * CLIP_HOP)
  const speed = (100 * (reached + 1) * CLIP_HOP) / ((to - from + 1) * EAR_HOP)
  const gain = 20 * Math.log10((loudness(heard) * 2 ** 15) / loudness(said))
  return { clip: clip.name, from: heardAt(from * EAR_HOP), to: heardAt((to + 1) * EAR_HOP), speed, gain, whole }
}

function loudness(samples: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) ** 2
  return Math.sqrt(sum / samples.length)
}
