/** The roll of the invented election: the people of the invented cards, as an office's extract has them. */
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import type { OnlinePrograms } from './online-programs.ts'
import { readLetter } from './read-letter.ts'

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

/** Applied for and proposed by one, approved by the other, printed; the code is what a telephone reads from the paper. */
export async function approvedLetter({ staff: [first, second] }: OnlinePrograms, rollNo: string) {
  await first.ask('apply', { rollNo })
  const { applications } = await first.ask('applications', { state: 'asked' })
  const id = applications.find(({ voter }) => voter.rollNo === rollNo)?.id ?? ''
  await first.ask('propose', { id })
  const { letter } = await second.ask('approve', { id })
  const { pdf } = await second.ask('print', { letters: [letter] })
  const address = await readLetter(new Uint8Array(Buffer.from(pdf, 'base64')))
  return { letter, address, code: address.hash.slice(1) }
}
