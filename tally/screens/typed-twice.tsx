/** Two people type one paper, each for themselves (MED-06, PAP-08); what differs is shown, and typed again by both. */

import { type ReactNode, useState } from 'react'
import { isOnePerson } from '#election/person-name.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { sheetWords } from '#words/tally.ts'
import type { TallyMessage } from '../session/view.ts'
import { Field } from './field.tsx'
import { tallyRefusalWords } from './refusal-words.ts'

export type Values = Readonly<Record<string, string>>

export interface Typed {
  readonly by: string
  readonly fields: Values
}

export interface FieldsProps {
  /** Which ones are typed now. */
  readonly names: readonly string[]
  readonly typed: Values
  /** For one place, or for several at once. */
  readonly onType: (said: Values) => void
}

interface TypedTwiceProps {
  readonly title: string
  /** The words before the first person begins: what to type, and from which paper. */
  readonly intro: ReactNode
  readonly digitsHint: string
  /** Null: no reason is asked for. */
  readonly reasonLabel: string | null
  /** Left out: nobody else is asked. */
  readonly isDecided?: boolean
  /** Names of the places, and of those that differed the last time. */
  readonly names: readonly string[]
  readonly differing: readonly string[]
  readonly message: TallyMessage | null
  readonly placeOf: (name: string) => string
  readonly isWhole: (asked: readonly string[], typed: Values) => boolean
  readonly fieldsOf: (props: FieldsProps) => ReactNode
  readonly onCompare: (reason: string, typings: [Typed, Typed]) => void
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** One of the two, as far as they are. */
interface Entering extends Typed {
  /** Places that this person is asked for. */
  readonly names: readonly string[]
  /** The name that was there when the first figure was typed; empty before it. */
  readonly under: string
}

type Turn = 'first' | 'second' | 'compared'
const WHY = 'why-not-yet'

export function TypedTwice(props: TypedTwiceProps) {
  const say = useText()
  const { title, reasonLabel, differing, message, isWhole } = props
  const nothing: Entering = { by: '', fields: {}, names: props.names, under: '' }
  const [turn, setTurn] = useState<Turn>('first')
  const [reason, setReason] = useState('')
  const [first, setFirst] = useState(nothing)
  const [second, setSecond] = useState(nothing)
  const [isAsked, setAsked] = useState(false)
  const reasonGiven = (reasonLabel === null || reason.trim() !== '') && props.isDecided !== false
  const ready = (typed: Entering) => reasonGiven && isWhole(typed.names, typed.fields)
  const closed = { first: closedFor(first, null), second: closedFor(second, first), compared: null }
  const compare = () => {
    props.onCompare(reason, [said(first), said(second)])
    setTurn('compared')
  }
  const again = () => {
    setFirst(without(first, differing, props.names))
    setSecond(without(second, differing, props.names))
    props.onAgain()
    setTurn('first')
  }
  const next = {
    first: { words: sheetWords.handOver, disabled: !ready(first), act: () => setTurn('second') },
    second: { words: sheetWords.compare, disabled: !ready(second), act: compare },
    compared: { words: sheetWords.again, disabled: message === null, act: again },
  }[turn]
  const people = { first: [first, setFirst], second: [second, setSecond] } as const
  const person = turn === 'compared' ? null : people[turn]
  if (isAsked && person !== null) {
    const [typed, setTyped] = person
    const answer = (becomes: Entering) => {
      setTyped(becomes)
      setAsked(false)
    }
    return (
      <Renamed
        title={title}
        typed={typed}
        // Said, and then pressed again: nothing goes on behind an answer.
        onSame={() => answer({ ...typed, under: typed.by })}
        onOther={() => answer({ ...nothing, by: typed.by })}
      />
    )
  }
  const act = () => (person !== null && isRenamed(person[0]) ? setAsked(true) : next.act())
  const answers = (
    <>
      <Button onPress={props.onClose}>{say(tallyWords.cancel)}</Button>
      {person !== null && closed[turn] === null && <WhyGrey {...props} typed={person[0]} reasonGiven={reasonGiven} />}
      <Button kind="go" disabled={next.disabled || closed[turn] !== null} describedBy={WHY} onPress={act}>
        {say(next.words)}
      </Button>
    </>
  )
  return (
    <Dialog title={title} answers={answers}>
      {message !== null && (
        <RefusalCard code={message.code} text={tallyRefusalWords[message.code]} values={message.about} />
      )}
      {turn === 'first' && props.intro}
      {turn === 'first' && reasonLabel !== null && <Field label={reasonLabel} value={reason} onChange={setReason} />}
      {turn === 'first' && <Person {...props} turn={turn} typed={first} setTyped={setFirst} closed={closed.first} />}
      {turn === 'second' && (
        <Person {...props} turn={turn} typed={second} setTyped={setSecond} closed={closed.second} />
      )}
      {turn === 'compared' && <Compared {...props} first={first} second={second} />}
    </Dialog>
  )
}

function said({ by, fields }: Entering): Typed {
  return { by, fields }
}

/** Figures are typed under a name, and never by one person twice: until then their places are shut (decision 023). */
function closedFor({ by }: Typed, other: Typed | null): 'nameFirst' | 'sameName' | null {
  if (by.trim() === '') return 'nameFirst'
  return other !== null && isOnePerson(by, other.by) ? 'sameName' : null
}

function isRenamed({ by, under }: Entering): boolean {
  return under !== '' && !isOnePerson(by, under)
}

/** Both type the differing figures anew, from the paper and not from the other's figure. */
function without(typed: Entering, differing: readonly string[], all: readonly string[]): Entering {
  const fields = Object.fromEntries(Object.entries(typed.fields).filter(([name]) => !differing.includes(name)))
  return { ...typed, fields, names: differing.length > 0 ? differing : all }
}

type WhyProps = TypedTwiceProps & { readonly typed: Entering; readonly reasonGiven: boolean }

/** The reason why the button is grey: the first place that is open, and how many there are. */
function WhyGrey({ typed: { names, fields }, reasonGiven, isWhole, placeOf }: WhyProps) {
  const say = useText()
  const open = names.filter((name) => !isWhole([name], fields))
  const [place] = open
  return (
    <span className="arrival-first" id={WHY}>
      {place !== undefined
        ? say(sheetWords.placesFirst, { count: open.length, place: placeOf(place) })
        : !reasonGiven && say(sheetWords.reasonFirst)}
    </span>
  )
}

type PersonProps = TypedTwiceProps & {
  readonly turn: 'first' | 'second'
  readonly typed: Entering
  readonly setTyped: (typed: Entering) => void
  readonly closed: 'nameFirst' | 'sameName' | null
}

function Person({ turn, typed, setTyped, closed, digitsHint, fieldsOf }: PersonProps) {
  const say = useText()
  const { by, fields, names, under } = typed
  const onType = (said: Values) =>
    setTyped({ ...typed, fields: { ...fields, ...said }, under: under === '' ? by : under })
  return (
    <>
      <p>
        <strong>{say(sheetWords[`turn_${turn}`])}</strong> {digitsHint}
      </p>
      <label className="field">
        <span>{say(sheetWords[`name_${turn}`])}</span>
        <TextInput maxLength={60} value={by} onChange={(event) => setTyped({ ...typed, by: event.target.value })} />
      </label>
      {closed !== null && (
        <p role="status">
          <strong>▲ {say(sheetWords[closed])}</strong>
        </p>
      )}
      <fieldset key={turn} className="typed-figures" disabled={closed !== null}>
        {fieldsOf({ names, typed: fields, onType })}
      </fieldset>
    </>
  )
}

interface RenamedProps {
  readonly title: string
  readonly typed: Entering
  readonly onSame: () => void
  readonly onOther: () => void
}

/** A slip of the own name costs nothing; another person types from the paper what the record will say that this person typed. */
function Renamed({ title, typed: { by, under }, onSame, onOther }: RenamedProps) {
  const say = useText()
  const names = { by: by.trim(), under: under.trim() }
  return (
    <Dialog
      title={title}
      answers={
        <>
          <Button onPress={onOther}>{say(sheetWords.typedByOther, names)}</Button>
          <Button onPress={onSame}>{say(sheetWords.typedBySame, names)}</Button>
        </>
      }
    >
      <p>
        <strong>▲ {say(sheetWords.renamed, names)}</strong>
      </p>
      <p>{say(sheetWords.renamedNext, names)}</p>
    </Dialog>
  )
}

type ComparedProps = TypedTwiceProps & { readonly first: Typed; readonly second: Typed }

function Compared({ differing, placeOf, first, second }: ComparedProps) {
  const say = useText()
  const typedAt = ({ fields }: Typed, name: string) => fields[name] || say(sheetWords.empty)
  return (
    <ul>
      {differing.map((name) => (
        <li key={name} data-differs={name}>
          <strong>▲ {placeOf(name)}</strong>{' '}
          {say(sheetWords.both, { first: typedAt(first, name), second: typedAt(second, name) })}
        </li>
      ))}
    </ul>
  )
}
