import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import {
  allMinutesFields,
  keptMinutes,
  MINUTES_LETTERS_MAX,
  type MinutesEntry,
  type MinutesFields,
  minutesFieldNamed,
  minutesOf,
  minutesOfContest,
  withMinutes,
  wrongFields,
} from './minutes.ts'

const AT = '2002-06-23T21:30' as LocalMinute
const POLL = '2002-06-23' as LocalDate
const CONTESTS = [
  { id: 'mayor', candidates: [1, 2] },
  { id: 'council', candidates: [1, 2, 3] },
]
const ALL = allMinutesFields(CONTESTS)
const say = (entries: readonly MinutesEntry[], fields: MinutesFields, reason = '', printed = false) =>
  withMinutes(entries, { at: AT, by: '書記 花子', reason, fields }, { printed, contests: CONTESTS, poll: POLL })

function said(entries: readonly MinutesEntry[], fields: MinutesFields, reason = ''): readonly MinutesEntry[] {
  const made = say(entries, fields, reason)
  return made.ok ? [...entries, made.value] : expect.unreachable(made.error.type)
}

it('what is added needs no reason; what is changed or taken away does, and every entry stays', () => {
  const first = said([], { 'count place': ' 市民体育館 ', 'count witness 2 name': '立会 春子', 'count staff': '' })
  expect(minutesOf(first)).toEqual({ 'count place': '市民体育館', 'count witness 2 name': '立会 春子' })
  const more = { ...minutesOf(first), 'count began': '2002-06-23T21:00' }
  const second = said(first, more, 'asked for by nobody')
  expect(second[1]).toMatchObject({ number: 2, reason: '' })
  for (const changed of [
    { ...more, 'count place': '公民館' },
    { 'count began': '2002-06-23T21:00', 'count place': '市民体育館' },
  ]) {
    expect(say(second, changed)).toEqual({ ok: false, error: { type: 'minutes-reason-missing' } })
    const third = said(second, changed, ' 場所の書き違い ')
    expect(third).toHaveLength(3)
    expect(third.slice(0, 2)).toEqual(second)
    expect(third[2]).toMatchObject({ number: 3, reason: '場所の書き違い' })
  }
  expect(say(second, more)).toEqual({ ok: false, error: { type: 'minutes-as-before' } })
})

it('when a record was printed every change is a correction', () => {
  expect(say([], { 'count place': '体育館' }, '', true)).toEqual({
    ok: false,
    error: { type: 'minutes-reason-missing' },
  })
  expect(say([], { 'count place': '体育館' }, '後から分かった', true).ok).toBe(true)
})

it('a year or a month that slipped is refused: nothing of a count is before the poll, or months after it', () => {
  for (const day of ['2001-06-23', '2002-06-22', '2002-07-25', '2003-06-23'])
    expect(say([], { 'count began': `${day}T21:30` })).toEqual({ ok: false, error: { type: 'minutes-not-then' } })
  expect(say([], { 'meeting began': '2002-07-02T09:00' }).ok).toBe(true)
})

it('it does not end before it begins; after midnight is another day', () => {
  for (const paper of ['count', 'meeting']) {
    const night = { [`${paper} began`]: '2002-06-23T21:30', [`${paper} ended`]: '2002-06-24T00:40' }
    expect(say([], night).ok).toBe(true)
    const turned = { ...night, [`${paper} ended`]: '2002-06-23T00:40' }
    expect(say([], turned)).toEqual({ ok: false, error: { type: 'minutes-end-first' } })
  }
})

it('each place takes what is of its kind, and nothing else has a place', () => {
  const wrong: MinutesFields = {
    'count began': '21:30',
    'count ended': '2002-02-30T10:00',
    'count staff': '十人',
    'count witness 1 came': '25:00',
    'count witness 11 name': '多い',
    'count place': '長'.repeat(401),
    'meeting moved': 'no such place',
    constructor: 'x',
    'count provisional 1 decision': '受理',
    'count provisional 21 name': '多い',
    'of mayor count place': 'of no election alone',
    'of mayor elected 0 address': 'nobody',
    'of mayor meeting received': '夜',
    'of mayor meeting began': '20:00',
  }
  const right = {
    'count sent-to': '選管',
    'meeting staff': '12',
    'meeting witness 10 came': '00:05',
    'count provisional 20 decision': 'refused',
    'of council elected 3 address': '見本町3-3',
    'of mayor meeting witness 10 came': '20:00',
  }
  expect(wrongFields({ ...wrong, ...right })).toEqual(Object.keys(wrong))
  expect(say([], wrong)).toEqual({ ok: false, error: { type: 'minutes-malformed' } })
  expect(say([], right).ok).toBe(true)
})

it('comes back from the disk as it was said, whatever was typed', () => {
  const value = { words: fc.string({ maxLength: 40 }), minute: fc.constant('2002-06-23T23:59') }
  const fields = fc
    .uniqueArray(fc.constantFrom(...ALL.filter(({ kind }) => kind === 'words' || kind === 'minute')), {
      minLength: 1,
      selector: ({ name }) => name,
    })
    .chain((all) => fc.tuple(...all.map(({ name, kind }) => value[kind as 'words' | 'minute'].map((v) => [name, v]))))
  fc.assert(
    fc.property(fields, (typed) => {
      const made = say([], Object.fromEntries(typed))
      if (!made.ok) return made.error.type === 'minutes-as-before' || made.error.type === 'minutes-malformed'
      const bytes = canonicalJson(keptMinutes.of(made.value, '0123456789abcdef', null))
      const read = keptMinutes.schema.parse(JSON.parse(new TextDecoder().decode(bytes)))
      expect(keptMinutes.from(read)).toEqual(made.value)
      return true
    }),
  )
})

it('each place has a name of its own that brings it back, whatever the election is called', () => {
  const named = allMinutesFields([
    ...CONTESTS,
    { id: 'elected', candidates: [9999] },
    { id: 'meeting', candidates: [] },
  ])
  expect(new Set(named.map(({ name }) => name)).size).toBe(named.length)
  for (const field of named) expect(minutesFieldNamed(field.name)).toEqual(field)
  // The screen's events and the files take no longer ones.
  const longest = allMinutesFields([{ id: 'x'.repeat(32), candidates: [9999] }])
  expect(Math.max(...longest.map(({ name }) => name.length))).toBeLessThanOrEqual(80)
})

it('no place of another election, and of nobody who does not stand', () => {
  for (const name of ['of governor meeting place', 'of mayor elected 3 address']) {
    expect(wrongFields({ [name]: '見本町' })).toEqual([])
    expect(say([], { [name]: '見本町' })).toEqual({ ok: false, error: { type: 'minutes-malformed' } })
    // An empty place of whatever form says nothing.
    expect(say([], { [name]: ' ', 'count place': '体育館' }).ok).toBe(true)
  }
})

it('one election has its own words before those for all; its witnesses are its own table', () => {
  const fields = {
    'meeting place': '市民体育館',
    'meeting officer': '選挙 長',
    'meeting witness 1 name': '立会 春子',
    'meeting witness 2 name': '立会 夏男',
    'of mayor meeting place': '市役所',
    'of mayor meeting witness 2 name': '立会 秋子',
    'of mayor elected 1 address': '見本町1-1',
  }
  expect(minutesOfContest(fields, 'mayor')).toEqual({
    'meeting place': '市役所',
    'meeting officer': '選挙 長',
    'meeting witness 2 name': '立会 秋子',
    'elected 1 address': '見本町1-1',
  })
  const { 'of mayor meeting place': _, ...rest } = fields
  expect(minutesOfContest(rest, 'mayor')).toMatchObject({ 'meeting place': '市民体育館' })
  expect(minutesOfContest(fields, 'council')).toEqual({
    'meeting place': '市民体育館',
    'meeting officer': '選挙 長',
    'meeting witness 1 name': '立会 春子',
    'meeting witness 2 name': '立会 夏男',
  })
})

it('an own end is not before the beginning that is in force, whoever said that', () => {
  const forAll = { 'meeting began': '2002-06-24T09:00', 'meeting ended': '2002-06-24T10:00' }
  const early = { ...forAll, 'of mayor meeting ended': '2002-06-24T08:30' }
  expect(say([], early)).toEqual({ ok: false, error: { type: 'minutes-end-first' } })
  expect(say([], { ...early, 'of mayor meeting began': '2002-06-24T08:00' }).ok).toBe(true)
})

it('takes no more than a page can send and a file can hold', () => {
  const places = ALL.filter(({ kind }) => kind === 'words').slice(0, MINUTES_LETTERS_MAX / 150)
  const full = places.map(({ name }) => [name, '長'.repeat(150)] as const)
  expect(say([], Object.fromEntries(full)).ok).toBe(true)
  const over = { ...Object.fromEntries(full), 'count staff': '1' }
  expect(say([], over)).toEqual({ ok: false, error: { type: 'minutes-too-long' } })
})
