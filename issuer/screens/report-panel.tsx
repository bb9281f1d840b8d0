/** The station report: signed, written again, corrected with a reason, until the officer ends the day (decision 005). */

import type { LocalMinute } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { notice } from '../session/codes.ts'
import { isReportWritten } from '../session/day-checklist.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { BooksTable } from './account-panel.tsx'
import { BlockedAct } from './act.tsx'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function ReportPanel(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { version, correcting } = view.record.reports
  const isSigned = version > 0 && correcting === ''
  const isUnwritten = isSigned && !isReportWritten(view.record)
  const blocked = view.closing.find((step) => step.step === 'report')?.blocked ?? null
  const firstOrNext = version === 0 ? issuerScreen.writeReport : issuerScreen.writeCorrected
  return (
    <>
      <SignedLine {...props} />
      {isUnwritten && <p className="number-wrong">▲ {say(issuerScreen.reportUnwritten)}</p>}
      {isSigned && issuesAlone(view.record) && <p className="step-line">{say(issuerScreen.deskReportGoes)}</p>}
      {view.report.type === 'written' && (
        <p>
          {say(issuerScreen.reportDigits)} <strong className="digits">{view.report.digits}</strong>
        </p>
      )}
      {correcting !== '' && <p className="number-wrong">▲ {say(issuerScreen.correcting, { reason: correcting })}</p>}
      {!isSigned && blocked === null && <ToBeSigned {...props} />}
      <BlockedAct
        blocked={view.report.type === 'writing' ? notice('desk-is-busy') : blocked}
        kind={isSigned && !isUnwritten ? 'plain' : 'go'}
        large={!isSigned || isUnwritten}
        onPress={() => send({ type: 'station-report-requested' })}
      >
        {say(
          view.report.type === 'writing'
            ? issuerScreen.writing
            : isSigned
              ? isUnwritten
                ? issuerScreen.writeReportNow
                : issuerScreen.writeReportAgain
              : firstOrNext,
        )}
      </BlockedAct>
      {isSigned && view.record.endedAt === null && (
        <TextEntry
          label={say(issuerScreen.correctReason)}
          value={view.left?.type === 'correct-report' ? view.left.reason : ''}
          action={say(issuerScreen.correctReport)}
          clears
          onEnter={(reason) => send({ type: 'report-correction-requested', reason })}
        />
      )}
      <TakeBack {...props} />
    </>
  )
}

/** The meaning of the signature, shown before it is asked for. */
function ToBeSigned({ head, view }: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.signHelp)}</p>
      <BooksTable head={head} view={view} />
      {view.explanation !== '' && (
        <p>
          {say(issuerScreen.reason)}　{view.explanation}
        </p>
      )}
    </>
  )
}

function TakeBack({ view, send }: TabProps) {
  const say = useText()
  const { correction, report } = view
  if (correction === null || report.type === 'writing') return null
  if (!correction.mayBeTakenBack) return <p>{say(issuerScreen.correctionStays)}</p>
  return <Button onPress={() => send({ type: 'report-correction-dropped' })}>{say(issuerScreen.dropCorrection)}</Button>
}

/** That it is signed, when, at which machine and under whom. */
export function SignedLine({ head, view }: Pick<TabProps, 'head' | 'view'>) {
  const say = useText()
  const { version, signedAt } = view.record.reports
  if (version === 0) return null
  const { officer } = view.record.officers
  return (
    <p className="entry-done" data-signed={version}>
      ✓{' '}
      {say(issuerScreen.reportSigned, {
        version,
        time: signedAt?.slice(11) ?? '–',
        machine: head.issuer,
        officer: officer === '' ? say(issuerScreen.holder_officer) : officer,
      })}
    </p>
  )
}

/** Last of all: with it the signing key goes. */
export function EndPanel({ view, send }: TabProps) {
  const say = useText()
  const { endedAt } = view.record
  const blocked = view.closing.find(({ step }) => step === 'end')?.blocked ?? null
  if (endedAt === null) {
    return (
      <>
        <h2>{say(issuerScreen.endOfDay)}</h2>
        <p>{say(issuerScreen.endOfDayHelp)}</p>
        <BlockedAct blocked={blocked} onPress={() => send({ type: 'end-of-day-requested' })}>
          {say(issuerScreen.endOfDay)}
        </BlockedAct>
      </>
    )
  }
  return <Ended {...{ view, endedAt }} />
}

function Ended({ view, endedAt }: Pick<TabProps, 'view'> & { readonly endedAt: LocalMinute }) {
  const say = useText()
  return (
    <>
      <h2>✓ {say(issuerScreen.endedAt, { time: endedAt.slice(11) })}</h2>
      {view.signingKey === 'erased' && <p className="entry-done">✓ {say(issuerScreen.keyErased)}</p>}
      {view.signingKey === 'not-erased' && <p className="number-wrong">▲ {say(issuerScreen.keyNotErased)}</p>}
    </>
  )
}

/** D-31: the very last act. */
export function ErasePanel({ view, send }: TabProps) {
  const { endedAt } = view.record
  const blocked = view.closing.find(({ step }) => step === 'erase')?.blocked ?? null
  return (
    <>
      {endedAt !== null && <Ended {...{ view, endedAt }} />}
      {view.signingKey !== 'not-erased' && <Erase isBlocked={blocked !== null} {...{ view, send }} />}
    </>
  )
}

function Erase({ isBlocked, view, send }: Pick<TabProps, 'view' | 'send'> & { readonly isBlocked: boolean }) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.eraseHelp)}</p>
      {isBlocked ? (
        <p className="waiting-for">{say(issuerScreen.waitingFor, { what: say(issuerScreen.step_end) })}</p>
      ) : (
        <TextEntry
          label={say(issuerScreen.eraseHandedTo)}
          value={view.left?.type === 'erase-books' ? view.left.handedTo : ''}
          action={say(issuerScreen.erase)}
          clears
          longest={80}
          onEnter={(handedTo) => send({ type: 'books-erasure-requested', handedTo })}
        />
      )}
    </>
  )
}
