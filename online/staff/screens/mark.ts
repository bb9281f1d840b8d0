/** The roll's mark of a person's right, in words. */
import { PLAIN_MARKS } from '#election/roll/roll-file.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'

const MARKS = [...PLAIN_MARKS, 'no-right'] as const

export function useMark(): (mark: string) => string {
  const say = useText()
  return (mark) => {
    const known = MARKS.find((each) => each === mark)
    return known === undefined ? mark : say(words[`mark_${known}`])
  }
}
