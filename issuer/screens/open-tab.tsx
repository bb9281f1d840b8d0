/** 開始, in the order of the law: media and power, locks, re-check, declaration and bell, zero check, sheet, inner lid (OPN-01…07). */
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { minutesBefore, RECHECK_MINUTES } from '../session/day-hours.ts'
import { BESIDE_RECHECK_TICKS, RECHECK_TICKS } from '../session/day-names.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { WITNESSES_MIN } from '../session/witnesses.ts'
import { BlockedAct } from './act.tsx'
import { DayTicks, WitnessedTick } from './day-tick.tsx'
import { Morning } from './days-panel.tsx'
import { Machines } from './machines-table.tsx'
import { ScriptCard } from './script-card.tsx'
import { PrintSheet, SignSheet } from './sheet-panel.tsx'
import { type StepPage, StepPages } from './step-pages.tsx'
import { WitnessNumbers } from './witness-numbers.tsx'
import type { TabProps } from './words.ts'

type OpeningName = TabProps['view']['opening'][number]['step']

export function OpenTab(props: TabProps) {
  const { view } = props
  const bodies: Readonly<Record<Exclude<OpeningName, 'clock' | 'witnesses'>, StepPage['body']>> = {
    media: () => <Media {...props} />,
    fronts: () => <Fronts {...props} />,
    recheck: () => <Recheck {...props} />,
    declaration: () => <Declaration {...props} />,
    morning: () => <Morning {...props} />,
    kiosks: () => <ZeroCheck {...props} />,
    sheet: () => <PrintSheet {...props} />,
    signature: () => <SignSheet {...props} />,
    'inner-lid': () => <InnerLid {...props} />,
  }
  const pages = view.opening.flatMap(({ step, done }): StepPage[] =>
    step === 'clock' || step === 'witnesses' ? [] : [{ key: step, name: nameOf(step, view), done, body: bodies[step] }],
  )
  return <StepPages pages={pages} />
}

function nameOf(step: Exclude<OpeningName, 'clock' | 'witnesses'>, { record }: TabProps['view']) {
  const isLater = step === 'kiosks' && record.days.overnight !== null
  return isLater ? issuerScreen.step_kiosksLater : issuerScreen[`step_${step}`]
}

function Media(props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.mediaHelp)}</p>
      <WitnessedTick {...props} tick="media-in" least={WITNESSES_MIN} />
    </>
  )
}

function Fronts(props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.frontsHelp)}</p>
      <DayTicks {...props} ticks={['fronts-locked']} />
    </>
  )
}

function Recheck(props: TabProps) {
  const say = useText()
  const time = minutesBefore(props.head.opens, RECHECK_MINUTES)
  return (
    <>
      <p className="step-line">{say(issuerScreen.recheckHelp, { time })}</p>
      <DayTicks {...props} ticks={[...BESIDE_RECHECK_TICKS, ...RECHECK_TICKS]} />
    </>
  )
}

function Declaration(props: TabProps) {
  const say = useText()
  const { head, view, send } = props
  const { openedAt } = view.record
  const isAlone = issuesAlone(view.record)
  const blocked = view.opening.find(({ step }) => step === 'declaration')?.blocked ?? null
  return (
    <>
      {isAlone ? (
        <p className="step-line">{say(issuerScreen.deskOpensAfter)}</p>
      ) : (
        <ScriptCard script="opening" values={{ election: head.electionTitle, station: head.stationName }} />
      )}
      {openedAt === null ? (
        <BlockedAct blocked={blocked} kind="go" large onPress={() => send({ type: 'opening-declared' })}>
          {say(issuerScreen.declareOpening)}
        </BlockedAct>
      ) : (
        <>
          <p className="entry-done">✓ {say(issuerScreen.openedAt, { time: openedAt.slice(11) })}</p>
          {!isAlone && <DayTicks {...props} ticks={['opening-bell']} />}
        </>
      )}
    </>
  )
}

function ZeroCheck(props: TabProps) {
  const say = useText()
  return (
    <>
      <WitnessNumbers view={props.view} />
      <Machines {...props} />
      {/* LAW-12: on a later day it shows the numbers of the evening instead. */}
      {props.view.record.days.overnight === null && (
        <>
          <ScriptCard script="zeroCheck" />
          <h3>{say(issuerScreen.zeroRefused)}</h3>
          <ScriptCard script="zeroCheckRefused" />
        </>
      )}
    </>
  )
}

function InnerLid(props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.innerLidHelp)}</p>
      <WitnessedTick {...props} tick="inner-lid-locked" least={WITNESSES_MIN} />
    </>
  )
}
