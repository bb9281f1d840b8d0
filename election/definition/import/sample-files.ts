/** A small right set of CSV files for tests, and changes to it. */
import { utf8 } from '#election/bytes.ts'

export type TextFiles = Readonly<Record<string, string>>

export const GOOD_FILES: TextFiles = {
  'election.csv': `key,value
id,sample
title,見本市長・市議会議員選挙
municipality_code,332101
municipality,見本市
date,2002-06-23
opens,07:00
closes,20:00
voting_age,20
resident_since_latest,2002-03-15
rehearsal,no
key_holders,3
key_threshold,2
publication,all
`,
  'contests.csv': `contest,title,kind,seats,districts,title_en,title_kana
mayor,見本市長選挙,head,1,,Mihon mayoral election,みほんしちょうせんきょ
council,見本市議会議員選挙,council,2,,,みほん　しぎかい　ぎいん　せんきょ
`,
  'candidates.csv': `contest,number,name,kana,party,party_kana,display_name,id
mayor,1,髙橋　一郎,たかはし　いちろう,無所属,むしょぞく,,11
mayor,2,山﨑　花子,やまさき　はなこ,未来の会,みらいのかい,,12
council,1,渡邉　正,わたなべ　ただし,無所属,むしょぞく,,21
council,2,林　久美,はやし　くみ,未来の会,みらいのかい,ハヤシ　クミ,22
council,3,森　豊,もり　ゆたか,市民の声,しみんのこえ,,23
`,
  'stations.csv': `station,name,kiosks,designated,early_voting,opens,closes,dates,district,spares
1,第1投票所,2,yes,no,,,,,1
2,第2投票所,3,no,no,07:00,18:00,2002-06-23,,2
`,
  'roll.csv': `roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark
1-1,1,佐藤　愛,さとう　あい,F,1950-01-31,朝霧1番地,1950-01-31,T1,
1-2,1,鈴木　実,すずき　みのる,M,1982-06-24,朝霧2番地,2002-03-15,T2,
2-1,2,𠮷田　清,よしだ　きよし,M,1940-12-01,沢渡3番地,1970-04-01,T3,absentee_voted
2-2,2,森　幸子,もり　さちこ,F,1960-02-29,沢渡4番地,1985-05-05,T4,
`,
}

export const GOOD_VOTES = `roll_no,station,mode,mayor,council
1-1,,touch,1,3
1-2,1,audio,ended,declined
2-2,2,proxy,2,ended
2-1,,assisted,,
9-9,,touch,,
1-2,,touch,,1
`

/** Replaces one cell, named by file, line and column as a problem names it. No cell of the sample needs quotes. */
export function withCell(text: string, line: number, column: string, value: string): string {
  const lines = text.split('\n')
  const place = (lines[0] ?? '').split(',').indexOf(column)
  const cells = (lines[line - 1] ?? '').split(',')
  if (place < 0 || place >= cells.length) throw new RangeError(`no cell ${line} ${column}`)
  cells[place] = value
  lines[line - 1] = cells.join(',')
  return lines.join('\n')
}

export function withFile(files: TextFiles, file: string, change: (text: string) => string): TextFiles {
  return { ...files, [file]: change(files[file] ?? '') }
}

export function bytesOf(files: TextFiles): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([file, text]) => [file, utf8(text)]))
}

/** Draws everything that CP932 has, kana marks, and 𠮷. */
export const SAMPLE_FONTS = { draws: (grapheme: string) => !/[\u0f00-\u0fff🗳]/u.test(grapheme) }
