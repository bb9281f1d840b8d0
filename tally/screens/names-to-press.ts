/** Names of people that this machine has already, as they are written: the board has no kanji. */
import { minutesFieldNamed } from '#election/count/minutes.ts'
import type { MinutesView } from '../session/minutes-view.ts'
import type { TallyView } from '../session/view.ts'

/** Who was named here first, then the candidates of the signed package. Each once. */
export function namesToPress({ minutes, stations, seats, result, lost }: TallyView): readonly string[] {
  const acted = [
    ...namedIn(minutes),
    ...stations.flatMap(({ arrival }) => arrival?.clerk ?? []),
    ...seats.map(({ holder }) => holder),
    ...lost.map(({ chair }) => chair),
    ...(result?.paper ?? []).flatMap(({ entries, rulings }) => [
      ...entries.flatMap((entry) => ('by' in entry ? entry.by : [])),
      ...rulings.flatMap(({ chair, witnesses }) => [chair, ...witnesses]),
    ]),
  ]
  const all = [...acted, ...minutes.candidates.map(({ name }) => name)]
  return [...new Set(all.filter((name) => name !== ''))]
}

function namedIn({ fields, known, entries }: MinutesView): readonly string[] {
  const said = Object.entries({ ...known, ...fields }).filter(([name]) => minutesFieldNamed(name)?.what === 'name')
  return [...said.map(([, name]) => name), ...entries.map(({ by }) => by)]
}
