/** PAP-10: the governor of the prefecture is elected on paper beside our mayor. The reception hands the papers out; nothing else here has it. */
import { expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const HEAD = 'contest,title,kind,seats,medium'
const [MAYOR, COUNCIL] = ['mayor,みほん,head,1,', 'council,見本市議会議員選挙,council,2,machine']
const GOVERNOR = 'governor,見本県知事選挙,,,paper'

function imported(rows: readonly string[], more: Partial<TextFiles> = {}) {
  const contests = [HEAD, ...rows, ''].join('\n')
  return importElection(bytesOf({ ...GOOD_FILES, 'contests.csv': contests, ...more } as TextFiles), {
    fonts: SAMPLE_FONTS,
  })
}

function errorsOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  return result.ok ? [] : result.error.errors.map(({ file, line, column, code }) => `${file} ${line} ${column} ${code}`)
}

it('is in no list of our contests, and its bit follows theirs wherever its row is', () => {
  for (const rows of [
    [GOVERNOR, MAYOR, COUNCIL],
    [MAYOR, COUNCIL, 'governor,見本県知事選挙,,,投票用紙'],
  ]) {
    const result = imported(rows)
    if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
    const { contests, paperContests } = result.value.sources
    expect(contests.map(({ id, bit }) => [id, bit])).toEqual([
      ['mayor', 0],
      ['council', 1],
    ])
    expect(paperContests).toEqual([{ id: 'governor', bit: 2, title: '見本県知事選挙', districts: [] }])
  }
})

it('is nowhere where no row says paper', () => {
  const result = imported([MAYOR, COUNCIL])
  expect(result.ok && result.value.sources.paperContests).toEqual([])
})

it.each<[string, readonly string[], readonly string[]]>([
  [
    'seats',
    [MAYOR, COUNCIL, 'governor,知事,head,1,paper'],
    ['kind', 'seats'].map((column) => `contests.csv 4 ${column} counted-elsewhere`),
  ],
  ['the id of ours', [MAYOR, COUNCIL, 'mayor,知事,,,paper'], ['contests.csv 4 contest duplicate-value']],
  [
    'an eighth contest',
    [MAYOR, COUNCIL, GOVERNOR, ...['a', 'b', 'c', 'd', 'e'].map((id) => `${id},選挙${id},,,paper`)],
    ['contests.csv 9 contest too-many-contests'],
  ],
  ['another word', [MAYOR, COUNCIL, 'governor,知事,,,card'], ['contests.csv 4 medium not-in-list']],
])('is refused with %s', (_, rows, errors) => {
  expect(errorsOf(rows)).toEqual(expect.arrayContaining([...errors]))
})

it('has no candidates of ours', () => {
  const candidates = `${GOOD_FILES['candidates.csv']}governor,1,ちじ,ちじ,,,,\n`
  expect(errorsOf([MAYOR, COUNCIL, GOVERNOR], { 'candidates.csv': candidates }).join()).toContain('unknown-contest')
})

it('is not beside an online ballot box: who voted there is stopped at the desk, and would not get the paper either', () => {
  const rules = `${GOOD_FILES['election.csv']}publication,from-first-mix\nonline_box,yes\n`
  expect(errorsOf([MAYOR, COUNCIL, GOVERNOR], { 'election.csv': rules })).toContain(
    'contests.csv 4 medium paper-contest-beside-online',
  )
})

it('alone is no election of machines', () => {
  expect(errorsOf([GOVERNOR])).toContain('contests.csv 1 medium no-contest-on-machines')
})
