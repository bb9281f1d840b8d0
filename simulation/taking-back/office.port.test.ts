/** The office's row for every press of its screens: what a mend, a second entry or a second writing takes back, and what it reopens. */

import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { dayHash, draftOf } from '#office/session/draft.ts'
import type { OfficeEvent } from '#office/session/event.ts'
import { isHandedOut } from '#office/session/hand-out.ts'
import type { Act } from '#office/session/record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from '#office/session/screen-event.ts'
import type { OfficeState } from '#office/session/state.ts'
import { initial, step } from '#office/session/step.ts'
import { viewOf } from '#office/session/view-of.ts'
import { rowsOfLosses } from './office-rows-of-losses.ts'
import { rowsOfRolls } from './office-rows-of-rolls.ts'
import { rowsOfTurnout } from './office-rows-of-turnout.ts'
import { everyActIsTakenBack, type TakenBack } from './taken-back.ts'

type Type = OfficeScreenEvent['type']
type Row = TakenBack<OfficeState, OfficeEvent, Type>

const AT = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const STATION = tinySources.stations[0]?.id as NonNullable<(typeof tinySources.stations)[number]>['id']
const MAYOR = 'candidates/mayor'
const [AI, KEN] = ['愛', '健']

const draft = draftOf(tinySources, KEY)
/** Another name, as a cell, a form or a new set of files brings it. */
const otherDraft = draftOf(
  { ...tinySources, candidates: tinySources.candidates.map((each) => ({ ...each, name: `${each.name}子` })) },
  KEY,
)
const movedDraft = draftOf({ ...tinySources, rules: { ...tinySources.rules, date: '2002-07-01' as LocalDate } }, KEY)

const screen = (event: OfficeScreenEvent): OfficeEvent => ({ type: 'screen', event })
const recorded = (act: Act, by: string = AI): OfficeEvent => ({
  type: 'recorded',
  entry: { act, at: AT, by },
  head: KEY,
})
const signIn = (name: string): OfficeEvent => ({ type: 'person-open', name })
const checked = (of: typeof draft): OfficeEvent => ({
  type: 'checked',
  checked: { errors: [], warnings: [], draft: of },
})
const approve = (of: typeof draft, item: string, by: string): OfficeEvent =>
  recorded({ type: 'approved', item, content: of.items.find(({ id }) => id === item)?.content ?? '' }, by)
const both = (of: typeof draft, item: string) => [AI, KEN].map((by) => approve(of, item, by))

/** Each record is on the disk at once, in the name of the person who is signed in. */
function play(state: OfficeState, events: readonly OfficeEvent[]): OfficeState {
  return events.reduce((now, event) => {
    const { state: next, effects } = step(now, event)
    const acts = effects.flatMap((effect) => (effect.type === 'record' ? [effect.act] : []))
    return acts.reduce((one, act) => step(one, recorded(act, one.person?.name)).state, next)
  }, state)
}

const says = { date: tinySources.rules.date, day: dayHash(tinySources), without: [] }
const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
const begun = () =>
  play(initial(AT).state, [
    { type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY },
    recorded({ type: 'begun', use: 'rehearsal', key: KEY }),
    recorded({ type: 'joined', name: KEN, key: '1'.repeat(64) }),
    signIn(AI),
  ])
const drawn = (drawnBy = '選挙長 太山') =>
  screen({ type: 'state-lot', contest: 'mayor', drawnBy, on: '2002-06-10' as LocalDate })
const withLot = () => play(begun(), [drawn()])
const signed = (...more: readonly OfficeEvent[]) =>
  play(begun(), [
    recorded({ type: 'office-made', authority: KEY }),
    recorded({ type: 'package-signed', electionId: '0123456789abcdef', number: NUMBER, contents, says }),
    ...more,
  ])

const itemsOf = (state: OfficeState) =>
  viewOf(state).items.map(({ id, content, approvedBy }) => ({ id, content, approvedBy }))
const approvedBy = (state: OfficeState) => viewOf(state).items.find(({ id }) => id === MAYOR)?.approvedBy
const paperAway = (paper: boolean) =>
  screen({ type: 'say-paper', contest: 'mayor', paper, why: '候補者の死亡', decidedBy: '委員長' })
const paperItem = (state: OfficeState) => viewOf(state).items.find(({ kind }) => kind === 'paper')
const approvePaper = (by: string): readonly OfficeEvent[] => {
  const item = paperItem(play(signed(), [paperAway(true)]))
  return item === undefined ? [] : [recorded({ type: 'approved', item: item.id, content: item.content }, by)]
}
const gone = (state: 'died' | 'stands', of: typeof draft): readonly OfficeEvent[] => [
  recorded({ type: 'gone-said', contest: 'mayor', number: 1, state, heard: '選挙長より', files: [] }),
  checked(of),
]
const moves = (date: string, of: typeof draft): readonly OfficeEvent[] => [
  recorded({ type: 'day-said', date, opens: '07:00', closes: '20:00', decidedBy: '選管', notice: '第2号', files: [] }),
  checked(of),
]
const imported = (of: typeof draft): readonly OfficeEvent[] => [recorded({ type: 'imported', files: [] }), checked(of)]
const mended = (of: typeof draft): readonly OfficeEvent[] => [
  recorded({ type: 'mended', file: 'candidates.csv', line: 2, column: 'name', was: 'a', is: 'b', sha256: KEY }),
  checked(of),
]
const MEDIUM = `S${tinySources.stations[0]?.index}-P1-O`
const CLIP = { id: 'name:mayor-1', content: KEY }
const clipOf = ({ project }: OfficeState) =>
  [...project.clips.values()].map(({ approvedBy: by, refused }) => [by, refused])
const paper = { name: 'candidate-notice', station: null, path: '/papers/a.pdf', pages: [{}, {}] } as never
const papersMade = () => signed({ type: 'papers-made', papers: [paper] })

const HANA = '花'
const numberApproved = (by: string) =>
  recorded(
    {
      type: 'number-approved',
      version: 1,
      number: NUMBER,
      package: KEY,
      list: KEY,
      round: 1,
      signature: `${KEY}${KEY}`,
    },
    by,
  )
const backSaid = (by: string) => recorded({ type: 'number-taken-back', version: 1, why: '見まちがい' }, by)
const admitted = (by: string) =>
  recorded(
    { type: 'approver-admitted', name: HANA, key: '2'.repeat(64), list: KEY, round: 1, signature: `${KEY}${KEY}` },
    by,
  )
const withApprovers = () =>
  play(begun(), [
    recorded({ type: 'office-made', authority: KEY, approvers: 2 }),
    recorded({ type: 'joined', name: HANA, key: '2'.repeat(64) }),
    recorded({ type: 'package-signed', electionId: '0123456789abcdef', number: NUMBER, contents, says }),
  ])

const rows: readonly Row[] = [
  {
    ...{ act: 'sign-in', back: 'sign-out', name: 'somebody signs in, and out' },
    before: () => play(begun(), [screen({ type: 'sign-out' })]),
    does: [signIn(AI)],
    undoes: [screen({ type: 'sign-out' })],
    shows: ({ person }) => person?.name ?? null,
  },
  {
    ...{ act: 'import', back: 'import', name: 'other files are imported, approved, and the ones before again' },
    before: begun,
    does: imported(otherDraft),
    thenDone: both(otherDraft, MAYOR),
    undoes: imported(draft),
    shows: itemsOf,
  },
  {
    ...{ act: 'mend', back: 'mend', name: 'a name is mended, approved, and mended back' },
    before: withLot,
    does: mended(otherDraft),
    thenDone: both(otherDraft, MAYOR),
    undoes: mended(draft),
    shows: itemsOf,
  },
  {
    ...{
      act: 'mend-kind',
      back: 'import',
      name: 'cells of a kind are answered, approved, and the files come as they were',
    },
    before: begun,
    does: [
      recorded({
        type: 'kind-mended',
        ...{ file: 'roll.csv', column: 'sex', code: 'sex-digit', answer: 'one-is-male', count: 2, sha256: KEY },
      }),
      checked(otherDraft),
    ],
    thenDone: both(otherDraft, MAYOR),
    undoes: imported(draft),
    shows: itemsOf,
  },
  {
    ...{ act: 'approve', back: 'mend', name: 'two approve a list of names, and a name in it is mended' },
    before: withLot,
    does: [approve(draft, MAYOR, AI)],
    thenDone: [approve(draft, MAYOR, KEN)],
    undoes: mended(otherDraft),
    shows: approvedBy,
  },
  {
    ...{
      act: 'state-lot',
      back: 'state-lot',
      name: 'a lot is entered again, approved under it, and entered again as before',
    },
    before: withLot,
    does: [drawn('選挙長 大山')],
    thenDone: both(draft, MAYOR),
    undoes: [drawn()],
    shows: (state) => [viewOf(state).lots[0]?.drawn?.drawnBy, approvedBy(state)],
  },
  {
    ...{ act: 'say-paper', back: 'say-paper', name: 'a contest goes to paper, two approve it, and it comes back' },
    before: signed,
    does: [paperAway(true)],
    thenDone: approvePaper(KEN),
    undoes: [paperAway(false)],
    shows: (state) => [viewOf(state).papersOf[0]?.state, itemsOf(state)],
  },
  {
    ...{
      act: 'say-gone',
      back: 'say-gone',
      name: 'a candidate is said to have died, two approve it, and stands after all',
    },
    before: withLot,
    does: gone('died', otherDraft),
    thenDone: both(otherDraft, MAYOR),
    undoes: gone('stands', draft),
    shows: itemsOf,
  },
  {
    ...{ act: 'say-day', back: 'say-day', name: 'the poll moves, two approve the day, and it moves back' },
    before: signed,
    does: moves('2002-07-01', movedDraft),
    thenDone: both(movedDraft, 'rules'),
    undoes: moves(tinySources.rules.date, draft),
    shows: (state) => [itemsOf(state), viewOf(state).keys.changes.day],
  },
  {
    ...{
      act: 'check-medium',
      back: 'put-medium',
      name: 'a medium that was looked at is written again: nobody has looked at it',
    },
    before: () => signed(recorded({ type: 'medium-put', medium: MEDIUM })),
    does: [recorded({ type: 'medium-checked', medium: MEDIUM }, KEN)],
    undoes: [recorded({ type: 'medium-put', medium: MEDIUM })],
    shows: ({ project }) => project.media.get(MEDIUM),
  },
  {
    ...{
      act: 'hand-out',
      back: 'put-medium',
      name: 'a medium is made after the boxes are gone: they are not complete',
    },
    before: signed,
    does: [recorded({ type: 'handed-out', station: STATION, to: '管理者' })],
    undoes: [recorded({ type: 'medium-put', medium: MEDIUM })],
    shows: ({ project }) => tinySources.stations.map((station) => isHandedOut(project, station)),
  },
  {
    ...{ act: 'check-list', back: 'put-list', name: 'a list that was looked at and arrived is put on a stick again' },
    before: () => signed(recorded({ type: 'list-put', station: STATION, version: 1 })),
    does: [recorded({ type: 'list-checked', station: STATION, version: 1 }, KEN)],
    thenDone: [recorded({ type: 'list-told', station: STATION, version: 1, who: '管理者' })],
    undoes: [recorded({ type: 'list-put', station: STATION, version: 1 })],
    shows: ({ project }) => project.carried.get(STATION),
  },
  {
    ...{
      act: 'say-list-told',
      back: 'put-list',
      name: 'a list that arrived is put on a stick again: nobody has told of this one',
    },
    before: () => signed(recorded({ type: 'list-put', station: STATION, version: 1 })),
    does: [recorded({ type: 'list-told', station: STATION, version: 1, who: '管理者' })],
    undoes: [recorded({ type: 'list-put', station: STATION, version: 1 })],
    shows: ({ project }) => project.carried.get(STATION),
  },
  ...rowsOfRolls({ KEN, KEY, STATION, recorded, screen, signed }),
  ...rowsOfLosses({ KEN, KEY, STATION, recorded, screen, signed }),
  {
    ...{
      act: 'check-share',
      back: 'put-share',
      name: 'a share that was seen and proved is put on another stick: neither was this one',
    },
    before: () => signed(recorded({ type: 'share-put', index: 1 })),
    does: [recorded({ type: 'share-checked', index: 1 }, KEN)],
    thenDone: [recorded({ type: 'share-proved', index: 1 })],
    undoes: [recorded({ type: 'share-put', index: 1 })],
    shows: ({ project }) => [project.shares.get(1), project.proved.get(1)],
  },
  {
    ...{ act: 'approve-clips', back: 'refuse-clip', name: 'a clip that two approved is refused: their word falls' },
    before: () => play(begun(), [recorded({ type: 'clip-refused', clip: CLIP, why: 'x' })]),
    does: [recorded({ type: 'clips-approved', clips: [CLIP] })],
    thenDone: [recorded({ type: 'clips-approved', clips: [CLIP] }, KEN)],
    undoes: [recorded({ type: 'clip-refused', clip: CLIP, why: 'x' })],
    shows: clipOf,
  },
  {
    ...{ act: 'refuse-clip', back: 'approve-clips', name: 'a refusal is taken back by who said it' },
    before: () => play(begun(), [recorded({ type: 'clips-approved', clips: [CLIP] })]),
    does: [recorded({ type: 'clip-refused', clip: CLIP, why: 'x' })],
    undoes: [recorded({ type: 'clips-approved', clips: [CLIP] })],
    shows: clipOf,
  },
  {
    ...{
      act: 'approve-number',
      back: 'take-number-back',
      name: 'the number is approved by two, and one takes it back',
    },
    before: withApprovers,
    does: [numberApproved(AI)],
    thenDone: [numberApproved(KEN)],
    undoes: [backSaid(AI), backSaid(KEN)],
    shows: (state) => viewOf(state).keys.number.approvedBy,
  },
  {
    ...{
      act: 'admit-approver',
      back: 'take-admission-back',
      name: 'somebody is made an approver by two and approves, and one takes it back',
    },
    before: () => play(withApprovers(), [admitted(AI)]),
    does: [admitted(KEN)],
    thenDone: [numberApproved(HANA)],
    undoes: [recorded({ type: 'admission-taken-back', name: HANA, why: '人ちがい' }, KEN)],
    shows: (state) => [viewOf(state).keys.number.approvers, viewOf(state).keys.number.approvedBy],
  },
  {
    ...{ act: 'open-room', back: 'close-room', name: 'a room is opened, somebody types, and it is closed' },
    before: withLot,
    does: [screen({ type: 'open-room', purpose: 'office' }), { type: 'room-open', sealTo: KEY }],
    thenDone: [{ type: 'passphrase-held', seat: 0 }],
    undoes: [screen({ type: 'close-room' })],
    shows: ({ room }) => room,
  },
  {
    ...{ act: 'make-papers', back: 'do-work', name: 'the papers of a list are none of the next one' },
    before: signed,
    does: [{ type: 'papers-made', papers: [paper] }],
    undoes: [recorded({ type: 'list-signed', version: 2, number: NUMBER, contents, says })],
    shows: ({ papers, shown }) => [papers, shown],
  },
  {
    ...{ act: 'look-at-paper', back: 'put-paper-away', name: 'a paper is looked at, and put away' },
    before: papersMade,
    does: [screen({ type: 'look-at-paper', path: '/papers/a.pdf' })],
    thenDone: [screen({ type: 'turn-paper', page: 1 })],
    undoes: [screen({ type: 'put-paper-away' })],
    shows: ({ shown }) => shown,
  },
  {
    ...{ act: 'turn-paper', back: 'turn-paper', name: 'a page of it is turned, and back' },
    before: () => play(papersMade(), [screen({ type: 'look-at-paper', path: '/papers/a.pdf' })]),
    does: [screen({ type: 'turn-paper', page: 1 })],
    undoes: [screen({ type: 'turn-paper', page: 0 })],
    shows: ({ shown }) => shown,
  },
  {
    ...{ act: 'turn-record', back: 'turn-record', name: 'a page of the record is turned, and back' },
    before: begun,
    does: [screen({ type: 'turn-record', page: 1 })],
    undoes: [screen({ type: 'turn-record', page: 0 })],
    shows: ({ recordPage }) => recordPage,
  },
  {
    ...{ act: 'show-clips', back: 'show-clips', name: 'other clips are shown, and these again' },
    before: begun,
    does: [screen({ type: 'show-clips', group: 'rest', page: 1 } as never)],
    undoes: [screen({ type: 'show-clips', group: 'names', page: 0 })],
    shows: ({ clipsShown }) => clipsShown,
  },
  ...rowsOfTurnout({ KEN, KEY, STATION, recorded, screen, signed }),
]

everyActIsTakenBack<OfficeState, OfficeEvent, Type>({
  app: 'office',
  types: officeScreenEventSchema.options.map(({ shape }) => shape.type.value),
  play,
  rows,
  never: {
    begin: 'the first line of a record: another election is another folder',
    join: 'who was taken in stays in the record, with who took the person in',
    'give-passphrase': 'it is held while the room is open: closing the room is its row',
    'look-at-own-machine': 'it looks, and changes nothing',
    'look-for-files': 'it looks, and changes nothing',
    'look-at-round': 'it looks, and changes nothing',
    'look-at-meetings': 'it looks, and changes nothing',
    'take-voice': 'a pack takes the place of the one before; clips that sound and say the same keep their word',
    'make-voice': 'as take-voice',
    'take-documents': 'what was brought stays in the record, and counts for nothing before two approve it',
    'approve-document': 'a signature that may have left on a stick: a wrong file is signed and approved anew',
    'put-document-approvals': 'as put-kits',
    'put-turnout': 'as put-kits',
    'put-kits': 'files on a stick: written over at the next press',
    'take-machine-files': 'files of machines take the place of those before, and the page says which are there',
    'put-templates': 'files on a stick: written over at the next press',
    'put-letters': 'as put-templates',
    'put-rehearsal': 'files on a stick: written over at the next press',
    'print-paper': 'paper that came out is paper; it can be printed once more',
    'print-papers': 'as print-paper',
    'print-record': 'a paper of the record as it is; with each act it is none of it any more',
    acknowledge: 'it puts words away, and changes nothing',
  },
})
