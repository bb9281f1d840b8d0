/** LAW-14: cause, opinion of the counting witnesses, their names and who decided: then one duplicate may be read. */

import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { Field, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

type Cause = 'damaged' | 'lost'

export function DuplicateDialog({ view, send, onClose }: PageProps & { readonly onClose: () => void }) {
  const say = useText()
  const missing = view.missing.filter((item) => item.type === 'medium')
  const [place, setPlace] = useState(pairInHand(view))
  const [cause, setCause] = useState<Cause | null>(null)
  const [chair, setChair] = useState('')
  const [opinion, setOpinion] = useState('')
  const [names, setNames] = useState('')
  const chosen = missing.find((item) => `${item.station} ${item.pair}` === place)
  const said = chair.trim() !== '' && opinion.trim() !== '' && namesIn(names).length > 0
  const ready = chosen !== undefined && cause !== null && said
  const allow = () => {
    if (chosen === undefined || cause === null) return
    const { station, pair } = chosen
    send({ type: 'allow-duplicate', station, pair, cause, chair: chair.trim(), opinion, witnesses: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.duplicateTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={!ready} onPress={allow}>
            {say(tallyWords.allow)}
          </Button>
        </>
      }
    >
      <div className="who-decides">
        <strong>{say(tallyWords.duplicateWho)}</strong>
        <p>{say(tallyWords.duplicateText)}</p>
      </div>
      <label className="field">
        <span>{`${say(tallyWords.station)}・${say(tallyWords.pair)}`}</span>
        <select value={place} onChange={(event) => setPlace(event.target.value)}>
          <option value="">{say(tallyWords.choosePair)}</option>
          {missing.map((item) => (
            <option key={`${item.station} ${item.pair}`} value={`${item.station} ${item.pair}`}>
              {say(tallyWords.missing_medium, { station: item.station, pair: item.pair })}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="field field-choices">
        <legend>{say(tallyWords.cause)}</legend>
        {(['damaged', 'lost'] as const).map((each) => (
          <Button key={each} pressed={cause === each} onPress={() => setCause(each)}>
            {say(tallyWords[`cause_${each}`])}
          </Button>
        ))}
      </fieldset>
      <Field label={say(tallyWords.opinion)} value={opinion} onChange={setOpinion} />
      <Names label={say(tallyWords.heard)} value={names} onChange={setNames} />
      <label className="field">
        <span>{say(tallyWords.decider)}</span>
        <TextInput maxLength={60} value={chair} onChange={(event) => setChair(event.target.value)} />
      </label>
    </Dialog>
  )
}

/** The pair that a slot asks about, or the only one that is missing; of several nobody is led to the first. */
function pairInHand({ slots, missing }: PageProps['view']): string {
  const media = missing.flatMap((item) => (item.type === 'medium' ? [`${item.station} ${item.pair}`] : []))
  const asked = slots.flatMap(({ state, medium }) =>
    state === 'refused' && medium !== null ? [`${medium.station} ${medium.pair}`] : [],
  )
  return asked.find((pair) => media.includes(pair)) ?? (media.length === 1 ? (media[0] ?? '') : '')
}
