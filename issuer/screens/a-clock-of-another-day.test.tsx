/** CLS-01, D-04: at the closing hour the declaration is the first press; under a clock of another day the clock is, and both dates are said. */

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { LANGUAGES } from '#election/languages.ts'
import { IssuerSession } from '#simulation/rooms/issuer-session.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

function band(language: (typeof LANGUAGES)[number], now: string) {
  const session = new IssuerSession({}, { now })
  const view = viewOf({ ...session.state, language })
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  const page = renderToStaticMarkup(<IssuerScreen view={{ ...view, head } as never} send={() => {}} />)
  const [shown = ''] = page.slice(page.indexOf('<section class="alarm-band closing-due"')).split('</section>')
  const buttons = [...shown.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, words = '']) => words.replace(/<.*/, ''))
  return { title: shown.match(/alarm-title">(.*?)<\/p>/)?.[1], buttons }
}

it('in Japanese', () => {
  const [set, doubt, declare] = ['時計を合わせる', '時計が違う。まだ閉鎖の時刻ではない', '投票所の閉鎖を宣言する']
  expect(band('ja', '2026-11-22T20:01')).toEqual({
    title: '▲ 20:00 閉鎖の時刻です',
    buttons: [declare, doubt, set],
  })
  expect(band('ja', '2026-11-23T12:04')).toEqual({
    title: '▲ 発券機の時計は 令和8年11月23日 です。投票を開始した日は 令和8年11月22日 です',
    buttons: [set, doubt, declare],
  })
})

it('in English', () => {
  expect(band('en', '2026-11-23T12:04')).toEqual({
    title: '▲ The clock of this issuer shows 2026-11-23; voting was opened on 2026-11-22',
    buttons: ['Set the clock', 'This clock is wrong: the hour has not come', 'Declare the closing'],
  })
})
