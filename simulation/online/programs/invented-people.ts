/** The people of the invented election: on the roll those of the invented cards, as an office's extract has them, and on the list as at the desk. */

import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import type { InventedCandidate } from '#simulation/counting/counting-lists.ts'

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

const NOBODYS = { party: '無所属', partyKana: 'むしょぞく', displayName: '' }
const FUTURE = { party: '見本未来の会', partyKana: 'みほんみらいのかい', displayName: '' }
/** By contest, in the order of their numbers: two of one name, letters that are rare, and one who stands by another name. */
export const CANDIDATES: readonly (readonly InventedCandidate[])[] = [
  [
    { name: '髙橋　一郎', kana: 'たかはし　いちろう', ...NOBODYS },
    { name: '吉田　花子', kana: 'よしだ　はなこ', ...FUTURE },
  ],
  [
    { name: '渡邉　正', kana: 'わたなべ　ただし', ...NOBODYS },
    { name: '渡邊　正', kana: 'わたなべ　ただし', ...FUTURE },
    { name: '山﨑　みどり', kana: 'やまさき　みどり', ...NOBODYS },
    { name: '葛城　清', kana: 'かつらぎ　きよし', ...NOBODYS },
    { name: '林　久美', kana: 'はやし　くみ', ...FUTURE, displayName: 'ハヤシ　クミ' },
  ],
]
