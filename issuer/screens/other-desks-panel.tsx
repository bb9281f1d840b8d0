/** D-24: the reports of the other desks, before the machines are closed. */

import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function OtherDesks(props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.desksHelp)}</p>
      {props.head.otherDesks.map((desk) => (
        <OtherDesk key={desk} {...props} desk={desk} />
      ))}
    </>
  )
}

function OtherDesk({ view, send, desk }: TabProps & { readonly desk: number }) {
  const say = useText()
  const figures = view.otherDesks.find((each) => each.desk === desk)
  const isHere = figures !== undefined && figures.reason === ''
  return (
    <section data-desk-report={figures === undefined ? 'open' : isHere ? 'here' : 'none'}>
      {isHere && <p className="entry-done">✓ {say(issuerScreen.deskHere, { ...figures })}</p>}
      {figures !== undefined && !isHere && (
        <p className="number-wrong">▲ {say(issuerScreen.deskWaived, { desk, reason: figures.reason })}</p>
      )}
      <Button
        kind={isHere ? 'plain' : 'go'}
        large={!isHere}
        onPress={() => send({ type: 'desk-report-requested', desk })}
      >
        {say(isHere ? issuerScreen.deskReadAgain : issuerScreen.deskRead, { desk })}
      </Button>
      {figures === undefined && (
        <details className="pause">
          <summary>{say(issuerScreen.deskWaiveReason, { desk })}</summary>
          <p>{say(issuerScreen.deskWaiveHelp)}</p>
          <TextEntry
            label={say(issuerScreen.reason)}
            value=""
            action={say(issuerScreen.enter)}
            clears
            onEnter={(reason) => send({ type: 'desk-report-waived', desk, reason })}
          />
        </details>
      )}
    </section>
  )
}
