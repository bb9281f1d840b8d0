/** CNT-03, CNT-05: why one thing does not agree with another, or which of two seals counts, in the words of the election chair. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { DoubtView, StationView, TallyView } from '../session/view.ts'
import { Field, Names, namesIn } from './field.tsx'
import { Unpermitted } from './missing.tsx'
import type { PageProps } from './page-props.ts'
import { usePlace } from './place.ts'
import { tallyRefusalWords } from './refusal-words.ts'

export function ExplainDialog({ view, send, onClose }: PageProps & { readonly onClose: () => void }) {
  const say = useText()
  const placeOf = usePlace()
  const language = useLanguage()
  const open = view.missing.flatMap((item) => (item.type === 'explanation' ? [item.doubt] : []))
  const [chosen, setChosen] = useState(open[0] ?? '')
  const [reason, setReason] = useState('')
  const [names, setNames] = useState('')
  const [seal, setSeal] = useState('')
  const doubts = view.doubts.filter((doubt) => open.includes(doubt.id))
  const doubt = doubts.find((each) => each.id === chosen)
  const contested = doubt?.code === 'pair-contested'
  const said = reason.trim() !== '' && namesIn(names).length > 0
  // Nothing is chosen while media are read; what was typed waits here.
  const waits = contested && view.busy !== null
  const ready = doubt !== undefined && said && (!contested || doubt.seals.some(({ name }) => name === seal)) && !waits
  const record = () => {
    if (doubt === undefined) return
    const by = namesIn(names)
    const { station, pair } = doubt
    if (!contested) send({ type: 'explain', doubt: doubt.id, reason, by })
    else if (station !== null && pair !== null) send({ type: 'choose-seal', station, pair, seal, reason, by })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.explainTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={!ready} onPress={record}>
            {say(tallyWords.record)}
          </Button>
        </>
      }
    >
      {/* A report or a medium that came meanwhile may have settled it, or made another one of it. */}
      {doubt === undefined && <p role="status">▲ {say(tallyWords.doubtGone)}</p>}
      {/* A single one is below in full; a list would cut its words. */}
      {doubts.length > (doubt === undefined ? 0 : 1) && (
        <label className="field">
          <span>{say(tallyWords.whichDoubt)}</span>
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {doubt === undefined && <option value={chosen}>{say(tallyWords.chooseDoubt)}</option>}
            {doubts.map((each) => (
              <option key={each.id} value={each.id}>
                {`${placeOf(each)}　${doubtInWords(each, language, view.contests).title}`}
              </option>
            ))}
          </select>
        </label>
      )}
      {doubt !== undefined && <DoubtText doubt={doubt} contests={view.contests} />}
      {doubt !== undefined && <StationSays station={view.stations.find(({ id }) => id === doubt.station)} />}
      {doubt !== undefined && (
        <Unpermitted
          view={{
            unpermitted: view.unpermitted.filter(
              ({ station, pair }) => station === doubt.station && pair === doubt.pair,
            ),
          }}
        />
      )}
      {waits && <RefusalCard code="busy" text={tallyRefusalWords.busy} />}
      {contested && <Seals doubt={doubt} seal={seal} onChoose={setSeal} />}
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
      <Names label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}

function DoubtText({ doubt, contests }: { readonly doubt: DoubtView; readonly contests: TallyView['contests'] }) {
  const { title, next } = doubtInWords(doubt, useLanguage(), contests)
  const place = usePlace()(doubt)
  return (
    <p>
      ▲ {place}　{title}
      <br />→ {next}
    </p>
  )
}

/** The reason that the station signed is beside the difference; it explains nothing by itself (CNT-05). */
function StationSays({ station }: { readonly station: StationView | undefined }) {
  const say = useText()
  if (station === undefined || (station.difference === '' && station.corrects === '')) return null
  return (
    <p data-says={station.id}>
      {station.difference !== '' && say(tallyWords.stationDifference, { reason: station.difference })}
      {station.difference !== '' && station.corrects !== '' && <br />}
      {station.corrects !== '' && say(tallyWords.stationCorrects, { reason: station.corrects })}
    </p>
  )
}

interface SealsProps {
  readonly doubt: DoubtView
  readonly seal: string
  readonly onChoose: (seal: string) => void
}

function Seals({ doubt, seal, onChoose }: SealsProps) {
  const say = useText()
  return (
    <fieldset className="field">
      <legend>{say(tallyWords.whichSeal)}</legend>
      {doubt.seals.map((each) => (
        <Button key={`${each.serial} ${each.name}`} pressed={seal === each.name} onPress={() => onChoose(each.name)}>
          {say(tallyWords.sealChoice, { ...each, role: say(tallyWords[each.role]) })}
        </Button>
      ))}
    </fieldset>
  )
}
