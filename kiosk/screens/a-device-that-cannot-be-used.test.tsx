/** FLT-01, M-4: staff read a number, what happened and what to do, at the self-test, at the zero check, and on the page of the state. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { VoiceDeviceLost } from '../session/codes.ts'
import { numberOf } from '../session/trouble-numbers.ts'
import { KioskScreen } from './kiosk-screen.tsx'
import { troubleWords } from './words.ts'

const views = new Map(kioskPictures().map(({ name, view }) => [name, view]))

function wordsOn(name: string, language: Language): string {
  const view = views.get(name) ?? expect.unreachable(name)
  return renderToStaticMarkup(<KioskScreen view={{ ...view, language }} send={() => {}} />)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
}

const LOST: readonly ('reader-refused' | VoiceDeviceLost)[] = [
  'reader-refused',
  'keypad-refused',
  'headphones-not-there',
]

describe.each(LANGUAGES)('%s', (language) => {
  it.each([
    ['starting-devices', LOST],
    ['status-devices', LOST.slice(1)],
  ] as const)('%s', (name, lost) => {
    const words = wordsOn(name, language)
    for (const code of lost) {
      const { title, next } = troubleWords[code][language]
      expect(words).toContain(`${numberOf(code)} ${title}`)
      expect(words).toContain(next)
    }
  })

  it('zero-check-devices: the numbers', () => {
    const words = wordsOn('zero-check-devices', language)
    expect(words).toContain(
      `${kioskScreen.keypad[language]} K-506　${kioskScreen.headphones[language]} K-508`.replaceAll('　', ' '),
    )
  })
})
