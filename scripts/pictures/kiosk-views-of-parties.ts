/** 比例代表: the pages on which a voter chooses a party. */
import { comes, next, type Picture, select, story } from '#simulation/pictures/kiosk-picture.ts'
import { PARTY_FACTS } from '#simulation/rooms/party-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

export function ofParties(): readonly Picture[] {
  return story(
    new PretendKiosk(PARTY_FACTS).open(),
    ['how-to-of-parties', comes()],
    ['choose-a-party', next],
    ['choose-a-party-selected', select(402)],
    ['confirm-a-party', next],
  )
}
