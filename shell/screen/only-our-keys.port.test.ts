import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isOurs } from './only-our-keys.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const bare = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }

it('leaves the keys of a form, every letter and the input method to the page', () => {
  for (const key of ['a', 'A', '7', ' ', 'あ', '𠮷', 'Enter', 'Tab', 'Backspace', 'ArrowDown', 'Process', 'Escape']) {
    expect(isOurs({ ...bare, key }, false), key).toBe(true)
  }
})

it('leaves copy and paste to fields alone', () => {
  expect(isOurs({ ...bare, ctrlKey: true, key: 'v' }, true)).toBe(true)
  expect(isOurs({ ...bare, ctrlKey: true, key: 'v' }, false)).toBe(false)
  expect(isOurs({ ...bare, ctrlKey: true, shiftKey: true, key: 'V' }, true)).toBe(false)
})

it('keeps every other from the browser', () => {
  for (const key of ['F1', 'F5', 'F7', 'F12', 'ContextMenu', 'BrowserHome', 'LaunchMail', 'PrintScreen', 'Help']) {
    expect(isOurs({ ...bare, key }, true), key).toBe(false)
  }
  expect(isOurs({ ...bare, altKey: true, key: 'd' }, true)).toBe(false)
  expect(isOurs({ ...bare, metaKey: true, key: 'l' }, true)).toBe(false)
  expect(isOurs({ ...bare, ctrlKey: true, key: 'n' }, true)).toBe(false)
  expect(isOurs({ ...bare, shiftKey: true, key: 'Escape' }, true)).toBe(false)
})

/** X-C4: Chromium's bubble lay over size, colour and English buttons where its language was not Japanese. */
it.each(readdirSync(ROOT).filter((app) => ['kiosk', 'issuer', 'tally', 'desk'].includes(app)))(
  'no browser offers to translate the screen of %s',
  (app) => {
    const page = readFileSync(join(ROOT, app, 'screens', 'index.html'), 'utf8')
    expect(page).toContain('<html lang="ja" translate="no">')
    expect(page).toContain('<meta name="google" content="notranslate" />')
  },
)
