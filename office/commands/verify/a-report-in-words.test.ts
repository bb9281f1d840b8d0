/** ELG-14: `ippyo verify` names votes that are no row's of the roll; they make no difference in the books. */
import { expect, it } from 'vitest'
import { numberedReport } from './verify-report-words.ts'

const REPORT = { file: '2.json', station: '2', version: 1, madeAt: '2002-06-23T20:40', sha256: '', number: '1 2 3 4' }

it('a report is named with its number, and with what is nobody’s where there is any', () => {
  expect(numberedReport({ ...REPORT, ofNobody: {} }, 'en')).not.toContain('row')
  expect(numberedReport({ ...REPORT, ofNobody: { mayor: 1, council: 2 } }, 'en')).toContain('mayor 1, council 2')
  expect(numberedReport({ ...REPORT, ofNobody: { mayor: 1 } }, 'ja')).toContain(
    '名簿のどの行のものでもない投票: mayor 1',
  )
})
