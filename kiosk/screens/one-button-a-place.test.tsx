/**
 * Two buttons in one place of the bottom lie one below the other: on a landscape glass the second one, and 投票できる状態にする beside it, were
 * outside the glass, and no machine could be opened by touch. The long test of every page measures it; this one counts.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { kioskPictures } from '#scripts/pictures/kiosk-views.ts'
import { KioskScreen } from './kiosk-screen.tsx'

const PLACES = ['leave', 'record', 'back', 'go'] as const

it('each place of the bottom has at most one button, on every page', () => {
  for (const { name, view } of kioskPictures()) {
    const bottom = renderToStaticMarkup(<KioskScreen view={view} send={() => {}} />).split('<footer')[1] ?? ''
    for (const place of PLACES) {
      const inIt = bottom.split(`class="kiosk-${place}"`)[1]?.split('class="kiosk-')[0] ?? ''
      expect(inIt.match(/<button/g)?.length ?? 0, `${name}: ${place}`).toBeLessThanOrEqual(1)
    }
  }
})
