/** D-30: a machine with votes of earlier days has its row in the morning, and is asked for in the last evening. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { counts, IssuerSession, K1, K2, openRecord, SPARE } from '#simulation/rooms/issuer-session.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import type { KioskMark } from '../session/day-record.ts'
import { viewOf } from '../session/view-of.ts'
import { Morning } from './days-panel.tsx'
import { ToldTable } from './told-table.tsx'
import type { TabProps } from './words.ts'

/** The first machine is so. */
function pageWith(Panel: (props: TabProps) => ReactNode, changes: Partial<KioskMark>): string {
  const record = openRecord()
  const kiosks = record.kiosks.map((kiosk) => (kiosk.machine === K1 ? { ...kiosk, ...changes } : kiosk))
  const overnight = { counts: counts(), told: [], morning: [] }
  const session = new IssuerSession({ record: { ...record, kiosks, days: { ...record.days, overnight } } })
  const view = viewOf(session.state)
  if (view.screen !== 'day' || view.head === null) throw new Error('the day')
  return renderToStaticMarkup(
    <KeysAtHand>
      <Panel head={view.head} view={view} send={() => {}} />
    </KeysAtHand>,
  )
}

function rowsWith(changes: Partial<KioskMark>): readonly string[] {
  const page = pageWith(Morning, changes)
  return [K1, K2, SPARE].filter((machine) => page.includes(`>${machine}（`))
}

it('a machine that failed in the morning keeps its row: it may start a little later', () => {
  expect(rowsWith({})).toEqual([K1, K2])
  expect(rowsWith({ state: 'failed', note: '電源が入らない' })).toEqual([K1, K2])
})

it('a machine whose pair was taken over has none', () => {
  expect(rowsWith({ state: 'failed', takenOverBy: K2 })).toEqual([K2])
})

it('a machine that nobody used on the last day is shown as not closed until its number is there', () => {
  const marks = (changes: Partial<KioskMark>) => pageWith(ToldTable, changes).match(/data-closed="false"/g)
  expect(marks({ state: 'waiting' })).toHaveLength(2)
  expect(marks({ state: 'waiting', wasStarted: false })).toHaveLength(1)
})
