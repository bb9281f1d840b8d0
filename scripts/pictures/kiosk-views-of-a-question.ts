/** 住民投票: the pages on which a voter chooses among choices, and nobody is elected. */
import type { Press } from '#kiosk/session/screen-event.ts'
import { comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { EXPLAINED_FACTS, MANY_EXPLAINED_FACTS, QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'

const explain = (at: number): Press => ({ type: 'explain', at })

export function ofAQuestion(): readonly Picture[] {
  return [...plain(), ...explained(), ...withManyWords()]
}

/** S-04: a plan of each choice. */
function explained(): readonly Picture[] {
  return story(
    new PretendKiosk(EXPLAINED_FACTS).open(),
    ['choose-a-plan', comes(), next],
    ['explain-a-plan', explain(1)],
    ['choose-a-plan-selected', { type: 'back' }, select(302)],
    ['confirm-a-plan', next],
  )
}

function withManyWords(): readonly Picture[] {
  return story(
    new PretendKiosk(MANY_EXPLAINED_FACTS).open(),
    ['choose-of-ten-plans', comes(), next],
    ['explain-of-ten-plans', explain(9)],
  )
}

function plain(): readonly Picture[] {
  return story(
    new PretendKiosk(QUESTION_FACTS).open(),
    ['how-to-of-a-question', comes()],
    ['choose-a-choice', next],
    ['choose-a-choice-selected', select(302)],
    ['confirm-a-choice', next],
  )
}
