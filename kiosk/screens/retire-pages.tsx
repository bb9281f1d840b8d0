/** A machine that was not used: its officer has the signing key erased, so that its disk can seal nothing (X-A4). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'

export function RetireButton({ send }: Pick<PageProps<'starting'>, 'send'>) {
  const say = useText()
  return <Button onPress={() => send({ type: 'retire' })}>{say(kioskScreen.retire)}</Button>
}

export function RetireConfirmPage({ view, send, page }: PageProps<'retire-confirm'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      where={page.station}
      question={kioskScreen.retireTitle}
      backTo={kioskScreen.cancel}
      go={
        <Button kind="go" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(kioskScreen.retireGo)}
        </Button>
      }
    >
      <div className="middle">
        <p className="statement-large">▲ {say(kioskScreen.retireMeans)}</p>
        <p>{say(kioskScreen.retireAsk)}</p>
      </div>
    </StaffFrame>
  )
}

export function RetiredPage({ view, send, page }: PageProps<'retired'>) {
  const say = useText()
  return (
    <StaffFrame of={{ view, send }} question={kioskScreen.retiredTitle}>
      <div className="middle">
        <p className="statement-large">
          {page.erased ? `✓ ${say(kioskScreen.retiredKey)}` : `▲ ${say(kioskScreen.notRetiredKey)}`}
        </p>
        <p>{say(page.erased ? kioskScreen.retiredNext : kioskScreen.notRetiredNext)}</p>
      </div>
    </StaffFrame>
  )
}
