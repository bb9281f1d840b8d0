/** The answers as a table for the office, after the end: a row an answer, and no figure of fewer than ten people (S-09). */
import { csvOf } from '#documents/export-csv.ts'
import { LEAST_SHOWN } from '#election/figure-of-few.ts'
import { type Questionnaire, shownSums } from '#election/online/questionnaire.ts'
import { answersWords as words } from '#words/residents.ts'
import type { KeptAnswers } from './answer-box.ts'

const shown = (figure: number | null) => (figure === null ? words.few.ja : String(figure))

/** As it is published: a person alone in a row is in none. */
export function answersCsv(questions: Questionnaire, { sheets, sums }: KeptAnswers): Uint8Array {
  const head = [words.question, words.answer, words.count].map(({ ja }) => ja)
  const rows = shownSums(sums).flatMap(({ all, answers }, at) => {
    const { text, answers: of } = questions[at] ?? { text: { ja: '', en: '' }, answers: [] }
    const given = of.map((answer, place) => [text.ja, answer.ja, shown(answers[place] ?? null)])
    return [...given, [text.ja, words.allAnswers.ja, shown(all)]]
  })
  const people = [words.sheets.ja, '', shown(sheets < LEAST_SHOWN ? null : sheets)]
  return csvOf([head, ...rows, people, [words.whatItIs.ja, '', '']])
}
