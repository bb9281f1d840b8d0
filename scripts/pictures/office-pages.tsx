/** The office's pages at points of its work, as its screen shows them: with head and next step. */
import type { ReactNode } from 'react'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { BeginPage } from '#office/screens/begin-page.tsx'
import { NextLine, nextOf, PLACES } from '#office/screens/next-line.tsx'
import { PageOf } from '#office/screens/office-screen.tsx'
import type { Page } from '#office/screens/page-props.ts'
import { PersonBar } from '#office/screens/person-bar.tsx'
import { PAGES } from '#office/screens/tabs.ts'
import { draftOf } from '#office/session/draft.ts'
import type { Act } from '#office/session/record.ts'
import type { OfficeState } from '#office/session/state.ts'
import { initial, step } from '#office/session/step.ts'
import type { LossesView, OfficeView, RoundView } from '#office/session/view.ts'
import { viewOf } from '#office/session/view-of.ts'

const NOTHING = () => {}
const AT = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const [FIRST, SECOND] = ['愛', '誠']

interface OfficePage {
  readonly name: string
  readonly page: ReactNode
  /** Its next step is pressed here. */
  readonly isNext: boolean
}

function after(acts: readonly Act[], person: string | null, hasFiles: boolean): OfficeState {
  const entries = acts.map((act) => ({ act, at: AT, by: FIRST }))
  const draft = draftOf(tinySources, KEY)
  const checked = hasFiles ? { errors: [], warnings: [], draft } : null
  const { state } = step(initial(AT).state, { type: 'loaded', entries, checked, head: KEY })
  return person === null ? state : step(state, { type: 'person-open', name: person }).state
}

const contents = draftOf(tinySources, KEY).items.map(({ id, content }) => ({ item: id, content }))
const BEGUN: readonly Act[] = [{ type: 'begun', use: 'rehearsal', key: KEY }]
const TWO: readonly Act[] = [...BEGUN, { type: 'joined', name: SECOND, key: '1'.repeat(64) }]
const SIGNED: readonly Act[] = [
  ...TWO,
  { type: 'office-made', authority: '2'.repeat(64), approvers: 2 },
  { type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents },
]

const folders = ['/stick/2002'] as const
const imported = viewOf(after(TWO, FIRST, true))
const signed = viewOf(after(SIGNED, FIRST, true))
const carried = { version: 1, by: FIRST, checkedBy: null, told: null }
const round: RoundView = {
  ...{
    number: 1,
    last: false,
    by: [FIRST],
    meetingCount: 2,
    meetings: null,
    causes: null,
    hasProfile: false,
    seen: null,
  },
  ...{ content: KEY, approvedBy: [], approved: false, mayNotApprove: null },
}
const sticks = ['1', '2'].map((station) => ({
  ...{ station, name: station, label: `R${station}`, waits: false, carried: null, mayNotCheck: null },
})) as unknown as OfficeView['rolls']['sticks']
const declared: LossesView = {
  ...signed.losses,
  chair: '大山',
  open: true,
  content: KEY,
  approvedBy: [],
  approved: false,
}
const lossesSigned = [{ number: 1, pairs: 1, at: AT }]
const facts = { kind: 'sorting-machine', number: NUMBER, serial: 'S-1' } as const
const documents: OfficeView['documents'] = ['3', '4'].map((digit) => ({
  ...{ facts, sha256: digit.repeat(64), by: FIRST, approvedBy: [], approved: false, mayNotApprove: null },
}))
const answers = [{ answer: 'as-offered', was: 'a', is: 'b' }] as const
const groups = ['name', 'kana'].map((column) => ({
  file: 'roll.csv',
  column,
  code: 'empty-cell',
  count: 2,
  answers,
})) as never
const problem = {
  file: 'roll.csv',
  line: 2,
  column: 'name',
  code: 'empty-cell',
  value: '',
  allowed: '',
  cell: '',
} as const
const errors = [2, 3].map((line) => ({ ...problem, line, offered: 'あ' }))
const withErrors = {
  errors,
  errorCount: 2,
  warnings: [],
  warningCount: 0,
  groups,
  readings: [],
  letters: [],
  letterCount: 0,
}

/** Each with every page of the office. */
const VIEWS: Readonly<Record<string, OfficeView>> = {
  'nobody signed in': viewOf(after(BEGUN, null, false)),
  begun: viewOf(after(BEGUN, FIRST, false)),
  'two people, one folder': { ...viewOf(after(TWO, FIRST, false)), folders },
  'two people, two folders': { ...viewOf(after(TWO, FIRST, false)), folders: [...folders, '/stick/2001'] },
  'files with errors': { ...viewOf(after(TWO, FIRST, false)), folders, problems: withErrors },
  imported,
  'imported, nobody signed in': viewOf(after(TWO, null, true)),
  signed,
  'signed, nobody signed in': viewOf(after(SIGNED, null, true)),
  'signed, some sticks written': {
    ...signed,
    carry: signed.carry.map((row, at) => ({ ...row, carried: at === 0 ? carried : null })),
    media: signed.media.map((row, at) => ({ ...row, putBy: at % 2 === 0 ? FIRST : null })),
  },
  'signed, all sticks written': {
    ...signed,
    carry: signed.carry.map((row) => ({ ...row, carried })),
    media: signed.media.map((row) => ({ ...row, putBy: FIRST })),
  },
  'changes and documents': { ...signed, documents, keys: { ...signed.keys, listDiffers: true } },
  'number approved, documents': {
    ...signed,
    documents: documents.map((each, at) => ({ ...each, approved: at === 0 })),
    keys: { ...signed.keys, number: { ...signed.keys.number, approved: true } },
  },
  'a round of roll lists': { ...signed, losses: declared, rolls: { ...signed.rolls, round, sticks } },
  'a round that was looked at': { ...signed, rolls: { ...signed.rolls, round: { ...round, meetings: [] }, sticks } },
  'a round that two approved': {
    ...signed,
    losses: { ...declared, approved: true, signed: lossesSigned },
    rolls: { ...signed.rolls, round: { ...round, approved: true }, sticks },
  },
  'roll lists on their way': {
    ...signed,
    losses: { ...signed.losses, signed: lossesSigned },
    rolls: { ...signed.rolls, sticks },
  },
}

export const OFFICE_PAGES: readonly OfficePage[] = [
  ...Object.entries(VIEWS).flatMap(([name, view]) => pages().map((page) => pageOf(`${name}: ${page}`, view, page))),
  { name: 'a new project', page: <BeginPage view={viewOf(after([], null, false))} send={NOTHING} />, isNext: true },
]

function pages(): readonly Page[] {
  return Object.keys(PAGES) as Page[]
}

function pageOf(name: string, view: OfficeView, page: Page): OfficePage {
  const props = { view, send: NOTHING }
  const next = nextOf(view)
  const whole = (
    <>
      <PersonBar {...props} />
      <NextLine view={view} page={page} go={NOTHING} />
      <PageOf page={page} {...props} go={NOTHING} />
    </>
  )
  // On the page of steps the way to the next one is pressed, and who joins is entered there.
  const isNext =
    page === 'steps' && view.person !== null && next !== null && (next.id === 'people' || next.id in PLACES)
  return { name, page: whole, isNext }
}
