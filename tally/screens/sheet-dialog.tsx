/** MED-06: two people type a printed station report in, each for themselves; what differs is shown, and typed again by both. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'
import type { SheetView } from '../session/view.ts'
import { Field } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { tallyRefusalWords } from './refusal-words.ts'
import { isWhole, SheetFields, usePlaceOnSheet } from './sheet-fields.tsx'

type Turn = 'first' | 'second' | 'compared'
interface Typed {
  readonly by: string
  readonly fields: Readonly<Record<string, string>>
}
type SheetProps = PageProps & { readonly sheet: SheetView }

const NOTHING: Typed = { by: '', fields: {} }

export function SheetDialog({ view, sheet, send }: SheetProps) {
  const say = useText()
  const { station, fields } = sheet
  const [turn, setTurn] = useState<Turn>('first')
  const [reason, setReason] = useState('')
  const [first, setFirst] = useState(NOTHING)
  const [second, setSecond] = useState(NOTHING)
  const [names, setNames] = useState<readonly string[]>(fields.map(({ name }) => name))
  const asked = fields.filter(({ name }) => names.includes(name))
  const ready = (typed: Typed) => reason.trim() !== '' && typed.by.trim() !== '' && isWhole(asked, typed.fields)
  const compare = () => {
    send({ type: 'type-report', station, reason, typings: [first, second] })
    setTurn('compared')
  }
  const again = () => {
    const { differing } = sheet
    // What differed is typed anew by both, from the paper and not from the other's figure.
    const without = ({ by, fields }: Typed) => {
      return { by, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !differing.includes(name))) }
    }
    setFirst(without(first))
    setSecond(without(second))
    setNames(differing.length > 0 ? differing : fields.map(({ name }) => name))
    send({ type: 'acknowledge' })
    setTurn('first')
  }
  const next = {
    first: { words: sheetWords.handOver, disabled: !ready(first), act: () => setTurn('second') },
    second: { words: sheetWords.compare, disabled: !ready(second), act: compare },
    compared: { words: sheetWords.again, disabled: view.message === null, act: again },
  }[turn]
  return (
    <Dialog
      title={say(sheetWords.title, { station })}
      answers={
        <>
          <Button onPress={() => send({ type: 'open-sheet', station: null })}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" disabled={next.disabled} onPress={next.act}>
            {say(next.words)}
          </Button>
        </>
      }
    >
      {turn === 'first' && <p>{say(sheetWords.text)}</p>}
      {turn === 'first' && <Field label={say(sheetWords.reason)} value={reason} onChange={setReason} />}
      {turn === 'first' && <Person turn={turn} typed={first} onType={setFirst} sheet={sheet} names={names} />}
      {turn === 'second' && <Person turn={turn} typed={second} onType={setSecond} sheet={sheet} names={names} />}
      {turn === 'compared' && <Compared view={view} sheet={sheet} first={first} second={second} />}
    </Dialog>
  )
}

interface PersonProps {
  readonly turn: 'first' | 'second'
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
  readonly sheet: SheetView
  readonly names: readonly string[]
}

function Person({ turn, typed, onType, sheet, names }: PersonProps) {
  const say = useText()
  const { by, fields } = typed
  return (
    <>
      <p>
        <strong>{say(sheetWords[`turn_${turn}`])}</strong> {say(sheetWords.digitsHint)}
      </p>
      <label className="field">
        <span>{say(sheetWords[`name_${turn}`])}</span>
        <input maxLength={60} value={by} onChange={(event) => onType({ by: event.target.value, fields })} />
      </label>
      <SheetFields
        key={turn}
        sheet={sheet}
        names={names}
        typed={fields}
        onType={(name, value) => onType({ by, fields: { ...fields, [name]: value } })}
      />
    </>
  )
}

interface ComparedProps {
  readonly view: PageProps['view']
  readonly sheet: SheetView
  readonly first: Typed
  readonly second: Typed
}

function Compared({ view, sheet, first, second }: ComparedProps) {
  const say = useText()
  const placeOf = usePlaceOnSheet(sheet)
  const { message } = view
  const said = ({ fields }: Typed, name: string) => fields[name] || say(sheetWords.empty)
  return (
    <>
      {message !== null && (
        <RefusalCard code={message.code} text={tallyRefusalWords[message.code]} values={message.about} />
      )}
      <ul>
        {sheet.fields
          .filter(({ name }) => sheet.differing.includes(name))
          .map((field) => (
            <li key={field.name} data-differs={field.name}>
              <strong>▲ {placeOf(field)}</strong>{' '}
              {say(sheetWords.both, { first: said(first, field.name), second: said(second, field.name) })}
            </li>
          ))}
      </ul>
    </>
  )
}
