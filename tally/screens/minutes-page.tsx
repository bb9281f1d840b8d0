/** PEO 70, 83: the chair's clerk enters what 開票録 and 選挙録 ask for beyond the count. What stays empty is for the pen. */
import { useId } from 'react'
import { MINUTES_WITNESSES, type MinutesField, type MinutesPaper, minutesFields } from '#election/count/minutes.ts'
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { labelOnMinutes, placeOnMinutes } from '#ui/language/place-on-minutes.ts'
import { minutesWords } from '#ui/messages/tally-minutes.ts'
import type { MinutesView } from '../session/view.ts'
import type { MinutesDraft } from './minutes-draft.ts'
import type { PageProps } from './page-props.ts'

interface MinutesPageProps extends PageProps {
  /** What is typed and not recorded yet: it outlives a look at another page. */
  readonly draft: MinutesDraft
}

export function MinutesPage({ view, send, draft }: MinutesPageProps) {
  const say = useText()
  const hint = useHint(view.head?.date ?? '')
  return (
    <section className="minutes" data-changed={draft.changed.length}>
      <h1 className="minutes-title">{say(minutesWords.title)}</h1>
      <p>{say(minutesWords.text)}</p>
      <Known known={view.minutes.known} draft={draft} />
      <div className="minutes-papers">
        <Paper paper="count" draft={draft} hint={hint} />
        <Paper paper="meeting" draft={draft} hint={hint} />
      </div>
      <p className="tally-quiet">{say(minutesWords.joinedNote)}</p>
      <datalist id="minutes-candidates">
        {view.minutes.candidates.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Recording view={view} send={send} draft={draft} />
    </section>
  )
}

/** Nothing is put into a place that somebody has looked at but by a press. */
function Known({ known, draft }: { readonly known: MinutesView['known']; readonly draft: MinutesDraft }) {
  const say = useText()
  const language = useLanguage()
  const empty = minutesFields.filter(({ name }) => known[name] !== undefined && draft.said(name) === '')
  if (empty.length === 0) return null
  const places = empty.map((field) => placeOnMinutes(field, language)).join(language === 'ja' ? '、' : ', ')
  return (
    <p className="minutes-known">
      <span>{say(minutesWords.knownText, { places })}</span>
      <Button onPress={() => draft.fillIn(Object.fromEntries(empty.map(({ name }) => [name, known[name] ?? ''])))}>
        {say(minutesWords.known)}
      </Button>
    </p>
  )
}

interface Filling {
  readonly draft: MinutesDraft
  readonly hint: (field: MinutesField) => string | undefined
}

interface PaperProps extends Filling {
  readonly paper: MinutesPaper
}

/** What belongs to the end comes behind the witnesses, as on the paper. */
const AT_THE_END: readonly string[] = [
  'too-few',
  'read-out',
  'reported',
  'envelopes-valid',
  'envelopes-invalid',
  'media',
  'late',
  'sent-to',
  'incidents',
  'staff',
]

function Paper({ paper, draft, hint }: PaperProps) {
  const say = useText()
  const own = minutesFields.filter((field) => field.paper === paper && field.witness === null)
  const isLast = ({ what }: MinutesField) => AT_THE_END.includes(what)
  return (
    <fieldset className="minutes-paper" data-paper={paper}>
      <legend>{say(minutesWords[`paper_${paper}`])}</legend>
      {own
        .filter((field) => !isLast(field))
        .map((field) => (
          <Place key={field.name} field={field} draft={draft} hint={hint} />
        ))}
      <Witnesses paper={paper} draft={draft} hint={hint} />
      <h3>{say(minutesWords.after)}</h3>
      {own.filter(isLast).map((field) => (
        <Place key={field.name} field={field} draft={draft} hint={hint} />
      ))}
    </fieldset>
  )
}

/** How it is written: 24 hours, whatever the browser's own fields would make of them. Nobody takes it for what was entered. */
function useHint(date: string): (field: MinutesField) => string | undefined {
  const say = useText()
  return ({ kind }) => {
    if (kind === 'words' || kind === 'number') return undefined
    return say(minutesWords.such, { written: kind === 'minute' ? `${date} 21:30` : '21:30' })
  }
}

const shown = ({ kind }: MinutesField, value: string) => (kind === 'minute' ? value.replace('T', ' ') : value)
const typed = ({ kind }: MinutesField, value: string) => (kind === 'minute' ? value.replace(' ', 'T') : value)

function Place({ field, draft, hint }: Filling & { readonly field: MinutesField }) {
  const say = useText()
  const language = useLanguage()
  const id = useId()
  const { name, kind } = field
  const isWrong = draft.wrong.includes(name)
  return (
    <label className="field minutes-field" htmlFor={id} data-field={name} data-kind={kind}>
      <span>{labelOnMinutes(field, language)}</span>
      <input
        id={id}
        inputMode={kind === 'number' ? 'numeric' : undefined}
        placeholder={hint(field)}
        maxLength={kind === 'number' ? 6 : 400}
        value={shown(field, draft.said(name))}
        aria-invalid={isWrong}
        onChange={(event) => draft.change(name, typed(field, event.target.value))}
      />
      {isWrong && <strong>{say(minutesWords.wrong)}</strong>}
    </label>
  )
}

/** A table with a row a witness; a further row comes when it is asked for. */
function Witnesses({ paper, draft, hint }: PaperProps) {
  const say = useText()
  const language = useLanguage()
  const ofWitness = (witness: number) =>
    minutesFields.filter((field) => field.paper === paper && field.witness === witness)
  const rows = Array.from({ length: draft.rowsOf(paper) }, (_, i) => i + 1)
  return (
    <>
      <h3>{say(minutesWords[`witnesses_${paper}`])}</h3>
      <table className="minutes-witnesses">
        <thead>
          <tr>
            {ofWitness(1).map((field) => (
              <th key={field.name} scope="col">
                {labelOnMinutes(field, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((witness) => (
            <tr key={witness}>
              {ofWitness(witness).map((field) => (
                <td key={field.name} data-field={field.name}>
                  <input
                    placeholder={hint(field)}
                    aria-label={placeOnMinutes(field, language)}
                    aria-invalid={draft.wrong.includes(field.name)}
                    list={field.what === 'candidate' ? 'minutes-candidates' : undefined}
                    maxLength={400}
                    value={draft.said(field.name)}
                    onChange={(event) => {
                      draft.change(field.name, event.target.value)
                      if (field.what === 'candidate') draft.partyOf(paper, witness, event.target.value)
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < MINUTES_WITNESSES && (
        <Button onPress={() => draft.addRow(paper)}>{say(minutesWords.addWitness)}</Button>
      )}
    </>
  )
}

function Recording({ view, send, draft }: MinutesPageProps) {
  const say = useText()
  const { minutes, machineKey, busy } = view
  const { by, reason, changed, corrects, wrong } = draft
  const said = by.trim() !== '' && (!corrects || reason.trim() !== '')
  const ready = changed.length > 0 && wrong.length === 0 && said && busy === null && machineKey === 'open'
  const record = () => {
    send({ type: 'write-minutes', by: by.trim(), reason: reason.trim(), fields: draft.filled })
  }
  return (
    <>
      <div className="minutes-record">
        <div className="minutes-said">
          <label className="field">
            <span>{say(minutesWords.by)}</span>
            <input maxLength={60} value={by} onChange={(event) => draft.setBy(event.target.value)} />
          </label>
          {corrects && (
            <label className="field">
              <span>{say(minutesWords.reason)}</span>
              <input maxLength={400} value={reason} onChange={(event) => draft.setReason(event.target.value)} />
            </label>
          )}
          <Button kind="go" disabled={!ready} onPress={record}>
            {say(minutesWords.record)}
          </Button>
        </div>
        {corrects && <p>{say(minutesWords.reasonText)}</p>}
        {machineKey !== 'open' && <p>{say(minutesWords.keyFirst)}</p>}
        <p className="minutes-state">
          {say(
            changed.length > 0
              ? minutesWords.unsaved
              : minutes.entries.length === 0
                ? minutesWords.nothingYet
                : minutesWords.saved,
          )}
        </p>
      </div>
      <ul className="minutes-entries">
        {minutes.entries.map(({ number, by: who, at, reason: why }) => (
          <li key={number} data-entry={number}>
            {say(why === '' ? minutesWords.entered : minutesWords.corrected, {
              number,
              by: who,
              at: at.replace('T', ' '),
              reason: why,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
