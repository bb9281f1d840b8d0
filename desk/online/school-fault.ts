/** Faults in the files of a private body, in words for the person who has brought them. */

import { unreachable } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { SchoolFault } from '#simulation/online/programs/school.ts'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill, type Language, onScreen, type Text, type Values } from '#ui/messages/message.ts'
import { schoolLead as words } from '#words/members.ts'

export function faultOfSchool(fault: SchoolFault): readonly string[] {
  switch (fault.type) {
    case 'file':
      return inBoth(words.file, { file: fault.file, where: fault.where })
    case 'posters':
      return inBoth(words.posters, { where: fault.where })
    case 'not-a-body':
      return inBoth(words.notABody)
    case 'problems': {
      const problems = LANGUAGES.flatMap((language) => fault.problems.map((problem) => problemIn(problem, language)))
      return [...inBoth(words.problems), ...problems]
    }
    default:
      return unreachable(fault)
  }
}

function inBoth(text: Text, values: Values = {}): readonly string[] {
  return LANGUAGES.map((language) => fill(text[language], values))
}

type Problem = Extract<SchoolFault, { type: 'problems' }>['problems'][number]

function problemIn(problem: Problem, language: Language): string {
  const { next, title } = importMessages[problem.code][language]
  const inWords = (said: string) => fill(onScreen(said, language), problemValues(problem, language))
  const { column, file, line } = problem
  return fill(words.problem[language], { file, line, column, title: inWords(title), next: inWords(next) })
}
