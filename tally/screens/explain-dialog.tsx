/** CNT-03, CNT-05: why a station's marks or books do not agree, in the words of the election chair. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { Field, namesIn } from './field.tsx'
import type { PageProps } from './tally-screen.tsx'

const DISTRICT = ''

export function ExplainDialog({ view, send, onClose }: PageProps & { readonly onClose: () => void }) {
  const say = useText()
  const places = view.missing.filter((item) => item.type === 'explanation').map((item) => item.station ?? DISTRICT)
  const [place, setPlace] = useState(places[0] ?? DISTRICT)
  const [reason, setReason] = useState('')
  const [names, setNames] = useState('')
  const doubt = view.stations.find((station) => station.id === place)?.reason ?? null
  const record = () => {
    send({ type: 'explain', station: place === DISTRICT ? null : place, reason, by: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.explainTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" disabled={reason.trim() === '' || namesIn(names).length === 0} onPress={record}>
            {say(tallyWords.record)}
          </Button>
        </>
      }
    >
      <label className="field">
        <span>{say(tallyWords.station)}</span>
        <select value={place} onChange={(event) => setPlace(event.target.value)}>
          {places.map((each) => (
            <option key={each} value={each}>
              {each === DISTRICT
                ? say(tallyWords.missing_district)
                : say(tallyWords.missing_explanation, { station: each })}
            </option>
          ))}
        </select>
      </label>
      {doubt !== null && <p>▲ {say(tallyWords[`reason_${doubt}`])}</p>}
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
      <Field label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}
