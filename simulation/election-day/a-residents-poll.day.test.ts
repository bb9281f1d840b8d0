/**
 * A whole day with two questions to residents (住民投票), and beside them a district of the lower house: 20 of 30 vote. Half of the electors is the quorum
 * of the first, four fifths that of the second. From the office's files to the papers of the count; also for the independent reader.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELD } from '#simulation/bundle/three-checkers.ts'
import { csv, fileOfSmall, type PlayedDay, playedDay, rollNo, rollOf } from './played-in-tests.ts'

const [ELECTORS, VOTERS] = [30, 20]
const MODES = ['touch', 'touch', 'audio', 'touch']
let day: PlayedDay

/** 8 yes, 12 no · 9, 6, 5 · 15 and 5. */
const votesOf = (voter: number) => [voter < 8 ? 1 : 2, voter < 9 ? 1 : voter < 15 ? 2 : 3, voter < 15 ? 1 : 2]

beforeAll(() => {
  day = playedDay({
    'election.csv': fileOfSmall('election.csv').replace(/^title,.*$/m, 'title,朝霧市住民投票（見本）'),
    'contests.csv': csv([
      '選挙の記号,選挙の名称,種類,選挙すべき人数,名称かな,英語の名称,回答の形,成立要件,成立要件の対象',
      'bridge,新しい橋の建設,住民投票,1,あたらしいはしのけんせつ,New bridge,賛否,2分の1,',
      'school,小学校の場所,住民投票,1,しょうがっこうのばしょ,Place of the school,択一,5分の4,投票総数',
      'lower,朝霧第1区,小選挙区,1,あさぎりだいいっく,Asagiri 1,,,',
    ]),
    'candidates.csv': csv([
      'contest,number,name,kana,party,party_kana,display_name',
      'bridge,1,賛成,さんせい,,,',
      'bridge,2,反対,はんたい,,,',
      'school,1,今の場所,いまのばしょ,,,',
      'school,2,駅の南,えきのみなみ,,,',
      'school,3,どちらでもよい,どちらでもよい,,,',
      'lower,1,髙橋　一郎,たかはし　いちろう,無所属,むしょぞく,',
      'lower,2,林　久美,はやし　くみ,あさぎり未来の会,あさぎりみらいのかい,',
    ]),
    'roll.csv': rollOf(ELECTORS),
    'votes.csv': csv([
      'roll_no,station,mode,bridge,school,lower',
      ...Array.from({ length: VOTERS }, (_, voter) => {
        return `${rollNo(voter)},,${MODES[voter % MODES.length]},${votesOf(voter).join(',')}`
      }),
    ]),
  })
})
afterAll(() => day.remove())

test('one question is not carried, one is not established, and one person is elected', () => {
  expect(day.report.contests).toMatchObject([
    { id: 'bridge', totals: { 1: 8, 2: 12 }, winners: [2], needsLot: null, verdict: 'not-carried', uncontested: false },
    { id: 'school', totals: { 1: 9, 2: 6, 3: 5 }, winners: [], needsLot: null, verdict: 'not-established' },
    { id: 'lower', totals: { 1: 15, 2: 5 }, winners: [1], needsLot: null },
  ])
  expect(day.report.contests[2]).not.toHaveProperty('verdict')
})

const without = (text: string) => text.replaceAll(/\s/g, '')

test('the papers say what became of the questions, and of nobody that a choice is elected', () => {
  const sheet = without(day.textOf('result-sheet'))
  const bridge = sheet.slice(sheet.indexOf('新しい橋の建設'), sheet.indexOf('小学校の場所'))
  expect(bridge).toContain('（賛否を問う。成立要件投票総数が投票資格者の2分の1以上）')
  expect(bridge).toContain('反対が多数である。')
  expect(bridge).toContain('選択肢')
  expect(bridge).not.toMatch(/当選|党派|候補者|当落/)
  const school = sheet.slice(sheet.indexOf('小学校の場所'), sheet.indexOf('朝霧第1区'))
  expect(school).toContain('成立要件に達しないため、成立しない。')
  expect(school).not.toMatch(/最多(?!の得票)/)
  expect(without(day.textOf('counting-record'))).toContain('反対が多数である。')
  for (const paper of ['poster', 'reading-script']) {
    const text = without(day.textOf(paper))
    expect(text, paper).toContain('反対が多数である。')
    expect(text, paper).toContain('成立要件に達しないため、成立しない。')
  }
})

test('the meeting of election has a record of the district alone, by a sixth', () => {
  const record = day.textOf('election-record')
  expect(record).not.toMatch(/新しい橋|小学校/)
  expect(record).toMatch(/有効投票数÷6＝3\.333… 票以上/)
  expect(record).toMatch(/没収点\s+2\.000 票/)
})

test('the independent reader, with the key holders’ shares, finds the same in the files of the count', () => {
  expect(day.differences()).toEqual([])
})

test('command, page and Python hold that the totals are those of the records', async () => {
  const { broken, holds, command, page } = await day.bundleChecked()
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  const said = command.count?.map(({ selections }) => selections.map(({ records }) => records))
  expect(said).toEqual([
    [8, 12],
    [9, 6, 5],
    [15, 5],
  ])
  expect(page.count).toEqual(command.count)
})
