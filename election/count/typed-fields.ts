/** Two people type the fields of one paper, each alone (MED-06, PAP-08); the fields are compared one by one. */
import { halfWidth } from '../definition/import/written-forms.ts'
import { isOnePerson } from '../person-name.ts'

/** By the name of the field, as it was typed. */
export type TypedFields = Readonly<Record<string, string>>

interface Typing {
  readonly by: string
  readonly fields: TypedFields
}

export type Typings = readonly [Typing, Typing]

interface Field {
  readonly name: string
  readonly kind: string
}

/** Names of the fields that are not the same in both; blanks around what was typed, and the width of a figure, say nothing. */
export function differingFields(fields: readonly Field[], [a, b]: Typings): readonly string[] {
  const said = ({ name, kind }: Field, typed: TypedFields) => (kind === 'words' ? typedText : typedFigure)(typed, name)
  return fields.filter((field) => said(field, a.fields) !== said(field, b.fields)).map(({ name }) => name)
}

export function areOnePerson([a, b]: Typings): boolean {
  return isOnePerson(a.by, b.by)
}

export function typedText(fields: TypedFields, name: string): string {
  return (fields[name] ?? '').trim().replaceAll('\r\n', '\n')
}

/** An input method leaves figures in full width, and its own dash for a minus. */
export function typedFigure(fields: TypedFields, name: string): string {
  return halfWidth(fields[name] ?? '')
}
