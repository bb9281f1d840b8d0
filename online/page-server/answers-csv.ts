/**
 * The answers as a table for the office, after the end: a row an answer, in each language beside the other, and no figure of fewer than ten people (S-09).
 */
import { csvOf } from '#documents/export-csv.ts'
import { LEAST_SHOWN } from '#election/figure-of-few.ts'
import type { InEach } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { type Questionnaire, shownSums } from '#election/online/questionnaire.ts'
import { answersWords as words } from '#words/residents.ts'
import type { KeptAnswers } from './answer-box.ts'

const NOTHING = LANGUAGES.map(() => '')
const inEach = (text: InEach<string>) => LANGUAGES.map((language) => text[language])
/** One column: a table that is added up has its figures in one place. */
const together = (text: InEach<string>) => inEach(text).join(' / ')
const shown = (figure: number | null) => (figure === null ? together(words.few) : String(figure))

/** As it is published: a person alone in a row is in none. */
export function answersCsv(questions: Questionnaire, { sheets, sums }: KeptAnswers): Uint8Array {
  const head = [...inEach(words.question), ...inEach(words.answer), together(words.count)]
  const rows = shownSums(sums).flatMap(({ all, answers }, at) => {
    const question = questions[at]
    if (question === undefined) return []
    const given = question.answers.map((answer, place) => {
      return [...inEach(question.text), ...inEach(answer), shown(answers[place] ?? null)]
    })
    return [...given, [...inEach(question.text), ...inEach(words.allAnswers), shown(all)]]
  })
  const people = [...inEach(words.sheets), ...NOTHING, shown(sheets < LEAST_SHOWN ? null : sheets)]
  return csvOf([head, ...rows, people, [...inEach(words.whatItIs), ...NOTHING, '']])
}
