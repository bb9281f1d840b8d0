/** CNT-02: what the election chair says of a container without seal or lock. */
import { useState } from 'react'
import { unsealedContainers } from '#election/count/arrival.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { arrivalWords } from '#words/tally.ts'
import type { StationView } from '../session/view.ts'
import { Field, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

interface ContainerProps extends Pick<PageProps, 'send'> {
  readonly station: StationView
  readonly onClose: () => void
}

export function ContainerDialog({ station, send, onClose }: ContainerProps) {
  const say = useText()
  const [reason, setReason] = useState('')
  const [names, setNames] = useState('')
  const ready = reason.trim() !== '' && namesIn(names).length > 0
  const decide = () => {
    send({ type: 'decide-container', station: station.id, reason, by: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(arrivalWords.decideTitle, { station: station.id })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={!ready} onPress={decide}>
            {say(tallyWords.record)}
          </Button>
        </>
      }
    >
      {unsealedContainers(station.arrival ?? { containers: [] }).map(({ container, sealed, locked }) => (
        <p key={container}>
          ▲ {say(arrivalWords[`item_${container}`])}
          {say(uiWords.colon)}
          {say(arrivalWords.sealed)} {say(sealed ? arrivalWords.yes : arrivalWords.no)}　{say(arrivalWords.locked)}{' '}
          {say(locked ? arrivalWords.yes : arrivalWords.no)}
        </p>
      ))}
      <p>{say(arrivalWords.decideText)}</p>
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
      <Names label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}
