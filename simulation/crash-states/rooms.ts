/** The rooms that are enumerated, smallest first; the lane's seed is the place in this list. README.md here has a line for each kind. */
import { assert } from '#election/assert.ts'
import { type Configuration, scenarioOf } from './configurations.ts'
import { enumerate, type Found } from './enumerate.ts'
import { SHAPES } from './fates.ts'

/** Rooms with more states than this are looked at so far and say so. */
const STATES_MAX = 1_000_000

/** The meaning of each part of a name. */
const MEANS: Readonly<Record<string, Configuration>> = {
  'one voter': {},
  'two voters': { voters: 2 },
  'one contest': {},
  'two contests': { contests: 2 },
  'three contests': { contests: 3 },
  'a contest of two lists': { lists: 2 },
  'a contest of three lists': { lists: 3 },
  'two kiosks': { kiosks: 2 },
  'two dates': { twoDays: true },
  'a new card': { reissues: 1 },
  'two new cards': { reissues: 2 },
  'three new cards': { reissues: 3 },
  'no fault': {},
  'one cut': { cuts: 1 },
  'two cuts': { cuts: 2 },
  'three cuts': { cuts: 3 },
  'four cuts': { cuts: 4 },
  'neighbours destroyed': { neighbours: true },
  'a medium dies': { mediumDies: 'for-good' },
  'a medium dies and returns': { mediumDies: 'returns' },
  'the machine dies': { machineDies: true },
  'machine and medium die': { machineDies: true, mediumDies: 'for-good' },
  'torn cards': { cardFaults: true },
  'closed early': { earlyClose: true },
  'old image of a medium': { oldImage: true },
  'log pages': { logs: 2 },
  'taken over': { handOvers: 1 },
  'taken over and given back': { handOvers: 2 },
  'through three machines': { handOvers: 3 },
  'every shape of a torn page': {},
}

/** With what its name does not say. */
const NAMED: readonly (readonly [name: string, beside?: Configuration])[] = [
  ['one voter, no fault'],
  ['every shape of a torn page, one cut'],
  ['one contest, two cuts'],
  ['two contests, one cut, neighbours destroyed'],
  ['log pages, one cut, neighbours destroyed'],
  ['torn cards, two contests, one cut'],
  ['two dates, two contests, a medium dies, two new cards'],
  ['two dates, two voters, one cut'],
  ['two dates, old image of a medium', { voters: 2 }],
  ['two kiosks, two voters, no fault'],
  ['a medium dies and returns, one cut'],
  ['two contests, a medium dies, a new card, one cut'],
  ['two dates, one voter, a medium dies and returns, one cut'],
  ['log pages, a medium dies, two cuts', { logs: 3 }],
  ['a contest of two lists, two contests, one cut'],
  ['a contest of two lists, a medium dies, a new card, one cut'],
  // Above: the slice of npm test.
  ['one contest, four cuts'],
  ['one contest, two cuts, neighbours destroyed'],
  ['every shape of a torn page, two cuts, two contests'],
  ['two contests, three cuts'],
  ['a contest of three lists, two cuts'],
  ['two contests, a medium dies, four cuts'],
  ['two contests, a medium dies and returns, two cuts'],
  ['two contests, a medium dies, a new card, three cuts'],
  ['two contests, the machine dies, three cuts'],
  ['two contests, the machine dies, a new card, two cuts'],
  ['two contests, machine and medium die, three cuts'],
  ['three contests, a medium dies, a new card, one cut'],
  ['two voters, three cuts'],
  ['two voters, a medium dies, three cuts'],
  ['two voters, three cuts, neighbours destroyed'],
  ['two voters, log pages, two cuts', { logs: 1 }],
  ['two kiosks, a new card, two cuts'],
  ['two kiosks, a new card, the machine dies, one cut'],
  ['two kiosks, a new card, a medium dies, one cut'],
  ['two kiosks, a new card, a medium dies and returns, one cut'],
  ['two kiosks, a new card, the machine dies, a medium dies, one cut'],
  ['two kiosks, a new card, torn cards, closed early, one cut'],
  ['two kiosks, two contests, a new card, one cut'],
  ['two kiosks, two contests, a new card, a medium dies', { cuts: 1 }],
  ['two kiosks, two contests, a new card, the machine dies', { cuts: 1 }],
  ['two kiosks, two contests, two new cards, a medium dies', { cuts: 1 }],
  ['two kiosks, two voters, two cuts'],
  ['two kiosks, two voters, a new card, a medium dies, one cut'],
  ['two dates, one voter, three cuts'],
  ['two dates, one voter, a medium dies, three cuts'],
  ['two dates, one voter, a medium dies and returns, two cuts'],
  ['two dates, two voters, two cuts, neighbours destroyed'],
  ['two dates, two voters, two cuts'],
  ['two dates, two voters, a medium dies, one cut'],
  ['two dates, two voters, a medium dies and returns, one cut'],
  ['two dates, two voters, the machine dies, a new card, one cut'],
  ['two dates, two voters, old image of a medium, one cut'],
  ['two dates, one voter, a medium dies, three new cards, one cut', { contests: 2 }],
  ['two dates, log pages, a medium dies and returns, one cut'],
  ['taken over and given back, one cut'],
  ['two contests, taken over and given back, two cuts'],
  ['two contests, through three machines, one cut'],
  ['two contests, taken over and given back, one cut, neighbours destroyed'],
  ['two contests, taken over and given back, a medium dies, one cut'],
  ['taken over and given back, a medium dies and returns, one cut'],
  ['two contests, taken over, torn cards, a new card, one cut'],
  ['two kiosks, a new card, taken over and given back, one cut'],
  ['two kiosks, two contests, a new card, taken over, one cut'],
  ['two dates, two voters, taken over and given back, one cut'],
  ['log pages, taken over and given back, one cut'],
  ['two dates, taken over, old image of a medium', { voters: 2 }],
]

/** In a room of this name each shape of a torn page comes by itself, one after the other, instead of rubbish. */
const EVERY_SHAPE = /^every shape of a torn page/

export type RoomToTry = readonly [name: string, Configuration]

function roomOf([name, beside]: (typeof NAMED)[number]): RoomToTry {
  const parts = name.split(', ').map((part) => {
    const means = MEANS[part]
    assert(means !== undefined, `crash states: nobody knows what "${part}" means`)
    return means
  })
  return [name, Object.assign({}, ...parts, beside) as Configuration]
}

export const ROOMS: readonly RoomToTry[] = NAMED.map(roomOf)

/** Rooms that `npm test` looks at. */
export const SLICE = ROOMS.findIndex(([name]) => name === 'one contest, four cuts')

export function tryRoom([name, configuration]: RoomToTry): Found {
  if (!EVERY_SHAPE.test(name)) return enumerate(scenarioOf(configuration), { statesMax: STATES_MAX })
  const found = SHAPES.map(([shape, tear]) => {
    const { states, cutShort, violations } = enumerate(scenarioOf({ ...configuration, tear }), {
      statesMax: STATES_MAX,
    })
    return { states, cutShort, violations: violations.map((what) => `${what} [page torn: ${shape}]`) }
  })
  return {
    states: found.reduce((sum, { states }) => sum + states, 0),
    cutShort: found.some(({ cutShort }) => cutShort),
    violations: found.flatMap(({ violations }) => violations),
  }
}
