/** LAW-14: cause, opinion of the counting witnesses and their names, then one duplicate may be read. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { Field, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

type Cause = 'damaged' | 'lost'

export function DuplicateDialog({ view, send, onClose }: PageProps & { readonly onClose: () => void }) {
  const say = useText()
  const missing = view.missing.filter((item) => item.type === 'medium')
  const [place, setPlace] = useState(missing[0] === undefined ? '' : `${missing[0].station} ${missing[0].pair}`)
  const [cause, setCause] = useState<Cause | null>(null)
  const [opinion, setOpinion] = useState('')
  const [names, setNames] = useState('')
  const chosen = missing.find((item) => `${item.station} ${item.pair}` === place)
  const ready = chosen !== undefined && cause !== null && opinion.trim() !== '' && namesIn(names).length > 0
  const allow = () => {
    if (chosen === undefined || cause === null) return
    const { station, pair } = chosen
    send({ type: 'allow-duplicate', station, pair, cause, opinion, witnesses: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.duplicateTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" disabled={!ready} onPress={allow}>
            {say(tallyWords.allow)}
          </Button>
        </>
      }
    >
      <p>{say(tallyWords.duplicateText)}</p>
      <label className="field">
        <span>{`${say(tallyWords.station)}・${say(tallyWords.pair)}`}</span>
        <select value={place} onChange={(event) => setPlace(event.target.value)}>
          {missing.map((item) => (
            <option key={`${item.station} ${item.pair}`} value={`${item.station} ${item.pair}`}>
              {say(tallyWords.missing_medium, { station: item.station, pair: item.pair })}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="field">
        <legend>{say(tallyWords.cause)}</legend>
        {(['damaged', 'lost'] as const).map((each) => (
          <Button key={each} pressed={cause === each} onPress={() => setCause(each)}>
            {say(tallyWords[`cause_${each}`])}
          </Button>
        ))}
      </fieldset>
      <Field label={say(tallyWords.opinion)} value={opinion} onChange={setOpinion} />
      <Field label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}
