/** 住民投票 in contests.csv and candidates.csv. */
import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const HEAD = 'contest,title,kind,seats,council_seats,answers,quorum,quorum_of'
const MAYOR = 'mayor,みほん,head,1,,,,'
const CHOICES = ['council,1,賛成,さんせい,,,', 'council,2,反対,はんたい,,,']

function imported(row: string, { choices = CHOICES, mayor = MAYOR, head = HEAD } = {}) {
  const candidates = [
    'contest,number,name,kana,party,party_kana,display_name',
    'mayor,1,見本　愛,みほん　あい,無所属,むしょぞく,',
    'mayor,2,見本　勇,みほん　いさむ,無所属,むしょぞく,',
  ]
  const files: TextFiles = {
    ...GOOD_FILES,
    'contests.csv': `${[head, mayor, row].join('\n')}\n`,
    'candidates.csv': `${[...candidates, ...choices].join('\n')}\n`,
  }
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

function questionOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value.sources.contests[1]?.question
}

function errorsOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  return result.ok ? [] : result.error.errors.map(({ file, line, column, code }) => `${file} ${line} ${column} ${code}`)
}

describe('the opening', () => {
  const of = (row: string) => [row, { head: `${HEAD},quorum_opened`, mayor: `${MAYOR},` }] as const

  it('is said with the quorum, and is always where nobody says it', () => {
    for (const word of ['always', '必ず開票', ''])
      expect(questionOf(...of(`council,橋,question,1,,yes_no,1/2,,${word}`))?.quorum?.opened).toBe('always')
  })

  it('may wait for the quorum of the votes cast', () => {
    for (const word of ['reached', '達したときだけ開票'])
      expect(questionOf(...of(`council,橋,question,1,,yes_no,1/2,,${word}`))?.quorum).toEqual({
        ...{ of: 'cast', over: 1, under: 2, opened: 'reached' },
      })
  })

  it.each([
    ['without a quorum', 'yes_no,,,always', 'of-a-question-alone'],
    ['by a word that is none', 'yes_no,1/2,,never', 'not-in-list'],
    ['where it measures the most votes', 'yes_no,1/2,most,reached', 'not-closed-here'],
  ])('is refused %s', (_, row, code) => {
    expect(errorsOf(...of(`council,橋,question,1,,${row}`))).toEqual([`contests.csv 3 quorum_opened ${code}`])
  })
})

describe('a question', () => {
  it('has its form, and a quorum where the ordinance names one', () => {
    expect(questionOf('council,橋,question,1,,yes_no,,')).toEqual({ answers: 'yes-no' })
    expect(questionOf('council,橋,住民投票,1,,賛否,2分の1,')).toEqual({
      answers: 'yes-no',
      quorum: { of: 'cast', over: 1, under: 2, opened: 'always' },
    })
    expect(questionOf('council,橋,住民投票,1,,択一,１/４,最多の得票')).toEqual({
      answers: 'choices',
      quorum: { of: 'most', over: 1, under: 4, opened: 'always' },
    })
  })

  it('is no election: the Act has no word of it, and there is no party without its kana', () => {
    const result = imported('council,橋,question,1,,yes_no,,')
    const warnings = result.ok ? result.value.warnings.map(({ code }) => code) : ['refused']
    expect(warnings).not.toContain('kind-outside-the-act')
    expect(warnings).not.toContain('contest-uncontested')
  })

  it.each([
    ['no form', 'council,橋,question,1,,,,', 'contests.csv 3 answers empty-cell'],
    ['two seats', 'council,橋,question,2,,yes_no,,', 'contests.csv 3 seats head-has-one-seat'],
    ['a council', 'council,橋,question,1,20,yes_no,,', 'contests.csv 3 council_seats head-has-no-council'],
    ['a share that is all', 'council,橋,question,1,,yes_no,2分の2,', 'contests.csv 3 quorum not-a-share'],
    ['a share that is more than all', 'council,橋,question,1,,yes_no,3/2,', 'contests.csv 3 quorum not-a-share'],
    ['a share not in its lowest terms', 'council,橋,question,1,,yes_no,2/4,', 'contests.csv 3 quorum not-a-share'],
    ['a share in percent', 'council,橋,question,1,,yes_no,50%,', 'contests.csv 3 quorum not-a-share'],
    [
      'a measure without a share',
      'council,橋,question,1,,yes_no,,most',
      'contests.csv 3 quorum_of of-a-question-alone',
    ],
    ['another measure', 'council,橋,question,1,,yes_no,1/2,voters', 'contests.csv 3 quorum_of not-in-list'],
    ['a council with a quorum', 'council,みほん,council,1,,,1/2,', 'contests.csv 3 quorum of-a-question-alone'],
  ])('is refused with %s', (_, row, error) => {
    expect(errorsOf(row)).toContain(error)
  })

  it.each([
    ['yes and no that are three', 'yes_no', [...CHOICES, 'council,3,白,しろ,,,'], '3 answers wrong-number-of-choices'],
    ['a single choice', 'choices', CHOICES.slice(1), '3 answers wrong-number-of-choices'],
    [
      'eleven choices',
      'choices',
      Array.from({ length: 11 }, (_, i) => `council,${i + 1},案${i + 1},あん,,,`),
      '3 answers wrong-number-of-choices',
    ],
  ])('is refused with %s', (_, answers, choices, error) => {
    expect(errorsOf(`council,橋,question,1,,${answers},,`, { choices })).toContain(`contests.csv ${error}`)
  })

  it.each([
    ['no first', ['council,1,反対,はんたい,,,', 'council,2,賛成,さんせい,,,'], 'candidates.csv 4 name'],
    [
      'no first, in the other order of rows',
      ['council,2,はい,はい,,,', 'council,1,いいえ,いいえ,,,'],
      'candidates.csv 5 name',
    ],
    ['yes second', ['council,1,白,しろ,,,', 'council,2,賛成する,さんせいする,,,'], 'candidates.csv 5 name'],
  ])('of yes and no is refused with %s: the verdict would be turned', (_, choices, place) => {
    expect(errorsOf('council,橋,question,1,,yes_no,,', { choices })).toEqual([`${place} yes-is-not-first`])
    expect(errorsOf('council,橋,question,1,,choices,,', { choices })).toEqual([])
  })

  it('has no choice twice, and none that looks like another one', () => {
    const twice = (name: string) => [`council,1,案A,あん,,,`, `council,2,${name},あん,,,`]
    const row = 'council,橋,question,1,,choices,,'
    for (const name of ['案A', '案Ａ']) {
      expect(errorsOf(row, { choices: twice(name) })).toEqual(['candidates.csv 5 name duplicate-value'])
    }
    expect(errorsOf(row, { choices: twice('案B') })).toEqual([])
  })

  it('has choices that are nobody', () => {
    const errors = errorsOf('council,橋,question,1,,yes_no,,', {
      choices: ['council,1,賛成,さんせい,みほん党,みほんとう,', 'council,2,反対,はんたい,,,ノー'],
    })
    expect(errors.map((each) => each.split(' ').slice(2).join(' '))).toEqual([
      'party not-of-a-choice',
      'party_kana not-of-a-choice',
      'display_name not-of-a-choice',
    ])
  })
})
