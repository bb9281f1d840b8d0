/** The issuer's own disk needs seconds for each write: said in words with a number, and the desk goes on (FLT-06). */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { WRITE_MS_MAX } from './services/books/write-times.ts'

let prepared: PreparedStation
beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9))
})
afterAll(() => prepared.close())

test('the alarm comes once; the card is issued, and the books have it', async () => {
  const desk = await Reception.furnish(prepared)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    expect(desk.day().alarm).toBeNull()
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += WRITE_MS_MAX + 1
      return now
    })
    await desk.issueTo('1', await desk.newCard())
    clock.mockRestore()
    await desk.until((view) => view.screen === 'day' && view.alarm !== null, 'the alarm')
    expect(desk.day()).toMatchObject({ alarm: { code: 'books-disk-slow' }, alarmsWaiting: 0 })
    expect(desk.desk('hand-over').checked.voter.rollNo).toBe('1')
    expect(desk.day().counts.cardsIssued).toBe(1)
    desk.app.send({ type: 'alarm-acknowledged' })
    await desk.until((view) => view.screen === 'day' && view.alarm === null, 'the band is gone')
  } finally {
    await desk.clear()
  }
})
