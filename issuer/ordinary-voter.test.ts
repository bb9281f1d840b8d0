import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

let prepared: PreparedStation
let reception: Reception

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  reception = await Reception.furnish(prepared)
  await reception.start()
  await reception.unlock()
})
afterEach(() => reception.clear())

describe('an ordinary voter', () => {
  test('scan, Enter, Enter, card: issued, and the words of hand-over are shown', async () => {
    await reception.open()
    const card = await reception.newCard()
    await reception.issueTo('1', card)
    reception.desk('hand-over')
    expect(stateOf(counterOf(card)).type).toBe('issued')
    expect(reception.day().counts).toMatchObject({ cardsIssued: 1, ticketsHeld: 1, cardsOut: 1 })
  })
})
