/** The choices for a card: contests (default all), presentation, assistance. All go back to the default for the next voter. */

import { useId, useState } from 'react'
import { PRESENTATIONS } from '#election/card/voting-card.ts'
import { contestsIn, has, maskOf } from '#election/contests.ts'
import { hadOtherCards } from '#election/roll/standing.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { atReception } from '../session/facts.ts'
import { NAME_UNITS_MAX, WHY_PROXY } from '../session/screen-event.ts'
import type { Assistance, CheckedVoter } from '../session/state.ts'
import { clerksHere } from '../session/watch.ts'
import { Names, Tick } from './fields.tsx'
import { Choice } from './ways-page.tsx'
import type { TabProps } from './words.ts'

/** With up to three contests each part of them has a button; more have too many parts. */
export const CONTESTS_IN_PARTS = 3

export function CardChoices({ head, view, send, checked }: TabProps & { readonly checked: CheckedVoter }) {
  const say = useText()
  const fixed = useId()
  const isFixed = checked.replaces !== null && !hadOtherCards(checked.voter.standing)
  const offered = contestsIn(checked.offered, atReception(head))
  const parts = partsOf(offered)
  const isPart = checked.chosen !== 0 && checked.chosen !== checked.offered
  const choose = (contests: readonly (typeof offered)[number][]) =>
    send({ type: 'contests-chosen', contests: contests.map((contest) => contest.id) })
  return (
    <div className={`card-choices${offered.length > 2 ? ' parts-many' : ''}`}>
      <fieldset disabled={isFixed} aria-describedby={isFixed ? fixed : undefined}>
        <legend>{say(issuerScreen.contests)}</legend>
        {isFixed && <small id={fixed}>{say(issuerScreen.contestsFixed)}</small>}
        <Button pressed={checked.chosen === checked.offered} onPress={() => choose(offered)}>
          {offered.length > CONTESTS_IN_PARTS
            ? say(issuerScreen.allContests, { count: offered.length })
            : offered.map((contest) => contest.title).join('＋')}
        </Button>
        {parts.map((part) => (
          <Button
            key={part.map(({ id }) => id).join()}
            pressed={checked.chosen === maskOf(part)}
            onPress={() => choose(part)}
          >
            {say(issuerScreen.onlyContest, { contest: part.map((contest) => contest.title).join('＋') })}
          </Button>
        ))}
        {offered.length > CONTESTS_IN_PARTS && (
          <>
            <small>{say(issuerScreen.contestsOneByOne)}</small>
            {offered.map((contest) => (
              <Button
                key={contest.id}
                pressed={has(checked.chosen, contest.bit)}
                onPress={() => choose(offered.filter((each) => has(checked.chosen, each.bit) !== (each === contest)))}
              >
                {contest.title}
              </Button>
            ))}
          </>
        )}
        {checked.replaces === null && <Button onPress={() => choose([])}>{say(issuerScreen.noContest)}</Button>}
        {/* The row that an early card marks takes the whole box out of the count, and this desk does not know who has a vote there. */}
        {head.online && head.earlyUntil !== null && isPart && (
          <p className="part-voids">{say(issuerScreen.partVoidsOnline)}</p>
        )}
      </fieldset>
      <fieldset>
        <legend>{say(issuerScreen.presentation)}</legend>
        {(head.voice ? PRESENTATIONS : (['normal'] as const)).map((presentation) => (
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
      <AssistanceChoice view={view} send={send} checked={checked} />
    </div>
  )
}

/**
 * ISS-10, PAP-10: who declines one contest of three takes the other two, and who has no vote in that on paper both on cards. The largest
 * parts come first, each without one contest. More than three contests have too many parts: each contest is taken or left by itself.
 */
function partsOf<Contest>(offered: readonly Contest[]): readonly (readonly Contest[])[] {
  const without = (place: number) => offered.toSpliced(place, 1)
  const withoutOne = offered.map((_, place) => without(offered.length - 1 - place))
  if (offered.length < 2 || offered.length > CONTESTS_IN_PARTS) return []
  return offered.length === 2 ? withoutOne : [...withoutOne, ...offered.map((each) => [each])]
}

/** The mode is on at once; what it asks for (PRX-02, PRX-08) keeps the card back until it is there, or the mode is left. */
function AssistanceChoice({ checked, ...props }: Pick<TabProps, 'view' | 'send'> & { readonly checked: CheckedVoter }) {
  const say = useText()
  const { mode } = checked.assistance
  return (
    <>
      <fieldset>
        <legend>{say(issuerScreen.mode)}</legend>
        {(['voter', 'proxy', 'assisted'] as const).map((each) => (
          <Button
            key={each}
            pressed={mode === each}
            onPress={() => each !== mode && props.send({ type: 'assistance-chosen', mode: each, ...NOTHING })}
          >
            {say(issuerScreen[`mode_${each}`])}
          </Button>
        ))}
      </fieldset>
      {mode !== 'voter' && (
        <AssistanceForm key={`${checked.voter.rollNo} ${mode}`} {...props} assistance={checked.assistance} />
      )}
    </>
  )
}

const NOTHING = { assistants: [], cause: null, heard: false, agreed: false }

type Form = Omit<Assistance, 'mode' | 'assistants'> & { readonly names: readonly [string, string] }

/** The whole entry goes to the desk: an answer on its way back never undoes the next entry. */
function AssistanceForm({
  assistance,
  view,
  send,
}: Pick<TabProps, 'view' | 'send'> & { readonly assistance: Assistance }) {
  const say = useText()
  const offered = useId()
  const { mode, assistants, cause, heard, agreed } = assistance
  const [form, setForm] = useState<Form>({ names: [assistants[0] ?? '', assistants[1] ?? ''], cause, heard, agreed })
  const choose = (changes: Partial<Form>) => {
    const { names, ...entered } = { ...form, ...changes }
    setForm({ names, ...entered })
    const named = names.map((name) => name.trim()).filter((name) => name !== '')
    send({ type: 'assistance-chosen', mode, ...entered, assistants: named })
  }
  return (
    <div className="assistance-form">
      {mode === 'proxy' && (
        <Choice
          legend={say(issuerScreen.proxyCause)}
          options={WHY_PROXY.map((each) => ({ value: each, label: say(issuerScreen[`cause_${each}`]) }))}
          chosen={form.cause}
          onChoose={(chosen) => choose({ cause: chosen })}
        />
      )}
      <div className="assistants">
        {([0, 1] as const).map((place) => (
          <label key={place} className="assistant">
            <span>{say(issuerScreen.assistant, { number: place + 1 })}</span>
            <TextInput
              value={form.names[place]}
              maxLength={NAME_UNITS_MAX}
              list={offered}
              onChange={({ target }) =>
                choose({ names: place === 0 ? [target.value, form.names[1]] : [form.names[0], target.value] })
              }
              onKeyDown={(event) => {
                // Enter of an input method takes its letters; the next one leaves the field, and the desk's own Enter follows.
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
              }}
            />
          </label>
        ))}
        <Names id={offered} names={clerksHere(view.record).filter((name) => !form.names.includes(name))} />
      </div>
      <div className="ticks">
        <Tick label={say(issuerScreen.helpersHeard)} done={form.heard} onTick={(done) => choose({ heard: done })} />
        <Tick label={say(issuerScreen.helpersAgreed)} done={form.agreed} onTick={(done) => choose({ agreed: done })} />
        <p>{say(mode === 'proxy' ? issuerScreen.proxyAlone : issuerScreen.helpersNote)}</p>
      </div>
    </div>
  )
}
