/** The roll's mark of a person's right, in words. */
import { PLAIN_MARKS } from '#election/roll/roll-file.ts'
import { useText } from '#ui/language/language.tsx'
import { abroadOffice as abroad } from '#words/abroad.ts'
import { staffScreen as words } from '#words/online.ts'

const MARKS = [...PLAIN_MARKS, 'no-right'] as const
const OF_ABROAD = ['paper_issued', 'paper_voted', 'returned'] as const

export function useMark(): (mark: string) => string {
  const say = useText()
  return (mark) => {
    const known = MARKS.find((each) => each === mark)
    if (known !== undefined) return say(words[`mark_${known}`])
    const ofAbroad = OF_ABROAD.find((each) => each === mark)
    return ofAbroad === undefined ? mark : say(abroad[`mark_${ofAbroad}`])
  }
}
