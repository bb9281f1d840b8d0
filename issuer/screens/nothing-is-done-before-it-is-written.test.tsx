/** WI7: from the press until disk and medium have it the page says "being written"; no ✓ stands there as done meanwhile. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { IssuerEvent } from '../session/event.ts'
import type { IssuerState } from '../session/state.ts'
import { step } from '../session/step.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

const TICK: IssuerEvent = {
  type: 'screen',
  event: { type: 'day-ticked', tick: 'prepared-clean', done: true, witnesses: [] },
}

function page(state: IssuerState): string {
  const view = viewOf(state)
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <IssuerScreen view={{ ...view, head } as never} send={() => {}} />
    </LanguageProvider>,
  )
}
const saysSo = (state: IssuerState) =>
  [page(state).includes(issuerScreen.footWriting.ja), page(state).includes('data-writing="yes"')] as const

it('one press, and two before the first is written', () => {
  const { state: before } = new IssuerSession({ record: openRecord() })
  expect(saysSo(before)).toEqual([false, false])
  const one = step(before, TICK)
  expect(one.effects.map(({ type }) => type)).toEqual(['save-day'])
  expect(saysSo(one.state)).toEqual([true, true])
  const other: IssuerEvent = { type: 'screen', event: { type: 'staff-named', names: ['x'] } }
  const two = step(one.state, other).state
  const written = step(two, { type: 'day-saved' }).state
  expect(saysSo(written)).toEqual([true, true])
  expect(saysSo(step(written, { type: 'day-saved' }).state)).toEqual([false, false])
})
