/** PEO 70, 83: the chair's clerk enters what 開票録 and 選挙録 ask for beyond the count. An empty field is for the pen. */

import {
  MINUTES_LETTERS_MAX,
  MINUTES_PROVISIONAL,
  MINUTES_WITNESSES,
  type MinutesField,
  type MinutesPaper,
  ownName,
} from '#election/count/minutes.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { type MinutesNames, placeOnMinutes } from '#ui/language/place-on-minutes.ts'
import { useMinute } from '#ui/language/use-date.ts'
import { minutesWords } from '#words/tally.ts'
import type { MinutesView } from '../session/minutes-view.ts'
import { ContestMinutes } from './minutes-contest.tsx'
import type { MinutesDraft } from './minutes-draft.ts'
import { type Filling, Place, Rows } from './minutes-place.tsx'
import type { PageProps } from './page-props.ts'

interface MinutesPageProps extends PageProps {
  /** The typed entries that are not recorded yet: they outlive a look at another page. */
  readonly draft: MinutesDraft
}

export function MinutesPage({ view, send, draft }: MinutesPageProps) {
  const say = useText()
  const { contests, known, candidates } = view.minutes
  const example = exampleOf(view.head?.date ?? '')
  const hint = useHint(example, draft)
  const filling: Filling = { draft, hint, example, names: namesOf(contests) }
  return (
    <section className="minutes" data-changed={draft.changed.length}>
      <h1 className="minutes-title">{say(minutesWords.title)}</h1>
      <p>{say(minutesWords.text)}</p>
      <Known known={known} draft={draft} />
      <div className="minutes-papers">
        <Paper paper="count" {...filling} />
        {/* TC-55: where nobody is elected no meeting of election is held. */}
        {contests.length > 0 && <Paper paper="meeting" {...filling} />}
      </div>
      {contests.length > 0 && (
        <>
          <p className="quiet">{say(minutesWords.joinedNote)}</p>
          <h2 className="minutes-title">{say(minutesWords.byContest)}</h2>
        </>
      )}
      <div className="minutes-papers">
        {contests.map((contest) => (
          <ContestMinutes key={contest.id} contest={contest} others={contests.length > 1} {...filling} />
        ))}
      </div>
      <datalist id="minutes-candidates">
        {candidates.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="minutes-grounds">
        {([minutesWords.ground_refused, minutesWords.ground_objection, minutesWords.ground_absentee] as const).map(
          // It is written on a paper, and papers are Japanese.
          ({ ja }) => (
            <option key={ja} value={ja} />
          ),
        )}
      </datalist>
      <Recording view={view} send={send} draft={draft} />
    </section>
  )
}

function namesOf(contests: MinutesView['contests']): MinutesNames {
  const of = (contest: string) => contests.find(({ id }) => id === contest)
  return {
    contest: (id) => of(id)?.title ?? id,
    candidate: (id, number) => of(id)?.candidates.find((each) => each.number === number)?.name ?? String(number),
  }
}

/** Nothing is put into a place that somebody has looked at but by a press. */
function Known({ known, draft }: { readonly known: MinutesView['known']; readonly draft: MinutesDraft }) {
  const say = useText()
  const language = useLanguage()
  const empty = draft.places.filter(({ name }) => known[name] !== undefined && draft.said(name) === '')
  if (empty.length === 0) return null
  const places = listed(
    empty.map((field) => placeOnMinutes(field, language)),
    language,
  )
  return (
    <p className="minutes-known">
      <span>{say(minutesWords.knownText, { places })}</span>
      <Button onPress={() => draft.fillIn(Object.fromEntries(empty.map(({ name }) => [name, known[name] ?? ''])))}>
        {say(minutesWords.known)}
      </Button>
    </p>
  )
}

interface PaperProps extends Filling {
  readonly paper: MinutesPaper
}

/** Fields of the end come after the witnesses, as on the paper. */
const AT_THE_END: readonly string[] = [
  'too-few',
  'read-out',
  'reported',
  'envelopes-valid',
  'envelopes-invalid',
  'media',
  'from-paper',
  'late',
  'sent-to',
  'incidents',
  'staff',
]

function Paper({ paper, ...filling }: PaperProps) {
  const say = useText()
  const own = filling.draft.places.filter((field) => {
    return field.paper === paper && field.contest === null && field.group === 'own'
  })
  const isLast = ({ what }: MinutesField) => AT_THE_END.includes(what)
  return (
    <fieldset className="minutes-paper" data-paper={paper}>
      <legend>{say(minutesWords[`paper_${paper}`])}</legend>
      {own
        .filter((field) => !isLast(field))
        .map((field) => (
          <Place key={field.name} field={field} {...filling} />
        ))}
      <Rows
        table={{ group: 'witness', prefix: `${paper} witness`, most: MINUTES_WITNESSES }}
        title={say(minutesWords[`witnesses_${paper}`])}
        add={say(minutesWords.addWitness)}
        {...filling}
      />
      {paper === 'count' && <Provisional {...filling} />}
      <h3>{say(minutesWords.after)}</h3>
      {own.filter(isLast).map((field) => (
        <Place key={field.name} field={field} {...filling} />
      ))}
    </fieldset>
  )
}

/** PEO 66(1): names of voters, and nothing beside them that connects a name with a ballot. */
function Provisional(filling: Filling) {
  const say = useText()
  return (
    <Rows
      table={{ group: 'provisional', prefix: 'count provisional', most: MINUTES_PROVISIONAL }}
      title={say(minutesWords.provisional)}
      add={say(minutesWords.addProvisional)}
      {...filling}
    >
      <p className="quiet">{say(minutesWords.provisionalText, { rows: MINUTES_PROVISIONAL })}</p>
    </Rows>
  )
}

/** How it is written: 24 hours, whatever the browser's own fields would make of them. */
function exampleOf(date: string): Filling['example'] {
  return (kind) => (kind === 'minute' ? `${date} 21:30` : '21:30')
}

/** The hint of a field of one election: the entry for all elections. */
function useHint(example: Filling['example'], draft: MinutesDraft): Filling['hint'] {
  const say = useText()
  return ({ kind, contest, name, group }) => {
    const written = contest === null ? '' : draft.said(name.slice(ownName(contest, '').length))
    if (group === 'own' && written !== '') return say(minutesWords.asForAll, { written: written.replace('T', ' ') })
    if (kind !== 'minute' && kind !== 'time') return undefined
    return say(minutesWords.such, { written: example(kind) })
  }
}

function Recording({ view, send, draft }: MinutesPageProps) {
  const say = useText()
  const minute = useMinute()
  const { minutes, machineKey, busy } = view
  const { by, reason, changed, corrects, wrong, tooLong } = draft
  const language = useLanguage()
  const wrongPlaces = listed(
    draft.places
      .filter(({ name }) => wrong.includes(name))
      .map((place) => placeOnMinutes(place, language, namesOf(view.minutes.contests))),
    language,
  )
  const said = by.trim() !== '' && (!corrects || reason.trim() !== '')
  const isSound = wrong.length === 0 && tooLong === null
  const ready = changed.length > 0 && isSound && said && busy === null && machineKey === 'open'
  const record = () => {
    send({ type: 'write-minutes', by: by.trim(), reason: reason.trim(), fields: draft.filled })
  }
  return (
    <>
      <div className="minutes-record">
        <div className="minutes-said">
          <label className="field">
            <span>{say(minutesWords.by)}</span>
            <TextInput maxLength={60} value={by} onChange={(event) => draft.setBy(event.target.value)} />
          </label>
          {corrects && (
            <label className="field">
              <span>{say(minutesWords.reason)}</span>
              <TextInput maxLength={400} value={reason} onChange={(event) => draft.setReason(event.target.value)} />
            </label>
          )}
          <Button kind="go" disabled={!ready} onPress={record}>
            {say(minutesWords.record)}
          </Button>
        </div>
        {wrong.length > 0 && <p>▲ {say(minutesWords.wrongPlaces, { places: wrongPlaces })}</p>}
        {corrects && <p>{say(minutesWords.reasonText)}</p>}
        {tooLong !== null && <p>{say(minutesWords.tooLong, { letters: tooLong, most: MINUTES_LETTERS_MAX })}</p>}
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
              at: minute(at),
              reason: why,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
