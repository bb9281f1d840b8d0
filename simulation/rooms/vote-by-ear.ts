/** A whole vote over the real wires, or with a finger on the real screen; then what was heard and what is counted, side by side. */
import { assert } from '#election/assert.ts'
import type { Candidate } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { nameClip, numberClip } from '#election/voice/clip-id.ts'
import type { PromptId } from '#election/voice/script/prompts.ts'
import { FIRST_SPEED, SPEEDS, type Speed } from '#election/voice/steps.ts'
import type { OpenedRecord } from '#simulation/counting/records-opener.ts'
import { type ForWhom, heardRecorded, type Listened, turnsOf } from './ear-transcript.ts'
import { ListeningVoter } from './listening-voter.ts'
import { must } from './must.ts'
import { opened } from './opened-media.ts'
import { PollingStation, type Prepared } from './polling-station.ts'
import { WatchedScreen } from './watched-screen.ts'
import { OTHER_LANGUAGE, type Sounds, WiredEars } from './wired-ears.ts'

export interface Asked {
  readonly language: Language
  /** A card for screen and voice has the first one. */
  readonly speed: Speed
  /** `both`: the voter looks for nothing on the keypad, a finger is on the screen while the voice speaks. */
  readonly presentation: 'audio' | 'both'
  /** Their choice in each contest, by the place in the drawn order. */
  readonly places: readonly number[]
}

/** A voter's knowledge before: nothing but the two voices. */
export type Voices = Readonly<Record<Language, Sounds>>

/** A card begins in this language. */
const [FIRST] = LANGUAGES

/** Some speech, between two presses of one who need not hear what is said. */
const A_MOMENT_MS = 20

const GO = '.kiosk-go button'
const RECORD = '.kiosk-record button'
const CELL = '.cell'
/** The last of its bar is the language. */
const LOOKS = '.looks-bar button'

export async function voteByEar(prepared: Prepared, voices: Voices, countingSecretKey: Uint8Array, asked: Asked) {
  const station = new PollingStation(prepared, `vote by ear ${JSON.stringify(asked)}`)
  const ears = await WiredEars.start()
  let screen: WatchedScreen | null = null
  try {
    station.wired = { keypad: ears.keypad, headphones: ears.headphones }
    await ears.ready()
    const officer = await station.operatorCard()
    await station.open(officer)
    assert(station.kiosk !== null, 'vote by ear: the kiosk runs')
    if (asked.presentation === 'both') screen = await WatchedScreen.open(station.kiosk)
    const card = await station.issueOutside({ presentation: asked.presentation })
    const lays = () => station.reader.tray.insert(card)
    const room = { station, ears, voices, asked, election: prepared.election, screen }
    const said = await (screen === null ? votesByKeys(room, lays) : votesByFinger({ ...room, screen }, lays))
    ears.begin('takes-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    await ears.hearsOut(0)
    ears.end()
    const turns = turnsOf(said())
    await screen?.close()
    screen = null
    await station.close(officer)
    await station.powerOff()
    return {
      turns,
      heard: heardRecorded(turns, prepared.election, voices[asked.language]),
      opened: opened(prepared.election, countingSecretKey, await station.sealedOriginal())
        .map((record) => forWhom(must(record)))
        .toSorted(byContest),
    }
  } finally {
    await screen?.close()
    await station.remove()
    await ears.stop()
  }
}

/** On a medium they lie in no order. */
const byContest = (one: ForWhom, other: ForWhom) => one.contest - other.contest

function forWhom({ contest, selection }: OpenedRecord): ForWhom {
  return { contest, candidate: selection.type === 'candidate' ? selection.id : null }
}

interface Room {
  readonly station: PollingStation
  readonly ears: WiredEars
  readonly voices: Voices
  readonly asked: Asked
  readonly election: LoadedElection
}

/** Steps are known when the ears have ended. */
type Parts = () => readonly Listened[]

async function votesByKeys(room: Room, lays: () => void): Promise<Parts> {
  const { station, ears, voices, asked } = room
  const voter = new ListeningVoter(ears, voices[asked.language])
  const before = await isGreeted(room, voter, lays)
  await voter.presses('select', 'begin-key', () => station.showsPhase('how-to'))
  for (const [contest, place] of asked.places.entries()) {
    await voter.presses('select', 'key-first')
    await voter.goesTo(numberClip(candidateAt(room.election, contest, place).number), 'key-choose-again')
    const [until, recorded] = lastOf(room, contest)
    await voter.presses('select', until, recorded)
  }
  return partsOf(room, before)
}

/** The first page to its end, in the voter's language and as fast as they want it. @returns how many acts the first language took */
async function isGreeted(
  { ears, voices, asked: { language, speed } }: Room,
  voter: ListeningVoter,
  lays: () => void,
): Promise<number> {
  const steps = SPEEDS.indexOf(speed) - SPEEDS.indexOf(FIRST_SPEED)
  if (language !== FIRST) await new ListeningVoter(ears, voices[FIRST]).does(lays, OTHER_LANGUAGE, 'lays-card')
  const before = ears.steps.length + 1
  if (language === FIRST) await voter.isSpokenTo(lays)
  for (let i = 0; i < LANGUAGES.indexOf(language); i++) {
    ears.press('right')
    await ears.hears(A_MOMENT_MS)
  }
  // While it is said.
  for (let i = 0; i < steps; i++) {
    ears.press('faster')
    await ears.hears(A_MOMENT_MS)
  }
  await voter.hearsOn(OTHER_LANGUAGE)
  return before
}

async function votesByFinger(room: Room & { readonly screen: WatchedScreen }, lays: () => void): Promise<Parts> {
  const { station, ears, voices, asked, screen } = room
  await new ListeningVoter(ears, voices[FIRST]).does(
    () => {
      lays()
      return station.shows('how-to')
    },
    'begin-key',
    'lays-card',
  )
  const voter = new ListeningVoter(ears, voices[asked.language])
  const before = ears.steps.length + 1
  // The button changes to the next language.
  for (const language of LANGUAGES.slice(1, LANGUAGES.indexOf(asked.language) + 1))
    await new ListeningVoter(ears, voices[language]).does(() => screen.tap(LOOKS, -1), 'begin-key')
  for (const [contest, place] of asked.places.entries()) {
    // A finger hears no names of keys (AUD-05): the last sentence is another one on each page.
    await voter.does(() => screen.tap(GO), 'choose-one')
    await voter.does(() => screen.tap(CELL, place), numberClip(candidateAt(room.election, contest, place).number))
    await voter.does(() => screen.tap(GO), nameClip(candidateAt(room.election, contest, place).id))
    const [until, recorded] = lastOf(room, contest)
    await voter.does(() => screen.tap(RECORD).then(recorded), until)
  }
  return partsOf(room, before)
}

/** The first language was spoken until the act of this number. */
function partsOf({ ears, voices, asked }: Room, before: number): Parts {
  if (asked.language === FIRST) return () => [{ steps: ears.steps, sounds: voices[FIRST] }]
  return () => [
    { steps: ears.steps.slice(0, before), sounds: voices[FIRST] },
    { steps: ears.steps.slice(before), sounds: voices[asked.language] },
  ]
}

/** The last words after a record, and when the machine has written it: until then time is not hurried. */
function lastOf({ station, asked }: Room, contest: number): readonly [PromptId, () => Promise<unknown>] {
  if (contest === asked.places.length - 1) return ['take-card', () => station.shows('take-card')]
  return asked.presentation === 'audio'
    ? ['key-go-on', () => station.showsPhase('recorded')]
    : ['next-contest', () => station.shows('recorded')]
}

export function candidateAt({ list }: LoadedElection, contest: number, place: number): Candidate {
  const candidate = list.contests[contest]?.candidates[place]
  assert(candidate !== undefined, 'vote by ear: a candidate of the election')
  return candidate
}
