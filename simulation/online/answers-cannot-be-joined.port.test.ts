/**
 * Answers to the town's questions (S-09, docs/decisions/056), from the page to the table of the office. Somebody who has all that is kept, and knows who
 * voted when, tries to join an answer to a vote: by its place, by the hour, by a number, by what changes between two looks.
 */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { unixSecond } from '#election/online/instant.ts'
import { type Answers, type Questionnaire, readAnswers, writeAnswers } from '#election/online/questionnaire.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { ANSWERS_END_SECONDS, AnswerBox, readKept } from '#online/page-server/answer-box.ts'
import { answersCsv } from '#online/page-server/answers-csv.ts'
import { pageServer } from '#online/page-server/page-server.ts'
import { sendAnswers } from '#online/voter/services/answers.ts'
import { CLOSES, OPENS } from '#simulation/rooms/online-election.ts'

const both = (ja: string, en: string) => ({ ja, en })
const QUESTIONS: Questionnaire = [
  {
    text: both('どこで投票しましたか', 'Where did you vote?'),
    answers: [both('自宅', 'Home'), both('病院', 'Hospital')],
  },
  {
    text: both('自分の意思で', 'Of your own will?'),
    answers: [both('はい', 'Yes'), both('いいえ', 'No'), both('ほか', 'Else')],
  },
]
const SETTINGS = 'ab'.repeat(32)
const directory = mkdtempSync(join(tmpdir(), 'ippyo-answers-'))
const file = join(directory, 'answers.json')
let clock = OPENS
const opened = (path = file) =>
  new AnswerBox({
    questions: QUESTIONS,
    settings: SETTINGS,
    file: path,
    closes: CLOSES,
    now: () => unixSecond(clock),
    write: writeWholeFile,
  })

beforeEach(() => {
  clock = unixSecond(OPENS)
  for (const each of readdirSync(directory)) rmSync(join(directory, each), { recursive: true })
})
afterAll(() => rmSync(directory, { recursive: true }))

/** Twelve people, the fourth of whom was in hospital and did not vote of their own will. */
const SHEETS: readonly Answers[] = Array.from({ length: 12 }, (_, at) =>
  at === 3 ? [1, 1] : [0, at % 2 === 0 ? 0 : null],
)

async function sent(box: AnswerBox, sheets: readonly Answers[], secondsBetween = 60): Promise<void> {
  for (const sheet of sheets) {
    clock = unixSecond(clock + secondsBetween)
    expect(box.take(writeAnswers(sheet))).toBe(true)
  }
  await box.written()
}

test('by its place and by the hour: the same answers in another order, at other hours, leave the same bytes', async () => {
  await sent(opened(), SHEETS.slice(0, 10))
  const other = join(directory, 'other.json')
  clock = unixSecond(OPENS)
  await sent(opened(other), SHEETS.slice(0, 10).toReversed(), 3601)
  expect(readFileSync(other).equals(readFileSync(file))).toBe(true)
})

test('by a number: a file has sums, the hash of the settings, and how many; one sheet is as long as another', async () => {
  await sent(opened(), SHEETS.slice(0, 10))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    ...{ format: 'ippyo answers 1', settings: SETTINGS, sheets: 10 },
    sums: [
      [9, 1],
      [5, 1, 0],
    ],
  })
  expect(new Set(SHEETS.map((sheet) => writeAnswers(sheet).length))).toEqual(new Set([2]))
})

test('by what changes between two looks: nothing is written of fewer than ten, and a new start writes nothing', async () => {
  await sent(opened(), SHEETS.slice(0, 9))
  expect(existsSync(file)).toBe(false)
  // Somebody starts the program anew after each vote: those nine are nowhere.
  const box = opened()
  await sent(box, SHEETS.slice(0, 10))
  const ten = readFileSync(file)
  await sent(box, SHEETS.slice(10))
  box.keepLast()
  await box.written()
  expect(readFileSync(file).equals(ten)).toBe(true)
  expect(readdirSync(directory)).toEqual(['answers.json'])
  // After the end there is no vote beside which the last two could be laid.
  clock = unixSecond(CLOSES + ANSWERS_END_SECONDS)
  box.keepLast()
  await box.written()
  expect(readKept({ file, questions: QUESTIONS, settings: SETTINGS }).sheets).toBe(12)
})

test('a start adds to what is kept, and never to the answers to other questions', async () => {
  await sent(opened(), SHEETS.slice(0, 10))
  await sent(opened(), SHEETS.slice(0, 10))
  expect(readKept({ file, questions: QUESTIONS, settings: SETTINGS }).sheets).toBe(20)
  expect(() => readKept({ file, questions: QUESTIONS, settings: 'cd'.repeat(32) })).toThrow('other questions')
})

test('the table of the office shows no figure of fewer than ten, and none that follows from the others', () => {
  const csv = (sums: readonly (readonly number[])[]) =>
    new TextDecoder().decode(answersCsv(QUESTIONS, { sheets: 60, sums })).split('\r\n')
  const table = csv([
    [50, 3],
    [30, 12, 11],
  ])
  expect(table[1]).toContain('10人未満')
  expect(table[2]).toContain('10人未満')
  const [question] = QUESTIONS
  expect(table[0]).toBe('質問,Question,答え,Answer,人数 / People')
  expect(table[3]).toBe(
    `${question?.text.ja},${question?.text.en},この質問に答えた人,All who answered this question,53`,
  )
  expect(table.slice(4, 7).map((line) => line.split(',')[4])).toEqual(['30', '12', '11'])
})

test('the page sends its digits and nothing else, and hears the same word for each sheet', async () => {
  const box = opened()
  const of = { files: new Map(), gazette: new Map(), election: directory, log: directory, collector: null }
  const server = pageServer({ ...of, gate: 'https://gate.example', answers: box })
  const asked: { readonly url: string; readonly how: RequestInit }[] = []
  const answers: string[] = []
  const fetching = (async (url: string, how: RequestInit) => {
    asked.push({ url, how })
    const headers = how.headers as Record<string, string>
    const said = await server.inject({ method: 'POST', url: new URL(url).pathname, headers, payload: String(how.body) })
    const { date: _, ...others } = said.headers
    answers.push(JSON.stringify([said.statusCode, said.body, others]))
    return new Response(null, { status: said.statusCode })
  }) as typeof fetch
  const origin = 'https://vote.example'
  for (const sheet of SHEETS) expect(await sendAnswers({ fetch: fetching, origin }, sheet)).toBe(true)
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).not.toContain('set-cookie')
  expect(asked.map(({ how }) => how.body)).toEqual(SHEETS.map(writeAnswers))
  for (const { how, url } of asked) {
    expect(url).toBe('https://vote.example/answers')
    expect(how).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'text/plain' },
    })
  }
  for (const wrong of ['', '0', '000', '30', '04', 'はい', '0'.repeat(900)]) {
    const how = { method: 'POST' as const, url: '/answers', headers: { 'content-type': 'text/plain' }, payload: wrong }
    expect((await server.inject(how)).statusCode, wrong).toBe(400)
  }
  clock = unixSecond(CLOSES + ANSWERS_END_SECONDS)
  expect(await sendAnswers({ fetch: fetching, origin }, [0, 0])).toBe(false)
  await server.close()
})

test('answers are digits, one a question, within its answers', () => {
  expect(readAnswers('20', QUESTIONS)).toEqual([1, null])
  expect([...'0123'].map((digit) => readAnswers(`${digit}3`, QUESTIONS))).toEqual([[null, 2], [0, 2], [1, 2], null])
  expect(utf8(writeAnswers([null, 2]))).toEqual(utf8('03'))
})
