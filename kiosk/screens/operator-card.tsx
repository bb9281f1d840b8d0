/** Operator card and PIN. The PIN lives in this component only while it is typed, and goes once to the service. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { NumberPad } from '#ui/components/number-pad.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { pinDigitsLeast } from '#ui/pin-digits.ts'
import { CardPicture } from './card-picture.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import type { PageProps } from './page-props.ts'
import { unlockWords } from './words.ts'

const PIN_DIGITS_MOST = 12

export function OperatorCard({ view, send, page }: PageProps<'operator-card'>) {
  const say = useText()
  const [pin, setPin] = useState('')
  const least = pinDigitsLeast(view.use ?? 'live')
  const asks = {
    open: kioskScreen.operatorCardOpen,
    recover: kioskScreen.operatorCardRecover,
    staff: kioskScreen.operatorCardStaff,
    retire: kioskScreen.operatorCardRetire,
  }[page.purpose]
  const question = page.step === 'card' ? asks : page.step === 'pin' ? kioskScreen.pinTitle : kioskScreen.checking
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(question)}
      back={
        page.cancellable && page.step !== 'checking' ? (
          <Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.cancel)}</Button>
        ) : null
      }
    >
      <div className="unlock">
        {page.step === 'card' && <CardPicture way="in" />}
        {page.step === 'card' && <p>{say(kioskScreen.operatorCardNote)}</p>}
        {page.step === 'pin' && (
          <NumberPad
            label={say(kioskScreen.pin, { n: least })}
            value={pin}
            secret
            digitsMin={least}
            digitsMax={PIN_DIGITS_MOST}
            onChange={setPin}
            onEnter={(entered) => {
              setPin('')
              send({ type: 'pin', pin: entered })
            }}
          />
        )}
        {page.refusal !== null && <RefusalCard code={page.refusal} text={unlockWords[page.refusal]} />}
      </div>
    </KioskFrame>
  )
}
