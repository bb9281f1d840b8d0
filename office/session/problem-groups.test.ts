/** One answer for all cells of a kind: they change, nothing else does, and what is offered is what comes. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import { templateFiles } from '../papers/templates.ts'
import { foundProblems } from './mend.ts'
import { type Answer, problemGroups, withAnswer } from './problem-groups.ts'

const ROLL = `名簿番号,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\r
1-1,1,佐藤　愛,さとう　あい,2,25.1.31,"朝霧
1番地",1950-01-31,T1,\r
\r
1-2,1,鈴?　実,すずき　みのる,１,57/6/24,朝霧2番地,2002-03-15,T2,\r
2-1,2,𠮷田　清,よしだ　きよし,M,1940-12-01,沢渡3番地,1970-04-01,T3,\r
2-2,2,森　幸子,もり　さちこ,2,35.2.29,沢渡4番地,1985-05-05,T4,\r
`

function problemsIn(roll: string | Uint8Array) {
  const files = bytesOf(GOOD_FILES).set('roll.csv', typeof roll === 'string' ? utf8(roll) : roll)
  const read = importElection(files, { fonts: SAMPLE_FONTS })
  return foundProblems(read.ok ? [] : read.error.errors, files)
}

function answer(roll: string, code: string, given: Answer) {
  const errors = problemsIn(roll)
  const group = problemGroups(errors).find((each) => each.code === code)
  if (group === undefined) throw new Error(`no ${code} in ${JSON.stringify(problemGroups(errors))}`)
  return { group, mended: withAnswer(utf8(roll), { ...group, answer: given }, errors) }
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

describe('kinds of a roll', () => {
  test('each is there once, with what every answer makes of its first cell', () => {
    expect(problemGroups(problemsIn(ROLL)).map(({ column, code, count }) => [column, code, count])).toEqual(
      [
        ['sex', 'sex-digit', 3],
        ['birth_date', 'two-digit-year', 3],
        ['address', 'control-character', 1],
        ['name', 'lost-letter', 1],
      ].filter(([, code]) => code !== 'control-character'),
    )
    expect(answer(ROLL, 'sex-digit', 'one-is-male').group.answers).toEqual([
      { answer: 'one-is-male', was: '2', is: 'F' },
      { answer: 'one-is-female', was: '2', is: 'M' },
    ])
  })

  test('one answer changes all of them, at their rows, and not a byte else', () => {
    const { mended } = answer(ROLL, 'sex-digit', 'one-is-male')
    expect(mended?.count).toBe(3)
    expect(text(mended?.bytes)).toBe(ROLL.replaceAll(',2,25', ',F,25').replace('１', 'M').replace(',2,35', ',F,35'))
  })

  test('a day that an answer does not have stays, and is told at its row', () => {
    const { mended } = answer(ROLL, 'two-digit-year', 'showa')
    expect(text(mended?.bytes)).toBe(
      ROLL.replace('25.1.31', '1950-01-31').replace('57/6/24', '1982-06-24').replace('35.2.29', '1960-02-29'),
    )
    const heisei = answer(ROLL, 'two-digit-year', 'heisei').mended
    expect(text(heisei?.bytes)).toContain('35.2.29')
    expect(problemsIn(heisei?.bytes ?? '').map(({ line, code }) => [line, code])).toContainEqual([7, 'two-digit-year'])
  })

  test('more rows than the list of problems has are mended by the same press', () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, at) => `9-${at},1,佐藤　愛,さとう　あい,2,1950-01-31,朝霧,1950-01-31,N${at},`,
    )
    const many = `roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n${rows.join('\n')}\n`
    const { mended } = answer(many, 'sex-digit', 'one-is-male')
    expect(mended?.count).toBe(12_000)
    expect(problemsIn(mended?.bytes ?? '')).toEqual([])
  })

  test('what nobody can know has no answer for all', () => {
    const none = ROLL.replaceAll(/,(2|１),/g, ',?,').replaceAll(/\d\d[./]\d[./]\d\d/g, 'いつか')
    expect(problemGroups(problemsIn(none)).map(({ code }) => code)).toEqual(['lost-letter'])
  })
})

test('a template that is filled in is imported as it is', () => {
  const files = templateFiles()
  const fill = (name: string, ...rows: readonly string[]) =>
    utf8(text(files.get(name)) + rows.map((row) => `${row}\r\n`).join(''))
  const values: Record<string, string> = {
    選挙の記号: 'sample',
    選挙の名称: '見本市長選挙',
    団体コード: '332101',
    団体名: '見本市',
    選挙期日: '令和9年4月25日',
    投票開始: '7:00',
    投票終了: '20:00',
    住所要件の日: 'R9.1.18',
    模擬: 'はい',
    鍵の持ち主の人数: '3',
    開票に必要な人数: '2',
  }
  const rules = text(files.get('election.csv')).replaceAll(/^([^,\r\n]+),\r$/gm, (row, key: string) =>
    key in values ? `${key},${values[key]}\r` : row,
  )
  const filled = new Map([
    ['election.csv', utf8(rules)],
    ['contests.csv', fill('contests.csv', 'mayor,見本市長選挙,長,1,,,,みほんしちょうせんきょ,,,,,,,')],
    [
      'candidates.csv',
      fill(
        'candidates.csv',
        'mayor,1,髙橋　一郎,たかはし　いちろう,無所属,むしょぞく,,,',
        'mayor,2,山﨑　花子,やまさき　はなこ,,,,,',
      ),
    ],
    ['stations.csv', fill('stations.csv', '1,第1投票所,2,1,はい,いいえ,,,,,中央1番地,61.5,なし,,')],
    ['scripts.csv', fill('scripts.csv', '投票の終わり,終わりです。')],
    ['roll.csv', fill('roll.csv', '1-1,1,佐藤　愛,さとう　あい,女,昭和25年1月31日,朝霧1番地,S25.1.31,T1,')],
  ])
  const read = importElection(filled, { fonts: SAMPLE_FONTS })
  if (!read.ok) throw new Error(JSON.stringify(read.error.errors))
  expect(read.value.sources.rules).toMatchObject({ date: '2027-04-25', opens: '07:00', keyHolders: 3 })
  expect(read.value.sources.roll).toMatchObject([{ sex: 'F', birthDate: '1950-01-31' }])
  expect(read.value.sources.rules.settings.scripts).toEqual({ end: ['終わりです。'] })
  expect(read.value.sources.stations).toMatchObject([{ place: '中央1番地', lastTurnout: [6150], headphones: false }])
})

test('the how-to names every column of the format, in both languages', () => {
  const names = Object.values(GOOD_FILES).flatMap((file) => file.split('\n')[0]?.split(',') ?? [])
  for (const name of ['書き方.txt', 'how-to.txt']) {
    const words = text(templateFiles().get(name))
    for (const column of names.filter((each) => each !== 'key' && each !== 'value')) expect(words).toContain(column)
  }
})
