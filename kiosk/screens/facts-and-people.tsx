/** The facts that officer and witnesses look at on one side, and the people on the other (OPN-03, OPN-04). */
import type { ReactNode } from 'react'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { StaffRefusal } from '../session/codes.ts'
import type { MediumShown, WitnessMark } from '../session/state.ts'
import type { DayOf } from '../session/view.ts'
import { Fact } from './fact.tsx'
import type { SendPress } from './send-press.ts'
import { TroublePlace } from './trouble-place.tsx'
import { WitnessMarks } from './witness-marks.tsx'

interface FactsAndPeopleProps {
  readonly facts: ReactNode
  /** Others who look, below the witnesses. */
  readonly others?: ReactNode
  readonly witnesses: readonly WitnessMark[]
  readonly overLine: boolean
  readonly refusal: StaffRefusal | null
  /** Which this page may have. */
  readonly refusals: readonly StaffRefusal[]
  readonly send: SendPress
}

export function FactsAndPeople({ facts, others, witnesses, overLine, refusal, refusals, send }: FactsAndPeopleProps) {
  const say = useText()
  return (
    <div className="zero">
      <div className="zero-facts">{facts}</div>
      <div className="zero-people">
        {/* ROL-11: the longer words of a line stand in its place; both leave no room for a refusal on a glass of 15.6 inches. */}
        {!overLine && <h2>{say(kioskScreen.witnessesTitle)}</h2>}
        <WitnessMarks witnesses={witnesses} overLine={overLine} send={send} />
        {others}
        <TroublePlace of={refusal} among={refusals} />
      </div>
    </div>
  )
}

/** The known facts about this machine: how often it was started, and the pair in it. */
export function StartsAndMedia({ starts, media }: { readonly starts: number; readonly media: readonly MediumShown[] }) {
  const say = useText()
  return (
    <>
      <Fact name={kioskScreen.starts}>{say(kioskScreen.startCount, { n: starts })}</Fact>
      <MediaFacts media={media} />
    </>
  )
}

export function DayFact({ day }: { readonly day: DayOf }) {
  const say = useText()
  const shown = useDate()
  const { date, position, of, stop } = day
  const values = { date: shown(date), position, of }
  return (
    <Fact name={kioskScreen.votingDay}>
      {stop === null ? say(kioskScreen.dayOf, values) : say(kioskScreen.stopOf, { ...values, ...stop })}
    </Fact>
  )
}

export function SoftwareFact({ software }: { readonly software: string }) {
  return (
    <Fact name={kioskScreen.software}>
      <span className="digits">{software}</span>
    </Fact>
  )
}

interface MediaFactsProps {
  readonly media: readonly MediumShown[]
  /** Words that were read back in the morning are not said of it any more. */
  readonly unfit?: MediumShown['role'] | null
}

export function MediaFacts({ media, unfit = null }: MediaFactsProps) {
  const say = useText()
  return media.map(({ role, serial, proof }) => (
    <Fact key={role} name={role === 'original' ? kioskScreen.line_original : kioskScreen.line_duplicate}>
      {serial} <small>{say(role === unfit ? kioskScreen.proof_unfit : kioskScreen[`proof_${proof}`])}</small>
    </Fact>
  ))
}
