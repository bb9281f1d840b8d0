/** Officer, deputy and witnesses: names, who is here, a substitute in the place of one who is not (ROL-04, ROL-05). */

import { useState } from 'react'
import { beginningOf } from '#election/canonical-json.ts'
import { Button } from '#ui/components/button.tsx'
import { TextArea } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text, Values } from '#ui/messages/message.ts'
import type { Witnesses } from '../session/day-record.ts'
import { NAME_UNITS_MAX } from '../session/screen-event.ts'
import { lineOf } from '../session/witness-lines.ts'
import { Act, useWhy } from './act.tsx'
import { useEntered } from './entered.tsx'
import { TextField, Tick } from './fields.tsx'
import type { TabProps } from './words.ts'

export function WitnessesPanel(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { names, parties, present, substitutes } = view.record.witnesses
  const { officer, deputy } = view.record.officers
  // Held here, because the forms are built anew after each entry.
  const { entered: officersEntered, ask: askOfficers } = useEntered(given([officer, deputy]))
  const { entered: namesEntered, ask: askNames } = useEntered(given(names))
  const places = names.map((name, witness) => ({ key: `${name} ${witness}`, name, witness }))
  return (
    <div className="step-columns">
      <div>
        <Officers key={`${officer} ${deputy}`} {...props} ask={askOfficers} />
        {officersEntered}
        <WitnessNames key={names.join('\n')} {...props} ask={askNames} />
        {namesEntered}
        {places.map(({ key, witness }) => (
          <Line key={key} {...props} witness={witness} />
        ))}
      </div>
      <div>
        {places.map(({ key, name, witness }) => {
          const open = substitutes.findLast(({ place, until }) => place === witness && until === null)
          const isSubstitute = open?.came === name
          return (
            <div key={key}>
              <Tick
                label={[`${witness + 1}　${name}`, parties[witness], say(...presence(view.record.witnesses, witness))]
                  .filter((word) => word !== '')
                  .join('　')}
                done={present[witness] ?? false}
                onTick={(isPresent) => send({ type: 'witness-marked', witness, present: isPresent })}
              />
              {isSubstitute && (
                <div className="witness-substituted">
                  <span>{say(issuerScreen.substitutedFor, { left: open.left })}</span>
                  <Button onPress={() => send({ type: 'witness-released', witness })}>
                    {say(issuerScreen.release, { name: open.left })}
                  </Button>
                </div>
              )}
            </div>
          )
        })}
        {/* The next place begins with an empty form. */}
        <Substitute key={substitutes.length} {...props} />
      </div>
    </div>
  )
}

function given(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== '')
}

function presence(witnesses: Witnesses, witness: number): [Text, Values?] {
  switch (lineOf(witnesses, witness)) {
    case 'on-the-spot':
      return [issuerScreen.present]
    case 'up':
      return [issuerScreen.lineUp]
    case 'cut':
      return [issuerScreen.lineIsCut, { time: witnesses.left[witness]?.slice(11) ?? '' }]
  }
}

/** ROL-11: only where the approved rules allow it. */
function Line({ head, view, send, witness }: TabProps & { readonly witness: number }) {
  const say = useText()
  const { witnesses } = view.record
  const line = lineOf(witnesses, witness)
  const press = (act: 'begin' | 'cut' | 'back' | 'undo') => () => send({ type: 'witness-line', witness, act })
  const isAway = line === 'on-the-spot' && witnesses.present[witness] !== true
  if (line === 'on-the-spot' && !(head.settings.witnessOverLine && isAway)) return null
  return (
    <span className="witness-line">
      <span>{witnesses.names[witness]}</span>
      {isAway && <Button onPress={press('begin')}>{say(issuerScreen.lineBegin)}</Button>}
      {line === 'up' && <Button onPress={press('cut')}>{say(issuerScreen.lineCut)}</Button>}
      {line === 'cut' && <Button onPress={press('back')}>{say(issuerScreen.lineBack)}</Button>}
      {!isAway && <Button onPress={press('undo')}>{say(issuerScreen.lineUndo)}</Button>}
    </span>
  )
}

interface Asks {
  readonly ask: (what: readonly string[]) => void
}

/** The names as the papers have them; an empty one is written by hand. */
function Officers({ view, send, ask }: TabProps & Asks) {
  const say = useText()
  const [officer, setOfficer] = useState(view.record.officers.officer)
  const [deputy, setDeputy] = useState(view.record.officers.deputy)
  const save = () => {
    ask(given([officer.trim(), deputy.trim()]))
    send({ type: 'officers-named', officer: officer.trim(), deputy: deputy.trim() })
  }
  return (
    <div className="officers">
      <TextField label={say(issuerScreen.officerName)} value={officer} longest={NAME_UNITS_MAX} onType={setOfficer} />
      <TextField label={say(issuerScreen.deputyName)} value={deputy} longest={NAME_UNITS_MAX} onType={setDeputy} />
      <Button onPress={save}>{say(issuerScreen.enter)}</Button>
    </div>
  )
}

function WitnessNames({ view, send, ask }: TabProps & Asks) {
  const say = useText()
  const why = useWhy()
  const { witnesses } = view.record
  const [names, setNames] = useState(witnesses.names.join('\n'))
  const [parties, setParties] = useState(witnesses.parties.join('\n'))
  const [appointed, setAppointed] = useState(witnesses.appointed)
  const lines = names.split('\n').map((name) => name.trim())
  const list = lines.filter((name) => name !== '')
  const tooLong = list.some((name) => name.length > NAME_UNITS_MAX)
  const partyLines = parties.split('\n').map((party) => beginningOf(party.trim(), NAME_UNITS_MAX))
  const ofList = lines.flatMap((name, line) => (name === '' ? [] : [partyLines[line] ?? '']))
  return (
    <div className="witness-names">
      <label className="witnesses-appointed">
        <span>{say(issuerScreen.appointed)}</span>
        <select value={appointed} onChange={(event) => setAppointed(Number(event.target.value))}>
          {[2, 3, 4, 5].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
      <div className="name-and-party">
        <label>
          <span>{say(issuerScreen.witnessNames)}</span>
          <TextArea rows={5} value={names} onChange={(event) => setNames(event.target.value)} />
        </label>
        <label>
          <span>{say(issuerScreen.party)}</span>
          <TextArea rows={5} value={parties} onChange={(event) => setParties(event.target.value)} />
        </label>
      </div>
      {tooLong && <p>▲ {say(issuerScreen.nameTooLong, { most: NAME_UNITS_MAX })}</p>}
      <Act
        why={why(
          [list.length === 0, issuerScreen.fieldsFirst],
          [list.length > 5, issuerScreen.fiveAtMost],
          [tooLong, issuerScreen.shorterFirst],
        )}
        onPress={() => {
          ask(list)
          send({ type: 'witnesses-named', appointed, names: list, parties: ofList })
        }}
      >
        {say(issuerScreen.saveNames)}
      </Act>
    </div>
  )
}

/** Roll, candidates and party are looked at by the machine; what it finds comes back as a refusal in words. */
function Substitute({ head, view, send }: TabProps) {
  const say = useText()
  const why = useWhy()
  const left = view.left?.type === 'appoint-substitute' ? view.left : null
  const [voter, setVoter] = useState(left?.name ?? '')
  const [party, setParty] = useState(left?.asked.party ?? '')
  const [seen, setSeen] = useState(left?.asked.seen ?? '')
  const [namesake, setNamesake] = useState(left?.asked.namesake ?? false)
  const { names, present } = view.record.witnesses
  if (names.length === 0 || present.every((each) => each)) return null
  const isSought = voter.trim() !== ''
  // ROL-05: the tick “a candidate of this name is somebody else” is about one voter; another voter begins without it.
  const seek = (typed: string) => {
    setVoter(typed)
    setNamesake(false)
  }
  return (
    <div className="substitute">
      <h3>{say(issuerScreen.substituteTitle)}</h3>
      <p>{say(issuerScreen.substituteHelp)}</p>
      <div className="officers">
        <TextField
          label={say(head.slips ? issuerScreen.substituteName : issuerScreen.substituteVoter)}
          value={voter}
          longest={128}
          onType={seek}
        />
        <TextField label={say(issuerScreen.party)} value={party} longest={NAME_UNITS_MAX} onType={setParty} />
        <TextField label={say(issuerScreen.substituteSeen)} value={seen} longest={200} onType={setSeen} />
      </div>
      <Tick label={say(issuerScreen.namesake)} done={namesake} onTick={setNamesake} />
      <span className="desk-buttons">
        {names.map((left, witness) =>
          present[witness] ? null : (
            <Act
              key={left}
              why={why([!isSought, issuerScreen.fieldsFirst])}
              onPress={() =>
                send({
                  type: 'witness-substituted',
                  ...{ witness, voter: voter.trim(), party: party.trim(), namesake, seen: seen.trim() },
                })
              }
            >
              {say(issuerScreen.substituteFor, { name: left })}
            </Act>
          ),
        )}
      </span>
    </div>
  )
}
