/** TC-50: how many seats were vacant, and of how many, was true of the last by-election alone: the new one is asked again. */
import { expect, test } from 'vitest'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import { asLastTime } from './as-last-time.ts'

function taken(contests: string) {
  const files = asLastTime(bytesOf({ ...GOOD_FILES, 'contests.csv': contests }), 'live') ?? expect.unreachable()
  const said = new TextDecoder().decode(files.get('contests.csv'))
  const whole = new Map([...bytesOf(GOOD_FILES), ['contests.csv', files.get('contests.csv') ?? new Uint8Array()]])
  const result = importElection(whole, { fonts: SAMPLE_FONTS })
  return {
    said,
    errors: result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`),
  }
}

test('of a by-election both numbers are empty, and the import asks for both', () => {
  const { said, errors } = taken(
    '選挙の記号,選挙の名称,種類,選挙すべき人数,議員の定数\nmayor,みほん,長,1,\ncouncil,見本市議会議員補欠選挙,議員,1,20\n',
  )
  expect(said.split('\n').slice(1)).toEqual(['mayor,みほん,長,1,', 'council,見本市議会議員補欠選挙,議員,,', ''])
  expect(errors).toEqual(['3 seats empty-cell', '3 council_seats council-seats-not-said'])
})

test('also where the title of the new one does not say by-election any more', () => {
  const { errors } = taken(
    'contest,title,kind,seats,council_seats\nmayor,みほん,head,1,\ncouncil,みほん,council,1,20\n',
  )
  expect(errors).toEqual(['3 seats empty-cell'])
})

test('of a general election the file stays as it was, and the import asks where its new title says by-election', () => {
  const general = 'contest,title,kind,定数\nmayor,みほん,head,1\ncouncil,見本市議会議員選挙,council,2\n'
  expect(taken(general)).toEqual({ said: general, errors: [] })
  expect(taken(general.replace('員選挙', '員補欠選挙')).errors).toEqual([
    '1 seats seats-of-either',
    '3 council_seats council-seats-not-said',
  ])
})
