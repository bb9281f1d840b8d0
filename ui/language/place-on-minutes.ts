/** The name of a field of 開票録 and 選挙録, on the screen and in a file. */
import { unreachable } from '#election/assert.ts'
import type { MinutesField } from '#election/count/minutes.ts'
import { minutesWords } from '#words/tally.ts'
import { fill, type Language } from '../messages/message.ts'

/** Within its paper. */
export function labelOnMinutes({ paper, group, what }: MinutesField, language: Language): string {
  const ofGroup = `what_${what}_${group === 'own' ? paper : group}`
  const name = ofGroup in minutesWords ? ofGroup : `what_${what}`
  return minutesWords[name as keyof typeof minutesWords][language]
}

/** The meanings of ids and numbers in a field's name. */
export interface MinutesNames {
  readonly contest: (id: string) => string
  readonly candidate: (contest: string, number: number) => string
}

/** Where nobody knows the election: ids and numbers as they are. */
const IDS: MinutesNames = { contest: (id) => id, candidate: (_, number) => String(number) }

/** For any position: with its paper and election, and in a table with its row. */
export function placeOnMinutes(field: MinutesField, language: Language, names: MinutesNames = IDS): string {
  const { paper, contest } = field
  const of = contest === null ? null : fill(minutesWords.ofContest[language], { contest: names.contest(contest) })
  const parts = [of, minutesWords[`paper_${paper}`][language], rowOf(field, language, names)]
  return [...parts.filter((part) => part !== null), labelOnMinutes(field, language)].join('　')
}

function rowOf({ group, row, contest }: MinutesField, language: Language, names: MinutesNames): string | null {
  const number = row ?? 0
  switch (group) {
    case 'own':
      return null
    case 'witness':
      return fill(minutesWords.witness[language], { number })
    case 'provisional':
      return fill(minutesWords.provisionalRow[language], { number })
    case 'elected':
      return names.candidate(contest ?? '', number)
    default:
      return unreachable(group)
  }
}
