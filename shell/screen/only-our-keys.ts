/**
 * A screen takes the keys that its pages use and no others: the browser's own shortcuts (windows, tools, files, search, zoom,
 * caret) end here, before the browser acts on them (X-A6). In an app window Chromium asks the page first for every key.
 * A layer among others: the browser is started without shortcuts that open windows, and its policy shows no other page.
 */

/** Named keys that move in a form or answer it. The issuer's tabs are F1 … F5; the input method says `Process`. */
const OURS = new Set([
  ...['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Home', 'End', 'PageUp', 'PageDown', 'Clear'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Shift', 'CapsLock', 'NumLock', 'Dead'],
  ...[
    'Process',
    'Convert',
    'NonConvert',
    'KanaMode',
    'HiraganaKatakana',
    'Hiragana',
    'Katakana',
    'Eisu',
    'ZenkakuHankaku',
  ],
  ...['Zenkaku', 'Hankaku', 'Romaji', 'KanjiMode', 'AltGraph', 'Unidentified'],
])
/** In a field: all, copy, paste, cut, back. */
const EDITING = new Set(['a', 'c', 'v', 'x', 'z'])

interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Whether the browser may act on this key by itself. */
export function isOurs({ key, ctrlKey, altKey, metaKey, shiftKey }: Key, inField: boolean): boolean {
  if (altKey || metaKey) return false
  if (ctrlKey) return inField && !shiftKey && EDITING.has(key.toLowerCase())
  if (key === 'Escape' && shiftKey) return false
  // One letter of any script; surrogate pairs are two units.
  return OURS.has(key) || [...key].length === 1
}

/** The page's own listeners still hear every key; only what the browser would do by itself is stopped. */
export function keepToOurKeys(page: Window): void {
  const stop = (event: Event) => event.preventDefault()
  const key = (event: KeyboardEvent) => {
    const { target } = event
    const inField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    if (!isOurs(event, inField)) event.preventDefault()
  }
  for (const type of ['keydown', 'keyup', 'keypress'] as const) page.addEventListener(type, key, { capture: true })
  for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick']) {
    page.addEventListener(type, stop, { capture: true })
  }
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault()
  }
  page.addEventListener('wheel', wheel, { capture: true, passive: false })
}
