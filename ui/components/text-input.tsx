/** Fields for text. A screen has no others (a test holds it), so that each has letters at hand. No browser keeps what was typed. */
import type { ComponentProps } from 'react'
import { useLetters } from './letters-at-hand.tsx'

interface OfLetters {
  /** The board begins with digits; left out: as the field's own kind asks. */
  readonly letters?: 'digits' | undefined
}
type InputProps = Omit<ComponentProps<'input'>, 'type'> & OfLetters & { readonly type?: 'text' | 'password' | 'date' }

export function TextInput({ letters, ...own }: InputProps) {
  const isByKeys = own.type === 'date'
  useLetters(isByKeys)
  return <input autoComplete="off" spellCheck={false} data-letters={isByKeys ? undefined : (letters ?? '')} {...own} />
}

export function TextArea({ letters, ...own }: ComponentProps<'textarea'> & OfLetters) {
  useLetters(false)
  return <textarea autoComplete="off" spellCheck={false} data-letters={letters ?? ''} {...own} />
}
