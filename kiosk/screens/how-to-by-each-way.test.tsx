/** Who votes by keys or a switch reads on the page how, and nobody else does. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { viewOf } from '#kiosk/session/view-of.ts'
import { came, keys } from '#simulation/rooms/keys-in-hand.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { HowToPage } from './voter-pages.tsx'

it.each([
  ['normal', false],
  ['both', true],
] as const)('%s', (presentation, reads) => {
  const { kiosk } = came({ presentation, switches: 1 })
  for (let pressed = 0; pressed < 3 && kiosk.page.type !== 'how-to'; pressed++) keys(kiosk, 'select')
  const { page } = kiosk
  if (page.type !== 'how-to') throw new Error(page.type)
  const view = viewOf(kiosk.state)
  const shown = renderToStaticMarkup(
    <LanguageProvider language="en">
      <HowToPage view={view} send={() => {}} page={page} />
    </LanguageProvider>,
  )
  // A page of its own; inside the office's page it is a part (office/screens/a-page-has-one-main.test.tsx).
  expect(shown.match(/<main\b/g)).toHaveLength(1)
  expect(shown.includes(kioskScreen.howToKeys.en)).toBe(reads)
})
