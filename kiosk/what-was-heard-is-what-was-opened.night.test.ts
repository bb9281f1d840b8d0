/**
 * Whole votes by ear, from the card laid down until it is taken, in both languages, at two speeds, and with a finger on the glass beside
 * the voice. The sound that the headphones were given is turned back into a transcript; it holds every sentence that must be said and
 * nothing of a candidate that was not asked for. Then the machine is closed and its medium opened as the count does it: what was heard
 * as recorded is what is counted (LAW-03, AUD-05).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import type { Candidate } from '#election/definition/definition.ts'
import type { ClipId } from '#election/ids.ts'
import {
  countClip,
  nameClip,
  numberClip,
  partyClip,
  placeClip,
  promptClip,
  titleClip,
} from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import { printed, type Said, type Turn } from '#simulation/rooms/ear-transcript.ts'
import { countingKeyOf } from '#simulation/rooms/opened-media.ts'
import type { Prepared } from '#simulation/rooms/polling-station.ts'
import { prepareSmallByEar, whyNotByEar } from '#simulation/rooms/small-by-ear.ts'
import { type Asked, candidateAt, type Voices, voteByEar } from '#simulation/rooms/vote-by-ear.ts'
import { OTHER_LANGUAGE, Sounds } from '#simulation/rooms/wired-ears.ts'

const why = await whyNotByEar('no transcript of a vote by ear is taken')

let prepared: Prepared
let voices: Voices
let countingSecretKey: Uint8Array

beforeAll(async () => {
  if (why !== null) return
  await buildScreens({ only: ['kiosk'] })
  prepared = await prepareSmallByEar()
  voices = { ja: new Sounds(prepared.election), en: new Sounds(prepared.election, 'en') }
  countingSecretKey = await countingKeyOf(prepared.election, join(prepared.directory, 'office'))
})
afterAll(() => prepared?.remove())

/** Said while the machine works, when that takes so long that silence would be worse; cut off by what follows. */
const WHILE_IT_WORKS: readonly PromptId[] = ['card-reading', 'recording', 'finishing']

const prompts = (...ids: readonly PromptId[]) => ids.map(promptClip)
const HEADPHONES = [...prompts('headphones-check', 'headphones-press', 'headphones-louder'), OTHER_LANGUAGE]
const METHOD = prompts('method-keys', 'method-final', 'any-key-interrupts', 'key-help', 'begin-key')

/** Number, name, party; the number once more where another one of the contest sounds the same. */
function nameOf(candidate: Candidate, all: readonly Candidate[]): readonly ClipId[] {
  const party = partyClip(candidate)
  const number = numberClip(candidate.number)
  const alike = all.filter(({ kana }) => kana === candidate.kana).length > 1
  return [number, nameClip(candidate.id), ...(party === null ? [] : [party]), ...(alike ? [number] : [])]
}

/** All that is said in one contest, as it should be: nothing of anybody whom the voter did not come to. */
function contestOf({ places, presentation }: Asked, at: number): readonly ClipId[] {
  const { contests } = prepared.election.electionPackage
  const all = prepared.election.list.contests[at]?.candidates ?? []
  const place = places[at] ?? 0
  const came = presentation === 'audio' ? all.slice(0, place + 1) : [candidateAt(prepared.election, at, place)]
  const [contest, next] = contests.slice(at)
  if (contest === undefined) return []
  // Names of keys are for those who press them (AUD-05).
  const keys = (...names: readonly PromptId[]) => (presentation === 'audio' ? prompts(...names) : [])
  return [
    placeClip(at + 1, contests.length),
    titleClip(contest.id),
    countClip(all.length),
    promptClip('choose-one'),
    ...keys('key-first'),
    ...came.flatMap((each) => [...nameOf(each, all), ...(each === all[0] ? keys('key-choose') : [])]),
    promptClip('chosen'),
    ...nameOf(candidateAt(prepared.election, at, place), all),
    ...keys('key-record', 'key-choose-again'),
    promptClip('recorded'),
    ...(next === undefined
      ? prompts('finished', 'take-card')
      : [promptClip('next-contest'), titleClip(next.id), ...keys('key-go-on')]),
  ]
}

function mustBeSaid(asked: Asked): readonly ClipId[] {
  const first = asked.presentation === 'audio' ? HEADPHONES : [...prompts('sample', 'screen-too'), ...METHOD]
  const changed = asked.language === 'en' ? first : []
  const method = asked.presentation === 'audio' ? [...prompts('sample', 'welcome'), ...METHOD] : []
  const contests = asked.places.flatMap((_, at) => contestOf(asked, at))
  return [...first, ...changed, ...method, ...contests].map((clip) => voices[asked.language].as(clip))
}

/**
 * Without the words that are said while the machine works, which depend on how busy it is, and without the words that these cut off. Speech that
 * was begun and not said to its end is no sentence; speech about a candidate is a word too many all the same.
 */
function sentencesOf(turns: readonly Turn[]): readonly Turn[] {
  const waits = prompts(...WHILE_IT_WORKS)
  const isSentence = ({ clip, whole }: Said) => (whole ? !waits.includes(clip) : !clip.startsWith('prompt:'))
  return turns.map((turn) => ({ ...turn, said: turn.said.filter(isSentence) }))
}

function whatWasSaid(turns: readonly Turn[]): readonly string[] {
  return turns.flatMap(({ said }) => said).map(({ clip, whole }) => (whole ? clip : `${clip} …`))
}

/** Once the voice is set: the middle one of all that was said with the contests. */
function paceOf(turns: readonly Turn[]): number {
  const all = turns.flatMap(({ said }) => said)
  const speeds = all.slice(all.findIndex(({ clip }) => clip.startsWith('place:'))).map(({ speed }) => speed)
  return speeds.toSorted((a, b) => a - b)[Math.floor(speeds.length / 2)] ?? 0
}

/** As `scripts/ear-transcript.ts` prints it, on docs/what-a-voter-hears.md. */
const SHOWN: Asked = { language: 'ja', speed: 100, presentation: 'audio', places: [1, 1] }
const PAGE = join(import.meta.dirname, '../docs/what-a-voter-hears.md')

function transcriptOnPage(): string {
  return /```text\n(?<transcript>[\s\S]*?)\n```/.exec(readFileSync(PAGE, 'utf8'))?.groups?.transcript ?? ''
}

/** Times are this machine's, words are not. */
function withoutClock(transcript: string): string {
  return transcript.replaceAll(/^\d+:\d\d\.\d/gm, '')
}

/** Each language, speed and way once. */
const VOTES: readonly Asked[] = [
  SHOWN,
  { language: 'en', speed: 170, presentation: 'audio', places: [1, 3] },
  { language: 'en', speed: 100, presentation: 'both', places: [1, 0] },
  { language: 'ja', speed: 170, presentation: 'audio', places: [0, 4] },
  { language: 'en', speed: 100, presentation: 'audio', places: [0, 0] },
  { language: 'ja', speed: 100, presentation: 'both', places: [0, 2] },
]

const TITLE = '$presentation, $language, $speed %: what was heard is whole, and is what was opened'

describe.skipIf(why !== null)('a whole vote by ear', () => {
  it.each(VOTES)(TITLE, isWholeAndOpened)
})

async function isWholeAndOpened(asked: Asked): Promise<void> {
  const { turns: all, heard, opened } = await voteByEar(prepared, voices, countingSecretKey, asked)
  console.info(printed(all, asked.language))
  const turns = sentencesOf(all)
  expect(whatWasSaid(turns)).toEqual(mustBeSaid(asked))
  expect(Math.abs(paceOf(turns) / asked.speed - 1)).toBeLessThan(0.05)
  // The voter's choice, the name that the voice said before each "recorded", and the record that the count opens are one.
  const { contests } = prepared.election.electionPackage
  const wanted = asked.places.map((place, at) => ({
    contest: contests[at]?.bit,
    candidate: candidateAt(prepared.election, at, place).id,
  }))
  expect(heard).toEqual(wanted)
  expect(opened).toEqual(heard)
  if (asked === SHOWN) expect(withoutClock(printed(turns, 'ja'))).toBe(withoutClock(transcriptOnPage()))
}
