/** A voter at a kiosk: answers what the screen (or the dark screen of audio voting) asks, with the choices in mind. */
import { assert, unreachable } from '#election/assert.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { until } from '#simulation/doors/door.ts'
import { keysFor } from './keypad-voter.ts'

export type RunningKiosk = RunningApp<KioskView, KioskScreenEvent>

/** The contests of the card in the order of the screens: by title, as a voter knows them. */
export type Intentions = ReadonlyMap<string, PlannedChoice>

/** How a voter with an audio card reaches the machine: keys, and where a choice stands in the drawn order. */
export interface KeypadHands {
  readonly press: (key: Key) => void
  /** Until nothing more is said. */
  readonly hearsOut: () => Promise<void>
  readonly placeOf: (choice: PlannedChoice) => number
}

/** Where a chosen candidate stands in the drawn order of the last list; 0 for "ended". */
export function placeIn(election: LoadedElection): (choice: PlannedChoice) => number {
  const places = new Map(
    election.list.contests.flatMap((entry) =>
      entry.candidates.map((candidate, place) => [candidate.id, place] as const),
    ),
  )
  return (choice) => (choice.type === 'candidate' ? (places.get(choice.candidate) ?? 0) : 0)
}

/** Acts until the screen asks to take the card. With `hands` the voter presses keys and touches nothing. */
export async function voteAtKiosk(
  kiosk: RunningKiosk,
  intentions: Intentions,
  hands: KeypadHands | null,
): Promise<void> {
  let answered = ''
  await until(
    kiosk,
    'a vote',
    (view) => {
      if (view.page.type === 'take-card' || view.page.type === 'session-over') return true
      if (view.page.type === 'audio') {
        assert(hands !== null, 'an audio card was given to a voter at the keypad')
        if (answered !== `keys on ${view.serial}`) {
          answered = `keys on ${view.serial}`
          void pressKeys(kiosk, view.page, intentions, hands)
        }
        return undefined
      }
      const press = pressFor(view, intentions)
      // One press for each thing that a page asks; other changes of the page are no reason to press again.
      const asked = `${press?.type} on ${view.serial}`
      if (press === null || asked === answered) return undefined
      answered = asked
      kiosk.send({ on: view.serial, press })
      return undefined
    },
    pageName,
  )
}

async function pressKeys(
  kiosk: RunningKiosk,
  page: Extract<KioskPage, { type: 'audio' }>,
  intentions: Intentions,
  hands: KeypadHands,
): Promise<void> {
  if (page.contest === null) return
  const choice = choiceFor(intentions, page.contest.title)
  const keys = keysFor(page.phase, choice, hands.placeOf(choice))
  // A busy machine may fall silent between two sentences: ○ then tells what it would do, and is pressed again when that was heard.
  const { serial } = kiosk.view()
  do {
    if (page.phase === 'confirm') await hands.hearsOut()
    if (kiosk.view().serial !== serial) return
    for (const key of keys) hands.press(key)
    // A key that came before the voice was back did nothing: when it is silent, who still stands there presses again.
    if (page.phase === 'how-to') await hands.hearsOut()
  } while (page.phase === 'confirm' || page.phase === 'how-to')
}

export function pageName(view: KioskView): string {
  return view.page.type
}

function choiceFor(intentions: Intentions, title: string): PlannedChoice {
  const choice = intentions.get(title)
  assert(choice !== undefined, 'the card offers only what the voter came for')
  return choice
}

/** What this voter presses on the page, or null when the page asks for nothing. */
function pressFor(view: KioskView, intentions: Intentions): Press | null {
  const page = view.page
  switch (page.type) {
    case 'roles':
    case 'how-to':
    case 'recorded':
      return { type: 'next' }
    case 'choose':
      return pressOnChoose(page, intentions)
    case 'confirm':
      return { type: 'cast' }
    case 'leave':
      return { type: 'leave-scope', scope: 'contest' }
    case 'leave-sure':
      return { type: 'leave-confirmed' }
    case 'refused':
      throw new Error(`the kiosk refuses the card: ${page.refusal}`)
    case 'out-of-service':
      throw new Error(`the kiosk is out of service: ${page.fault}`)
    default:
      return null
  }
}

function pressOnChoose(page: Extract<KioskPage, { type: 'choose' }>, intentions: Intentions): Press {
  const choice = choiceFor(intentions, page.contest.title)
  switch (choice.type) {
    case 'candidate': {
      if (page.selected === choice.candidate) return { type: 'next' }
      assert(
        page.candidates.some((shown) => shown.id === choice.candidate && shown.number === choice.number),
        'the intended candidate is on the screen under the intended number',
      )
      return { type: 'select', candidate: choice.candidate }
    }
    case 'ended':
      return { type: 'leave' }
    case 'declined':
      throw new Error('a declined contest is not on the card')
    default:
      return unreachable(choice)
  }
}
