/** A voting date on a page of staff; of a moving station also which stop of that date. */
import { dateOfSitting, type Sitting, turnOf } from '#election/sitting.ts'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { kioskScreen } from '#words/kiosk.ts'

export function useSitting(): (sitting: Sitting) => string {
  const say = useText()
  const shown = useDate()
  return (sitting) => {
    const date = shown(dateOfSitting(sitting))
    const turn = turnOf(sitting)
    return turn === 0 ? date : say(kioskScreen.stopOfDate, { date, n: turn + 1 })
  }
}
