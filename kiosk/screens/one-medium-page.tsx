/** CLS-04: a medium lacks at the closing. It is put back first; to close without it is a second act, apart from the first. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { Lacking } from '../session/pair-report.ts'
import { NumberedSteps } from './numbered-steps.tsx'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'

export function StaffOneMediumPage({ view, send, page: { lacking } }: PageProps<'staff-one-medium'>) {
  const say = useText()
  const { medium } = lacking
  const mayComeBack = lacking.why !== 'failed'
  return (
    <StaffFrame
      of={{ view, send }}
      question={questionOf(lacking)}
      backTo={kioskScreen.back}
      record={
        mayComeBack && (
          <Button kind="staff" large onPress={() => send({ type: 'officer-confirmed' })}>
            {say(kioskScreen.oneMediumAgain)}
          </Button>
        )
      }
    >
      <div className="middle">
        <p className="statement-large">
          {say(mayComeBack ? kioskScreen.oneMediumSafe : kioskScreen.oneMediumSafeOther)}
        </p>
        {mayComeBack && (
          <NumberedSteps steps={[kioskScreen.oneMediumBack, kioskScreen.oneMediumLock, kioskScreen.oneMediumPress]} />
        )}
        {medium !== null && (
          <section className="trouble-staff">
            {mayComeBack && <h2>{say(kioskScreen.oneMediumOnly)}</h2>}
            <p>{say(kioskScreen.oneMediumMeans)}</p>
            <Button large onPress={() => send({ type: 'close-with-one' })}>
              {say(kioskScreen[`oneMediumWithout_${medium}`])}
            </Button>
          </section>
        )}
      </div>
    </StaffFrame>
  )
}

function questionOf({ medium, why }: Lacking) {
  return medium === null ? kioskScreen.oneMedium_away_both : kioskScreen[`oneMedium_${why}_${medium}`]
}
