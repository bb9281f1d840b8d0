/** 投票録 row 6: the witnesses whom the commission appointed, each with the first time that they came and the last that they left. */
import type { WitnessesOfDay } from '#documents/station/station-day.ts'
import type { DayRecord } from '#issuer/session/state.ts'

/** A place that was filled by another has the name of the last one: the first who left it is the one whom the commission appointed. */
export function appointedOf({
  names,
  parties,
  came,
  left,
  substitutes,
}: DayRecord['witnesses']): WitnessesOfDay['named'] {
  return names.map((name, place) => {
    const now = { came: came[place] ?? null, left: left[place] ?? null }
    const first = substitutes.find((each) => each.place === place)
    if (first === undefined) return { name, party: parties[place] ?? '', ...now }
    const away = substitutes.filter((each) => each.place === place && each.left === first.left)
    const isBack = name === first.left
    return {
      name: first.left,
      party: first.leftParty,
      came: away.map(({ leftCame }) => leftCame).find((at) => at !== null) ?? (isBack ? now.came : null),
      left: isBack ? now.left : (away.at(-1)?.leftAt ?? null),
    }
  })
}
