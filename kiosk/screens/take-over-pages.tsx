/** The pair of a machine that died: whose it is, who decides, and what recovery found on it (D-18). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { Fact } from './fact.tsx'
import { MediaFacts } from './facts-and-people.tsx'
import { NextButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { RecordsTable } from './records-table.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { TroubleCard } from './trouble-card.tsx'

export function TakeOverPage({ view, send, page }: PageProps<'take-over'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      where={page.station}
      question={say(kioskScreen.takeOverTitle, { serial: page.serial })}
    >
      <div className="middle">
        <p>{say(kioskScreen.takeOverMeans)}</p>
        {page.refusal === null && (
          <dl className="facts">
            <MediaFacts media={page.media} />
          </dl>
        )}
        {page.missing !== null && (
          <p>
            <strong>▲ {say(kioskScreen.takeOverMissing, { medium: say(kioskScreen[page.missing]) })}</strong>{' '}
            {say(kioskScreen.takeOverMissingNext)}
          </p>
        )}
        {page.refusal === null && <p>{say(kioskScreen.takeOverNot)}</p>}
        <div className="choices">
          <Button large onPress={() => send({ type: 'take-over', reason: 'machine-died' })}>
            {say(kioskScreen['takeOver_machine-died'])}
          </Button>
          <Button large onPress={() => send({ type: 'take-over', reason: 'counting-centre' })}>
            {say(kioskScreen['takeOver_counting-centre'])}
          </Button>
        </div>
        {page.refusal !== null && <TroubleCard of={page.refusal} />}
      </div>
    </StaffFrame>
  )
}

export function TakenOverPage({ view, send, page }: PageProps<'taken-over'>) {
  const say = useText()
  const { interrupted, failedMedium } = page
  return (
    <StaffFrame
      of={{ view, send }}
      question={say(kioskScreen.takenOverTitle, { serial: page.serial })}
      go={<NextButton send={send} />}
    >
      <div className="middle">
        <RecordsTable records={page.records} />
        <p className="statement-large">
          {interrupted === null ? `✓ ${say(kioskScreen.noInterrupted)}` : `▲ ${say(kioskScreen.interruptedVote)}`}
        </p>
        <dl className="facts">
          <Fact name={kioskScreen.recoveredPages}>{page.repairedPages}</Fact>
          <Fact name={kioskScreen.lostPages}>{page.lostPages > 0 ? `▲ ${page.lostPages}` : 0}</Fact>
          {failedMedium !== null && <Fact name={kioskScreen.failedMedium}>▲ {say(kioskScreen[failedMedium])}</Fact>}
          {interrupted !== null && (
            <Fact name={kioskScreen.recordedList}>
              {interrupted.recorded.map((title) => `✓ ${title}`).join('　') || '—'}
            </Fact>
          )}
          {interrupted !== null && (
            <Fact name={kioskScreen.openList}>{interrupted.open.map((title) => `・ ${title}`).join('　')}</Fact>
          )}
        </dl>
        {page.lostPages > 0 && <p>▲ {say(kioskScreen.takenOverLost)}</p>}
        {interrupted !== null && <p>{say(kioskScreen.takenOverInterrupted)}</p>}
        <p>{say(kioskScreen.showWitnesses)}</p>
      </div>
    </StaffFrame>
  )
}
