/** States of the office's page of the online ballot box, each of another page or point of its work. */
import type { StaffElection } from '#election/online/wire/staff.ts'
import { signedOut } from '#online/staff/session/pages.ts'
import type {
  Application,
  Change,
  Figures,
  Found,
  Letter,
  OfficeNow,
  Page,
  Signed,
  State,
  Voter,
  Who,
} from '#online/staff/session/state.ts'

interface StaffState {
  readonly state: State
  /** The page has a next step. */
  readonly isNext: boolean
}

const election: StaffElection = {
  ...{ title: '朝霧市長選挙（見本）', municipality: '朝霧市', use: 'rehearsal', voters: 'residents' },
  applicants: { places: null, categories: [] },
  applicationsEnd: '2027-04-20T17:00',
}
const OFFICE: Who = { name: '青木 愛', duty: 'office', token: '', election, passkeys: 1 }
const DESK: Who = { ...OFFICE, name: '窓口 誠', duty: 'desk', passkeys: null }

const CONSULATE: Who = { ...DESK, name: '領事 由美', duty: 'consulate', election: { ...election, voters: 'abroad' } }

const VOTER: Voter = {
  ...{ rollNo: '0007', name: '髙﨑 花子', kana: 'タカサキ ハナコ', birthDate: '1960-05-12', station: '朝霧第一小学校' },
  ...{ address: '朝霧市本町一丁目2番地3', mark: 'none', abroad: null, paper: null },
}
const ANOTHER: Voter = { ...VOTER, rollNo: '0113', address: '朝霧市旭町4番地の1' }
const ABROAD: Voter = {
  ...{ ...VOTER, station: '', address: '', paper: 'no-box' },
  abroad: { consulate: '在フランス日本国大使館', address: '', email: '' },
}
const LETTER = '4810229011'
const application: Application = {
  ...{
    id: '1',
    state: 'proposed',
    channel: 'paper',
    proposedBy: '石川 誠',
    reason: null,
    category: null,
    voter: VOTER,
    alsoAt: ['0113'],
  },
}
const ON_PAPER = {
  type: 'applications' as const,
  in: 'on-paper' as const,
  list: [{ ...application, state: 'on-paper' as const }],
}
const letters = [LETTER, '4810229012'].map(
  (letter): Letter => ({ letter, state: 'printed', name: VOTER.name, address: VOTER.address, consulate: null }),
)
const found: Found = {
  ...{ letter: LETTER, rollNo: '0007', state: 'posted', isWithdrawn: false, standing: 'not-voted' },
  last: { result: 'locked', hour: '2027-04-18T01' },
}
const change: Change = {
  ...{ id: '1', kind: 'rebind', rollNo: '0007', why: '婚姻', askedBy: '石川 誠' },
  before: { name: VOTER.name, birthDate: VOTER.birthDate, address: VOTER.address },
  after: { name: '山本 花子', birthDate: VOTER.birthDate, address: VOTER.address },
}
const list = { number: 1, boxes: 1200, signedBy: '石川 誠', last: 1 }
const now: OfficeNow = {
  ...{ type: 'office', isPaused: false, whyNoPasskeys: null, boxes: list, approved: list },
  people: [OFFICE, DESK].map(({ name, duty }) => ({ name, duty, consulate: null, passkeys: 1, isDoubted: false })),
  asked: [{ id: '1', kind: 'join', name: '川口 結', by: '石川 誠' }],
  extract: {
    ...{ by: '石川 誠', rows: 1200, eligible: 1180, added: 12, changed: 1 },
    differences: [{ rollNo: '0007', before: VOTER, after: ANOTHER, hasApplication: true }],
  },
}
type Incidents = NonNullable<Extract<Page, { type: 'desk' }>['incidents']>
const incident: Incidents['open'][number] = {
  ...{ incident: 1, class: 'system', measure: 'other-way', from: '2027-04-18T10:20' },
  ...{ ja: '通信が止まっています。', en: 'The line is down.' },
}
const signedTwice: Signed['answer'] = { type: 'signed-twice', number: 1, boxes: 1200, file: 'AA==' }

const FEW: Figures = {
  ...{ type: 'figures', until: null, checks: 0, good: 0, failed: 0, codes: 0 },
  ...{ opened: 0, mistyped: 0, byResult: [], periods: [] },
  applications: { all: null, byCategory: [], byState: [], byReason: [] },
  pauses: { count: 0, minutes: 0, isPaused: false },
}
const [HOUR, BEGUN] = [3600, 1_808_000_000 - (1_808_000_000 % 3600)]
const MANY: Figures = {
  ...{ type: 'figures', until: BEGUN + 2 * HOUR, checks: 120, good: 100, failed: 20, codes: 90 },
  ...{ opened: 340, mistyped: 0 },
  byResult: [
    { result: 'permit', count: 100 },
    { result: 'locked', count: 10 },
  ],
  periods: [0, 1].map((hour) => ({ from: BEGUN + hour * HOUR, until: BEGUN + (hour + 1) * HOUR, checks: 60 })),
  applications: {
    all: 140,
    byCategory: [],
    byState: [
      { state: 'asked', count: null },
      { state: 'approved', count: 120 },
    ],
    byReason: [{ reason: 'no-proof', count: 10 }],
  },
  pauses: { count: 1, minutes: 12, isPaused: true },
}

function of(page: Page, isNext: boolean, who: Who = OFFICE): StaffState {
  return { state: { ...signedOut({ language: 'ja' }), who, page }, isNext }
}
function ofLetters(state: 'drawn' | 'printed' | 'posted', isPrinted = false): Page {
  const printed = isPrinted ? { type: 'printed' as const, letters: [LETTER], pdf: 'JVBERi0=' } : null
  return { type: 'letters', in: state, list: letters, posting: [], chosen: [LETTER], printed }
}

export const STAFF_STATES: Readonly<Record<string, StaffState>> = {
  'sign in': { state: signedOut({ language: 'ja' }), isNext: true },
  'first passkey': of({ type: 'passkey' }, true, { ...OFFICE, passkeys: 0 }),
  'roll: nobody looked for': of({ type: 'roll', now, imported: null, found: null }, true),
  'roll: one voter found': of({ type: 'roll', now, imported: null, found: [VOTER] }, true),
  'roll: two voters found': of({ type: 'roll', now, imported: null, found: [VOTER, ANOTHER] }, true),
  'applications asked': of({ type: 'applications', in: 'asked', list: [application], printed: null }, false),
  'applications of members': of({ type: 'applications', in: 'proposed', list: [application], printed: null }, true, {
    ...OFFICE,
    election: { ...election, voters: 'members' },
  }),
  'applicants on paper': of({ ...ON_PAPER, printed: null }, true),
  // The way to the PDF comes when the browser has it.
  'applicants on paper, printed': of(
    { ...ON_PAPER, printed: { type: 'paper-printed', count: 1, pdf: 'JVBERi0=' } },
    false,
  ),
  'letters to print': of(ofLetters('drawn'), true),
  // The way to the PDF comes when the browser has it.
  'letters printed': of(ofLetters('drawn', true), false),
  'letters to post': of(ofLetters('printed'), true),
  'letters posted': of(ofLetters('posted'), true),
  'help desk': of({ type: 'desk', found: null, incidents: { type: 'incidents', isRead: true, open: [] } }, true, DESK),
  'help desk, during an incident': of(
    { type: 'desk', found: null, incidents: { type: 'incidents', isRead: true, open: [incident] } },
    true,
    DESK,
  ),
  'help desk, a letter found': of({ type: 'desk', found: { letter: found }, incidents: null }, true, DESK),
  'help desk, nothing found': of({ type: 'desk', found: { letter: null }, incidents: null }, true, DESK),
  'help desk of the office': of({ type: 'desk', found: { letter: found }, incidents: null }, true),
  'consulate: nobody looked for': of({ type: 'consulate', found: null }, true, CONSULATE),
  'consulate: nobody found': of({ type: 'consulate', found: [] }, true, CONSULATE),
  'consulate: an elector found': of({ type: 'consulate', found: [ABROAD] }, true, CONSULATE),
  changes: of({ type: 'changes', list: [change] }, false),
  'boxes to sign': of({ type: 'boxes', now, signed: null }, true),
  'boxes signed by two': of({ type: 'boxes', now, signed: { of: 'boxes', answer: signedTwice } }, true),
  'cards signed by two': of({ type: 'boxes', now, signed: { of: 'approved', answer: signedTwice } }, true),
  people: of({ type: 'people', now }, false),
  'figures, none yet': of({ type: 'figures', figures: FEW }, true),
  figures: of({ type: 'figures', figures: MANY }, true),
  'a spare passkey': of({ type: 'passkey' }, true),
  'two passkeys': of({ type: 'passkey' }, false, { ...OFFICE, passkeys: 2 }),
  'a second look': {
    isNext: true,
    state: {
      ...of(ofLetters('printed'), true).state,
      secondLook: { asked: { name: 'mark', body: { letters: [LETTER], as: 'posted' } }, about: LETTER },
    },
  },
}
