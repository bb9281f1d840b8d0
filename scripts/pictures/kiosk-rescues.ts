/** Pictures of what is done where a machine failed: its card given back, its pair taken over. */
import type { ContestMask } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { inSession, type Picture, picture } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

/** A medium died under a voter who has recorded one contest: her card is given back. */
export function releasePictures(): readonly Picture[] {
  const pictures: Picture[] = []
  const kiosk = inSession()
  const [card] = [...kiosk.cards.values()]
  votes(kiosk, 102).mediumFails = true
  votes(kiosk, 201).lift()
  pictures.push(picture('staff-menu-release', toStaffMenu(kiosk)))
  pictures.push(picture('staff-release', kiosk.lead('release', 'staff-witnesses')))
  kiosk.lead('release', 'release-card').lift()
  pictures.push(picture('release-card', kiosk))
  kiosk.lay(kiosk.issue(2).uid)
  kiosk.settle()
  pictures.push(picture('release-card-other', kiosk))
  kiosk.lift()
  kiosk.lay(card?.uid ?? OPERATOR_UID)
  kiosk.settle()
  pictures.push(picture('released', kiosk))
  return pictures
}

/** The pair of a machine that died lies in another one. */
export function takeOverPictures(): readonly Picture[] {
  const pictures: Picture[] = []
  const kiosk = new PretendKiosk(FACTS, '2002-06-23T19:10')
  kiosk.otherPair = { pair: FACTS.pair, serial: 'NM-0201' }
  kiosk.untouched = false
  kiosk.repairedPages = 2
  kiosk.journal = { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask }
  kiosk.start()
  kiosk.press({ type: 'take-over', reason: 'machine-died' })
  pictures.push(picture('take-over-early', kiosk))
  kiosk.now = '2002-06-23T20:10' as LocalMinute
  pictures.push(picture('take-over-witnesses', kiosk.lead('open', 'staff-witnesses')))
  pictures.push(picture('taken-over', kiosk.lead('open', 'taken-over')))
  pictures.push(picture('taken-over-waits', kiosk.lead('open')))
  kiosk.lead('end-session', 'staff-witnesses').lead('end-session', 'staff-menu').lead('close', 'staff-witnesses')
  kiosk.press({ type: 'keep-key', keep: true })
  pictures.push(picture('staff-close-keep-key', kiosk))
  pictures.push(picture('closed-taken-over', kiosk.lead('close', 'closed')))
  return pictures
}

/** Both media were pulled while it ran, and the closing hour is past. */
export function bothOutAfterTheHour(): Picture {
  const kiosk = new PretendKiosk().open()
  kiosk.happen({ type: 'settled', situation: { journal: null, outOfService: { type: 'no-medium' }, lostPages: 0 } })
  kiosk.now = '2002-06-23T20:05' as LocalMinute
  kiosk.happen({ type: 'minute' })
  return picture('out-of-service-both-out-after-the-hour', kiosk)
}
