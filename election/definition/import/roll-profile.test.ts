/** A profile of the roll: what it names is read, nothing is guessed, and a wrong one reads nothing. */
import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const PROFILE = `column,from,values,form
roll_no,roll_no,,
station,station,,
name,name,,
kana,kana,,
sex,sex,M=M;F=F,
birth_date,birth_date,,
address,address,,
resident_since,resident_since,,
ticket,ticket,,
mark,mark,,
`

function errorsOf(profile: string, change: (roll: string) => string = (roll) => roll): readonly string[] {
  const files: TextFiles = {
    ...GOOD_FILES,
    'roll-profile.csv': profile,
    'roll.csv': change(GOOD_FILES['roll.csv'] ?? ''),
  }
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  return result.ok
    ? []
    : result.error.errors.map(({ file, line, column, code, value }) => `${file} ${line} ${column} ${code} ${value}`)
}

describe('nothing is guessed', () => {
  it('by the right profile the sample is imported', () => expect(errorsOf(PROFILE)).toEqual([]))

  it('a code without a meaning, also when it would be one of ours', () => {
    const numbered = PROFILE.replace('station,station,', 'station,station,1=2')
    // Station 2 is not in the table: it is no station 2.
    expect(errorsOf(numbered)).toEqual(['roll.csv 4 station not-in-profile 2', 'roll.csv 5 station not-in-profile 2'])
    expect(errorsOf(PROFILE, (roll) => roll.replace(',M,', ',,'))).toEqual(['roll.csv 3 sex not-in-profile '])
  })

  it('a heading that is new, gone or there twice', () => {
    const more = (roll: string) =>
      roll.replaceAll('\n', ',x\n').replace('mark,x', 'mark,生年月日').trimEnd().concat('\n')
    expect(errorsOf(PROFILE, more)).toEqual(['roll.csv 1 生年月日 unknown-heading 生年月日'])
    const gone = (roll: string) => roll.replace('birth_date', 'born')
    expect(errorsOf(PROFILE, gone)).toEqual([
      'roll.csv 1 born unknown-heading born',
      'roll.csv 1 birth_date missing-heading birth_date',
    ])
    expect(errorsOf(PROFILE, (roll) => roll.replace('kana', 'name'))[0]).toBe('roll.csv 1 name duplicate-column name')
  })

  it.each([
    ['a column of no roll', `${PROFILE}shoe,shoe,,\n`, '12 column not-in-list shoe'],
    ['a column twice', `${PROFILE}name,kana,,\n`, '12 column duplicate-value name'],
    ['a column that is left out', PROFILE.replace('ticket,ticket,,\n', ''), '1 column missing-profile-row '],
    [
      'a column that the extract has not',
      PROFILE.replace('address,address,,', 'address,,,'),
      '8 from column-of-no-extract ',
    ],
    ['a code twice', PROFILE.replace('M=M;F=F', 'M=M;M=F'), '6 values not-a-value-table M=M;M=F'],
    ['a code without a meaning', PROFILE.replace('M=M;F=F', 'M'), '6 values not-a-value-table M'],
    [
      'a form of no date',
      PROFILE.replace('birth_date,birth_date,,', 'birth_date,birth_date,,often'),
      '7 form not-in-list often',
    ],
    ['headings that may be there', `${PROFILE}headings,perhaps,,\n`, '12 from not-in-list perhaps'],
    ['a letter that everybody has', `${PROFILE}letter,U+3042,あ,\n`, '12 from not-in-list U+3042'],
    ['a letter shown as another private one', `${PROFILE}letter,U+E000,\uE001,\n`, '12 values empty-cell \uE001'],
  ])('%s: the roll is not read', (_what, profile, error) => {
    expect(errorsOf(profile)).toEqual([`roll-profile.csv ${error}`])
  })
})
