/** Cells as a spreadsheet or a system made them: read and told where they have one meaning, else refused by name (bad-cells.test.ts). */
import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { checkDigitOf, wholeCodesOf } from './municipality-code.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withCell, withFile } from './sample-files.ts'

function told(file: string, line: number, column: string, value: string) {
  const files = withFile(GOOD_FILES, file, (text) => withCell(text, line, column, value))
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  const problems = result.ok ? result.value.warnings : result.error.errors
  return {
    sources: result.ok ? result.value.sources : null,
    problems: problems
      .filter((each) => each.file === file && each.code !== 'outside-cp932')
      .map(({ line, code, value, allowed }) => `${line} ${code} ${value}: ${allowed}`),
  }
}

describe('a municipality code of five digits', () => {
  it.each([
    ['33210', '332101', 'its check digit'],
    ['11002', '011002', 'its leading 0: 札幌市 and no 埼玉県 with a municipality 002'],
  ])('%s is %s: %s', (said, whole) => {
    const { sources, problems } = told('election.csv', 4, 'value', said)
    expect(sources?.rules.municipalityCode).toBe(whole)
    expect(problems).toEqual([`4 check-digit-read 1: ${said} → ${whole}`])
  })

  it('that could be both is asked', () => {
    const both = Array.from({ length: 90_000 }, (_, at) => String(10_000 + at)).filter(
      (code) => wholeCodesOf(code).length > 1,
    )
    expect(both.length).toBeGreaterThan(0)
    for (const code of both) {
      const [withDigit = '', withZero = ''] = wholeCodesOf(code)
      expect([withDigit.slice(0, 5), withZero.slice(1)]).toEqual([code, code])
      for (const whole of [withDigit, withZero]) expect(checkDigitOf(whole.slice(0, 5))).toBe(Number(whole.slice(5)))
    }
    const [first = ''] = both
    expect(told('election.csv', 4, 'value', first)).toEqual({
      sources: null,
      problems: [`4 code-of-two ${first}: ${wholeCodesOf(first).join('|')}`],
    })
  })
})

describe("a letter of a voter's name that a system wrote as a code", () => {
  it.each([
    ['&MJ012345;藤　愛', '〓藤　愛', '&MJ012345;'],
    ['佐&#x9AD9;　愛', '佐〓　愛', '&#x9AD9;'],
    ['佐&MJ1;&MJ2;', '佐〓〓', '&MJ1;, &MJ2;'],
  ])('%s is shown as %s and listed with its code', (said, shown, code) => {
    const { sources, problems } = told('roll.csv', 2, 'name', said)
    expect(sources?.roll[0]?.name).toBe(shown)
    expect(problems).toContain(`2 unshown-letter ${shown}: ${code}`)
  })

  it('an ampersand alone is none', () => {
    expect(told('roll.csv', 2, 'address', 'Ｍ&Mハイツ;1').sources?.roll[0]?.address).toBe('Ｍ&Mハイツ;1')
  })
})

describe('kana of candidates', () => {
  it.each(['いすゞ', 'イスヾ', 'みゝ', 'クヮント', 'づゝ', 'しぐゎん'])('%s is said, so it is imported', (kana) => {
    expect(told('candidates.csv', 2, 'kana', kana)).toMatchObject({ sources: expect.anything(), problems: [] })
  })

  it('a voter’s is not said, and may have a letter without a sound', () => {
    expect(told('roll.csv', 2, 'kana', 'ヷル').sources?.roll[0]?.kana).toBe('ヷル')
  })
})

it('numbers that only look like it are left', () => {
  for (const number of ['1E5', '2027-1-2', '2-J', '3-12', '12-may1', '1.2']) {
    expect(told('roll.csv', 2, 'roll_no', number).sources?.roll[0]?.rollNo).toBe(number)
  }
})
