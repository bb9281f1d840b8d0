/** The places of a printed station report, in its order and under its words (MED-06). */
import { useLanguage, useText } from '#ui/language/language.tsx'
import { placeOnSheet } from '#ui/language/place-on-sheet.ts'
import type { Text } from '#ui/messages/message.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'
import type { SheetView } from '../session/view.ts'

type Place = SheetView['fields'][number]
type Values = Readonly<Record<string, string>>

export interface SheetFieldsProps {
  readonly sheet: SheetView
  /** Which ones are typed now. */
  readonly names: readonly string[]
  readonly typed: Values
  readonly onType: (said: Values) => void
}

export function SheetFields({ sheet, names, typed, onType }: SheetFieldsProps) {
  const placeOf = usePlaceOnSheet(sheet)
  return (
    <div className="sheet">
      {sheet.fields
        .filter(({ name }) => names.includes(name))
        .map((field) => (
          <label key={field.name} className="field" htmlFor={idOf(field)} data-field={field.name}>
            <span className="candidate-letters">{placeOf(field)}</span>
            <Input
              field={field}
              sheet={sheet}
              value={typed[field.name] ?? ''}
              onChange={(value) => onType({ [field.name]: value })}
            />
          </label>
        ))}
    </div>
  )
}

function idOf({ name }: Place): string {
  return `sheet-${name.replaceAll(' ', '-')}`
}

/** In the language of the screen. */
export function usePlaceOnSheet({ contests }: SheetView): (field: Place) => string {
  const language = useLanguage()
  return (field) => placeOnSheet(field, contests, language)
}

/** Nothing is left out, and each figure can be one. The session asks again. */
export function isWhole(asked: readonly Place[], typed: Values): boolean {
  return asked.every(({ name, kind }) => FORM[kind].test((typed[name] ?? '').trim()))
}

const ANYTHING = /^/
const SOMETHING = /./
const FORM: Readonly<Record<Place['kind'], RegExp>> = {
  count: /^-?\d{1,8}$/,
  'count-or-none': /^(-?\d{1,8})?$/,
  minute: /^\d{4}-\d\d-\d\dT\d\d:\d\d$/,
  words: ANYTHING,
  issuer: SOMETHING,
  'kiosk-or-none': ANYTHING,
  state: SOMETHING,
  'digits-or-none': /^(\d{20})?$/,
}
const STATES = ['started', 'spare', 'failed', 'not-started'] as const

interface InputProps {
  readonly field: Place
  readonly sheet: SheetView
  readonly value: string
  readonly onChange: (value: string) => void
}

function Input({ field, sheet, value, onChange }: InputProps) {
  const id = idOf(field)
  const say = useText()
  const machines = (list: SheetView['kiosks']) => list.map(({ id, serial }) => ({ value: id, words: serial }))
  switch (field.kind) {
    case 'words':
      return (
        <textarea id={id} rows={1} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
      )
    case 'minute':
      // As the sheet prints it: the browser's own field asks some for AM and PM.
      return (
        <input
          id={id}
          data-minute=""
          maxLength={16}
          placeholder="YYYY-MM-DD HH:MM"
          value={value.replace('T', ' ')}
          onChange={(event) => onChange(event.target.value.replace(' ', 'T'))}
        />
      )
    case 'issuer':
      return (
        <Choice id={id} none={sheetWords.choose} choices={machines(sheet.issuers)} value={value} onChange={onChange} />
      )
    case 'kiosk-or-none':
      return (
        <Choice id={id} none={sheetWords.nobody} choices={machines(sheet.kiosks)} value={value} onChange={onChange} />
      )
    case 'state': {
      const states = STATES.map((state) => ({ value: state, words: say(sheetWords[`state_${state}`]) }))
      return <Choice id={id} none={sheetWords.choose} choices={states} value={value} onChange={onChange} />
    }
    case 'count':
    case 'count-or-none':
      return (
        <input
          id={id}
          inputMode="numeric"
          maxLength={9}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'digits-or-none':
      return (
        <input
          id={id}
          inputMode="numeric"
          maxLength={30}
          value={value}
          // The sheet prints them in groups of five.
          onChange={(event) => onChange(event.target.value.replaceAll(/\s/g, ''))}
        />
      )
  }
}

interface ChoiceProps {
  readonly id: string
  readonly none: Text
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({ id, none, choices, value, onChange }: ChoiceProps) {
  const say = useText()
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say(none)}</option>
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.words}
        </option>
      ))}
    </select>
  )
}
