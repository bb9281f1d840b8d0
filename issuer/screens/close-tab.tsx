/** 閉鎖, one step after the other: declaration, who is inside, checks, machines, media, box, figures, report, keys, end (CLS-01…07). */
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { notice } from '../session/codes.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { travelsWithoutKey } from '../session/key-ledger.ts'
import { leavingLines } from '../session/leaving-lines.ts'
import { Account, Reconciliation } from './account-panel.tsx'
import { BlockedAct } from './act.tsx'
import { ClockDoubt } from './closing-due.tsx'
import { CloseKiosks, Ticks, Transport } from './closing-ticks.tsx'
import { DayTicks } from './day-tick.tsx'
import { EarlyVoters, NextDay, Rest } from './days-panel.tsx'
import { Inside } from './inside-panel.tsx'
import { EnvelopesPanel, KeysPanel } from './keys-panel.tsx'
import { OtherDesks } from './other-desks-panel.tsx'
import { EndPanel, ErasePanel, ReportPanel } from './report-panel.tsx'
import { ScriptCard } from './script-card.tsx'
import { LidPanel, SealingPanel } from './sealing-panel.tsx'
import { type StepPage, StepPages } from './step-pages.tsx'
import type { TabProps } from './words.ts'

type ClosingName = TabProps['view']['closing'][number]['step']

const NAMES: Readonly<Record<ClosingName, Text>> = {
  declaration: issuerScreen.step_closing,
  inside: issuerScreen.step_inside,
  ticks: issuerScreen.step_ticks,
  desks: issuerScreen.step_desks,
  transport: issuerScreen.step_transport,
  kiosks: issuerScreen.step_closeKiosks,
  sealing: issuerScreen.step_media_sealed,
  lid: issuerScreen.step_lid,
  account: issuerScreen.step_account,
  difference: issuerScreen.step_difference,
  report: issuerScreen.step_report,
  rest: issuerScreen.step_rest,
  list: issuerScreen.step_list,
  'next-day': issuerScreen.nextDay,
  envelopes: issuerScreen.step_envelopes,
  leaving: issuerScreen.step_leaving,
  end: issuerScreen.step_end,
  erase: issuerScreen.erase,
}

/** D-24 */
const OF_DESK_ALONE: Readonly<Partial<Record<ClosingName, Text>>> = {
  kiosks: issuerScreen.step_deskOver,
  leaving: issuerScreen.step_deskAnnex,
}

export function CloseTab(props: TabProps) {
  const bodies: Readonly<Record<ClosingName, StepPage['body']>> = {
    declaration: () => <Declaration {...props} />,
    inside: () => <Inside {...props} />,
    ticks: () => <Ticks {...props} />,
    desks: () => <OtherDesks {...props} />,
    transport: () => <Transport {...props} />,
    kiosks: () => <CloseKiosks {...props} />,
    sealing: () => <SealingPanel {...props} />,
    lid: () => <LidPanel {...props} />,
    account: () => <Account {...props} />,
    difference: () => <Reconciliation {...props} />,
    report: () => <ReportPanel {...props} />,
    rest: () => <Rest {...props} />,
    list: () => <EarlyVoters {...props} />,
    'next-day': () => <NextDay {...props} />,
    envelopes: () => <EnvelopesPanel {...props} />,
    leaving: () => (issuesAlone(props.view.record) ? <Annex {...props} /> : <Leaving {...props} />),
    end: () => <EndPanel {...props} />,
    erase: () => <ErasePanel {...props} />,
  }
  const isLocked = props.view.record.closing.sealing['ballot-box-locked']
  const idleOf = (step: ClosingName, done: boolean) => {
    if (step === 'lid' && done && !isLocked) return issuerScreen.lidByWords
    return step === 'erase' && done ? issuerScreen.stepNotAsked : null
  }
  const pages = props.view.closing.map(({ step, done }) => ({
    key: step,
    name: (issuesAlone(props.view.record) ? OF_DESK_ALONE[step] : undefined) ?? NAMES[step],
    done,
    idle: idleOf(step, done),
    body: bodies[step],
  }))
  return (
    <>
      <Postponed {...props} />
      <StepPages pages={pages} first={stepOfLeft(props.view.left)} />
    </>
  )
}

/** Where the form is to which the officer's page leads back. */
function stepOfLeft(left: TabProps['view']['left']): ClosingName | null {
  if (left?.type === 'correct-report') return 'report'
  return left?.type === 'erase-books' ? 'erase' : null
}

function Declaration(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { closedAt, postponed } = view.record
  if (closedAt !== null)
    return (
      <>
        <p className="entry-done">✓ {say(issuerScreen.closedAt, { time: closedAt.slice(11) })}</p>
        <DayTicks {...props} ticks={['closing-bell']} />
      </>
    )
  if (postponed !== null) return null
  const early = view.closingTooEarly ? notice('before-closing-time', { time: head.closes }) : null
  const blocked = view.stage === 'preparing' ? notice('not-opened') : early
  return (
    <>
      <ScriptCard script="closing" />
      <BlockedAct blocked={blocked} kind="go" large onPress={() => send({ type: 'closing-declared' })}>
        {say(issuerScreen.declareClosing)}
      </BlockedAct>
      <ClockDoubt {...props} />
    </>
  )
}

/** The event, and the words for the people at the door (FLT-07). */
function Postponed({ view }: TabProps) {
  const say = useText()
  const { postponed, openedAt } = view.record
  if (postponed === null) return null
  const values = { time: postponed.at.slice(11), reason: postponed.reason }
  return (
    <>
      <p className="number-wrong">
        {say(openedAt === null ? issuerScreen.postponedUnopenedAt : issuerScreen.postponedAt, values)}
      </p>
      <p>{say(issuerScreen.speechPostponed)}</p>
    </>
  )
}

function leavingTicks({ view }: TabProps) {
  return leavingLines(view.record, view.nextDay === null).map(({ tick }) => tick)
}

/** DOC-03, D-24 */
function Annex(props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.deskAnnexHelp)}</p>
      <DayTicks {...props} ticks={leavingTicks(props)} />
    </>
  )
}

function Leaving(props: TabProps) {
  const { view } = props
  const say = useText()
  const { transport } = view.record.witnesses
  const isLast = view.nextDay === null
  const whoTravels = travelsWithoutKey(view.record) ? issuerScreen.transportKeyless : issuerScreen.transportIs
  return (
    <>
      <div className="leaving">
        <div>
          <p className="step-line">{say(isLast ? issuerScreen.leavingHelp : issuerScreen.leavingHelpDay)}</p>
          {transport !== '' && <p className="step-line">{say(whoTravels, { name: transport })}</p>}
          <p className="step-line">
            {say(issuerScreen.transportCounts, {
              returned: view.counts.cardsInEnvelope,
              found: view.counts.cardsFound,
            })}
          </p>
          <DayTicks {...props} ticks={leavingTicks(props)} />
        </div>
        <ScriptCard script="end" part="rest" />
      </div>
      <details className="pause">
        <summary>{say(issuerScreen.step_keys)}</summary>
        <KeysPanel {...props} />
      </details>
    </>
  )
}
