/** The places of a printed station report, in its order and under its words (MED-06). */

import { typedFigure } from '#election/count/typed-fields.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { parseJapaneseMinute } from '#election/japanese-date.ts'
import { TextArea, TextInput } from '#ui/components/text-input.tsx'
import { titleOf } from '#ui/language/contest-title.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { placeOnSheet } from '#ui/language/place-on-sheet.ts'
import type { Text } from '#ui/messages/message.ts'
import { sheetWords } from '#words/tally.ts'
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
  const say = useText()
  const groupOf = useGroupOnSheet(sheet)
  const asked = sheet.fields.filter((field) => names.includes(field.name) && isOnSheet(field, typed))
  const ordered = asked.toSorted((a, b) => groupOf(a).place - groupOf(b).place || orderOf(a) - orderOf(b))
  const groups = [...new Set(ordered.map((field) => groupOf(field).name))]
  return groups.map((group) => (
    <fieldset key={group} className="paper-group" data-group={group}>
      <legend>{group}</legend>
      <div className="sheet">
        {ordered
          .filter((field) => groupOf(field).name === group)
          .map((field) => (
            <label key={field.name} className="field" htmlFor={idOf(field)} data-field={field.name}>
              <span>{say(sheetWords[`what_${field.what}`])}</span>
              <Input
                field={field}
                sheet={sheet}
                value={typed[field.name] ?? ''}
                onChange={(value) => onType({ [field.name]: value, ...gone(field, value) })}
              />
            </label>
          ))}
      </div>
    </fieldset>
  ))
}

const HEAD = [
  ...['madeAt', 'listVersion', 'rollList', 'rollListHash', 'registered'],
  ...['eligible', 'issuer', 'version', 'correctsReason'],
]
const CARDS = ['cardsIssued', 'cardsReturned', 'reentries']

/** The table of the paper that has this place, and where it comes on the paper. */
function useGroupOnSheet({ contests }: SheetView): (field: Place) => { readonly name: string; readonly place: number } {
  const say = useText()
  return ({ what, contest, pair }) => {
    if (pair !== null) return { name: say(sheetWords.ofPair, { pair }), place: 100 + pair }
    if (contest !== null) {
      const index = contests.findIndex(({ id }) => id === contest)
      return { name: titleOf(contest, contests), place: 2 + index }
    }
    if (HEAD.includes(what)) return { name: say(sheetWords.group_head), place: 0 }
    if (CARDS.includes(what)) return { name: say(sheetWords.group_cards), place: 1 }
    return { name: say(sheetWords.group_tickets), place: 99 }
  }
}

/** Only the head has another order in the file than on the paper. */
function orderOf({ what }: Place): number {
  return HEAD.indexOf(what)
}

/** Another machine closes only a pair that failed, and only a pair that was used has a seal: the paper has no such place for the others. */
function isOnSheet({ what, pair }: Place, typed: Values): boolean {
  const state = typed[`${pair} state`]
  if (what === 'takenOverBy') return state === 'failed'
  if (what === 'sealFingerprint') return state !== 'spare' && state !== 'not-started'
  if (what === 'rollListHash') return Number(typedFigure(typed, 'rollList')) > 0
  return what !== 'correctsReason' || Number(typedFigure(typed, 'version')) > 1
}

/** An answer takes places off the sheet: entries typed there are emptied. */
function gone({ what, pair }: Place, value: string): Values {
  if (what === 'version' && !(Number(halfWidth(value)) > 1)) return { correctsReason: '' }
  if (what === 'rollList' && !(Number(halfWidth(value)) > 0)) return { rollListHash: '' }
  if (what !== 'state') return {}
  const isUsed = value === 'started' || value === 'failed'
  return {
    ...(value === 'failed' ? {} : { [`${pair} takenOverBy`]: '' }),
    ...(isUsed ? {} : { [`${pair} sealFingerprint`]: '' }),
  }
}

/** As a report has them: a minute may be typed as the paper prints it. */
export function asReported(fields: readonly Place[], typed: Values): Values {
  const minutes = fields.filter(({ kind }) => kind === 'minute').map(({ name }) => name)
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      minutes.includes(name) ? (parseJapaneseMinute(value) ?? value) : value,
    ]),
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
  const isOne = ({ name, kind }: Place) => {
    const said = typedFigure(typed, name)
    return kind === 'minute' ? parseJapaneseMinute(said) !== null : FORM[kind].test(said)
  }
  return asked.every(isOne)
}

const ANYTHING = /^/
const SOMETHING = /./
const FORM: Readonly<Record<Exclude<Place['kind'], 'minute'>, RegExp>> = {
  count: /^-?\d{1,8}$/,
  'count-or-none': /^(-?\d{1,8})?$/,
  words: ANYTHING,
  issuer: SOMETHING,
  'kiosk-or-none': ANYTHING,
  state: SOMETHING,
  'digits-or-none': /^(\d{20})?$/,
  'hash-or-none': /^([0-9a-f]{64})?$/,
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
        <TextArea id={id} rows={1} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
      )
    case 'minute':
      // As the sheet prints it: the browser's own field asks some for AM and PM.
      return (
        <TextInput
          id={id}
          data-minute=""
          letters="digits"
          maxLength={40}
          placeholder={say(sheetWords.minuteForm)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
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
        <TextInput
          id={id}
          inputMode="numeric"
          maxLength={9}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'digits-or-none':
      return (
        <TextInput
          id={id}
          inputMode="numeric"
          maxLength={30}
          value={value}
          // The sheet prints them in groups of five.
          onChange={(event) => onChange(event.target.value.replaceAll(/\s/g, ''))}
        />
      )
    case 'hash-or-none':
      return (
        <TextInput
          id={id}
          maxLength={90}
          value={value}
          // The sheet prints them in groups.
          onChange={(event) => onChange(halfWidth(event.target.value).replaceAll(/\s/g, '').toLowerCase())}
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
