/**
 * The rooms that are enumerated, smallest first; the lane's seed is the place in this list. Each line of the table in
 * README.md here has its room: what may go wrong in it, and in which combination.
 */
import { type Configuration, scenarioOf } from './configurations.ts'
import { enumerate, type Found } from './enumerate.ts'
import { SHAPES } from './fates.ts'

/** Rooms with more states than this are looked at so far and say so. */
const STATES_MAX = 1_000_000

export interface RoomToTry {
  readonly name: string
  readonly configuration: Configuration
  /** Each shape of a torn page by itself, one after the other, instead of rubbish. */
  readonly everyShape?: true
}

const ONE = {} as const
const TWO_CONTESTS = { contests: 2 } as const
const TWO_VOTERS = { voters: 2 } as const
const TWO_KIOSKS = { kiosks: 2, reissues: 1 } as const
const TWO_DATES = { twoDays: true, voters: 2 } as const

export const ROOMS: readonly RoomToTry[] = [
  { name: 'one voter, no fault', configuration: ONE },
  { name: 'every shape of a torn page, one cut', configuration: { ...ONE, cuts: 1 }, everyShape: true },
  { name: 'one contest, two cuts', configuration: { ...ONE, cuts: 2 } },
  {
    name: 'two contests, one cut, neighbours destroyed',
    configuration: { ...TWO_CONTESTS, cuts: 1, neighbours: true },
  },
  { name: 'log pages, one cut, neighbours destroyed', configuration: { ...ONE, cuts: 1, logs: 2, neighbours: true } },
  { name: 'torn cards, two contests, one cut', configuration: { ...TWO_CONTESTS, cuts: 1, cardFaults: true } },
  {
    name: 'two dates, two contests, a medium dies, two new cards',
    configuration: { twoDays: true, contests: 2, mediumDies: 'for-good', reissues: 2 },
  },
  { name: 'two dates, two voters, one cut', configuration: { ...TWO_DATES, cuts: 1 } },
  { name: 'two dates, old image of a medium', configuration: { ...TWO_DATES, oldImage: true } },
  { name: 'two kiosks, two voters, no fault', configuration: { kiosks: 2, voters: 2 } },
  { name: 'a medium dies and returns, one cut', configuration: { ...ONE, cuts: 1, mediumDies: 'returns' } },
  {
    name: 'two contests, a medium dies, a new card, one cut',
    configuration: { ...TWO_CONTESTS, cuts: 1, mediumDies: 'for-good', reissues: 1 },
  },
  {
    name: 'two dates, one voter, a medium dies and returns, one cut',
    configuration: { twoDays: true, cuts: 1, mediumDies: 'returns' },
  },
  {
    name: 'log pages, a medium dies, two cuts',
    configuration: { ...ONE, cuts: 2, logs: 3, mediumDies: 'for-good' },
  },
  // Above: the slice of npm test.
  { name: 'one contest, four cuts', configuration: { ...ONE, cuts: 4 } },
  { name: 'one contest, two cuts, neighbours destroyed', configuration: { ...ONE, cuts: 2, neighbours: true } },
  {
    name: 'every shape of a torn page, two cuts, two contests',
    configuration: { ...TWO_CONTESTS, cuts: 2 },
    everyShape: true,
  },
  { name: 'two contests, three cuts', configuration: { ...TWO_CONTESTS, cuts: 3 } },
  {
    name: 'two contests, a medium dies, four cuts',
    configuration: { ...TWO_CONTESTS, cuts: 4, mediumDies: 'for-good' },
  },
  {
    name: 'two contests, a medium dies and returns, two cuts',
    configuration: { ...TWO_CONTESTS, cuts: 2, mediumDies: 'returns' },
  },
  {
    name: 'two contests, a medium dies, a new card, three cuts',
    configuration: { ...TWO_CONTESTS, cuts: 3, mediumDies: 'for-good', reissues: 1 },
  },
  {
    name: 'two contests, the machine dies, three cuts',
    configuration: { ...TWO_CONTESTS, cuts: 3, machineDies: true },
  },
  {
    name: 'two contests, the machine dies, a new card, two cuts',
    configuration: { ...TWO_CONTESTS, cuts: 2, machineDies: true, reissues: 1 },
  },
  {
    name: 'two contests, machine and medium die, three cuts',
    configuration: { ...TWO_CONTESTS, cuts: 3, machineDies: true, mediumDies: 'for-good' },
  },
  {
    name: 'three contests, a medium dies, a new card, one cut',
    configuration: { contests: 3, cuts: 1, mediumDies: 'for-good', reissues: 1 },
  },
  { name: 'two voters, three cuts', configuration: { ...TWO_VOTERS, cuts: 3 } },
  { name: 'two voters, a medium dies, three cuts', configuration: { ...TWO_VOTERS, cuts: 3, mediumDies: 'for-good' } },
  { name: 'two voters, three cuts, neighbours destroyed', configuration: { ...TWO_VOTERS, cuts: 3, neighbours: true } },
  { name: 'two voters, log pages, two cuts', configuration: { ...TWO_VOTERS, cuts: 2, logs: 1 } },
  { name: 'two kiosks, a new card, two cuts', configuration: { ...TWO_KIOSKS, cuts: 2 } },
  {
    name: 'two kiosks, a new card, the machine dies, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, machineDies: true },
  },
  {
    name: 'two kiosks, a new card, a medium dies, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, mediumDies: 'for-good' },
  },
  {
    name: 'two kiosks, a new card, a medium dies and returns, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, mediumDies: 'returns' },
  },
  {
    name: 'two kiosks, a new card, the machine dies, a medium dies, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, machineDies: true, mediumDies: 'for-good' },
  },
  {
    name: 'two kiosks, a new card, torn cards, closed early, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, cardFaults: true, earlyClose: true },
  },
  { name: 'two kiosks, two contests, a new card, one cut', configuration: { ...TWO_KIOSKS, contests: 2, cuts: 1 } },
  {
    name: 'two kiosks, two contests, a new card, a medium dies',
    configuration: { ...TWO_KIOSKS, contests: 2, mediumDies: 'for-good', cuts: 1 },
  },
  {
    name: 'two kiosks, two contests, a new card, the machine dies',
    configuration: { ...TWO_KIOSKS, contests: 2, machineDies: true, cuts: 1 },
  },
  {
    name: 'two kiosks, two contests, two new cards, a medium dies',
    configuration: { kiosks: 2, contests: 2, reissues: 2, mediumDies: 'for-good', cuts: 1 },
  },
  { name: 'two kiosks, two voters, two cuts', configuration: { kiosks: 2, voters: 2, cuts: 2 } },
  {
    name: 'two kiosks, two voters, a new card, a medium dies, one cut',
    configuration: { ...TWO_KIOSKS, voters: 2, mediumDies: 'for-good', cuts: 1 },
  },
  { name: 'two dates, one voter, three cuts', configuration: { twoDays: true, cuts: 3 } },
  {
    name: 'two dates, one voter, a medium dies, three cuts',
    configuration: { twoDays: true, cuts: 3, mediumDies: 'for-good' },
  },
  {
    name: 'two dates, one voter, a medium dies and returns, two cuts',
    configuration: { twoDays: true, cuts: 2, mediumDies: 'returns' },
  },
  {
    name: 'two dates, two voters, two cuts, neighbours destroyed',
    configuration: { ...TWO_DATES, cuts: 2, neighbours: true },
  },
  { name: 'two dates, two voters, two cuts', configuration: { ...TWO_DATES, cuts: 2 } },
  {
    name: 'two dates, two voters, a medium dies, one cut',
    configuration: { ...TWO_DATES, cuts: 1, mediumDies: 'for-good' },
  },
  {
    name: 'two dates, two voters, a medium dies and returns, one cut',
    configuration: { ...TWO_DATES, cuts: 1, mediumDies: 'returns' },
  },
  {
    name: 'two dates, two voters, the machine dies, a new card, one cut',
    configuration: { ...TWO_DATES, cuts: 1, machineDies: true, reissues: 1 },
  },
  {
    name: 'two dates, two voters, old image of a medium, one cut',
    configuration: { ...TWO_DATES, cuts: 1, oldImage: true },
  },
  {
    name: 'two dates, one voter, a medium dies, three new cards, one cut',
    configuration: { twoDays: true, contests: 2, cuts: 1, mediumDies: 'for-good', reissues: 3 },
  },
  {
    name: 'two dates, log pages, a medium dies and returns, one cut',
    configuration: { twoDays: true, cuts: 1, logs: 2, mediumDies: 'returns' },
  },
  { name: 'taken over and given back, one cut', configuration: { ...ONE, cuts: 1, handOvers: 2 } },
  {
    name: 'two contests, taken over and given back, two cuts',
    configuration: { ...TWO_CONTESTS, cuts: 2, handOvers: 2 },
  },
  {
    name: 'two contests, through three machines, one cut',
    configuration: { ...TWO_CONTESTS, cuts: 1, handOvers: 3 },
  },
  {
    name: 'two contests, taken over and given back, one cut, neighbours destroyed',
    configuration: { ...TWO_CONTESTS, cuts: 1, handOvers: 2, neighbours: true },
  },
  {
    name: 'two contests, taken over and given back, a medium dies, one cut',
    configuration: { ...TWO_CONTESTS, cuts: 1, handOvers: 2, mediumDies: 'for-good' },
  },
  {
    name: 'taken over and given back, a medium dies and returns, one cut',
    configuration: { ...ONE, cuts: 1, handOvers: 2, mediumDies: 'returns' },
  },
  {
    name: 'two contests, taken over, torn cards, a new card, one cut',
    configuration: { ...TWO_CONTESTS, cuts: 1, handOvers: 1, cardFaults: true, reissues: 1 },
  },
  {
    name: 'two kiosks, a new card, taken over and given back, one cut',
    configuration: { ...TWO_KIOSKS, cuts: 1, handOvers: 2 },
  },
  {
    name: 'two kiosks, two contests, a new card, taken over, one cut',
    configuration: { ...TWO_KIOSKS, contests: 2, cuts: 1, handOvers: 1 },
  },
  {
    name: 'two dates, two voters, taken over and given back, one cut',
    configuration: { ...TWO_DATES, cuts: 1, handOvers: 2 },
  },
  { name: 'log pages, taken over and given back, one cut', configuration: { ...ONE, cuts: 1, logs: 2, handOvers: 2 } },
  {
    name: 'two dates, taken over, old image of a medium',
    configuration: { ...TWO_DATES, oldImage: true, handOvers: 1 },
  },
]

/** Rooms that `npm test` looks at. */
export const SLICE = ROOMS.findIndex(({ name }) => name === 'one contest, four cuts')

export function tryRoom({ configuration, everyShape }: RoomToTry): Found {
  if (!everyShape) return enumerate(scenarioOf(configuration), { statesMax: STATES_MAX })
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
