/**
 * A whole day with one vacant seat of a council of twenty (補欠選挙, TC-50, TC-51): 38 votes fall 9, 7, 8, 7, 7. By the seats to fill nobody would
 * reach 38 ÷ 1 ÷ 4; the law divides by the twenty, so the first is elected and everybody keeps the deposit. Beside it the count of the governor is one
 * of several (TC-55): 19 votes each, and nobody is elected or drawn by lot here. Also for the independent reader.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csv, fileOfSmall, type PlayedDay, playedDay, rollNo, rollOf } from './played-in-tests.ts'

const VOTES = [9, 7, 8, 7, 7]
// Each after the other: 1, 2, 3, 4, 5, 1, 2 …
const PRESSED = Array.from({ length: Math.max(...VOTES) }, (_, round) =>
  VOTES.flatMap((votes, i) => (round < votes ? [i + 1] : [])),
).flat()
let day: PlayedDay
const textOf = (paper: string) => day.textOf(paper)

beforeAll(() => {
  day = playedDay({
    'election.csv': fileOfSmall('election.csv').replace(/^title,.*$/m, 'title,朝霧市議会議員補欠選挙（見本）'),
    'contests.csv': csv([
      '選挙の記号,選挙の名称,種類,選挙すべき人数,議員の定数,名称かな,当選人の決定',
      'council,朝霧市議会議員補欠選挙,議員,1,20,あさぎりしぎかいぎいんほけつせんきょ,',
      'governor,朝霧県知事選挙,知事,1,,あさぎりけんちじせんきょ,開票区の報告',
    ]),
    'candidates.csv': fileOfSmall('candidates.csv').replaceAll(/^mayor,/gm, 'governor,'),
    'roll.csv': rollOf(PRESSED.length),
    'votes.csv': csv([
      'roll_no,station,mode,council,governor',
      ...PRESSED.map((number, voter) => `${rollNo(voter)},,touch,${number},${(voter % 2) + 1}`),
    ]),
  })
})
afterAll(() => day.remove())

test('the first is elected', () => {
  expect(day.report.contests).toMatchObject([
    {
      id: 'council',
      seats: 1,
      councilSeats: 20,
      totals: { 1: 9, 2: 7, 3: 8, 4: 7, 5: 7 },
      winners: [1],
      needsLot: null,
    },
    { id: 'governor', result: 'report', totals: { 1: 19, 2: 19 }, winners: [], needsLot: null },
  ])
  expect(day.report.contests[0]).not.toHaveProperty('result')
})

test('the count that is only reported has its totals on the papers, and no word of who is elected', () => {
  for (const paper of ['result-sheet', 'counting-record', 'poster', 'reading-script']) {
    const text = textOf(paper)
    const governor = text.slice(text.indexOf('朝霧県知事選挙'))
    expect(governor.replaceAll(/\s/g, ''), paper).toMatch(/当選人は、(?:選挙会が)?全部の開票区の報告により/)
    expect(governor, paper).toMatch(/19/)
    expect(governor, paper).not.toMatch(/くじ|当選人はありません|当選（/)
  }
  expect(textOf('election-record')).not.toContain('知事')
})

test('the record of election divides by the council, and nobody loses the deposit', () => {
  const record = textOf('election-record')
  expect(record).toMatch(/選挙すべき数\s+1 人\s+議員の定数\s+20 人/)
  expect(record).toMatch(/有効投票数÷20÷4＝0\.475 票以上/)
  const [, deposits = ''] = record.split('供託物の没収点（附属）')
  expect(deposits).toMatch(/没収点\s+0\.190 票/)
  const rows = deposits.split('\n').flatMap((row) => row.match(/^\s*(\d)\s.*\s(\d+)\s+(没収|—)\s*$/)?.slice(1) ?? [])
  expect(rows).toEqual(VOTES.flatMap((votes, i) => [String(i + 1), String(votes), '—']))
  expect(textOf('result-sheet')).toContain('（選挙すべき人数 1、議員の定数 20）')
})

test('the independent reader, with the key holders’ shares, finds the same in the files of the count', () => {
  expect(day.differences()).toEqual([])
})
