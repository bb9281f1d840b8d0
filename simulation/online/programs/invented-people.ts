/** The roll of the invented election: the people of the invented cards, as an office's extract has them. */
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'

const HEADING = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark'
/** Roll number → whose card opens the box. */
export const VOTERS: Readonly<Record<'1' | '2', TestCardName>> = { 1: 'good', 2: 'other' }
const KANA = { 1: 'しけん　はなこ', 2: 'みほん　たろう' }

export function rollCsv(station: string): string {
  const rows = (['1', '2'] as const).map((no) => {
    const { address, birth, name, sex } = TEST_CARDS[VOTERS[no]].person
    const date = `${birth.slice(1, 5)}-${birth.slice(5, 7)}-${birth.slice(7)}`
    return [no, station, name, KANA[no], sex === '2' ? 'F' : 'M', date, address, '2001-01-01', `T${no}`, ''].join(',')
  })
  return `${[HEADING, ...rows].join('\n')}\n`
}
