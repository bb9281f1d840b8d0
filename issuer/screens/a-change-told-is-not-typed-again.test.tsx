/** ELG-04: what two people took down of a call is typed once, whatever becomes of card and PIN; then the page has the change. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill } from '#ui/messages/message.ts'
import { notice } from '../session/codes.ts'
import type { IssuerEvent } from '../session/event.ts'
import { TOLD_BY } from '../session/roll-events.ts'
import type { ToldEntries } from '../session/screen-event.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

const ENTRIES: ToldEntries = {
  rollNo: '0042',
  mark: 'moved',
  source: 'paper',
  from: '選管 花子',
  persons: ['受付 一子', '庶務 二男'],
  reason: 'けさ届いた知らせ',
}
const TYPED = ['0042', '選管 花子', '受付 一子', '庶務 二男', 'けさ届いた知らせ']
const FOUND = {
  ...{ type: 'roll-row-found', change: ENTRIES },
  row: {
    ...{ mark: 'none', early: undefined, marked: false, votedOnline: false },
    person: { name: '甲野 太郎', kana: 'こうの', sex: 'M', birthDate: '1980-01-01', address: '本町一丁目' },
  },
} as unknown as IssuerEvent

function page({ state }: IssuerSession, language: (typeof LANGUAGES)[number] = 'ja'): string {
  const view = viewOf({ ...state, language })
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  return renderToStaticMarkup(<IssuerScreen view={{ ...view, head } as never} send={() => {}} />)
}
const stepOn = (session: IssuerSession) => /data-step="([^"]+)"/.exec(page(session))?.[1]
const valuesOn = (session: IssuerSession) => TYPED.filter((each) => page(session).includes(`value="${each}"`))
const isFormOpen = (session: IssuerSession) => /<details class="roll-change" open/.test(page(session))

/** The page of the officer is there. */
function told(changes: Parameters<typeof openRecord>[0] = {}): IssuerSession {
  const session = new IssuerSession({ record: openRecord(changes), tab: 'prepare' })
  expect([valuesOn(session), isFormOpen(session)]).toEqual([[], false])
  session.press({ type: 'roll-change-told', ...ENTRIES })
  session.send(FOUND)
  expect(session.day.officer?.act.type).toBe('change-roll')
  return session
}

function expectTheForm(session: IssuerSession): void {
  expect([stepOn(session), isFormOpen(session), valuesOn(session)]).toEqual(['roll', true, TYPED])
  for (const chosen of ['moved', ...TOLD_BY.slice(1)]) expect(page(session)).toContain(`value="${chosen}" selected`)
}

describe('the form of a change by telephone has what was typed', () => {
  it('after a wrong PIN, when the officer’s page is left', () => {
    const session = told()
    session.send({ type: 'reader', reader: 'card' })
    session.press({ type: 'pin-entered', pin: '000000' })
    session.send({ type: 'not-authorised', notice: notice('wrong-pin', { left: 2 }) })
    // Card and PIN alone are asked for once more.
    expect(session.day.officer).toMatchObject({ working: false, failure: { code: 'wrong-pin' } })
    session.press({ type: 'operation-cancelled' })
    expectTheForm(session)
  })

  it('after card and PIN, when the record has no room for it', () => {
    const session = told({
      roll: {
        goneOnWithout: 'x'.repeat(58_000),
        changes: [],
        byOrder: [],
        moved: [],
        paperMarks: [],
        entersPaper: false,
      },
    })
    expect(session.officer()).toEqual([])
    expect(session.alarms).toEqual(['day-record-full'])
    expectTheForm(session)
  })

  it('after a refusal without a card, also when another page was looked at', () => {
    const session = new IssuerSession({ tab: 'prepare' })
    session.press({ type: 'roll-change-told', ...ENTRIES })
    session.send({ ...FOUND, row: null } as never)
    expect(session.alarms).toEqual(['roll-change-not-on-roll'])
    for (const tab of ['vote', 'prepare'] as const) session.press({ type: 'tab-chosen', tab })
    expect(session.day.told).toEqual({ entries: ENTRIES, shown: false })
  })
})

it('a change that is done: its page comes up with it, the form is empty, and nothing typed is kept', () => {
  const session = told()
  session.officer()
  expect([stepOn(session), isFormOpen(session), valuesOn(session)]).toEqual(['roll', false, []])
  expect(session.day.told).toEqual({ entries: null, shown: true })
  for (const language of LANGUAGES) {
    const [mark, source] = [issuerScreen.rollMark_moved[language], issuerScreen.rollSource_paper[language]]
    expect(page(session, language)).toContain(
      fill(issuerScreen.rollChanged[language], { number: '0042', mark, source }),
    )
  }
})

it('the step that is due comes up again when a page is chosen, or after another act of the officer', () => {
  const session = told()
  const due = stepOn(new IssuerSession({ record: openRecord(), tab: 'prepare' }))
  expect(due).not.toBe('roll')
  session.officer()
  session.press({ type: 'tab-chosen', tab: 'prepare' })
  expect(stepOn(session)).toBe(due)
  const other = told()
  other.officer()
  other.press({ type: 'clerk-change-requested', name: '交代 三郎' })
  other.press({ type: 'operation-cancelled' })
  expect(stepOn(other)).toBe(due)
})
