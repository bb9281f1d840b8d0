/** A mend changes one cell and nothing else; what is lost for good is not guessed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { readCsv } from '#election/definition/import/csv.ts'
import type { ErrorCode } from '#election/definition/import/problem.ts'
import { quotedCell } from './change-files.ts'
import { rollContent } from './draft.ts'
import { cellsAt, filesForRehearsal, foundProblems, profileIn, withCell, withCells } from './mend.ts'

function offered(code: ErrorCode, cell: string, allowed = ''): string | null | undefined {
  const files = new Map([['election.csv', utf8(`key,value\r\ndate,"${cell}"\r\n`)]])
  const problem = { file: 'election.csv', line: 2, column: 'value', code, value: cell, allowed }
  return foundProblems([problem], files)[0]?.offered
}

test.each<[ErrorCode, string, string | null]>([
  ['invisible-character', '新\u200b見市', '新見市'],
  ['not-a-number', '１２', '12'],
  ['not-an-id', '1 0001', '10001'],
  // Which letter it was, only the register knows.
  ['lost-character', '葛?城', null],
  ['replacement-character', '葛\uFFFD城', null],
  ['character-not-drawable', '葛', null],
])('%s: %s → %s', (code, cell, mend) => {
  expect(offered(code, cell)).toBe(mend)
})

test('the check digit is the one that the import worked out', () => {
  expect(offered('wrong-check-digit', '332101', '332100')).toBe('332100')
})

test('a problem of the whole file, or of a row of another shape, has no cell to mend', () => {
  const files = new Map([['stations.csv', utf8('station,name\n1,a,b\n')]])
  const problem = { file: 'stations.csv', column: 'name', code: 'wrong-cell-count', value: '', allowed: '' } as const
  const found = foundProblems(
    [
      { ...problem, line: 1 },
      { ...problem, line: 2 },
      { ...problem, file: 'roll.csv', line: 2 },
    ],
    files,
  )
  expect(found.map(({ cell }) => cell)).toEqual([null, null, null])
})

test('only that cell changes, whatever stands in the others', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '字', '"', ',', '\n', ' '), maxLength: 6 })
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.join('') !== '')
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      cell,
      fc.constantFrom('\n', '\r\n'),
      (rows, at, is, end) => {
        const text = [['x', 'y', 'z'], ...rows].map((cells) => `${cells.map(quoted).join(',')}${end}`).join('')
        const place = at % rows.length
        const line = readCsv(text).rows[place + 1]?.line ?? 0
        const mended = withCell(utf8(text), { file: 'f.csv', line, column: 'y' }, is)
        const after = new TextDecoder().decode(mended?.bytes)
        const expected = rows.map(([x, y, z], index) => [x, index === place ? is : y, z])
        expect([mended?.was, readCsv(after).rows.map(({ cells }) => cells)]).toEqual([
          rows[place]?.[1],
          [['x', 'y', 'z'], ...expected],
        ])
        // Its own row is quoted where it has to be; the ends of lines are those of the program that made the file.
        const written = [['x', 'y', 'z'], ...expected].map((cells, index) =>
          cells.map(index === place + 1 ? quotedCell : quoted).join(','),
        )
        expect(after).toBe(written.map((line) => `${line}${end}`).join(''))
      },
    ),
  )
})

test('files for a rehearsal differ in one word, wherever it stands', () => {
  const text = 'value,key\n"小さな, 選挙",title\nno,rehearsal\n3,key_holders\n'
  const files = new Map([
    ['election.csv', utf8(text)],
    ['roll.csv', utf8('roll_no\n')],
  ])
  const changed = filesForRehearsal(files)
  expect(new TextDecoder().decode(changed.get('election.csv'))).toBe(text.replace('no,rehearsal', 'yes,rehearsal'))
  expect(changed.get('roll.csv')).toBe(files.get('roll.csv'))
})

test('files for a rehearsal of rules that nobody can read are as they were: what reads them says so', () => {
  for (const unreadable of [Uint8Array.of(0xff, 0xfe, 0x6b, 0), utf8(''), utf8('key,value\n')]) {
    const files = new Map([['election.csv', unreadable]])
    expect(filesForRehearsal(files)).toBe(files)
  }
})

const PROFILE = `column,from,values,form
roll_no,#1,,
station,#2,,
name,#3,,
kana,#4,,
sex,#5,1=M;2=F,
birth_date,#6,,
address,#7;#8,,
resident_since,#9,,
ticket,#1,,
mark,,,
headings,none,,
`
const EXTRACT =
  '1,1,佐藤　愛,さとう　あい,3,1950-01-31,朝霧,1号室,1950-01-31\n2,1,森　実,もり　みのる,１,340208,沢渡,,1990-04-01\n'

test('an extract that is read by a profile is mended where its own system wrote the cell', () => {
  const files = new Map([
    ['roll.csv', utf8(EXTRACT)],
    ['roll-profile.csv', utf8(PROFILE)],
  ])
  const sex = { file: 'roll.csv', line: 1, column: 'sex', code: 'not-in-profile', value: '3', allowed: '1|2' } as const
  const born = { ...sex, line: 2, column: 'birth_date', code: 'two-digit-year', value: '340208' } as const
  expect(foundProblems([sex, born], files).map(({ cell }) => cell)).toEqual(['3', '340208'])
  const profile = profileIn(files)
  const mended = withCell(utf8(EXTRACT), sex, '2', profile)
  expect(mended).toEqual({ was: '3', bytes: utf8(EXTRACT.replace(',3,', ',2,')) })
  const dates = withCells(utf8(EXTRACT), born, null, (cell) => (cell.startsWith('34') ? '1959-02-08' : null), profile)
  expect(dates).toEqual({ bytes: utf8(EXTRACT.replace('340208', '1959-02-08')), count: 1 })
  // By a profile that is wrong the roll was not read, and nothing of it is mended.
  expect(profileIn(new Map([['roll-profile.csv', utf8(PROFILE.replace('name,', 'nam,'))]]))).toBeNull()
})

test('another profile is another roll: who approved the first has not approved the second', () => {
  const hash = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const content = (...profile: readonly string[]) =>
    rollContent(
      new Map([['roll.csv', utf8(EXTRACT)], ...profile.map((text) => ['roll-profile.csv', utf8(text)] as const)]),
      hash,
    )
  expect(content()).toBe(hash(utf8(EXTRACT)))
  expect(new Set([content(), content(PROFILE), content(PROFILE.replace('1=M', '1=F'))]).size).toBe(3)
})

const TABBED = '選挙人名簿抄本,\r\n頁\t行\t氏名\r\n12\t3\t佐\u200b藤, 愛\r\n12\t4\t"鈴\t木"\r\n合計\r\n'
const OF_EXTRACT = (cut: string) =>
  utf8(`項目,元の見出し,読み替え,書き方,つなぎ
${cut}
前の行,選挙人名簿抄本,,,
後の行,合計,,,
名簿番号,頁;行,,,-
氏名,氏名,,,
${['投票所', '氏名かな', '性別', '生年月日', '住所', '住民となった日', '入場券番号', '印'].map((each) => `${each},,=1,,`).join('\n')}
`)
const hidden = {
  file: 'roll.csv',
  line: 3,
  column: 'name',
  code: 'invisible-character',
  value: '',
  allowed: '',
} as const

test('an extract divided by tabs, with lines around its rows, keeps them when a cell is mended', () => {
  const files = new Map([
    ['roll.csv', utf8(TABBED)],
    ['roll-profile.csv', OF_EXTRACT('区切り,タブ,,,')],
  ])
  expect(foundProblems([hidden], files).map(({ cell, offered }) => [cell, offered])).toEqual([
    ['佐\u200b藤, 愛', '佐藤, 愛'],
  ])
  const profile = profileIn(files)
  const mended = withCell(utf8(TABBED), { file: 'roll.csv', line: 3, column: 'name' }, '佐藤, 愛', profile)
  expect(mended && new TextDecoder().decode(mended.bytes)).toBe(TABBED.replace('\u200b', ''))
  // 頁 alone would be the number of many.
  expect(cellsAt([hidden, { ...hidden, line: 4 }], files, ['roll_no', 'name'])).toEqual([
    ['12-3', '佐\u200b藤, 愛'],
    ['12-4', '鈴\t木'],
  ])
})

test('of an extract in fixed widths no cell is offered to be mended, since all after it would move', () => {
  const fixed = utf8('12 3 佐\u200b藤  \n')
  const files = new Map([
    ['roll.csv', fixed],
    [
      'roll-profile.csv',
      utf8(
        new TextDecoder()
          .decode(OF_EXTRACT('固定長,3;2;8,,,'))
          .replace(/[前後]の行.*\n/g, '')
          .replace('頁;行', '#1;#2')
          .replace('氏名,氏名', '氏名,#3')
          .concat('見出し,なし,,,\n'),
      ),
    ],
  ])
  expect(profileIn(files)).not.toBeNull()
  expect(foundProblems([{ ...hidden, line: 1 }], files).map(({ cell }) => cell)).toEqual([null])
  expect(cellsAt([{ ...hidden, line: 1 }], files, ['roll_no'])).toEqual([['12-3']])
  expect(withCell(fixed, { file: 'roll.csv', line: 1, column: 'name' }, '佐藤', profileIn(files))).toBeNull()
})
