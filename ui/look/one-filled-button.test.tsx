/**
 * Each page that staff work at has one filled button at most, and one that says what is next has it, if that is pressed there (decision
 * 054). The issuer's pages of a whole day are counted in `issuer/screens/every-page.night.test.ts`.
 */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFrame } from '#desk/screens/app-frame.tsx'
import { Guide } from '#desk/screens/top-bar.tsx'
import type { AppView, DeskView } from '#desk/session/view.ts'
import { DayFrame } from '#issuer/screens/day-frame.tsx'
import { TABS as ISSUER_TABS } from '#issuer/session/screen-event.ts'
import { viewOf as issuerViewOf } from '#issuer/session/view-of.ts'
import { StaffScreen } from '#online/staff/screens/staff-screen.tsx'
import { filledButtons } from '#scripts/pictures/filled-buttons.ts'
import { OFFICE_PAGES } from '#scripts/pictures/office-pages.tsx'
import { STAFF_STATES } from '#scripts/pictures/staff-states.ts'
import { TALLY_PICTURES } from '#scripts/pictures/tally-result-views.ts'
import { CLOSED_SCREENS, counts, FACTS, IssuerSession, openRecord, TICKED } from '#simulation/rooms/issuer-session.ts'
import { TallyScreen } from '#tally/screens/tally-screen.tsx'
import { nextStepOf } from '#tally/session/next-step.ts'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'

const NOTHING = () => {}
/** Next steps of the tally whose button is on the page that says them; others are at a slot, in a dialog or on another page. */
const PRESSED_HERE = [
  'list',
  'container',
  'reports',
  'read-media',
  'insert',
  'paper',
  'paper-sent',
  'lot',
  'tell',
  'announce',
]

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
})

function filled(page: ReactNode): readonly (readonly string[])[] {
  return filledButtons(
    renderToStaticMarkup(
      <LanguageProvider language="ja">
        <KeysAtHand>{page}</KeysAtHand>
      </LanguageProvider>,
    ),
  )
}
const tooMany = (page: ReactNode) => filled(page).filter(({ length }) => length > 1)

it('counts what is filled, grey or not, and each dialog alone', () => {
  const of = (kind: string, more = '') => `<button type="button" class="button button-${kind}"${more}>${kind}</button>`
  expect(filledButtons(of('go') + of('plain') + of('staff', ' disabled=""'))).toEqual([['go', 'staff']])
  expect(filledButtons(`${of('go')}<dialog>${of('go')}</dialog>`)).toEqual([['go'], ['go']])
  expect(filledButtons('<main class="main"><button class="main">a</button><button>b</button></main>')).toEqual([['a']])
  expect(filledButtons(of('go', ' disabled="" aria-describedby="office-nobody"'))).toEqual([[]])
})

describe('tally', () => {
  it.each(Object.entries(TALLY_PICTURES))('%s', (_, view) => {
    const page = <TallyScreen view={{ ...view, language: 'ja' }} send={NOTHING} />
    expect(tooMany(page)).toEqual([])
    const next = nextStepOf(view)?.type
    if (next !== undefined && PRESSED_HERE.includes(next)) expect(filled(page)[0]).toHaveLength(1)
  })
})

describe('office', () => {
  it.each(OFFICE_PAGES)('$name', ({ page, isNext }) => {
    expect(tooMany(page)).toEqual([])
    if (isNext) expect(filled(page)[0]).toHaveLength(1)
  })
})

describe('roll side and help desk', () => {
  it.each(Object.entries(STAFF_STATES))('%s', (_, { state, isNext }) => {
    const page = <StaffScreen state={state} send={NOTHING} />
    expect(tooMany(page)).toEqual([])
    if (isNext) expect(filled(page)[0]).toHaveLength(1)
  })
})

describe('issuer', () => {
  const closing = openRecord({ stage: 'closing', inside: { rollNos: [], fixed: true } })
  const days = {
    open: openRecord(),
    closing,
    'closing, all ticked': { ...closing, closing: { ...closing.closing, ticks: TICKED, ...CLOSED_SCREENS } },
  }
  const head = {
    ...FACTS,
    ...{ stationName: '第1投票所', electionTitle: '市長選挙', issuer: '1-I1', closes: '20:00', designated: false },
    contests: ['mayor', 'council'].map((id) => ({ id, title: id })),
  }
  it.each(Object.entries(days))('%s', (_, record) => {
    for (const tab of ISSUER_TABS) {
      const session = new IssuerSession({ tab, counts: counts({ cardsOut: 2 }), record })
      const view = { ...issuerViewOf(session.state), language: 'ja' } as never
      expect(tooMany(<DayFrame head={head as never} view={view} send={NOTHING} />), tab).toEqual([])
    }
  })
})

describe('desk', () => {
  const dark = { id: 'issuer', kind: 'issuer', address: null, power: 'off', said: [] } as unknown as AppView
  const step = { app: 'issuer', key: 'switch-on', word: 'ear-plug-lay', points: [], machine: null, values: {} }
  it('what is played next is filled, and no dark machine is', () => {
    const view = { use: 'fixture', apps: [dark], cards: [], media: [], guide: { step, playing: false, stuck: null } }
    const page = (
      <>
        <Guide
          {...{ view: view as unknown as DeskView, large: null, onLarge: NOTHING, send: NOTHING }}
          nameOf={String}
          shortName={() => ''}
        />
        {[1, 2].map((at) => (
          <AppFrame key={at} app={dark} title="" large={false} onPower={NOTHING} />
        ))}
      </>
    )
    expect(filled(page)[0]).toHaveLength(1)
  })
})
