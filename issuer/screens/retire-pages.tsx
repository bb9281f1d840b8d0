/** An issuer that was not used: its officer has the signing key erased, so that its disk can sign nothing (X-A4). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { IssuerView } from '../session/view.ts'
import { NoticeCard, PinEntry, StationLine } from './start-pages.tsx'
import type { Send } from './words.ts'

interface RetireProps {
  readonly view: Extract<IssuerView, { screen: 'retiring' }>
  readonly send: Send
}

export function RetirePage({ view, send }: RetireProps) {
  return (
    <main className="start-page" data-step={view.step}>
      <StationLine head={view.head} />
      <Step view={view} send={send} />
    </main>
  )
}

function Step({ view, send }: RetireProps) {
  const say = useText()
  switch (view.step) {
    case 'unlock':
    case 'checking':
      return (
        <>
          <PinEntry
            title={say(issuerScreen.retireUnlock)}
            use={view.head?.use ?? null}
            reader={view.reader}
            working={view.step === 'checking'}
            failure={view.failure}
            onPin={(pin) => send({ type: 'pin-entered', pin })}
          />
          {view.step === 'unlock' && <Cancel send={send} />}
        </>
      )
    case 'used':
      return (
        <>
          <h1>{say(issuerScreen.retire)}</h1>
          {view.failure !== null && <NoticeCard notice={view.failure} />}
          <Cancel send={send} />
        </>
      )
    case 'confirm':
      return (
        <>
          <h1>{say(issuerScreen.retireTitle)}</h1>
          <p className="start-line">▲ {say(issuerScreen.retireMeans)}</p>
          <p className="start-line">{say(issuerScreen.retireAsk)}</p>
          <div className="start-answers">
            <Cancel send={send} />
            <Button kind="go" large onPress={() => send({ type: 'retire-confirmed' })}>
              {say(issuerScreen.retireGo)}
            </Button>
          </div>
        </>
      )
    case 'erasing':
      return (
        <>
          <p className="start-line">{say(issuerScreen.retiring)}</p>
          <p className="start-line">{say(issuerScreen.retiringCut)}</p>
        </>
      )
    case 'erased':
      return <End said={`✓ ${say(issuerScreen.retired)}`} next={say(issuerScreen.retiredNext)} />
    case 'not-erased':
      return <End said={`▲ ${say(issuerScreen.notRetired)}`} next={say(issuerScreen.notRetiredNext)} />
  }
}

function Cancel({ send }: Pick<RetireProps, 'send'>) {
  const say = useText()
  return (
    <Button large onPress={() => send({ type: 'operation-cancelled' })}>
      {say(issuerScreen.retireCancel)}
    </Button>
  )
}

function End({ said, next }: { readonly said: string; readonly next: string }) {
  const say = useText()
  return (
    <>
      <h1>{say(issuerScreen.retire)}</h1>
      <p className="start-line">{said}</p>
      <p className="start-line">{next}</p>
    </>
  )
}
