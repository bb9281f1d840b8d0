import { beforeEach, describe, expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

const theDesk = eachTestAtADesk({ voters: 9, until: 'unlocked' })
let reception: Reception

beforeEach(() => {
  reception = theDesk()
})

// TC-43
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
