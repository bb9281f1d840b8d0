/** The field that has the cursor, filled as by keys: what React's field hears, its longest text, its form. */
export type Act =
  | { readonly type: 'letter'; readonly letter: string }
  /** Changes the letter before the cursor; null leaves it. */
  | { readonly type: 'change'; readonly last: (letter: string) => string | null }
  | { readonly type: 'erase' }
  | { readonly type: 'erase-all' }
  | { readonly type: 'new-line' }
  | { readonly type: 'enter' }

type Field = HTMLInputElement | HTMLTextAreaElement

export type Outcome = 'done' | 'no-field' | 'no-room'

export function onField(act: Act): Outcome {
  const field = document.activeElement
  if (!isField(field)) return 'no-field'
  switch (act.type) {
    case 'letter':
      return put(field, act.letter, 0)
    case 'change': {
      const last = before(field)
      const changed = last === '' ? null : act.last(last)
      return changed === null ? 'done' : put(field, changed, last.length)
    }
    case 'erase':
      return put(field, '', isSelected(field) ? 0 : before(field).length)
    case 'erase-all':
      field.select()
      return put(field, '', 0)
    case 'new-line':
      return field instanceof HTMLTextAreaElement ? put(field, '\n', 0) : 'done'
    case 'enter':
      return enter(field)
  }
}

/** Which letters the field wants first. */
export type FieldKind = 'words' | 'lines' | 'digits' | 'secret'

export function kindOf(element: Element | null): FieldKind | null {
  if (!isField(element)) return null
  if (element.inputMode === 'numeric' || element.dataset.letters === 'digits') return 'digits'
  if (element instanceof HTMLTextAreaElement) return 'lines'
  return element.type === 'password' ? 'secret' : 'words'
}

function isField(element: Element | null): element is Field {
  if (element instanceof HTMLTextAreaElement) return true
  // A tick has no cursor.
  return element instanceof HTMLInputElement && element.selectionStart !== null
}

function isSelected(field: Field): boolean {
  return field.selectionStart !== field.selectionEnd
}

/** One letter, also one of two code units. */
function before(field: Field): string {
  return [...field.value.slice(0, field.selectionStart ?? 0)].at(-1) ?? ''
}

function put(field: Field, text: string, instead: number): Outcome {
  const start = (field.selectionStart ?? 0) - instead
  const end = field.selectionEnd ?? start
  const length = field.value.length - (end - start) + text.length
  if (field.maxLength >= 0 && length > field.maxLength && text !== '') return 'no-room'
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return 'done'
}

function enter(field: Field): Outcome {
  if (field instanceof HTMLTextAreaElement) return put(field, '\n', 0)
  if (field.form === null) field.blur()
  else field.form.requestSubmit()
  return 'done'
}
