/** 住民投票: the pages on which a voter chooses among choices, and nobody is elected. */
import { comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'

export function ofAQuestion(): readonly Picture[] {
  return story(
    new PretendKiosk(QUESTION_FACTS).open(),
    ['how-to-of-a-question', comes()],
    ['choose-a-choice', next],
    ['choose-a-choice-selected', select(302)],
    ['confirm-a-choice', next],
  )
}
