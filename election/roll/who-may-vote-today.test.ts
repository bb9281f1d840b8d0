import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ElectionRules, ElectionSources, RollMark, RollRow } from '#election/definition/definition.ts'
import type { ElectionId, RollNumber, StationId } from '#election/ids.ts'
import { type LocalDate, parseDate, parseTime } from '#election/time.ts'
import { reachesAgeOn, votingAgeByLaw } from '../age.ts'
import { eligibility, FIRST_VISIT, isEligibleOnElectionDay, type RefusalReason } from './eligibility.ts'
import { readRollFile, writeRollFile } from './roll-file.ts'
import { stationFactsOf } from './station-facts.ts'

function day(text: string): LocalDate {
  const date = parseDate(text)
  if (date === null) throw new Error(`no such day: ${text}`)
  return date
}

const rules = {
  date: day('2002-06-23'),
  opens: parseTime('07:00'),
  votingAge: 20,
  residentSinceLatest: day('2002-03-15'),
} as ElectionRules
const desk = { station: '2' as StationId, today: day('2002-06-23') }

const voter: RollRow = {
  rollNo: '2-1' as RollNumber,
  station: '2' as StationId,
  name: '葛\u{e0102}城　清',
  kana: 'かつらぎ　きよし',
  sex: 'M',
  birthDate: day('1950-01-01'),
  address: '朝霧"1",番地\\',
  residentSince: day('1990-01-01'),
  ticket: 'T1',
  mark: 'none',
}

function reasonOf(change: Partial<RollRow>, visits = FIRST_VISIT): RefusalReason | 'eligible' {
  const result = eligibility({ ...voter, ...change }, rules, desk, visits)
  return result.type === 'refused' ? result.reason : 'eligible'
}

describe('who may be given a card (ELG-01…05)', () => {
  it('a voter of this station without a mark may', () => {
    expect(reasonOf({})).toBe('eligible')
  })

  it('who is not on the roll may not, even with a ticket', () => {
    expect(eligibility(null, rules, desk)).toEqual({ type: 'refused', reason: 'not-on-roll' })
  })

  it('a voter of another station is sent there, whatever else holds', () => {
    expect(reasonOf({ station: '3' as StationId, mark: 'struck' })).toBe('other-station')
  })

  it.each<[RollMark, RefusalReason]>([
    ['struck', 'struck'],
    ['died', 'died'],
    ['moved', 'moved'],
    ['disqualified', 'disqualified'],
    ['absentee_voted', 'absentee-voted'],
    ['absentee_issued', 'absentee-issued'],
    ['early_voted', 'early-voted'],
  ])('a row marked %s is refused', (mark, reason) => {
    expect(reasonOf({ mark })).toBe(reason)
  })

  it.each<[string, RefusalReason | 'eligible']>([
    ['1982-06-23', 'eligible'],
    ['1982-06-24', 'eligible'],
    ['1982-06-25', 'under-age'],
  ])('born on %s, on 2002-06-23: %s', (birthDate, expected) => {
    expect(reasonOf({ birthDate: day(birthDate) })).toBe(expected)
  })

  it.each<[string, RefusalReason | 'eligible']>([
    ['2002-03-14', 'eligible'],
    ['2002-03-15', 'eligible'],
    ['2002-03-16', 'not-resident-long-enough'],
  ])('resident since %s: %s', (residentSince, expected) => {
    expect(reasonOf({ residentSince: day(residentSince) })).toBe(expected)
  })

  it('since a day that the roll does not say: who is registered has lived there long enough (PEO 21)', () => {
    expect(reasonOf({ residentSince: null })).toBe('eligible')
  })

  it('age counts on the day of the visit, so who is of age on election day may still be too young to vote early', () => {
    const early = { ...desk, today: day('2002-06-22') }
    const row = { ...voter, birthDate: day('1982-06-24') }
    expect(eligibility(row, rules, early)).toEqual({ type: 'refused', reason: 'under-age' })
  })

  it('absentee papers that were handed out free their row when they are handed back, and no other row (ELG-03)', () => {
    const back = { ...FIRST_VISIT, papersBack: true }
    expect(reasonOf({ mark: 'absentee_issued' }, back)).toBe('eligible')
    expect(reasonOf({ mark: 'absentee_voted' }, back)).toBe('absentee-voted')
    expect(reasonOf({ mark: 'absentee_issued', birthDate: day('1982-06-25') }, back)).toBe('under-age')
  })

  it('who voted early in a part of the contests may take the others, and who voted early in all gets nothing (ELG-02a)', () => {
    const inPart = { ...FIRST_VISIT, earlyInPart: true }
    expect(reasonOf({ mark: 'early_voted' }, inPart)).toBe('eligible')
    expect(reasonOf({ mark: 'early_voted' }, { ...inPart, nothingLeft: true })).toBe('already-voted')
    expect(reasonOf({ mark: 'early_voted' }, FIRST_VISIT)).toBe('early-voted')
    expect(reasonOf({ mark: 'died' }, inPart)).toBe('died')
  })

  it('a second card while one is out, or when nothing is left, is refused; what was declined may be voted later (ISS-10)', () => {
    expect(reasonOf({}, { ...FIRST_VISIT, cardOut: true })).toBe('already-issued')
    expect(reasonOf({}, { ...FIRST_VISIT, nothingLeft: true })).toBe('already-voted')
    expect(reasonOf({}, FIRST_VISIT)).toBe('eligible')
  })
})

describe('age', () => {
  it.each([
    ['1982-06-24', 20, '2002-06-23'],
    ['2000-01-01', 18, '2017-12-31'],
    ['2004-02-29', 18, '2022-02-28'],
    ['2004-02-29', 20, '2024-02-28'],
    ['2004-03-01', 20, '2024-02-29'],
    ['2004-03-01', 18, '2022-02-28'],
  ])('born on %s, %i on %s', (birthDate, age, reached) => {
    expect(reachesAgeOn(day(birthDate), age)).toBe(reached)
  })

  it('of voting is 20 until the polls announced from 2016-06-22', () => {
    expect(votingAgeByLaw(day('2002-06-23'))).toBe(20)
    expect(votingAgeByLaw(day('2016-06-28'))).toBe(20)
    expect(votingAgeByLaw(day('2016-06-29'))).toBe(18)
    expect(votingAgeByLaw(day('2027-04-25'))).toBe(18)
  })
})

describe('the numbers of voters that the count reconciles with', () => {
  const marks: RollMark[] = [
    'none',
    'struck',
    'died',
    'moved',
    'disqualified',
    'absentee_voted',
    'absentee_issued',
    'early_voted',
  ]
  const roll = [
    ...marks.map((mark, index) => ({ ...voter, mark, rollNo: `2-${index}` as RollNumber })),
    { ...voter, rollNo: '2-8' as RollNumber, birthDate: day('1982-06-25') },
    { ...voter, rollNo: '2-9' as RollNumber, residentSince: day('2002-03-16') },
  ]

  it('one number where each has every contest (PRE-03); registered: not struck; eligible: with absentee and early voters, without who lost or lacks the right', () => {
    const sources = {
      rules,
      contests: [],
      paperContests: [],
      stations: [{ id: '2' }, { id: '3' }],
      roll,
    } as unknown as ElectionSources
    expect(stationFactsOf(sources)).toEqual([
      { station: '2', registered: 9, eligible: 4, entitled: [] },
      { station: '3', registered: 0, eligible: 0, entitled: [] },
    ])
    expect(roll.filter((row) => isEligibleOnElectionDay(row, rules)).map(({ mark }) => mark)).toEqual([
      'none',
      'absentee_voted',
      'absentee_issued',
      'early_voted',
    ])
  })

  it('no more candidates than seats: uncontested; candidates in the order drawn, not of the file', () => {
    const sources = {
      contests: [
        { id: 'a', kind: 'council', seats: 2 },
        { id: 'b', kind: 'council', seats: 2 },
      ],
      candidates: [
        { id: 1, contest: 'a', number: 2, gone: null },
        { id: 2, contest: 'b', number: 3, gone: null },
        { id: 3, contest: 'a', number: 1, gone: null },
        { id: 4, contest: 'b', number: 1, gone: null },
        { id: 5, contest: 'b', number: 2, gone: null },
      ],
    } as unknown as ElectionSources
    const list = candidateListOf(sources, '0011223344556677' as ElectionId)
    expect(list.contests.map(({ uncontested, candidates }) => [uncontested, candidates.map(({ id }) => id)])).toEqual([
      [true, [3, 1]],
      [false, [4, 5, 2]],
    ])
    expect(list.version).toBe(1)
  })
})

describe('the roll of a station as a file', () => {
  const rows = [voter, { ...voter, rollNo: '2-2' as RollNumber, mark: 'moved' as const }]
  const said = { asOf: null, lists: false }
  const text = new TextDecoder().decode(writeRollFile({ ...said, rows }))
  const read = (changed: string) => readRollFile(new TextEncoder().encode(changed))

  it('comes back as it was, every character exact', () => {
    const dated = { asOf: '2002-06-15' as LocalDate, lists: true }
    const heads = [said, dated, { ...dated, lists: false }, { asOf: null, lists: true }]
    for (const value of heads.flatMap((head) => [
      { ...head, rows },
      { ...head, rows: [] },
    ])) {
      expect(readRollFile(writeRollFile(value))).toEqual({ ok: true, value })
    }
  })

  it.each<[string, string, number]>([
    ['a line is missing', text.split('\n').slice(0, 2).join('\n').concat('\n'), 1],
    ['the end is cut off', text.slice(0, -1), 1],
    ['another format', text.replace('"format":1', '"format":2'), 1],
    ['a roll of a day that does not exist', text.replace('"asOf":null', '"asOf":"2002-02-30"'), 1],
    ['a head that does not say whether lists follow', text.replace(',"lists":false', ''), 1],
    ['a day that does not exist', text.replace('1990-01-01', '1990-02-30'), 2],
    ['a birthday that does not exist', text.replace('1950-01-01', '1950-13-01'), 2],
    ['a sex that no row has', text.replace('"M"', '"X"'), 2],
    ['a number in the place of a text', text.replace('"T1"', '1'), 2],
    ['a text without end', text.replace('T1', 'T'.repeat(1001)), 2],
    ['a row without its number', text.replace('"2-1"', '""'), 2],
    ['a mark before the first byte', `\ufeff${text}`, 1],
    ['an unknown mark', text.replace('moved', 'mooved'), 3],
    ['a cell too many', text.replace('"none"]', '"none",""]'), 2],
    ['the same row twice', text.replace('2-2', '2-1'), 3],
    ['no JSON', text.replace('["2-2"', '["2-2'), 3],
  ])('%s: refused', (_name, changed, line) => {
    expect(changed).not.toBe(text)
    expect(read(changed)).toEqual({ ok: false, error: { type: 'roll-file-unreadable', line } })
  })

  it('bytes that are no text: refused', () => {
    expect(readRollFile(Uint8Array.of(0xff, 0x0a)).ok).toBe(false)
    const broken = writeRollFile({ ...said, rows })
    broken[broken.indexOf(utf8('清')[0] ?? 0)] = 0xff
    expect(readRollFile(broken).ok).toBe(false)
  })
})
