/** 見回り: turnout and reports by telephone, the round of the hour, voters to come back to, clerks, who may be in the room. */

import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { ONE_PRESS } from '#ui/components/press.ts'
import { TextArea, TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { NAME_UNITS_MAX } from '../session/screen-event.ts'
import { HandedOut } from './account-panel.tsx'
import { Act, useWhy } from './act.tsx'
import { DayTicks } from './day-tick.tsx'
import { useEntered } from './entered.tsx'
import { TextEntry, Tick } from './fields.tsx'
import { StepPages } from './step-pages.tsx'
import { TroublePanel } from './trouble-panel.tsx'
import { QuickReports, Turnout } from './turnout.tsx'
import type { TabProps } from './words.ts'

export function WatchTab(props: TabProps) {
  const { view } = props
  const { record } = view
  const pages = [
    {
      key: 'turnout',
      name: issuerScreen.watch_turnout,
      done: record.quick.length > 0 && record.quick.every(({ told }) => told !== ''),
      byClock: true,
      body: () => (
        <>
          <Turnout {...props} />
          <HandedOut {...props} />
          <QuickReports {...props} />
        </>
      ),
    },
    {
      key: 'round',
      name: issuerScreen.watch_round,
      done: view.roundDue === null,
      byClock: true,
      // Before the first full hour nobody has made a round.
      idle: view.roundDue === null && record.rounds.length === 0 ? issuerScreen.stepNotYet : null,
      body: () => <Round {...props} />,
    },
    {
      key: 'trouble',
      name: issuerScreen.watch_trouble,
      done: false,
      aside: true,
      body: () => <TroublePanel {...props} />,
    },
    {
      key: 'apart',
      name: issuerScreen.watch_apart,
      idle: record.apart.length === 0 ? issuerScreen.stepNotAsked : null,
      done: record.apart.every(({ state }) => state !== 'open'),
      body: () => <Apart {...props} />,
    },
    {
      key: 'staff',
      name: issuerScreen.watch_staff,
      done: record.staff.length > 0 && record.staff.every(({ here }) => here),
      body: () => <Staff {...props} />,
    },
    { key: 'room', name: issuerScreen.watch_room, done: false, aside: true, body: () => <Room {...props} /> },
  ]
  return <StepPages pages={pages} />
}

function Round({ view, send }: TabProps) {
  const say = useText()
  const { rounds, kiosks } = view.record
  return (
    <>
      <p className="step-line">{say(issuerScreen.roundHelp)}</p>
      <ul className="step-line">
        {kiosks
          .filter(({ state }) => state === 'started')
          .map(({ machine, serial }) => (
            <li key={machine}>
              {machine}（{serial}）
            </li>
          ))}
      </ul>
      {view.roundDue !== null && <p className="waiting-for">{say(issuerScreen.roundDue, { hour: view.roundDue })}</p>}
      <Button kind="go" large onPress={() => send({ type: 'round-made', note: '' })}>
        {say(issuerScreen.roundWell)}
      </Button>
      <TextEntry
        label={say(issuerScreen.roundNote)}
        value=""
        action={say(issuerScreen.roundAmiss)}
        clears
        onEnter={(note) => send({ type: 'round-made', note })}
      />
      <ul className="rounds">
        {rounds.map(({ hour, note }) => (
          <li key={hour}>
            ✓ {hour} {note === '' ? say(issuerScreen.roundFine) : note}
          </li>
        ))}
      </ul>
    </>
  )
}

/** By roll number: who came when is nobody's business. */
function Apart({ view, send }: TabProps) {
  const say = useText()
  const [words, setWords] = useState('')
  return (
    <>
      <p className="step-line">{say(issuerScreen.apartHelp)}</p>
      <label className="text-field">
        <span>{say(issuerScreen.apartWords)}</span>
        <TextInput
          className="entry-text"
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      {(['removed', 'waits'] as const).map((why) => (
        <TextEntry
          key={why}
          label={say(issuerScreen.substituteVoter)}
          value=""
          action={say(issuerScreen[`apart_${why}`])}
          clears
          longest={128}
          onEnter={(voter) => {
            send({ type: 'voter-set-apart', voter, why, words })
            setWords('')
          }}
        />
      ))}
      <table className="table">
        <tbody>
          {view.record.apart.map(({ rollNo, name, why, words: told, state }) => (
            <tr key={rollNo}>
              <th scope="row">
                {rollNo} {name}
              </th>
              <td>
                {say(issuerScreen[`apart_${why}`])} {told}
              </td>
              <td {...ONE_PRESS}>
                {(['open', 'voted', 'gone'] as const).map((next) => (
                  <Button
                    key={next}
                    pressed={state === next}
                    onPress={() => send({ type: 'apart-voter-settled', rollNo, state: next })}
                  >
                    {say(issuerScreen[`apartNow_${next}`])}
                  </Button>
                ))}
                <Button onPress={() => send({ type: 'apart-voter-settled', rollNo, state: 'dropped' })}>
                  {say(issuerScreen.apartDrop)}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** PRE-05 */
function Staff(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const why = useWhy()
  const { staff } = view.record
  const [names, setNames] = useState(staff.map(({ name }) => name).join('\n'))
  const list = names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const tooLong = list.some((name) => name.length > NAME_UNITS_MAX)
  const { entered, ask } = useEntered(staff.map(({ name }) => name))
  const save = () => {
    ask(list)
    send({ type: 'staff-named', names: list })
  }
  const places = staff.map(({ name, here }, place) => ({ key: `${name} ${place}`, name, here, place }))
  return (
    <div className="step-columns">
      <div className="witness-names">
        <label>
          <span>{say(issuerScreen.staffNames)}</span>
          <TextArea rows={9} value={names} onChange={(event) => setNames(event.target.value)} />
        </label>
        {tooLong && <p>▲ {say(issuerScreen.nameTooLong, { most: NAME_UNITS_MAX })}</p>}
        <Act
          why={why([list.length > 40, issuerScreen.fortyAtMost], [tooLong, issuerScreen.shorterFirst])}
          onPress={save}
        >
          {say(issuerScreen.saveNames)}
        </Act>
        {entered}
      </div>
      <div>
        {places.map(({ key, name, here, place }) => (
          <Tick
            key={key}
            label={`${name}　${say(issuerScreen.present)}`}
            done={here}
            onTick={(isHere) => send({ type: 'staff-marked', place, here: isHere })}
          />
        ))}
        {view.absentClerks.length > 0 && (
          <p className="number-wrong">▲ {say(issuerScreen.staffAbsent, { names: view.absentClerks })}</p>
        )}
        <DayTicks {...props} ticks={['absence-reported']} />
      </div>
    </div>
  )
}

/** ROL-09: help only; nothing is decided here. */
function Room(_props: TabProps) {
  const say = useText()
  return (
    <>
      <p className="step-line">{say(issuerScreen.roomHelp)}</p>
      <ul className="step-line">
        {[
          issuerScreen.room_voters,
          issuerScreen.room_clerks,
          issuerScreen.room_supervisors,
          issuerScreen.room_police,
          issuerScreen.room_children,
          issuerScreen.room_admitted,
          issuerScreen.room_press,
        ].map((words) => (
          <li key={words.ja}>{say(words)}</li>
        ))}
      </ul>
      <p className="step-line">{say(issuerScreen.roomOrder)}</p>
    </>
  )
}
