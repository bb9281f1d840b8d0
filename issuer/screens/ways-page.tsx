/** ほかの手続き: which ways are open to this voter, then one page at a time; nothing is written before its last button. */

import { useState } from 'react'
import { contestsIn, NO_CONTEST } from '#election/contests.ts'
import { hasPapersAlone, WHY_NO_TICKET } from '#election/roll/standing.ts'
import { DECIDERS } from '#election/roll/ways.ts'
import { Button } from '#ui/components/button.tsx'
import { TextArea } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { atReception } from '../session/facts.ts'
import { FORM_UNITS_MAX, type Way, type WayEntries } from '../session/screen-event.ts'
import type { Desk } from '../session/state.ts'
import { contestsOfWay, groundsOf, missingOfWay, ticksOf, type WayMissing } from '../session/ways.ts'
import { Tick } from './fields.tsx'
import { useKeys } from './keys.ts'
import { CardGone, VoterLine } from './voter-words.tsx'
import type { TabProps } from './words.ts'

type WaysDesk = Extract<Desk, { type: 'ways' }>

export function WaysPage(props: TabProps & { readonly desk: WaysDesk }) {
  const { desk } = props
  return (
    <section className="desk desk-ways" data-desk="ways" data-way={desk.chosen ?? undefined}>
      <VoterLine voter={desk.voter} />
      {desk.chosen === null ? (
        <WayList {...props} />
      ) : (
        <OneWay key={`${desk.voter.rollNo} ${desk.chosen}`} {...props} way={desk.chosen} />
      )}
    </section>
  )
}

function Back({ send }: Pick<TabProps, 'send'>) {
  const say = useText()
  return (
    <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
      {say(issuerScreen.cancel)}
    </Button>
  )
}

function WayList({ desk, send }: TabProps & { readonly desk: WaysDesk }) {
  const say = useText()
  const hasCard = desk.voter.standing.out !== NO_CONTEST
  const choose = (way: Way) => send({ type: 'way-chosen', way })
  useKeys(Object.fromEntries(desk.open.map((way, place) => [String(place + 1), () => choose(way)])))
  return (
    <>
      <h2>{say(issuerScreen.waysTitle)}</h2>
      {/* A clerk whose voter has lost the card looks here first. */}
      {hasCard && (
        <p className="nothing-happens">
          {say(issuerScreen.cardOutGone)} <CardGone send={send} />
        </p>
      )}
      {desk.open.length === 0 && !hasCard && <p className="desk-next">{say(issuerScreen.waysNone)}</p>}
      <div className="ways">
        {desk.open.map((way, place) => (
          <Button key={way} large shortcut={String(place + 1)} onPress={() => choose(way)}>
            {say(issuerScreen[`way_${way}`])}
          </Button>
        ))}
      </div>
      <Back send={send} />
    </>
  )
}

interface WayProps extends TabProps {
  readonly desk: WaysDesk
  readonly way: Way
}

const NOTHING: WayEntries = {
  ticks: [],
  ticketReason: null,
  papers: null,
  ground: null,
  decidedBy: null,
  words: '',
  contests: [],
}

function OneWay(props: WayProps) {
  const { head, view, send, desk, way } = props
  const say = useText()
  const left = contestsIn(contestsOfWay(way, desk.voter, view.all), atReception(head)).map(({ id }) => id)
  const [entries, setEntries] = useState<WayEntries>({ ...NOTHING, contests: left })
  const enter = (more: Partial<WayEntries>) => setEntries((before) => ({ ...before, ...more }))
  const [next] = missingOfWay(way, desk.voter, entries)
  const decide = () => send({ type: 'way-decided', entries })
  useKeys({ enter: decide })
  return (
    <>
      <h2>{say(issuerScreen[`way_${way}`])}</h2>
      <p className="way-means">{say(issuerScreen[`means_${way}`])}</p>
      <Fields {...props} entries={entries} enter={enter} />
      <div className="ticks">
        {ticksOf(way, desk.voter, entries.ground).map((tick) => (
          <Tick
            key={tick}
            label={say(issuerScreen[`tick_${tick}`])}
            done={entries.ticks.includes(tick)}
            onTick={(done) =>
              enter({ ticks: done ? [...entries.ticks, tick] : entries.ticks.filter((each) => each !== tick) })
            }
          />
        ))}
      </div>
      <span className="desk-buttons">
        <Button
          kind={next === undefined ? 'go' : 'plain'}
          large
          dim={next !== undefined}
          shortcut="Enter"
          onPress={decide}
        >
          {next === undefined
            ? say(issuerScreen[`do_${way}`])
            : say(issuerScreen.waitingFor, { what: say(needOf(next)) })}
        </Button>
        <Back send={send} />
      </span>
    </>
  )
}

function needOf(missing: WayMissing) {
  switch (missing) {
    case 'ticket-reason':
    case 'papers':
    case 'ground':
    case 'decided-by':
    case 'words':
    case 'contests':
      return issuerScreen[`need_${missing}`]
    default:
      return issuerScreen[`tick_${missing}`]
  }
}

export interface FieldsProps extends WayProps {
  readonly entries: WayEntries
  readonly enter: (more: Partial<WayEntries>) => void
}

function Fields(props: FieldsProps) {
  const { way, entries, enter } = props
  const say = useText()
  switch (way) {
    case 'no-ticket':
      return (
        <Choice
          legend={say(issuerScreen.ticketReason)}
          options={WHY_NO_TICKET.map((reason) => ({ value: reason, label: say(issuerScreen[`ticket_${reason}`]) }))}
          chosen={entries.ticketReason}
          onChoose={(ticketReason) => enter({ ticketReason })}
        />
      )
    case 'papers-back':
      return (
        <Choice
          legend={say(issuerScreen.papersBack)}
          options={['1', '2', '3'].map((value) => ({ value, label: value }))}
          chosen={entries.papers === null ? null : String(entries.papers)}
          onChoose={(papers) => enter({ papers: Number(papers) })}
        />
      )
    case 'braille':
    case 'paper-unused':
      return <PaperContests {...props} />
    case 'provisional':
      return <ProvisionalFields {...props} />
    default:
      return null
  }
}

function ProvisionalFields(props: FieldsProps) {
  const { desk, entries, enter } = props
  const say = useText()
  return (
    <>
      <Choice
        legend={say(issuerScreen.ground)}
        options={groundsOf(desk.voter).map((ground) => ({
          value: ground,
          label: say(issuerScreen[`ground_${ground}`]),
        }))}
        chosen={entries.ground}
        onChoose={(ground) => enter({ ground })}
      />
      <Choice
        legend={say(issuerScreen.decidedBy)}
        options={DECIDERS.map((decider) => ({ value: decider, label: say(issuerScreen[`decided_${decider}`]) }))}
        chosen={entries.decidedBy}
        onChoose={(decidedBy) => enter({ decidedBy })}
      />
      <label className="way-words">
        <span>{say(issuerScreen.formWords)}</span>
        <TextArea
          rows={2}
          maxLength={FORM_UNITS_MAX}
          value={entries.words}
          onChange={(event) => enter({ words: event.target.value })}
        />
      </label>
      <PaperContests {...props} />
    </>
  )
}

/** ISS-07 on paper: a voter may decline one contest here too. */
export function PaperContests({ head, view, desk, way, entries, enter }: FieldsProps) {
  const say = useText()
  const left = contestsIn(contestsOfWay(way, desk.voter, view.all), atReception(head))
  return (
    <fieldset>
      <legend>{say(way === 'paper-unused' ? issuerScreen.waysContestsBack : issuerScreen.waysContests)}</legend>
      {left.map(({ id, title }) => {
        const chosen = entries.contests.includes(id)
        const others = entries.contests.filter((each) => each !== id)
        return (
          <Button key={id} pressed={chosen} onPress={() => enter({ contests: chosen ? others : [...others, id] })}>
            {title}
          </Button>
        )
      })}
      {/* A provisional paper takes no online vote out before its decision (ELG-10). */}
      {way === 'braille' && head.online && head.earlyUntil !== null && entries.contests.length < left.length && (
        <p className="part-voids">{say(issuerScreen.partVoidsOnline)}</p>
      )}
    </fieldset>
  )
}

interface ChoiceProps<Value extends string> {
  readonly legend: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value | null
  readonly onChoose: (value: Value) => void
}

/** One of several, none beforehand. */
export function Choice<Value extends string>({ legend, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Button key={value} pressed={chosen === value} onPress={() => onChoose(value)}>
          {label}
        </Button>
      ))}
    </fieldset>
  )
}

/** The papers are recorded: now they go into the voter's hand, or the act is taken back. */
export function PaperGiven(props: TabProps & { readonly desk: Extract<Desk, { type: 'paper-given' }> }) {
  const { view, send, desk } = props
  const say = useText()
  const { entersPaper } = view.record.roll
  const { standing } = desk.voter
  const paper = standing.paper === 'none' ? 'ordinary' : standing.paper
  const next = hasPapersAlone(standing) ? paper : 'besideCard'
  return (
    <section className="desk" data-desk="paper-given">
      <VoterLine voter={desk.voter} />
      <h2 className="hand-over-title">
        ✓ {say(entersPaper ? issuerScreen.paperMarkEntered : issuerScreen[`paperGiven_${paper}`])}
      </h2>
      <p className="desk-next">{say(entersPaper ? issuerScreen.paperMarkNext : issuerScreen[`paperNext_${next}`])}</p>
      <span className="desk-buttons">
        <Button kind="go" large shortcut="Enter" onPress={() => send({ type: 'handed-over' })}>
          {say(entersPaper ? issuerScreen.paperMarkNextGo : issuerScreen.paperHanded)}
        </Button>
        <Button onPress={() => send({ type: 'paper-withdrawn' })}>
          {say(entersPaper ? issuerScreen.paperMarkUndo : issuerScreen.paperNotHanded)}
        </Button>
      </span>
    </section>
  )
}
