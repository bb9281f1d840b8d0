/** 国民審査: the pages on which a voter marks judges. */
import { comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { JUDGES_FACTS, judgesFacts } from '#simulation/rooms/judges-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

export function ofJudges(): readonly Picture[] {
  const few = story(
    new PretendKiosk(JUDGES_FACTS).open(),
    ['how-to-of-judges', comes()],
    ['mark-judges', next],
    ['confirm-no-mark', next],
    ['mark-judges-two', { type: 'back' }, select(501), select(504)],
    ['mark-judges-left-office', select(503)],
    ['confirm-marks', next],
  )
  const all = Array.from({ length: 15 }, (_, i) => select(501 + i))
  const many = story(
    new PretendKiosk(judgesFacts(15)).open(),
    ['mark-fifteen-judges', comes(), next, select(502), select(509)],
    ['confirm-fifteen-marks', select(502), select(509), ...all, next],
  )
  return [...few, ...many]
}
