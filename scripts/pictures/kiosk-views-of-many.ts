/** Pages of candidates: few and many, all at once, by kana, and such as stand no more. */
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { votes } from '#simulation/doors/kiosk-session.ts'
import { withCandidates } from '#simulation/pictures/invented-candidates.ts'
import { inSession, next, type Picture, picture, select } from '#simulation/pictures/kiosk-picture.ts'
import { byKana, FACTS, withGone } from '#simulation/rooms/kiosk-facts.ts'

export function manyPictures(): readonly Picture[] {
  const atOnce = withCandidates(26)
  const all = atOnce.contests.map((each) => ({ ...each, display: 'at-once' as const }))
  const rows = votes(inSession(byKana(withCandidates(26))), 101)
  rows.press(next)
  const kana = picture('choose-by-kana', rows)
  rows.press({ type: 'row', row: 'ha' })
  rows.press(select(303))
  return [
    ...[1, 2, 4, 12, 26, 60, 100].map((count) => chosenFrom(`choose-${count}`, withCandidates(count))),
    chosenFrom('choose-at-once', { ...atOnce, contests: all }),
    kana,
    picture('choose-by-kana-row', rows),
    ...gonePictures(),
  ]
}

/** 死亡 and 辞退: seen, and pressed. */
function gonePictures(): readonly Picture[] {
  const kiosk = inSession(withGone(FACTS))
  kiosk.press(next)
  const seen = picture('choose-gone', kiosk)
  kiosk.press(select(101))
  kiosk.press(select(102))
  return [seen, picture('choose-gone-pressed', kiosk), chosenFrom('choose-26-gone', withGone(withCandidates(26)))]
}

function chosenFrom(name: string, facts: KioskFacts): Picture {
  const kiosk = votes(inSession(facts), 101)
  kiosk.press(next)
  kiosk.press(select(301))
  return picture(name, kiosk)
}
