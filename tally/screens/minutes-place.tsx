/** A field of the records, alone or in a row of a table: its entry, an example, and a warning if the entry is not of its kind. */

import { type ReactNode, useId } from 'react'
import { type MinutesField, provisionalDecisions } from '#election/count/minutes.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { labelOnMinutes, type MinutesNames, placeOnMinutes } from '#ui/language/place-on-minutes.ts'
import { minutesWords } from '#words/tally.ts'
import type { MinutesDraft, MinutesTable } from './minutes-draft.ts'

export interface Filling {
  readonly draft: MinutesDraft
  readonly names: MinutesNames
  /** Grey words in an empty field: an example, or the value that holds without an entry. Nobody takes them for an entry. */
  readonly hint: (field: MinutesField) => string | undefined
  /** An example of a minute or a time, of this day. */
  readonly example: (kind: MinutesField['kind']) => string
}

interface PlaceProps extends Filling {
  readonly field: MinutesField
  /** Used where the field's own words do not name the person. */
  readonly label?: string
}

export function Place({ field, label, ...filling }: PlaceProps) {
  const language = useLanguage()
  const id = useId()
  const { name, kind } = field
  return (
    <label className="field minutes-field" htmlFor={id} data-field={name} data-kind={kind}>
      <span>{label ?? labelOnMinutes(field, language)}</span>
      <Writing field={field} id={id} {...filling} />
      <NotOfItsKind field={field} {...filling} />
    </label>
  )
}

/** Repeats the example of the empty field, which an entry hides. */
function NotOfItsKind({ field: { name, kind }, draft, example }: Omit<PlaceProps, 'label'>) {
  const say = useText()
  if (!draft.wrong.includes(name)) return null
  const words = kind === 'words' || kind === 'decision' ? minutesWords.wrong : minutesWords[`wrong_${kind}`]
  return (
    <strong className="minutes-wrong" role="status">
      {say(words, { written: example(kind) })}
    </strong>
  )
}

interface RowsProps extends Filling {
  readonly table: MinutesTable
  readonly title: string
  readonly add: string
  readonly children?: ReactNode
}

/** A table with one row a person; a button adds a row. */
export function Rows({ table, title, add, children, ...filling }: RowsProps) {
  const language = useLanguage()
  const { draft } = filling
  const all = draft.places.filter(({ name }) => name.startsWith(`${table.prefix} `))
  const numbers = Array.from({ length: draft.rowsOf(table) }, (_, i) => i + 1)
  const ofRow = (number: number) => all.filter(({ row }) => row === number)
  return (
    <>
      <h3>{title}</h3>
      {children}
      <table className="minutes-witnesses">
        <thead>
          <tr>
            {ofRow(1).map((field) => (
              <th key={field.name} scope="col">
                {labelOnMinutes(field, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => (
            <tr key={number}>
              {ofRow(number).map((field) => (
                <td key={field.name} data-field={field.name}>
                  <Writing field={field} {...filling} />
                  <NotOfItsKind field={field} {...filling} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {numbers.length < table.most && <Button onPress={() => draft.addRow(table)}>{add}</Button>}
    </>
  )
}

const LISTS: Readonly<Record<string, string>> = { candidate: 'minutes-candidates', ground: 'minutes-grounds' }

const shown = ({ kind }: MinutesField, value: string) => (kind === 'minute' ? value.replace('T', ' ') : value)
const typed = ({ kind }: MinutesField, value: string) => (kind === 'minute' ? value.replace(' ', 'T') : value)

/** With `id` it has a label; in a row it names itself. */
function Writing({ field, id, draft, names, hint }: Omit<PlaceProps, 'label' | 'example'> & { readonly id?: string }) {
  const language = useLanguage()
  const { name, kind, what } = field
  const own = {
    id,
    'aria-label': id === undefined ? placeOnMinutes(field, language, names) : undefined,
    'aria-invalid': draft.wrong.includes(name),
  }
  if (kind === 'decision') return <Decision field={field} draft={draft} own={own} />
  return (
    <TextInput
      {...own}
      inputMode={kind === 'number' ? 'numeric' : undefined}
      letters={kind === 'minute' || kind === 'time' ? 'digits' : undefined}
      placeholder={hint(field)}
      maxLength={kind === 'number' ? 6 : 400}
      list={LISTS[what]}
      value={shown(field, draft.said(name))}
      onChange={({ target: { value } }) => {
        draft.change(name, typed(field, value))
        if (what === 'candidate') draft.partyOf(name.replace(/candidate$/, 'party'), value)
      }}
    />
  )
}

function Decision({ field: { name }, draft, own }: Pick<PlaceProps, 'field' | 'draft'> & { readonly own: object }) {
  const say = useText()
  return (
    <select {...own} value={draft.said(name)} onChange={(event) => draft.change(name, event.target.value)}>
      <option value="">—</option>
      {provisionalDecisions.map((decision) => (
        <option key={decision} value={decision}>
          {say(minutesWords[`decision_${decision}`])}
        </option>
      ))}
    </select>
  )
}
