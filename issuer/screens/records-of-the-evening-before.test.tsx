/** D-30: on a later morning each machine that may still be used has a row for the numbers that it shows. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { counts, IssuerSession, K1, K2, openRecord, SPARE } from '#simulation/rooms/issuer-session.ts'
import type { KioskMark } from '../session/day-record.ts'
import { viewOf } from '../session/view-of.ts'
import { Morning } from './days-panel.tsx'

function rowsWith(changes: Partial<KioskMark>): readonly string[] {
  const record = openRecord()
  const kiosks = record.kiosks.map((kiosk) => (kiosk.machine === K1 ? { ...kiosk, ...changes } : kiosk))
  const overnight = { counts: counts(), told: [], morning: [] }
  const session = new IssuerSession({ record: { ...record, kiosks, days: { ...record.days, overnight } } })
  const view = viewOf(session.state)
  if (view.screen !== 'day' || view.head === null) throw new Error('the day')
  const page = renderToStaticMarkup(<Morning head={view.head} view={view} send={() => {}} />)
  return [K1, K2, SPARE].filter((machine) => page.includes(`>${machine}（`))
}

it('a machine that failed in the morning keeps its row: it may start a little later', () => {
  expect(rowsWith({})).toEqual([K1, K2])
  expect(rowsWith({ state: 'failed', note: '電源が入らない' })).toEqual([K1, K2])
})

it('a machine whose pair was taken over has none', () => {
  expect(rowsWith({ state: 'failed', takenOverBy: K2 })).toEqual([K2])
})
