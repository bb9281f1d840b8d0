/** Operator card and PIN. */
import { PinPad } from '#ui/components/pin-pad.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { CardPicture } from './card-picture.tsx'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'
import { TroubleCard } from './trouble-card.tsx'

export function OperatorCard({ view, send, page }: PageProps<'operator-card'>) {
  const say = useText()
  const asks = {
    open: kioskScreen.operatorCardOpen,
    recover: kioskScreen.operatorCardRecover,
    staff: kioskScreen.operatorCardStaff,
    retire: kioskScreen.operatorCardRetire,
    erase: kioskScreen.operatorCardErase,
    'take-over': kioskScreen.operatorCardTakeOver,
  }[page.purpose]
  const question = page.step === 'card' ? asks : page.step === 'pin' ? kioskScreen.pinTitle : kioskScreen.checking
  return (
    <StaffFrame
      of={{ view, send }}
      question={question}
      backTo={page.cancellable && page.step !== 'checking' ? kioskScreen.cancel : null}
    >
      <div className="unlock">
        {page.step === 'card' && <CardPicture way="in" />}
        {page.step === 'card' && <p>{say(kioskScreen.operatorCardNote)}</p>}
        {page.step === 'pin' && (
          <PinPad label={kioskScreen.pin} use={view.use} onPin={(pin) => send({ type: 'pin', pin })} />
        )}
        {page.refusal !== null && <TroubleCard of={page.refusal} />}
      </div>
    </StaffFrame>
  )
}
