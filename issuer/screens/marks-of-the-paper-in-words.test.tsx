/** ELG-20, ISS-23: who enters marks of the paper roll stands beside no voter, and a slip is nobody's row: the pages say so, and name one thing to do. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { NEW_STANDING } from '#election/roll/standing.ts'
import { ALL, checkedVoter, FIRST, IssuerSession, openRecord, SECOND } from '#simulation/rooms/issuer-session.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, type Text } from '#ui/messages/message.ts'
import { notice } from '../session/codes.ts'
import type { IssuerEvent } from '../session/event.ts'
import type { Day } from '../session/state.ts'
import { viewOf } from '../session/view-of.ts'
import { IssuerScreen } from './issuer-screen.tsx'

type Language = (typeof LANGUAGES)[number]

function page({ state }: IssuerSession, language: Language, slips = false): string {
  const view = viewOf({ ...state, language })
  const words = { software: null, stationName: '', electionTitle: '', date: '2026-11-22', scripts: {} }
  return renderToStaticMarkup(
    <IssuerScreen view={{ ...view, head: { ...view.head, ...words, slips } } as never} send={() => {}} />,
  )
}

const PERSON = {
  ...checkedVoter().voter,
  name: '名',
  kana: 'な',
  sex: 'F',
  birthDate: '1980-01-01',
  address: '',
  byOrder: false,
  residentSince: null,
  closed: 0,
  unentitled: 0,
} as const

const entering = () => ({ ...openRecord(), roll: { ...openRecord().roll, entersPaper: true } })
const at = (desk: Day['desk']) => new IssuerSession({ record: entering(), tab: 'vote', desk })
/** The beginning of a sentence, as it stands on the page. */
const of = (text: Text, language: Language) => fill(text[language]).split('{')[0]?.replaceAll('"', '&quot;') ?? ''

const OF_A_VOTER_THERE = [
  'confirmIdentity',
  'ticketAsked',
  'askMachineFree',
  'givePapers',
  'redPencil',
  'paperGiven_ordinary',
  'paperNext_ordinary',
  'paperHanded',
] as const

it.each(LANGUAGES)('%s: nobody is asked for a ticket or a free machine, and no paper is given', (language) => {
  const voter = PERSON as unknown as ReturnType<typeof checkedVoter>['voter']
  const mark = { ...voter, standing: { ...NEW_STANDING, ordinary: FIRST } }
  const asked = { offered: ALL, ticket: 'asked', oath: 'none', said: null } as const
  const desks = [
    { type: 'found', voter, ...asked },
    { type: 'found', voter: mark, ...asked, offered: SECOND },
    { type: 'checked', checked: checkedVoter({ voter }) },
    { type: 'paper-given', voter: mark, contests: FIRST },
  ] as unknown as readonly Day['desk'][]
  const pages = desks.map((desk) => page(at(desk), language))
  for (const each of pages) {
    for (const key of OF_A_VOTER_THERE) expect(each).not.toContain(of(issuerScreen[key], language))
  }
  // The way out of the whole act is where the next voter is looked up, and beside none.
  const ends = [at({ type: 'ready' }), ...desks.map(at)].map((each) =>
    page(each, language).includes(of(issuerScreen.paperMarksEnd, language)),
  )
  expect(ends).toEqual([true, false, false, false, false])
  // An entry for one contest of two is taken back where it is found.
  const undone = pages.map((each) => each.includes(of(issuerScreen.paperMarkUndo, language)))
  expect(undone).toEqual([false, true, false, true])
})

it.each(LANGUAGES)('%s: a ✓ beside a card names what to do: no mark fits, and the record has it', (language) => {
  const voter = PERSON as unknown as ReturnType<typeof checkedVoter>['voter']
  const withCard = { ...voter, standing: { ...NEW_STANDING, out: ALL } }
  const desk = { type: 'refused', notice: notice('already-voted'), voter: withCard } as Day['desk']
  expect(page(at(desk), language)).toContain(of(issuerScreen.paperMarkTwice, language))
})

it.each(LANGUAGES)(
  '%s: a slip that is called void: one mark beforehand, and nobody’s name, day or address',
  (language) => {
    const session = new IssuerSession({ record: openRecord(), tab: 'prepare' })
    const change = {
      rollNo: '100000211',
      mark: 'struck',
      source: 'telephone',
      from: '受付',
      persons: ['一', '二'],
      reason: 'x',
    } as const
    session.press({ type: 'roll-change-told', ...change, persons: ['一', '二'] })
    const person = { name: '引換券 100000211', kana: '', sex: 'M', birthDate: '0001-01-01', address: '' }
    session.send({
      ...{ type: 'roll-row-found', change },
      row: { mark: 'none', early: undefined, marked: false, votedOnline: false, person },
    } as unknown as IssuerEvent)
    expect(session.day.officer?.act.type).toBe('change-roll')
    expect(page(session, language, true)).not.toMatch(/0001|生、/)
    const form = page(new IssuerSession({ record: openRecord(), tab: 'prepare' }), language, true)
    const roll = page(
      new IssuerSession({ record: openRecord(), tab: 'prepare', told: { entries: null, shown: true } } as never),
      language,
      true,
    )
    const marks = [...`${form}${roll}`.matchAll(/<option value="([a-z_]+)"( selected="")?/g)].map(
      ([, mark, chosen]) => [mark, chosen !== undefined],
    )
    expect(marks.slice(0, 2)).toEqual([
      ['struck', true],
      ['none', false],
    ])
    expect(marks.map(([mark]) => mark)).not.toContain('died')
  },
)
