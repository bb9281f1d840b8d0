/** One step of the tour: what its button does as a whole, and the one thing that hands do next, with where. */
import { inEach } from '#election/language.ts'
import { withLists } from '#ui/language/in-sentence.ts'
import type { deskGuide } from '#ui/messages/desk-guide.ts'
import { fill, type MessageValues, type RefusalText, type Values } from '#ui/messages/message.ts'

/** The whole act of the strip's button. */
export type GuideKey =
  | 'wait'
  | 'switch-on'
  | 'trouble'
  | 'unlock-issuer'
  | 'prepare-station'
  | 'clock-to-opening'
  | 'declare-opening'
  | 'open-kiosk'
  | 'sign-sheet'
  | 'serve-voter'
  | 'vote'
  | 'return-card'
  | 'clock-to-closing'
  | 'declare-closing'
  | 'tick-closing'
  | 'close-kiosk'
  | 'close-station'
  | 'carry-media'
  | 'receive'
  | 'mix'
  | 'give-shares'
  | 'join-paper'
  | 'print'
  | 'finished'

export type GuideWord = keyof typeof deskGuide

export interface GuideStep {
  readonly key: GuideKey
  /** The one thing that hands do next. */
  readonly word: GuideWord
  /** Where: an app's id; null: the desk itself. */
  readonly app: string | null
  readonly values: Values
  /** Ids of what the hand looks for: cards, media, places, `voter:…`, `share:…`, `clock:…`, `power:…`. */
  readonly points: readonly string[]
  /** The machine's own words, repeated (its own next step is the one to follow). */
  readonly machine: RefusalText | null
}

export type StepMore = Partial<Pick<GuideStep, 'values' | 'points' | 'machine'>>

export function guideStep(key: GuideKey, word: GuideWord, app: string | null, more: StepMore = {}): GuideStep {
  return { key, word, app, values: {}, points: [], machine: null, ...more }
}

/** The machine's own words, with what they name. */
export function told(text: RefusalText, about: MessageValues = {}): RefusalText {
  return inEach((language) => {
    const { title, next } = text[language]
    const values = withLists(about, language)
    return { title: fill(title, values), next: fill(next, values) }
  })
}
