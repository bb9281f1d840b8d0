/**
 * The town's questions after a vote (S-09): choices alone, because a sentence shows who wrote it. An answer has no voter, no vote, no time and no place
 * in an order: programs keep sums (docs/decisions/056).
 */
import { z } from 'zod'

import { LEAST_SHOWN, shownOf } from '../figure-of-few.ts'
import type { InEach } from '../language.ts'
import { textUpTo } from './applicants.ts'

const QUESTIONS_MAX = 5
const ANSWERS_MAX = 8
const QUESTION_TEXT_MAX = 200
const ANSWER_TEXT_MAX = 80

interface Question {
  readonly text: InEach<string>
  readonly answers: readonly InEach<string>[]
}

/** Empty: nothing is asked. */
export type Questionnaire = readonly Question[]

export const questionnaireSchema = z
  .array(
    z.strictObject({
      text: textUpTo(QUESTION_TEXT_MAX),
      answers: z.array(textUpTo(ANSWER_TEXT_MAX)).min(2).max(ANSWERS_MAX),
    }),
  )
  .max(QUESTIONS_MAX)

/** One person's answers, by the place of the answer; null: the question was left out. */
export type Answers = readonly (number | null)[]

/** A digit a question, 0: left out. Every person sends as many bytes as every other. */
export function writeAnswers(answers: Answers): string {
  return answers.map((answer) => (answer === null ? '0' : String(answer + 1))).join('')
}

/** Null: not the answers to these questions. */
export function readAnswers(text: string, questions: Questionnaire): Answers | null {
  if (text.length !== questions.length) return null
  const digits = [...text].map((digit, at) => {
    const answer = /^[0-8]$/.test(digit) ? Number(digit) : null
    return answer === null || answer > (questions[at]?.answers.length ?? 0) ? undefined : answer
  })
  if (digits.includes(undefined)) return null
  return digits.map((digit) => (digit === undefined || digit === 0 ? null : digit - 1))
}

/** How often each answer was given, a row a question. A person who left a question out is in no sum of it. */
export type AnswerSums = readonly (readonly number[])[]

export function noAnswers(questions: Questionnaire): AnswerSums {
  return questions.map(({ answers }) => answers.map(() => 0))
}

export function withAnswers(sums: AnswerSums, answers: Answers): AnswerSums {
  return sums.map((row, question) => row.map((sum, at) => (answers[question] === at ? sum + 1 : sum)))
}

export function addSums(one: AnswerSums, other: AnswerSums): AnswerSums {
  return one.map((row, question) => row.map((sum, at) => sum + (other[question]?.[at] ?? 0)))
}

/** Null: fewer than ten people, or their number would follow from the others. */
export function shownSums(
  sums: AnswerSums,
): readonly { readonly answers: readonly (number | null)[]; readonly all: number | null }[] {
  return sums.map((row) => {
    const all = row.reduce((sum, each) => sum + each, 0)
    return { answers: shownOf(row), all: all < LEAST_SHOWN ? null : all }
  })
}
