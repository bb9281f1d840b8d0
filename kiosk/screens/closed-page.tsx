/**
 * Un-votable and sealed: what the paper takes from this page, and what is done next, in order (CLS-04, CLS-06). Numbers of records go to
 * the issuer's books; candidates have none here (KSK-03).
 */
import { checkDigits } from '#election/keys/check-digits.ts'
import { dateOf, timeOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { Fact } from './fact.tsx'
import { MediaFacts } from './facts-and-people.tsx'
import type { PageProps } from './page-props.ts'
import { RecordsTable } from './records-table.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { useSitting } from './use-sitting.ts'

type Closed = Pick<PageProps<'closed'>, 'page'>

export function ClosedPage({ view, send, page }: PageProps<'closed'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      where={page.station}
      back={
        page.signingKey === 'kept' ? (
          <Button onPress={() => send({ type: 'retire' })}>{say(kioskScreen.retireGo)}</Button>
        ) : null
      }
      question={closedQuestion(page, say)}
    >
      <div className="zero">
        <div className="zero-facts">
          <p className="statement-large">✓ {say(kioskScreen.safeToPowerOff)}</p>
          <RecordsTable records={page.records} />
          <Figures page={page} />
        </div>
        <div className="zero-people">
          {page.early !== null && <Early page={page} />}
          <h2>{say(kioskScreen.closedNext)}</h2>
          <Steps page={page} />
          {page.takenOver !== null && <TakenOverNext takenOver={page.takenOver} />}
          {page.signingKey === 'not-erased' && <p>▲ {say(kioskScreen.keyNotErasedNext)}</p>}
          {page.signingKey === 'kept' && <p>▲ {say(kioskScreen.keyKeptNext)}</p>}
        </div>
      </div>
    </StaffFrame>
  )
}

function closedQuestion({ final, takenOver }: Closed['page'], say: ReturnType<typeof useText>): string {
  if (takenOver === null) return say(final ? kioskScreen.closedTitle : kioskScreen.closedDayTitle)
  const { serial, sealedBy } = takenOver
  return sealedBy === null
    ? say(kioskScreen.takenOverClosed, { serial })
    : say(kioskScreen.takenOverSealed, { serial, by: sealedBy })
}

/** The report must name the machine that signed; the count asks about any other (D-18). */
function TakenOverNext({ takenOver: { sealedBy } }: { readonly takenOver: NonNullable<Closed['page']['takenOver']> }) {
  const say = useText()
  return sealedBy === null ? (
    <p>{say(kioskScreen.takenOverNext)}</p>
  ) : (
    <p>
      <strong>▲ {say(kioskScreen.takenOverSealedNext, { by: sealedBy })}</strong>
    </p>
  )
}

function Figures({ page }: Closed) {
  const say = useText()
  const shown = useDate()
  const ofDay = useSitting()
  const { failedMedium: failed, damagedMedium: damaged, closedAt, next } = page
  return (
    <dl className="facts">
      <Fact name={kioskScreen.closedAt}>
        {closedAt === null ? ofDay(page.day) : `${shown(dateOf(closedAt))} ${timeOf(closedAt)}`}
      </Fact>
      {next !== null && (
        <Fact name={kioskScreen.nextStop}>
          <strong>{say(kioskScreen.nextStopAt, { ...next, date: shown(next.date) })}</strong>
        </Fact>
      )}
      <MediaFacts media={page.media} unfit={failed ?? damaged} />
      {page.sealFingerprint !== null && (
        <Fact name={kioskScreen.sealFingerprint}>
          <strong className="digits">{page.sealFingerprint}</strong>{' '}
          <span className="check-digits">
            {say(kioskScreen.checkDigits)}{' '}
            <strong className="digits">{checkDigits(page.sealFingerprint, page.pair)}</strong>
          </span>
        </Fact>
      )}
      <Fact name={kioskScreen.endedByStaff}>{page.endedByStaff}</Fact>
      {page.unpermitted && <Fact name={kioskScreen.unpermitted}>▲ {say(kioskScreen.unpermittedWords)}</Fact>}
      {failed !== null && (
        <Fact name={kioskScreen.failedMedium}>
          ▲ {say(kioskScreen[failed])} {page.final && say(kioskScreen[`mediumUnfit_${failed}`])}
        </Fact>
      )}
      {damaged !== null && (
        <Fact name={kioskScreen.damagedMedium}>
          ▲ {say(kioskScreen[damaged])} {page.final && say(kioskScreen[`mediumUnfit_${damaged}`])}
        </Fact>
      )}
      {page.lostPages > 0 && <Fact name={kioskScreen.lostPages}>▲ {page.lostPages}</Fact>}
      {page.takenOver?.reason && (
        <Fact name={kioskScreen.takenOverReason}>{say(kioskScreen[`takeOver_${page.takenOver.reason}`])}</Fact>
      )}
      {page.signingKey !== null && (
        <Fact name={kioskScreen.signingKey}>{say(kioskScreen[`key_${page.signingKey}`])}</Fact>
      )}
    </dl>
  )
}

function Early({ page }: Closed) {
  const say = useText()
  return (
    <p>
      <strong>▲ {say(kioskScreen.closedEarly, { time: page.early ?? '' })}</strong>{' '}
      {say(page.final ? kioskScreen.closedEarlyNext : kioskScreen.closedEarlyDayNext)}
    </p>
  )
}

/** Key, power, media, seal; after a day of early voting the pair stays where it is. LAW-14: both media travel, whichever is to be counted. */
function Steps({ page }: Closed) {
  const say = useText()
  const unfit = page.failedMedium ?? page.damagedMedium
  const seal = unfit === null ? kioskScreen.stepSeal : kioskScreen[`stepSealUnfit_${unfit}`]
  const { stepShow, stepShowDay, stepUnlock, stepPower, stepTakeOut, stepLocked, stepNextDay, stepNextStop } =
    kioskScreen
  const steps = page.final
    ? [stepShow, stepUnlock, stepPower, stepTakeOut, seal]
    : [stepShowDay, stepPower, stepLocked, page.next === null ? stepNextDay : stepNextStop]
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.en}>{say(step)}</li>
      ))}
    </ol>
  )
}
