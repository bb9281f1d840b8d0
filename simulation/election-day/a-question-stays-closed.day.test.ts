/**
 * A whole day with two questions to residents (住民投票) whose ballots stay closed below the quorum (開票しない), and beside them a district of the lower house:
 * 20 of 30 vote. Half of the electors is the quorum of the first, four fifths that of the second. From the office's files to the papers, for three checkers.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELD } from '#simulation/bundle/three-checkers.ts'
import { csv, fileOfSmall, type PlayedDay, playedDay, rollNo, rollOf } from './played-in-tests.ts'

const [ELECTORS, VOTERS] = [30, 20]
let day: PlayedDay

/** 8 yes, 12 no · 9, 6, 5 · 15 and 5. */
const votesOf = (voter: number) => [voter < 8 ? 1 : 2, voter < 9 ? 1 : voter < 15 ? 2 : 3, voter < 15 ? 1 : 2]

beforeAll(() => {
  day = playedDay({
    'election.csv': fileOfSmall('election.csv').replace(/^title,.*$/m, 'title,朝霧市住民投票（見本）'),
    'contests.csv': csv([
      '選挙の記号,選挙の名称,種類,選挙すべき人数,名称かな,英語の名称,回答の形,成立要件,成立要件の対象,成立要件と開票',
      'bridge,新しい橋の建設,住民投票,1,あたらしいはしのけんせつ,New bridge,賛否,2分の1,,達したときだけ開票',
      'school,小学校の場所,住民投票,1,しょうがっこうのばしょ,Place of the school,択一,5分の4,投票総数,達したときだけ開票',
      'lower,朝霧第1区,小選挙区,1,あさぎりだいいっく,Asagiri 1,,,,',
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
      ...Array.from({ length: VOTERS }, (_, voter) => `${rollNo(voter)},,touch,${votesOf(voter).join(',')}`),
    ]),
  })
})
afterAll(() => day.remove())

test('the quorum of one question is reached and its votes are counted; nobody knows a vote of the other one', () => {
  const [bridge, school, lower] = day.report.contests
  expect(bridge).toMatchObject({ totals: { 1: 8, 2: 12 }, winners: [2], verdict: 'not-carried' })
  expect(school).toMatchObject({
    ...{ id: 'school', verdict: 'not-opened', notOpened: { voters: 20, pending: 0, electors: 30 }, records: 20 },
    ...{ totals: null, joined: null, valid: null, ended: null, invalid: null, unopened: null, winners: [] },
  })
  expect(lower).toMatchObject({ totals: { 1: 15, 2: 5 }, winners: [1] })
})

test('no file of the count has a vote of it: no list was sorted, mixed or opened, and none would go onto a stick', () => {
  const bundle = join(day.out, 'bundle')
  const lists = readdirSync(bundle).filter((name) => name.endsWith('.bin'))
  expect(lists.filter((name) => /^[a-z]+-1[.-]/.test(name))).toEqual([])
  for (const room of [0, 2]) expect(lists).toContain(`opened-${room}.bin`)
  const opened = JSON.parse(readFileSync(join(day.out, 'count', '3-opened', 'report.json'), 'utf8'))
  expect(opened.notOpened).toEqual([{ contest: 'school', voters: 20, pending: 0, electors: 30 }])
  const ofSchool = opened.selections.filter(({ contest }: { readonly contest: number }) => contest === 1)
  expect(ofSchool).toEqual([{ contest: 1, place: 0, records: 20, selection: 'unopened' }])
})

const without = (text: string) => text.replaceAll(/\s/g, '')

test('the papers are made, for the result is final, and say why there is no figure of a choice', () => {
  const sheet = without(day.textOf('result-sheet'))
  const school = sheet.slice(sheet.indexOf('小学校の場所'), sheet.indexOf('朝霧第1区'))
  expect(school).toContain('達しないときは開票しない')
  expect(school).toContain('投票した者が成立要件に達しないため成立せず、開票しない。')
  expect(school).toMatch(/投票者数20.*投票資格者数30/)
  expect(school).not.toMatch(/有効投票数|投票総数(?!が)|最多/)
  for (const paper of ['poster', 'reading-script', 'counting-record']) {
    const text = without(day.textOf(paper))
    expect(text, paper).toContain('反対が多数である。')
    expect(text, paper).toContain('投票した者が成立要件に達しないため成立せず、開票しない。')
  }
  expect(without(day.textOf('reading-script'))).toContain('投票した方20人、投票資格のある方30人。')
})

test('the independent reader finds the same in the files, and with the shares of the holders opens nothing', () => {
  expect(day.foundIn('no-shares').count).toMatchObject({ problem: null, differences: [] })
  expect(day.foundIn('shares').district?.problem).toEqual({ type: 'contest-stays-closed', contests: ['school'] })
})

test('command, page and Python hold that it had to stay closed', async () => {
  const { broken, holds, command } = await day.bundleChecked()
  expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
  expect(command.count?.map(({ list }) => list)).toEqual([0, 2])
})
