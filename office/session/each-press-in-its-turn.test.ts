/** A press out of turn, by nobody, or on what is not there any more: refused with its word, and nothing is asked of the services. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import { newRoom } from './room.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const AT = '2002-06-10T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const LONG = 'a passphrase of thirteen'
const draft = draftOf(tinySources, KEY)
const station = tinySources.stations[0]?.id as NonNullable<(typeof tinySources.stations)[number]>['id']
let state: OfficeState

function hear(event: OfficeEvent) {
  const { state: next, effects } = step(state, event)
  state = next
  return effects
}

const send = (event: OfficeScreenEvent) => hear({ type: 'screen', event })
const recorded = (act: Act, by = '愛') => hear({ type: 'recorded', entry: { act, at: AT, by }, head: KEY })
const minute = (time: string) => hear({ type: 'minute', now: `2002-06-10T${time}` as LocalMinute })

/** The effects that are asked for, and the word on the screen. */
function press(event: OfficeScreenEvent) {
  const effects = send(event)
  return [effects.map(({ type }) => type), state.message?.code ?? null]
}

beforeEach(() => {
  state = initial(AT).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  hear({ type: 'person-open', name: '愛' })
})

const BY_SOMEBODY: readonly OfficeScreenEvent[] = [
  { type: 'join', name: '葵', passphrase: LONG },
  { type: 'import', folder: '/stick' },
  { type: 'mend', file: 'roll.csv', line: 2, column: 'name', was: 'a', is: 'b' },
  { type: 'state-lot', contest: 'mayor', drawnBy: '長', on: '2002-06-16' as LocalDate },
  { type: 'approve', item: 'rules', content: KEY },
  { type: 'say-paper', contest: 'mayor', paper: true, why: 'x', decidedBy: 'y' },
  { type: 'put-list', station },
  { type: 'print-record' },
  { type: 'open-room', purpose: 'office' },
  { type: 'give-passphrase', seat: 0, sealed: 'typed' },
  { type: 'do-work' },
  { type: 'put-kits' },
  { type: 'make-papers' },
  { type: 'put-rehearsal' },
  { type: 'hand-out', station, to: '管理者' },
]

test.each(BY_SOMEBODY)(
  '$type: not by nobody, not while something is under way, not before the record is read',
  (event) => {
    hear({ type: 'progress', work: 'reading', done: 0, whole: null })
    expect(press(event)).toEqual([[], 'busy'])
    state = { ...state, busy: null, person: null }
    expect(press(event)).toEqual([[], 'nobody-signed-in'])
    state = initial(AT).state
    expect([send(event), state]).toEqual([[], initial(AT).state])
  },
)

describe('who is here', () => {
  test('a project begins once; its first person is the only one without anybody beside', () => {
    expect([send({ type: 'begin', use: 'rehearsal', name: '葵', passphrase: LONG }), state.busy]).toEqual([[], null])
    state = initial(AT).state
    hear({ type: 'loaded', entries: [], checked: null, head: KEY })
    expect(press({ type: 'begin', use: 'live', name: '愛', passphrase: 'short' })).toEqual([[], 'passphrase-short'])
    expect(send({ type: 'begin', use: 'live', name: '愛', passphrase: LONG })).toEqual([
      { type: 'make-person', name: '愛', passphrase: LONG, begins: 'live', at: AT },
    ])
    expect(state).toMatchObject({ message: null, busy: { work: 'passphrase' } })
  })

  test('a name is one person, and a passphrase is long', () => {
    const join = (name: string, passphrase: string) => press({ type: 'join', name, passphrase })
    expect(join('健', LONG)).toEqual([[], 'name-taken'])
    expect(join('　健 ', LONG)).toEqual([[], 'name-taken'])
    expect(join('葵', 'short')).toEqual([[], 'passphrase-short'])
    expect(send({ type: 'join', name: '葵', passphrase: LONG })).toMatchObject([{ type: 'make-person', begins: null }])
  })

  test('whoever tries to sign in puts out who was here, right or wrong; of a stranger nothing is asked', () => {
    expect(press({ type: 'sign-in', name: '葵', passphrase: LONG })).toEqual([[], 'passphrase-wrong'])
    expect(state.person?.name).toBe('愛')
    expect(send({ type: 'sign-in', name: '健', passphrase: 'x' })).toEqual([
      { type: 'open-person', name: '健', passphrase: 'x' },
    ])
    expect(state.person).toBeNull()
    hear({ type: 'refused', code: 'passphrase-wrong', about: { name: '健' } })
    expect(state).toMatchObject({ busy: null, person: null, message: { code: 'passphrase-wrong' } })
  })

  test('signed out, the key is closed', () => {
    expect(send({ type: 'sign-out' })).toEqual([{ type: 'close-person' }])
    expect(state.person).toBeNull()
  })

  test('a quarter of an hour counts from the last press, not while work is under way, and not while nobody is here', () => {
    minute('10:14')
    send({ type: 'acknowledge' })
    expect([minute('10:28'), state.person?.name]).toEqual([[], '愛'])
    hear({ type: 'progress', work: 'reading', done: 0, whole: null })
    expect([minute('10:45'), state.person?.name]).toEqual([[], '愛'])
    state = {
      ...state,
      busy: null,
      room: { ...newRoom('office', { holders: 3 }), work: { phase: 'import', done: 0, total: 1, note: null } },
    }
    expect([minute('10:46'), state.person?.name]).toEqual([[], '愛'])
    state = { ...state, room: null }
    expect(minute('10:47').map(({ type }) => type)).toEqual(['close-person', 'close-room'])
    expect([minute('11:47'), state.now]).toEqual([[], '2002-06-10T11:47'])
  })
})

describe('files', () => {
  test('only from a folder that was found, and what is not there is said', () => {
    expect(send({ type: 'look-for-files' })).toEqual([{ type: 'look-for-files' }])
    hear({ type: 'files-found', folders: [] })
    expect(state.message?.code).toBe('nothing-to-import')
    expect(press({ type: 'import', folder: '/stick' })).toEqual([[], 'nothing-to-import'])
    hear({ type: 'files-found', folders: ['/stick/a'] })
    expect(state.message).toBeNull()
    expect(press({ type: 'import', folder: '/stick' })).toEqual([[], 'nothing-to-import'])
    expect(send({ type: 'import', folder: '/stick/a' })).toEqual([{ type: 'import', folder: '/stick/a', at: AT }])
    expect(state.busy).toEqual({ work: 'reading', done: 0, whole: null })
  })

  test('half a character is no cell that anybody saw', () => {
    const mend = { type: 'mend', file: 'roll.csv', line: 2, column: 'name', was: 'a', is: 'b' } as const
    expect(press({ ...mend, was: '\ud842' })).toEqual([[], 'value-not-possible'])
    expect(press({ ...mend, column: '\ud842' })).toEqual([[], 'value-not-possible'])
    expect(send(mend)).toEqual([
      { type: 'mend', place: { file: 'roll.csv', line: 2, column: 'name' }, was: 'a', is: 'b', at: AT },
    ])
  })

  test('what was checked decides which machines are looked for; without a draft there are none', () => {
    const found = hear({ type: 'checked', checked: { errors: [], warnings: [], draft } })
    expect(found).toEqual([{ type: 'look-at-machines', stations: draft.stations.map((each) => each.station) }])
    hear({ type: 'machines-seen', machines: { there: [], missing: [], wrong: null } })
    expect(hear({ type: 'checked', checked: { errors: [], warnings: [], draft: null } })).toEqual([])
    expect([state.machines, state.busy, state.message]).toEqual([null, null, null])
  })
})

describe('a room for keys', () => {
  const SEATS = (seats: readonly string[]) => state.room?.seats.map((each) => each.state).join() === seats.join()

  test('one at a time, and of cards only with the cards', () => {
    const cards = { type: 'voting', station, count: 20 } as const
    expect(press({ type: 'open-room', purpose: 'office', cards })).toEqual([[], 'item-changed'])
    expect(press({ type: 'open-room', purpose: 'cards' })).toEqual([[], 'item-changed'])
    expect(press({ type: 'open-room', purpose: 'cards', cards })).toEqual([[], 'package-first'])
    expect(press({ type: 'open-room', purpose: 'prove' })).toEqual([[], 'package-first'])
    expect(send({ type: 'open-room', purpose: 'office' })).toEqual([
      { type: 'open-room', purpose: 'office', cards: null },
    ])
    expect(press({ type: 'open-room', purpose: 'office' })).toEqual([[], 'seats-open'])
  })

  test('a passphrase is typed at an empty seat of a room that listens, and at no other', () => {
    const give = (seat: number) => press({ type: 'give-passphrase', seat, sealed: 'typed' })
    expect(give(0)).toEqual([[], 'busy'])
    send({ type: 'open-room', purpose: 'office' })
    expect(give(0)).toEqual([[], 'busy'])
    hear({ type: 'room-open', sealTo: KEY })
    expect(give(1)).toEqual([[], 'busy'])
    expect(send({ type: 'give-passphrase', seat: 0, sealed: 'typed' })).toEqual([
      { type: 'give-passphrase', seat: 0, sealed: 'typed', at: AT },
    ])
    expect([SEATS(['checking']), give(0)]).toEqual([true, [[], 'busy']])
    hear({ type: 'passphrase-refused', seat: 0, code: 'passphrase-wrong', about: {} })
    expect([SEATS(['empty']), state.message?.code, give(0)[0]]).toEqual([true, 'passphrase-wrong', ['give-passphrase']])
    hear({ type: 'passphrase-held', seat: 0 })
    expect([SEATS(['held']), give(0)]).toEqual([true, [[], 'busy']])
  })

  test('its work is begun once and by a room that has some, and nobody closes it under the work but a row of cards', () => {
    expect(press({ type: 'do-work' })).toEqual([[], 'busy'])
    const full = newRoom('office', { holders: 3 })
    const held = { ...full, seats: full.seats.map((seat) => ({ ...seat, state: 'held' }) as const) }
    state = { ...state, room: { ...held, purpose: 'prove' } }
    expect(press({ type: 'do-work' })).toEqual([[], 'busy'])
    state = { ...state, room: held }
    expect(send({ type: 'do-work' })).toMatchObject([{ type: 'do-work', at: AT }])
    expect(state.room?.work).toEqual({ phase: 'import', done: 0, total: 1, note: null })
    expect(press({ type: 'do-work' })).toEqual([[], 'busy'])
    hear({ type: 'room-progress', phase: 'import', done: 3, total: 9 })
    expect(state.room?.work).toEqual({ phase: 'import', done: 3, total: 9, note: null })
    expect([press({ type: 'close-room' }), state.room === null]).toEqual([[[], 'busy'], false])
    state = { ...state, room: state.room && { ...state.room, purpose: 'cards' } }
    expect([send({ type: 'close-room' }), state.room]).toEqual([[{ type: 'close-room' }], null])
    // The process still speaks of a room that is gone.
    hear({ type: 'passphrase-held', seat: 0 })
    hear({ type: 'room-progress', phase: 'import', done: 4, total: 9 })
    hear({ type: 'room-open', sealTo: KEY })
    expect(state.room).toBeNull()
  })

  test('its end is said when it came to nothing, and is silent when it is done', () => {
    send({ type: 'open-room', purpose: 'office' })
    hear({ type: 'room-over', code: 'key-process-ended', about: {} })
    expect([state.room, state.message?.code]).toEqual([null, 'key-process-ended'])
    send({ type: 'open-room', purpose: 'office' })
    hear({ type: 'room-over', code: null, about: {} })
    expect([state.room, state.message]).toEqual([null, null])
  })
})

describe('what waits for something else', () => {
  test('kits and machines’ files for the commission’s key, papers and boxes for the package', () => {
    for (const type of ['put-kits', 'take-machine-files'] as const)
      expect(press({ type })).toEqual([[], 'office-first'])
    expect(press({ type: 'make-papers' })).toEqual([[], 'package-first'])
    recorded({ type: 'office-made', authority: KEY })
    const stations = draft.stations.map((each) => each.station)
    expect(send({ type: 'put-kits' })).toEqual([{ type: 'put-kits', stations, at: AT }])
    expect(state.busy).toEqual({ work: 'writing', done: 0, whole: null })
    state = { ...state, busy: null, checked: null }
    expect(press({ type: 'put-kits' })).toEqual([[], 'office-first'])
    expect(press({ type: 'put-rehearsal' })).toEqual([[], 'nothing-to-import'])
    expect(press({ type: 'print-record' })).toEqual([[], 'nothing-to-import'])
  })

  test('a box for a station that is none of this election stays', () => {
    recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: '', contents: [] })
    expect(press({ type: 'hand-out', station: 'S-99' as never, to: '管理者' })).toEqual([[], 'item-changed'])
  })

  test('what was written is shown where it lies, and the next thing may be pressed', () => {
    const busy = () => hear({ type: 'progress', work: 'writing', done: 1, whole: 2 })
    busy()
    const slip = { name: 'list-slips', station: null, path: '/p/a.pdf' } as const
    hear({ type: 'papers-made', papers: [{ ...slip, pages: [[]] }] })
    expect([viewOf(state).papers, state.busy]).toEqual([[{ ...slip, pages: 1, atPrinter: null }], null])
    busy()
    hear({ type: 'files-put', what: 'rehearsal', folder: '/stick/rehearsal' })
    expect([viewOf(state).put, state.busy]).toEqual([{ rehearsal: '/stick/rehearsal' }, null])
  })
})

test('a lost disk ends it: nobody is here, no room is open, and both keys are closed', () => {
  send({ type: 'open-room', purpose: 'office' })
  const effects = hear({ type: 'fault', code: 'project-not-writable' })
  expect(effects).toEqual([{ type: 'close-person' }, { type: 'close-room' }])
  expect(state).toMatchObject({ phase: 'out-of-service', person: null, room: null, busy: null })
})
