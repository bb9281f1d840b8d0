/** TC-50, TC-51: in a by-election the law divides by the seats of the council, and elects for those that are vacant. The import asks for both. */
import { describe, expect, it } from 'vitest'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, type TextFiles } from './sample-files.ts'

const HEAD = 'contest,title,kind,seats,council_seats'
const MAYOR = 'mayor,みほん,head,1,'

function imported(rows: readonly string[], { head = HEAD, election = '見本市議会議員選挙' } = {}) {
  const contests = [head, ...rows, ''].join('\n')
  const rules = (GOOD_FILES['election.csv'] ?? '').replace('見本市長・市議会議員選挙', election)
  const files: TextFiles = { ...GOOD_FILES, 'contests.csv': contests, 'election.csv': rules }
  return importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
}

function seatsOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  return result.value.sources.contests.map(({ seats, councilSeats }) => [seats, councilSeats])
}

function errorsOf(...of: Parameters<typeof imported>) {
  const result = imported(...of)
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

describe('the seats to fill and those of the council', () => {
  it('are two numbers in a by-election, and one is left out where they are equal', () => {
    expect(seatsOf([MAYOR, 'council,見本市議会議員補欠選挙,council,1,20'])).toEqual([
      [1, undefined],
      [1, 20],
    ])
    expect(seatsOf([MAYOR, 'council,見本市議会議員再選挙,council,20,20'])[1]).toEqual([20, undefined])
    expect(seatsOf([MAYOR, 'council,見本市議会議員選挙,council,2,２０'])[1]).toEqual([2, 20])
  })

  it('of the upper house are those to be elected where they are more: 通常選挙 with 補欠選挙 (PEO 95(1)2, 93(1)2)', () => {
    const row = (kind: string) => `council,参議院選挙区選出議員通常選挙及び補欠選挙,${kind},3,2`
    expect(seatsOf([MAYOR, row('district')])[1]).toEqual([3, undefined])
    expect(errorsOf([MAYOR, row('council')])).toEqual(['3 council_seats council-seats-below-seats'])
  })

  it('are one number where nothing says by-election', () => {
    expect(seatsOf([MAYOR, 'council,見本市議会議員選挙,council,2,'])[1]).toEqual([2, undefined])
    expect(
      seatsOf(['mayor,みほん,head,1', 'council,見本市議会議員選挙,council,2'], { head: 'contest,title,kind,seats' })[1],
    ).toEqual([2, undefined])
  })

  it.each([
    ['見本市議会議員補欠選挙', '', ''],
    ['見本市議会議員選挙（補　欠）', '', ''],
    ['見本市議会議員再選挙', '', ''],
    ['見本市議会議員増員選挙', '', ''],
    ['見本市議会議員選挙', 'City Council By-Election', ''],
    ['見本市議会議員選挙', 'by election of the council', ''],
    ['見本市議会議員選挙', '', '見本市議会議員補欠選挙'],
  ])('are asked for where a title says so: %s %s %s', (title, en, election) => {
    const more = election === '' ? {} : { election }
    const named = { head: 'contest,title,kind,seats,title_en', ...more }
    expect(errorsOf(['mayor,みほん,head,1,', `council,${title},council,1,${en}`], named)).toEqual([
      '3 council_seats council-seats-not-said',
    ])
    const withColumn = { head: `${HEAD},title_en`, ...more }
    expect(errorsOf([`${MAYOR},`, `council,${title},council,1,  ,${en}`], withColumn)).toEqual([
      '3 council_seats council-seats-not-said',
    ])
    expect(errorsOf([`${MAYOR},`, `council,${title},council,1,20,${en}`], withColumn)).toEqual([])
  })

  it.each(['見本市長再選挙', '見本市長補欠選挙'])('of a head are not: %s', (title) => {
    const head = 'contest,title,kind,定数'
    expect(errorsOf([`mayor,${title},長,1`, 'council,見本市議会議員選挙,議員,2'], { head })).toEqual([])
  })

  it('are refused together with what else is wrong, and an English word that ends like one says nothing', () => {
    expect(errorsOf([MAYOR, 'council,見本市議会議員補欠選挙,council,,'])).toEqual([
      '3 seats empty-cell',
      '3 council_seats council-seats-not-said',
    ])
    const head = 'contest,title,kind,seats,title_en'
    expect(errorsOf(['mayor,みほん,head,1,', 'council,みほん,council,2,Shire election'], { head })).toEqual([])
  })

  it.each([
    ['council,見本市議会議員補欠選挙,council,5,4', '3 council_seats council-seats-below-seats'],
    ['council,見本市議会議員補欠選挙,council,5,100', '3 council_seats number-out-of-range'],
    ['council,見本市議会議員補欠選挙,council,5,many', '3 council_seats not-a-number'],
    ['council,見本市長選挙,head,1,20', '3 council_seats head-has-no-council'],
  ])('are refused: %s', (row, error) => {
    expect(errorsOf([MAYOR, row])).toEqual([error])
  })
})

describe('the heading 定数', () => {
  const general = ['mayor,みほん,head,1', 'council,見本市議会議員選挙,council,2']
  const vacancy = ['mayor,みほん,head,1', 'council,見本市議会議員補欠選挙,council,20']

  it('is the seats of a general election', () => {
    expect(seatsOf(general, { head: 'contest,title,kind,定数' })[1]).toEqual([2, undefined])
    expect(seatsOf(general, { head: 'contest,title,kind,選挙すべき人数' })[1]).toEqual([2, undefined])
    const empty = general.map((row) => `${row},`)
    expect(seatsOf(empty, { head: 'contest,title,kind,定数,議員の定数' })[1]).toEqual([2, undefined])
  })

  it.each(['定数', '定　数', '定数（人）'])('is asked in a by-election, where it may be either: %s', (heading) => {
    expect(errorsOf(vacancy, { head: `contest,title,kind,${heading}` })).toEqual([
      '1 seats seats-of-either',
      '3 council_seats council-seats-not-said',
    ])
    const both = vacancy.map((row, at) => `${row},${at === 0 ? '' : '20'}`)
    expect(errorsOf(both, { head: `contest,title,kind,${heading},議員の定数` })).toEqual(['1 seats seats-of-either'])
  })

  it('and the two that mean one thing each are read', () => {
    const rows = ['mayor,みほん,head,1,', 'council,見本市議会議員補欠選挙,council,1,20']
    expect(seatsOf(rows, { head: 'contest,title,kind,選挙すべき人数,議員の定数' })[1]).toEqual([1, 20])
  })
})

describe('a count that is one of several (TC-55)', () => {
  const head = `${HEAD},result`
  const resultsOf = (row: string) => {
    const result = imported([`${MAYOR},`, row], { head })
    return result.ok
      ? result.value.sources.contests.map(({ result: each }) => each)
      : errorsOf([`${MAYOR},`, row], { head })
  }

  it('is said in the row, and in no row where somebody is elected', () => {
    expect(resultsOf('council,見本県議会議員選挙,council,2,,report')).toEqual([undefined, 'report'])
    expect(resultsOf('council,見本県議会議員選挙,council,2,,開票区の報告')).toEqual([undefined, 'report'])
    expect(resultsOf('council,見本市議会議員選挙,council,2,,winners')).toEqual([undefined, undefined])
  })

  it('asks for no seats of the council in a by-election, and takes none', () => {
    expect(resultsOf('council,見本県議会議員補欠選挙,council,1,,report')).toEqual([undefined, 'report'])
    expect(resultsOf('council,見本県議会議員補欠選挙,council,1,40,report')).toEqual([
      '3 council_seats report-has-no-council',
    ])
    expect(resultsOf('council,見本県議会議員選挙,council,1,,elsewhere')).toEqual(['3 result not-in-list'])
  })
})
