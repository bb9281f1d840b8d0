/** A voter's acts and the sounds that they heard, in order, with times and words. The machine is asked nothing: only the sound names a word. */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { nameClip, numberClip, promptClip, titleClip } from '#election/voice/clip-id.ts'
import { earTranscript } from '#words/desk.ts'
import { type Act, type Heard, type Sounds, type Step, whatWasHeard } from './wired-ears.ts'

/** Times in ms since the card was laid down, for a hand that comes as soon as everything was said (`HAND_MS`). */
export interface Said extends Heard {
  readonly words: string
}

/** An act of the voter, and all that was said until the next one. */
export interface Turn {
  readonly act: Act
  readonly at: number
  readonly said: readonly Said[]
}

/** Steps in which one language was spoken. */
export interface Listened {
  readonly steps: readonly Step[]
  readonly sounds: Sounds
}

/** From the last word to the next act; `scripts/voice-times.ts` reckons with the same hand. */
const HAND_MS = 400
/** A shorter piece of a word cannot be recognised. */
const BRIEF_MS = 250

export function turnsOf(parts: readonly Listened[]): readonly Turn[] {
  let elapsed = 0
  return parts.flatMap(({ steps, sounds }) =>
    answersIn(steps).flatMap((answered) => {
      const heard = heardIn(answered, sounds)
      return answered.map(({ act, at }, i): Turn => {
        const begins = elapsed
        const next = answered[i + 1]?.at ?? Number.POSITIVE_INFINITY
        const here = heard.filter(({ from }) => from < next && (i === 0 || from >= at))
        const over = (here.at(-1)?.to ?? at) + HAND_MS
        elapsed += Math.min(next, over) - at
        const said = here.map(({ clip, from, to, speed, whole }): Said => {
          const words = sounds.words.get(clip) ?? clip
          return { clip, words, from: begins + from - at, to: begins + to - at, speed, whole }
        })
        return { act, at: begins, said }
      })
    }),
  )
}

const TUNES: readonly Act[] = ['slower', 'faster', 'quieter', 'louder']

/** Speed and loudness change in the middle of what is being said; any other act is answered by a sentence of its own. */
function answersIn(steps: readonly Step[]): readonly (readonly Step[])[] {
  const starts = steps.flatMap(({ act }, i) => (i === 0 || !TUNES.includes(act) ? [i] : []))
  return starts.map((start, i) => steps.slice(start, starts[i + 1]))
}

function heardIn(steps: readonly Step[], sounds: Sounds): readonly Heard[] {
  return whatWasHeard(steps, sounds).filter(({ whole, from, to }) => whole || to - from >= BRIEF_MS)
}

export interface ForWhom {
  readonly contest: ContestBit
  /** Null: nobody of the contest. */
  readonly candidate: CandidateId | null
}

/** For each "recorded" that the voter heard: the last contest that was said before it, and the chosen candidate by number and name. */
export function heardRecorded(
  turns: readonly Turn[],
  { electionPackage, list }: LoadedElection,
  sounds: Sounds,
): readonly ForWhom[] {
  const clips = turns
    .flatMap(({ said }) => said)
    .filter(({ whole }) => whole)
    .map(({ clip }) => clip)
  return clips.flatMap((clip, at) => {
    if (clip !== sounds.as(promptClip('recorded'))) return []
    const before = clips.slice(0, at)
    const told = before.findLastIndex((each) => each.startsWith('place:'))
    const contest = electionPackage.contests.find(({ id }) => sounds.as(titleClip(id)) === before[told + 1])
    if (contest === undefined) return []
    const chosen = before.lastIndexOf(sounds.as(promptClip('chosen')))
    const [number, name] = chosen > told ? before.slice(chosen + 1) : []
    const named = list.contests
      .find((each) => each.contest === contest.id)
      ?.candidates.filter((each) => sounds.as(numberClip(each.number)) === number)
      .find(({ id }) => sounds.as(nameClip(id)) === name)
    return [{ contest: contest.bit, candidate: named?.id ?? null }]
  })
}

/** Two lines an act: what was done, and what was then said. */
export function printed(turns: readonly Turn[], language: Language): string {
  return turns
    .flatMap(({ act, at, said }) => [
      `${clockOf(at)}  ${earTranscript[act][language]}`,
      ...(said.length === 0 ? [] : [`${clockOf(said[0]?.from ?? at)}    ${sentencesOf(said, language)}`]),
    ])
    .join('\n')
}

/** Names and titles have no full stop of their own. */
function sentencesOf(said: readonly Said[], language: Language): string {
  const [stop, gap] = language === 'ja' ? ['、', ''] : ['.', ' ']
  const all = said.map(({ words, whole }) => {
    const isOver = /[。、.,:?]$/.test(words)
    return !whole ? `${words}…` : isOver ? words : `${words}${stop}`
  })
  return all.join(gap).replaceAll('。 ', '。').replace(/、$/, '。')
}

export function clockOf(ms: number): string {
  const tenths = Math.max(0, Math.round(ms / 100))
  const seconds = (tenths % 600) / 10
  return `${Math.floor(tenths / 600)}:${seconds.toFixed(1).padStart(4, '0')}`
}
