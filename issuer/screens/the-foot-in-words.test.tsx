/** TRN-03: the figures that never leave the eye say in words whom they count. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { contestCounts, counts, IssuerSession, MAYOR } from '#simulation/rooms/issuer-session.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

/** Its lines, each between two strokes. */
function footOf(page: string): string {
  const foot = page.slice(page.indexOf('<footer'))
  return foot.replaceAll(/<\/?b>/g, '').replaceAll(/<[^>]+>/g, '|')
}

it.each([
  ['ja', '男 12 女 34'],
  ['en', 'men 12, women 34'],
] as const)('%s: men and women', (language, words) => {
  const contests = [contestCounts(MAYOR, { men: 12, women: 34 })]
  const session = new IssuerSession({ counts: counts({ contests }) })
  const view = viewOf({ ...session.state, language })
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  const page = renderToStaticMarkup(<IssuerScreen view={{ ...view, head } as never} send={() => {}} />)
  expect(footOf(page)).toContain(`|${words}|`)
})

it.each([
  ['ja', '入場券 33枚'],
  ['en', 'tickets 33'],
] as const)('%s: the tickets that should be held now, at any time of the day (TRN-02)', (language, words) => {
  const session = new IssuerSession({ counts: counts({ cardsIssued: 40, cardsReturned: 5, reentries: 2 }) })
  const view = viewOf({ ...session.state, language })
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  for (const tab of ['vote', 'watch'] as const) {
    const page = renderToStaticMarkup(<IssuerScreen view={{ ...view, tab, head } as never} send={() => {}} />)
    expect(footOf(page)).toContain(`|${words}|`)
  }
})
