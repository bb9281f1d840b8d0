/** 参議院比例代表: the pages on which a voter chooses a party, then that party itself or one of its people. */
import { comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { OPEN_LIST_FACTS } from '#simulation/rooms/open-list-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

export function ofOpenLists(): readonly Picture[] {
  return story(
    new PretendKiosk(OPEN_LIST_FACTS).open(),
    ['how-to-of-lists', comes()],
    ['choose-a-party-first', next],
    ['choose-a-party-first-selected', select(401)],
    ['choose-of-its-list', next],
    ['choose-of-its-list-selected', select(405)],
    ['confirm-of-a-list', next],
  )
}
