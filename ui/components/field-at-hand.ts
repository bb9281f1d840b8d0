/** The field that has the cursor, filled as by keys: what React's field hears, its longest text, its form. */
export type Act =
  | { readonly type: 'letter'; readonly letter: string }
  /** Changes the letter before the cursor; null leaves it. */
  | { readonly type: 'change'; readonly last: (letter: string) => string | null }
  | { readonly type: 'erase' }
  | { readonly type: 'enter' }

type Field = HTMLInputElement | HTMLTextAreaElement

/** @returns false when no field has the cursor */
export function onField(act: Act): boolean {
  const field = document.activeElement
  if (!isField(field)) return false
  switch (act.type) {
    case 'letter':
      put(field, act.letter, 0)
      break
    case 'change': {
      const last = before(field)
      const changed = last === '' ? null : act.last(last)
      if (changed !== null) put(field, changed, last.length)
      break
    }
    case 'erase':
      put(field, '', isSelected(field) ? 0 : before(field).length)
      break
    case 'enter':
      enter(field)
  }
  return true
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

function put(field: Field, text: string, instead: number): void {
  const start = (field.selectionStart ?? 0) - instead
  const end = field.selectionEnd ?? start
  const length = field.value.length - (end - start) + text.length
  if (field.maxLength >= 0 && length > field.maxLength && text !== '') return
  field.setRangeText(text, start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

function enter(field: Field): void {
  if (field instanceof HTMLTextAreaElement) put(field, '\n', 0)
  else if (field.form === null) field.blur()
  else field.form.requestSubmit()
}
