/** Where the officer is who sets the clock, and a start that is refused, under which the clock may be set as well. */
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { ActCode, Notice, StartCode, UnlockCode } from './codes.ts'
import type { IssuerFacts } from './facts.ts'

/** After card and PIN of the officer, while the card lies there. */
export type ClockStep =
  | { readonly step: 'minute'; readonly failure: Notice<ActCode> | null }
  | {
      readonly step: 'witnesses'
      readonly to: LocalMinute
      /** Who of the two has looked at both times. */
      readonly seen: readonly boolean[]
      readonly failure: Notice<ActCode> | null
    }
  | { readonly step: 'setting'; readonly from: LocalMinute; readonly to: LocalMinute }

export interface Refused {
  readonly type: 'refused'
  readonly notice: Notice<StartCode>
  /** Asked again under another date than this one, or at each minute where the date is null. Null: never. */
  readonly again: { readonly date: LocalDate | null; readonly what: 'package' | 'books' } | null
  /** Known where the officer may set the clock. */
  readonly facts: IssuerFacts | null
  readonly setting: OfficerOfClock | ClockStep | null
  readonly wrongPins: number
}

interface OfficerOfClock {
  readonly step: 'card'
  readonly working: boolean
  readonly failure: Notice<UnlockCode> | null
}
