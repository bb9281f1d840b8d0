/** Two people type one paper, each for themselves (MED-06, PAP-08); what differs is shown, and typed again by both. */
import { type ReactNode, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'
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
  readonly onType: (name: string, value: string) => void
}

interface TypedTwiceProps {
  readonly title: string
  /** What is typed from where, before the first one begins. */
  readonly intro: ReactNode
  readonly digitsHint: string
  /** Null: no reason is asked for. */
  readonly reasonLabel: string | null
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

const NOTHING: Typed = { by: '', fields: {} }

export function TypedTwice(props: TypedTwiceProps) {
  const say = useText()
  const { title, reasonLabel, differing, message, isWhole } = props
  const [turn, setTurn] = useState<'first' | 'second' | 'compared'>('first')
  const [reason, setReason] = useState('')
  const [first, setFirst] = useState(NOTHING)
  const [second, setSecond] = useState(NOTHING)
  const [names, setNames] = useState(props.names)
  const reasonGiven = reasonLabel === null || reason.trim() !== ''
  const ready = (typed: Typed) => reasonGiven && typed.by.trim() !== '' && isWhole(names, typed.fields)
  const compare = () => {
    props.onCompare(reason, [first, second])
    setTurn('compared')
  }
  const again = () => {
    setFirst(without(first, differing))
    setSecond(without(second, differing))
    setNames(differing.length > 0 ? differing : props.names)
    props.onAgain()
    setTurn('first')
  }
  const next = {
    first: { words: sheetWords.handOver, disabled: !ready(first), act: () => setTurn('second') },
    second: { words: sheetWords.compare, disabled: !ready(second), act: compare },
    compared: { words: sheetWords.again, disabled: message === null, act: again },
  }[turn]
  const answers = (
    <>
      <Button onPress={props.onClose}>{say(tallyWords.cancel)}</Button>
      <Button kind="staff" disabled={next.disabled} onPress={next.act}>
        {say(next.words)}
      </Button>
    </>
  )
  return (
    <Dialog title={title} answers={answers}>
      {turn === 'first' && props.intro}
      {turn === 'first' && reasonLabel !== null && <Field label={reasonLabel} value={reason} onChange={setReason} />}
      {turn === 'first' && <Person {...props} turn={turn} typed={first} setTyped={setFirst} names={names} />}
      {turn === 'second' && <Person {...props} turn={turn} typed={second} setTyped={setSecond} names={names} />}
      {turn === 'compared' && <Compared {...props} first={first} second={second} />}
    </Dialog>
  )
}

/** What differed is typed anew by both, from the paper and not from the other's figure. */
function without({ by, fields }: Typed, differing: readonly string[]): Typed {
  return { by, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !differing.includes(name))) }
}

type PersonProps = TypedTwiceProps & {
  readonly turn: 'first' | 'second'
  readonly typed: Typed
  readonly setTyped: (typed: Typed) => void
}

function Person({ turn, typed, setTyped, names, digitsHint, fieldsOf }: PersonProps) {
  const say = useText()
  const { by, fields } = typed
  const onType = (name: string, value: string) => setTyped({ by, fields: { ...fields, [name]: value } })
  return (
    <>
      <p>
        <strong>{say(sheetWords[`turn_${turn}`])}</strong> {digitsHint}
      </p>
      <label className="field">
        <span>{say(sheetWords[`name_${turn}`])}</span>
        <input maxLength={60} value={by} onChange={(event) => setTyped({ by: event.target.value, fields })} />
      </label>
      <div key={turn}>{fieldsOf({ names, typed: fields, onType })}</div>
    </>
  )
}

type ComparedProps = TypedTwiceProps & { readonly first: Typed; readonly second: Typed }

function Compared({ message, differing, placeOf, first, second }: ComparedProps) {
  const say = useText()
  const said = ({ fields }: Typed, name: string) => fields[name] || say(sheetWords.empty)
  return (
    <>
      {message !== null && (
        <RefusalCard code={message.code} text={tallyRefusalWords[message.code]} values={message.about} />
      )}
      <ul>
        {differing.map((name) => (
          <li key={name} data-differs={name}>
            <strong>▲ {placeOf(name)}</strong>{' '}
            {say(sheetWords.both, { first: said(first, name), second: said(second, name) })}
          </li>
        ))}
      </ul>
    </>
  )
}
