/**
 * The machine's part of `desks`: a ticket's number comes → its voter's card is written and may be handed over: search, roll check, books, take-over medium and card
 * over a serial line, with people who take no time. Beside it the bare steps of the card over another such line.
 */
import { assert } from '#election/assert.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { stateOf } from '#election/card/card-state.ts'
import { SIGNED_BODY_BYTES } from '#election/card/voting-card.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { writeIssuedCard } from '#hardware/card-reader/voting-card-steps.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { type Figure, spreadOf, timed } from './measure.ts'

const ROUNDS = 40
const WARM_UP = 5

export async function issue(): Promise<Figure> {
  const prepared = await prepareStation(sourcesWith(ROUNDS + WARM_UP))
  const desk = await Reception.furnish(prepared)
  const [line, bareLine] = [await SimulatedReader.start(desk.randomness), await SimulatedReader.start(desk.randomness)]
  const bare = await Pn532CardReader.open({ path: bareLine.path, randomness: desk.randomness })
  try {
    await desk.openOnTheWire(line)
    return await measured(desk, [line, bareLine], bare)
  } finally {
    await bare.close()
    await desk.clear()
    for (const each of [line, bareLine]) await each.stop()
    await prepared.close()
  }
}

async function measured(
  desk: Reception,
  [line, bareLine]: readonly [SimulatedReader, SimulatedReader],
  bare: Pn532CardReader,
): Promise<Figure> {
  const { election, secrets } = desk.prepared
  const times = { product: [] as number[], floor: [] as number[] }
  for (let voter = 1; voter <= ROUNDS + WARM_UP; voter++) {
    const measured = { product: await served(desk, line, voter), floor: 0 }
    const card = await desk.newCard()
    const key = cardKeyOf(secrets.keys.cardMaster, card.uid, election.electionPackage.electionId)
    const body = desk.randomness.bytes(SIGNED_BODY_BYTES)
    bareLine.tray.insert(card)
    measured.floor = await timed(
      async () => void must(await writeIssuedCard(bare, card.uid, key, body, counterOf(card))),
    )
    bareLine.tray.remove()
    if (voter <= WARM_UP) continue
    times.product.push(measured.product)
    times.floor.push(measured.floor)
  }
  const [product, floor] = [spreadOf(times.product), spreadOf(times.floor)]
  return {
    name: 'desks: ticket → written card',
    what: 'search, roll check, books, take-over medium, card over a serial line ÷ the bare writing of a card over one',
    unit: 'ms',
    product,
    floor,
    ratio: product.median / floor.median,
  }
}

/** The card lies there already, and every button is pressed in the moment in which it appears. @returns ms */
async function served(desk: Reception, line: SimulatedReader, voter: number): Promise<number> {
  const card = await desk.newCard()
  line.tray.insert(card)
  await desk.until((view) => view.screen === 'day' && view.reader === 'card', 'the card')
  const ms = await timed(async () => {
    desk.app.send({ type: 'voter-sought', text: `T${voter}`, by: 'ticket' })
    await desk.settled()
    desk.app.send({ type: 'identity-confirmed' })
    desk.app.send({ type: 'issue-requested' })
    await desk.settled()
  })
  desk.desk('hand-over')
  assert(stateOf(counterOf(card)).type === 'issued', 'bench: the card is issued')
  line.tray.remove()
  desk.app.send({ type: 'handed-over' })
  await desk.until((view) => view.screen === 'day' && view.reader === 'absent', 'an empty tray')
  return ms
}
