/** Two people type the fields of one paper, each alone (MED-06, PAP-08); the fields are compared one by one. */
import { isOnePerson } from '../person-name.ts'

/** By the name of the field, as it was typed. */
export type TypedFields = Readonly<Record<string, string>>

interface Typing {
  readonly by: string
  readonly fields: TypedFields
}

export type Typings = readonly [Typing, Typing]

/** Names of the fields that are not the same in both; blanks around what was typed say nothing. */
export function differingFields(fields: readonly { readonly name: string }[], [a, b]: Typings): readonly string[] {
  return fields.filter(({ name }) => typedText(a.fields, name) !== typedText(b.fields, name)).map(({ name }) => name)
}

export function areOnePerson([a, b]: Typings): boolean {
  return isOnePerson(a.by, b.by)
}

export function typedText(fields: TypedFields, name: string): string {
  return (fields[name] ?? '').trim().replaceAll('\r\n', '\n')
}
