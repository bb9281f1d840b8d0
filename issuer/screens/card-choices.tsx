/** What the card will hold: contests (default all), presentation, assistance. All spring back for the next voter. */

import { useState } from 'react'
import { bitMask, contestsIn } from '#election/contests.ts'
import { hadOtherCards } from '#election/roll/standing.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { NAME_UNITS_MAX } from '../session/screen-event.ts'
import type { CheckedVoter } from '../session/state.ts'
import type { TabProps } from './words.ts'

export function CardChoices({ head, send, checked }: TabProps & { readonly checked: CheckedVoter }) {
  const say = useText()
  const offered = contestsIn(checked.offered, head.contests)
  const choose = (contests: typeof offered) =>
    send({ type: 'contests-chosen', contests: contests.map((contest) => contest.id) })
  return (
    <div className="card-choices">
      <fieldset disabled={checked.replaces !== null && !hadOtherCards(checked.voter.standing)}>
        <legend>{say(issuerScreen.contests)}</legend>
        <Button pressed={checked.chosen === checked.offered} onPress={() => choose(offered)}>
          {offered.map((contest) => contest.title).join('＋')}
        </Button>
        {offered.length > 1 &&
          offered.map((contest) => (
            <Button
              key={contest.id}
              pressed={checked.chosen === bitMask(contest.bit)}
              onPress={() => choose([contest])}
            >
              {say(issuerScreen.onlyContest, { contest: contest.title })}
            </Button>
          ))}
        {checked.replaces === null && <Button onPress={() => choose([])}>{say(issuerScreen.noContest)}</Button>}
      </fieldset>
      <fieldset>
        <legend>{say(issuerScreen.presentation)}</legend>
        {(head.voice ? (['normal', 'audio'] as const) : (['normal'] as const)).map((presentation) => (
          <Button
            key={presentation}
            pressed={checked.presentation === presentation}
            onPress={() => send({ type: 'presentation-chosen', presentation })}
          >
            {say(issuerScreen[presentation])}
          </Button>
        ))}
        {!head.voice && <p>{say(issuerScreen.noVoice)}</p>}
      </fieldset>
      <AssistanceChoice send={send} checked={checked} />
    </div>
  )
}

/** PRX-02: both assistants by name before the card can be for a proxy or assisted session. */
function AssistanceChoice({ send, checked }: Pick<TabProps, 'send'> & { readonly checked: CheckedVoter }) {
  const say = useText()
  const { assistance } = checked
  const [names, setNames] = useState<readonly [string, string]>([
    assistance.assistants[0] ?? '',
    assistance.assistants[1] ?? '',
  ])
  const [asking, setAsking] = useState(false)
  const choose = (mode: typeof assistance.mode) => {
    setAsking(mode !== 'voter')
    const assistants = mode === 'voter' ? [] : names.map((name) => name.trim()).filter((name) => name !== '')
    if (mode === 'voter' || assistants.length === 2) send({ type: 'assistance-chosen', mode, assistants })
  }
  return (
    <fieldset>
      <legend>{say(issuerScreen.mode)}</legend>
      {(['voter', 'proxy', 'assisted'] as const).map((mode) => (
        <Button key={mode} pressed={assistance.mode === mode} onPress={() => choose(mode)}>
          {say(issuerScreen[`mode_${mode}`])}
        </Button>
      ))}
      {(asking || assistance.mode !== 'voter') &&
        ([0, 1] as const).map((place) => (
          <label key={place} className="assistant">
            <span>{say(issuerScreen.assistant, { number: place + 1 })}</span>
            <input
              value={names[place]}
              maxLength={NAME_UNITS_MAX}
              onChange={(event) =>
                setNames(place === 0 ? [event.target.value, names[1]] : [names[0], event.target.value])
              }
            />
          </label>
        ))}
    </fieldset>
  )
}
