/** Keys on each page of a session. A page that is not here does not compile. */
import type { SessionPage } from './session-page.ts'

interface KeysOfPage {
  /** ○ before anything has moved. `records`: the first stop for keys, and nothing for switches. */
  readonly first: 'first-stop' | 'records' | 'nothing'
  readonly back: 'leave' | 'back' | null
  /** ↑ and ↓ move among a few things. */
  readonly isList: boolean
  /** Before the card is taken there is nothing to set but the language, and no way back into what is asked twice. */
  readonly maySet: boolean
  /** More than the place of the keys changes on it, and the voice says so. */
  readonly changes: boolean
}

const MACHINE_WORKS = { first: 'nothing', back: null, isList: false, maySet: false, changes: false } as const
const GOES_ON = { first: 'first-stop', back: 'leave', isList: false, maySet: true, changes: false } as const
const LIST = { first: 'first-stop', back: 'back', isList: true, maySet: false, changes: false } as const

const KEYS = {
  hear: { first: 'first-stop', back: null, isList: false, maySet: false, changes: false },
  roles: GOES_ON,
  'how-to': GOES_ON,
  choose: { first: 'nothing', back: 'leave', isList: false, maySet: true, changes: true },
  confirm: { first: 'records', back: 'back', isList: false, maySet: true, changes: false },
  // ○ goes on to the next one, and another one is another page to the ear.
  explain: { ...LIST, changes: true },
  settings: LIST,
  rows: LIST,
  sure: LIST,
  leave: LIST,
  'leave-sure': LIST,
  recorded: GOES_ON,
  taking: MACHINE_WORKS,
  casting: MACHINE_WORKS,
  recording: MACHINE_WORKS,
  finishing: MACHINE_WORKS,
  'take-card': MACHINE_WORKS,
  'take-unused': MACHINE_WORKS,
  'card-away': { ...MACHINE_WORKS, changes: true },
  'card-back': MACHINE_WORKS,
} as const satisfies Record<SessionPage['type'], KeysOfPage>

type Keys = typeof KEYS
type TypeOf<K extends Partial<KeysOfPage>> = { [T in keyof Keys]: Keys[T] extends K ? T : never }[keyof Keys]
/** On these ○ records. */
export type RecordingPage = Extract<SessionPage, { type: TypeOf<{ readonly first: 'records' }> }>
type List = Extract<SessionPage, { type: TypeOf<{ readonly isList: true }> }>
type Changing = Extract<SessionPage, { type: TypeOf<{ readonly changes: true }> }>

export function keysOn({ type }: SessionPage): KeysOfPage {
  return KEYS[type]
}

export function records(page: SessionPage): page is RecordingPage {
  return keysOn(page).first === 'records'
}

export function isList(page: SessionPage): page is List {
  return keysOn(page).isList
}

export function changes(page: SessionPage): page is Changing {
  return keysOn(page).changes
}
