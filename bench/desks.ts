/**
 * `desks`: how long a voter waits at a station's desks in its busiest hour, by D-24: one desk, two desks with half of the roll each, and one
 * paper roll. The issuer's part is measured in this run; the seconds of people are assumed, and are named here.
 */
import { Dice } from '#simulation/rooms/dice.ts'
import { issue } from './issue.ts'
import { type Figure, type Spread, spreadOf } from './measure.ts'

/** One clerk does this for each voter: scan the ticket, compare the person with the page, lay the card, hand it over, call the next one. */
const HANDS_S = [2, 3.5, 1.5, 2.5, 1] as const
/** One act may take from half to half as much again. */
const SPREAD = 0.5
/** A paper roll: the line is found, marked, and a ballot paper given. */
const PAPER_ROLL_S = [8, 15] as const
const VOTERS_AN_HOUR = [200, 300, 400, 500] as const
const HOUR_S = 3600
const HOURS = 200

type Service = (dice: Dice) => number

export async function desks(): Promise<Figure[]> {
  const issued = await issue()
  const machine = issued.product.median / 1000
  const atIssuer: Service = (dice) =>
    HANDS_S.reduce((sum, act) => sum + act * between(dice, 1 - SPREAD, 1 + SPREAD), machine)
  const atPaperRoll: Service = (dice) => between(dice, ...PAPER_ROLL_S)
  const waited = VOTERS_AN_HOUR.flatMap((voters) => {
    const one = waits(voters, 1, atIssuer)
    const two = waits(voters, 2, atIssuer)
    const paper = waits(voters, 1, atPaperRoll)
    return [
      figure(
        `${voters} voters an hour: wait at two desks`,
        'two desks with half of the roll each ÷ one desk',
        two,
        one,
      ),
      figure(
        `${voters} voters an hour: wait at one desk`,
        'one desk ÷ one paper roll of 8 to 15 s a voter',
        one,
        paper,
      ),
    ]
  })
  return [issued, ...waited]
}

function figure(name: string, what: string, product: Spread, floor: Spread): Figure {
  return { name: `desks: ${name}`, what, unit: 's', product, floor, ratio: product.p95 / floor.p95 }
}

/** Seconds from arrival to the clerk, in busy hours that each begin with nobody there. Voters come whenever they like, and stay. */
function waits(voters: number, number: number, service: Service): Spread {
  const dice = new Dice(voters)
  const all: number[] = []
  for (let hour = 0; hour < HOURS; hour++) {
    const free = new Array<number>(number).fill(0)
    let now = 0
    while (true) {
      now += (-Math.log(1 - between(dice, 0, 1)) * HOUR_S) / voters
      if (now > HOUR_S) break
      const desk = dice.below(number)
      const begins = Math.max(now, free[desk] ?? 0)
      all.push(begins - now)
      free[desk] = begins + service(dice)
    }
  }
  return spreadOf(all)
}

const STEPS = 1 << 24

function between(dice: Dice, least: number, most: number): number {
  return least + ((most - least) * dice.below(STEPS)) / STEPS
}
