/**
 * Whole sessions by ear (LAW-03, AUD-03 … 05): keys at the far end of the keypad's wire, the real headphone driver with its player, and the
 * screen in a real Chromium. The test judges the sound that the device was given, turned back into clips with times, and the page's content.
 * The voice is the one that the office's engines make for this election.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import type { RecordedSelection } from '#election/ballot/record.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import type { CandidateId } from '#election/ids.ts'
import { nameClip, numberClip, promptClip } from '#election/voice/clip-id.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import { ListeningVoter } from '#simulation/rooms/listening-voter.ts'
import { PollingStation, type Prepared } from '#simulation/rooms/polling-station.ts'
import { prepareSmallByEar, whyNotByEar } from '#simulation/rooms/small-by-ear.ts'
import { type Seen, WatchedScreen } from '#simulation/rooms/watched-screen.ts'
import { type Heard, Sounds, type Step, WiredEars, whatWasHeard } from '#simulation/rooms/wired-ears.ts'
import type { Pad } from '#simulation/rooms/wired-hand.ts'

const why = await whyNotByEar('whole sessions by ear are not played')

/** How many times as long as the bare wire, with nobody between key and sound, the kiosk may take until it speaks. */
const ANSWER_RATIO = 3
/** Speech follows a key within this (VVSG 2.0, 5.1-D), on a machine that has nothing else to do. It is printed, and no test of a busy machine. */
const ANSWER_MS = 500

/** The interrupted sound may be taken for the first sound of the answer, which then seems to begin so much earlier. */
const INTERRUPTED_MS = 50

/** The choice in each contest, by the places in the drawn order. */
const PATIENT = [0, 1]
const HASTY = [1, 2]

/** From each key until speech follows, in ms; never: what the key asked for was not answered before the next one. */
function answersIn(steps: readonly Step[], heard: readonly Heard[]): readonly number[] {
  const after = (at: number) => heard.find(({ from }) => from >= at - INTERRUPTED_MS)?.from ?? Number.POSITIVE_INFINITY
  return steps.map(({ at }) => after(at) - at)
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.POSITIVE_INFINITY
}

const BARE_KEYS = 12

/** The same keypad, driver, player and ear, and a sentence that is played as soon as the key is felt. */
async function bareAnswers(): Promise<readonly number[]> {
  const ears = await WiredEars.start()
  try {
    await ears.ready()
    const words = sounds.clips.get(promptClip('chosen'))
    if (words === undefined) throw new Error('a sentence of the small election')
    ears.keypad.watch(({ type }) => type === 'pressed' && ears.headphones.play([words]))
    for (let key = 0; key < BARE_KEYS; key++) {
      ears.press('down')
      await ears.hears(300)
    }
    ears.end()
    return answersIn(ears.steps, whatWasHeard(ears.steps, sounds))
  } finally {
    await ears.stop()
  }
}

interface Recorded {
  readonly at: number
  readonly selection: RecordedSelection
}

interface Played {
  readonly steps: readonly Step[]
  readonly heard: readonly Heard[]
  readonly records: readonly Recorded[]
  readonly seen: ReadonlyMap<string, Seen>
  readonly frames: readonly string[]
  readonly requests: readonly string[]
}

/** Steps before it: the card, four of speed, ○ that hears, ○ that begins. The words there say nothing of anybody. */
const FIRST_CONTEST = 6

/** The first sentence that must be heard to its end before ○ records, but for the name in it. */
const WORDS_BEFORE = {
  patient: [promptClip('chosen')],
  hasty: [promptClip('hear-name-first'), promptClip('press-again-records')],
} as const

let prepared: Prepared
let sounds: Sounds

function idAt(contest: number, place: number): CandidateId {
  const candidate = prepared.election.list.contests[contest]?.candidates[place]
  if (candidate === undefined) throw new Error('a candidate of the small election')
  return candidate.id
}

/** Candidates by their places in the drawn order. `hasty`: ○ before the name is over. */
async function votes(places: readonly number[], manner: 'patient' | 'hasty'): Promise<Played> {
  const station = new PollingStation(prepared, 'by ear')
  const ears = await WiredEars.start()
  const records = recordsOf(ears.now)
  try {
    station.wired = { keypad: ears.keypad, headphones: ears.headphones }
    await ears.ready()
    await station.open(await station.operatorCard())
    if (station.kiosk === null) throw new Error('the kiosk runs')
    const screen = await WatchedScreen.open(station.kiosk)
    const seen = new Map<string, Seen>()
    const look = async (name: string) => seen.set(name, await screen.look())
    ears.begin('lays-card')
    station.reader.tray.insert(await station.issueOutside({ presentation: 'audio' }))
    await station.showsPhase('hear')
    await ears.hears(200)
    for (const key of ['faster', 'faster', 'faster', 'faster'] as const) {
      ears.press(key)
      await ears.hears(20)
    }
    await ears.hearsOut(sounds.soundingMs(promptClip('headphones-louder')))
    await look('hear')
    ears.press('select')
    await station.showsPhase('how-to')
    for (const [contest, place] of places.entries()) {
      await ears.hears(500)
      await look(`before ${contest}`)
      ears.press('select')
      await station.showsPhase('choose')
      for (let i = 0; i <= place; i++) {
        await ears.hears(500)
        ears.press('down')
      }
      await ears.hears(500)
      await look(`choosing ${contest}`)
      ears.press('select')
      await station.showsPhase('confirm')
      if (manner === 'hasty') {
        await ears.hears(200)
        ears.press('select')
      }
      await ears.hearsOut(sounds.soundingMs(...WORDS_BEFORE[manner], nameClip(idAt(contest, place))))
      await look(`chosen ${contest}`)
      ears.press('select')
      if (contest < places.length - 1) await station.showsPhase('recorded')
    }
    await station.shows('take-card')
    await ears.hears(500)
    await look('taken')
    ears.end()
    await screen.close()
    const heard = whatWasHeard(ears.steps.slice(FIRST_CONTEST), sounds)
    return {
      steps: ears.steps,
      heard,
      records: records.all,
      seen,
      frames: screen.frames,
      requests: screen.requests,
    }
  } finally {
    records.stop()
    await station.remove()
    await ears.stop()
  }
}

/** A whole session without anybody at a screen. @param goes from the card on the tray to the words that send the voter away */
async function listens(
  { pad = 'kpb-200', presentation = 'audio' }: Partial<Come>,
  goes: (voter: ListeningVoter, station: PollingStation) => Promise<void>,
): Promise<readonly CandidateId[]> {
  const station = new PollingStation(prepared, `by ear ${pad} ${presentation}`)
  const ears = await WiredEars.start(pad)
  const records = recordsOf(ears.now)
  const voter = new ListeningVoter(ears, sounds)
  try {
    station.wired = { keypad: ears.keypad, headphones: ears.headphones }
    await ears.ready()
    await station.open(await station.operatorCard())
    const card = await station.issueOutside({ presentation })
    await voter.isSpokenTo(() => station.reader.tray.insert(card))
    await goes(voter, station)
    return candidatesOf(records.all)
  } finally {
    records.stop()
    await station.remove()
    await ears.stop()
  }
}

interface Come {
  readonly pad: Pad
  readonly presentation: Presentation
}

const candidatesOf = (records: readonly Recorded[]) =>
  records.map(({ selection }) => (selection.type === 'candidate' ? selection.id : 0) as CandidateId)

/** The selections that the session hands on to be recorded, with their times. */
function recordsOf(now: () => number): { readonly all: readonly Recorded[]; stop(): void } {
  const all: Recorded[] = []
  const { perform } = KioskServices.prototype
  const spy = vi.spyOn(KioskServices.prototype, 'perform').mockImplementation(function (
    this: KioskServices,
    effect,
    send,
  ) {
    if (effect.type === 'record') all.push(...effect.selections.map(({ selection }) => ({ at: now(), selection })))
    return perform.call(this, effect, send)
  })
  return { all, stop: () => spy.mockRestore() }
}

beforeAll(async () => {
  if (why !== null) return
  prepared = await prepareSmallByEar()
  sounds = new Sounds(prepared.election)
})
afterAll(() => prepared?.remove())

describe.skipIf(why !== null)('a session by ear', () => {
  let patient: Played
  let hasty: Played

  beforeAll(async () => {
    await buildScreens({ only: ['kiosk'] })
    patient = await votes(PATIENT, 'patient')
    hasty = await votes(HASTY, 'hasty')
    for (const played of [patient, hasty]) console.info(storyOf(played))
  })

  const both = (): readonly Played[] => [patient, hasty]
  const idsAt = (places: readonly number[]) => places.map((place, contest) => idAt(contest, place))

  it('records whom the voter chose by counting what was said', () => {
    expect(candidatesOf(patient.records)).toEqual(idsAt(PATIENT))
    expect(candidatesOf(hasty.records)).toEqual(idsAt(HASTY))
  })

  it('number and name were spoken to their end as the chosen ones before they were recorded (LAW-03)', () => {
    for (const [contest, { at }] of patient.records.entries()) {
      const candidate = prepared.election.list.contests[contest]?.candidates[PATIENT[contest] ?? 0]
      if (candidate === undefined) throw new Error('a candidate of the small election')
      const before = patient.heard.filter(({ to }) => to <= at)
      const chosen = before.findLastIndex(({ clip }) => clip === promptClip('chosen'))
      const said = before.slice(chosen, chosen + 3)
      const words = [promptClip('chosen'), sounds.as(numberClip(candidate.number)), sounds.as(nameClip(candidate.id))]
      expect(said.map(({ clip }) => clip)).toEqual(words)
      expect(said.every(({ whole }) => whole)).toBe(true)
    }
  })

  it('a press in the middle of the name records nothing; what the next one does was told to its end before it did', () => {
    const told = hasty.heard.filter(({ clip, whole }) => whole && clip === promptClip('press-again-records'))
    expect(told).toHaveLength(hasty.records.length)
    for (const [contest, { at }] of hasty.records.entries()) expect(told[contest]?.to).toBeLessThanOrEqual(at)
  })

  it('speech follows a key: the kiosk takes at most three times as long as the bare wire in the same minutes', async () => {
    const floor = median(await bareAnswers())
    for (const { steps, heard } of both()) {
      const answers = answersIn(steps.slice(FIRST_CONTEST), heard)
      const told = [median(answers), Math.max(...answers), floor].map(Math.round)
      console.info(
        `speech after a key: ${told[0]} of ${ANSWER_MS} ms, at worst ${told[1]} ms; the bare wire ${told[2]} ms`,
      )
      expect(median(answers) / floor).toBeLessThanOrEqual(ANSWER_RATIO)
    }
  })

  it('no name was ever in the page: text, title, address, accessibility tree (AUD-04)', () => {
    const people = prepared.election.list.contests.flatMap(({ candidates }) => candidates)
    const words = people.flatMap(({ name, kana, displayName, party }) => [name, kana, displayName, party])
    for (const { seen, frames } of both()) {
      const texts = [...[...seen.values()].map(({ text }) => text), ...frames]
      for (const word of words.filter((each) => each !== '')) {
        expect(
          texts.filter((text) => text.includes(word)),
          word,
        ).toEqual([])
      }
    }
  })

  it('the browser is given no sound: nothing but views crosses the bridge, and the page asks for nothing', () => {
    for (const { frames, requests } of both()) {
      expect(frames.length).toBeGreaterThan(0)
      expect(frames.filter((frame) => !frame.startsWith('{"type":"view",'))).toEqual([])
      expect(requests).toEqual([])
    }
  })

  it('page, picture and every frame to the page are the same whoever was chosen and however often a key was pressed', () => {
    expect([...patient.seen.keys()]).toEqual([...hasty.seen.keys()])
    for (const [name, { picture }] of patient.seen) expect(hasty.seen.get(name)?.picture, name).toBe(picture)
    expect(hasty.frames).toEqual(patient.frames)
  })
})

describe.skipIf(why !== null)('by what was heard alone, through the real drivers', () => {
  /** In the contest for the council: no namesake. */
  const PLACES = [1, 2] as const
  const wanted = () => PLACES.map((place, contest) => idAt(contest, place))

  it.each([1, 2] as const)('%i switches: each thing is named, and pressed when it was', async (switches) => {
    const chosen = await listens({ pad: switches }, async (voter) => {
      // One switch begins to move with the first press; where the voter is, is said again.
      if (switches === 1) await voter.presses('select', 'scan-one')
      await voter.takes('item-go-on', switches, 'method-final')
      await voter.takes('item-go-on', switches, 'choose-one')
      await voter.takes(nameClip(idAt(0, PLACES[0])), switches, 'chosen')
      await voter.takes('item-record', switches, 'recorded')
      await voter.takes('item-go-on', switches, 'choose-one')
      await voter.takes(nameClip(idAt(1, PLACES[1])), switches, 'chosen')
      await voter.takes('item-record', switches, 'take-card')
    })
    expect(chosen).toEqual(wanted())
  })

  it('with the screen beside the voice: a finger on a name is answered in sound, and ○ on the keypad records it', async () => {
    const chosen = await listens({ presentation: 'both' }, async (voter, station) => {
      // The screen says how it goes, too: nothing is held up until the voice was heard (decision 017).
      await voter.presses('help', 'screen-too')
      await voter.presses('select', 'choose-one')
      const candidate = idAt(0, PLACES[0])
      await voter.does(() => station.press({ type: 'select', candidate }), nameClip(candidate))
      await voter.does(() => station.press({ type: 'next' }), 'chosen')
      await voter.presses('select', 'recorded')
      await toTheSecond(voter)
    })
    expect(chosen).toEqual(wanted())
  })

  /** The contest for the council, by arrows. */
  async function toTheSecond(voter: ListeningVoter): Promise<void> {
    await voter.presses('select', 'choose-one')
    await voter.goesTo(nameClip(idAt(1, PLACES[1])), 'chosen')
    await voter.presses('select', 'take-card')
  }
})

function storyOf({ heard, records, steps }: Played): string {
  const begin = steps[0]?.at ?? 0
  const told = [
    ...steps.map(({ act, at }) => ({ at, what: `● ${act}` })),
    ...heard.map(({ clip, from, to, speed, whole }) => ({
      at: from,
      what: `  ${clip}${whole ? '' : ' …'} (${Math.round(to - from)} ms, ${Math.round(speed)} %)`,
    })),
    ...records.map(({ at }) => ({ at, what: '■ recorded' })),
  ].sort((a, b) => a.at - b.at)
  return told.map(({ at, what }) => `${((at - begin) / 1000).toFixed(2)} ${what}`).join('\n')
}
