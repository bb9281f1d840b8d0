/** A form that is half typed is there again when its page is. It is of the person who typed it: nobody else finds it. */
import { createContext, useContext, useState } from 'react'
import type { OfficeView } from '../session/view.ts'

interface Kept {
  readonly begins: string
  readonly form: unknown
}

/** By form and person. The window's own, for as long as it is open. */
export const KeptForms = createContext<Map<string, Kept>>(new Map())

/** @param first how the form begins; what was typed goes when it would begin in another way by now */
export function useKeptForm<Form>(
  name: string,
  { person }: Pick<OfficeView, 'person'>,
  first: Form,
): [Form, (form: Form) => void] {
  const forms = useContext(KeptForms)
  const [key, begins] = [`${name} ${person}`, JSON.stringify(first)]
  const [form, setForm] = useState(() => {
    const kept = forms.get(key)
    return kept?.begins === begins ? (kept.form as Form) : first
  })
  const set = (typed: Form) => {
    forms.set(key, { begins, form: typed })
    setForm(typed)
  }
  return [form, set]
}
