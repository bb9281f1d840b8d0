/** D-26: a candidate who died or withdrew. The place stays with the word beside the name; nobody edits candidates.csv by hand. */
import { useState } from 'react'
import { shownName } from '#election/definition/definition.ts'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Standing } from '../session/change-files.ts'
import { type Draft, mayBeGone } from '../session/draft.ts'
import { Act, typed, useFillIn, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

const STANDINGS: readonly Standing[] = ['died', 'withdrew', 'stands']

export function GoneForm({ draft, main, view, send }: PageProps & { readonly draft: Draft; readonly main: boolean }) {
  const say = useText()
  const [place, setPlace] = useState('')
  const [state, setState] = useState<Standing>('died')
  const [heard, setHeard] = useState('')
  const candidates = draft.contests
    .filter(mayBeGone)
    .flatMap(({ contest, candidates: own }) =>
      own.map((candidate) => ({ key: `${contest.id} ${candidate.number}`, contest, candidate })),
    )
  const chosen = candidates.find(({ key }) => key === place)
  const same = chosen === undefined || (chosen.candidate.gone ?? 'stands') === state
  const fillIn = useFillIn()
  const empty = fillIn([officeWords.goneCandidate, chosen !== undefined], [officeWords.goneHeard, heard.trim() !== ''])
  const already = typed(say(officeWords.whyGoneAlready), same && chosen !== undefined)
  const enter = (contest: string, number: number) => {
    send({ type: 'say-gone', contest, number, state, heard })
    setHeard('')
  }
  return (
    <section className="change-form">
      <p>{say(officeWords.goneText)}</p>
      <div className="office-row">
        <label className="field">
          <span>{say(officeWords.goneCandidate)}</span>
          <select className="names" value={place} onChange={({ target }) => setPlace(target.value)}>
            <option value="" />
            {candidates.map(({ key, contest, candidate }) => (
              <option key={key} value={key}>
                {contest.title}　{candidate.number}　{shownName(candidate)}
                {candidate.gone === null ? '' : `　▲ ${say(officeWords[`gone_${candidate.gone}`])}`}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{say(officeWords.goneState)}</span>
          <select value={state} onChange={({ target }) => setState(target.value as Standing)}>
            {STANDINGS.map((each) => (
              <option key={each} value={each}>
                {say(officeWords[`standing_${each}`])}
              </option>
            ))}
          </select>
        </label>
        <Entry label={say(officeWords.goneHeard)} value={heard} onChange={setHeard} />
        <Act
          kind={main ? 'go' : 'plain'}
          why={waits(view)}
          lacks={[already, empty]}
          onPress={() => chosen !== undefined && enter(chosen.contest.id, chosen.candidate.number)}
        >
          {say(officeWords.sayGone)}
        </Act>
      </div>
      <p className="quiet">{say(officeWords.goneIneligible)}</p>
    </section>
  )
}
