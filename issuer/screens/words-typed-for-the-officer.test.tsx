/**
 * ROL-12: whoever goes back from the page of card and PIN finds the form as it was typed. The words are gone with the next press, with the next ticket, and
 * when the act is done: nobody who comes later finds them.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { IssuerSession, openRecord, voter } from '#simulation/rooms/issuer-session.ts'
import type { OfficerAct } from '../session/state.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

function page({ state }: IssuerSession, language: (typeof LANGUAGES)[number] = 'ja'): string {
  const view = viewOf({ ...state, language })
  const head = { ...view.head, software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  return renderToStaticMarkup(<IssuerScreen view={{ ...view, head } as never} send={() => {}} />)
}

const WITNESSES = { ...openRecord().witnesses, names: ['立会 一', '立会 二'], present: [true, false] }
const FORMS: readonly (readonly [string, OfficerAct, 'prepare' | 'close', readonly string[]])[] = [
  ['another clerk', { type: 'change-clerk', name: '交代 三郎' }, 'prepare', ['交代 三郎']],
  ['the poll is put off', { type: 'postpone', reason: '川があふれた' }, 'prepare', ['川があふれた']],
  [
    'cards before the last list',
    { type: 'go-on-without-list', reason: '道が不通', online: false },
    'prepare',
    ['道が不通'],
  ],
  [
    'marks of the paper roll',
    { type: 'enter-paper-marks', marks: { persons: ['読む 一', '打つ 二'], words: '九時から停電' } },
    'prepare',
    ['読む 一', '打つ 二', '九時から停電'],
  ],
  [
    'a witness from another district',
    {
      type: 'appoint-substitute',
      asked: { witness: 1, party: '見本党', namesake: false, seen: '本人確認書類' },
      name: '代理 四郎',
    },
    'prepare',
    ['代理 四郎', '見本党', '本人確認書類'],
  ],
]

describe.each(FORMS)('%s', (_, act, tab, words) => {
  const asked = () => {
    // The line of the waiver is there while a list is awaited.
    const roll = { ...new IssuerSession().day.roll, lists: true }
    const record = openRecord({ witnesses: WITNESSES })
    return new IssuerSession({ record, tab, roll, officer: { act, working: false, failure: null } })
  }
  const typedOn = (session: IssuerSession) =>
    words.filter((each) => page(session).includes(`value="${each}"`) || page(session).includes(`>${each}</textarea>`))

  it('is on its form after the way back', () => {
    const session = asked()
    session.press({ type: 'operation-cancelled' })
    expect(session.day.officer).toBeNull()
    expect(typedOn(session)).toEqual(words)
    for (const language of LANGUAGES) for (const each of words) expect(page(session, language)).toContain(each)
  })

  it('is nowhere after another page was looked at, or a ticket was scanned', () => {
    const session = asked()
    session.press({ type: 'operation-cancelled' })
    for (const other of ['vote', tab] as const) session.press({ type: 'tab-chosen', tab: other })
    expect([typedOn(session), session.day.left]).toEqual([[], null])
    const scanned = asked()
    scanned.press({ type: 'operation-cancelled' })
    scanned.send({ type: 'scanner', event: { type: 'scanned', text: '7' } } as never)
    expect(scanned.day.left).toBeNull()
  })

  it('is nowhere once card and PIN were given', () => {
    const session = asked()
    session.press({ type: 'operation-cancelled' })
    session.press({ type: 'clerk-change-requested', name: '別人 五子' })
    expect(session.day.left).toBeNull()
    session.officer()
    expect(typedOn(session)).toEqual([])
  })
})

it('the reason why a mark is somebody else’s comes back for that voter, and for no other one', () => {
  const of = (rollNo: string) => {
    const person = { name: '甲野 太郎', kana: '', sex: 'M', birthDate: '1980-01-01', address: '本町', ticket: 'T' }
    const known = { byOrder: false, residentSince: null, sinceFailure: false }
    return { ...voter({}, rollNo), ...person, ...known }
  }
  const [mine, theirs] = [of('0042'), of('0043')]
  const owner = { type: 'nobody', place: 1 } as const
  const act = { type: 'move-mark', voter: mine, owner, moved: {}, reason: '隣の行に印' } as never
  const shown = (desk: object, left: OfficerAct | null) =>
    page(new IssuerSession({ tab: 'vote', desk, left } as never)).includes('隣の行に印')
  const mistaken = { type: 'mistaken', owner, working: false, failure: null }
  expect(shown({ ...mistaken, voter: mine }, act)).toBe(true)
  expect(shown({ ...mistaken, voter: theirs }, act)).toBe(false)
})
