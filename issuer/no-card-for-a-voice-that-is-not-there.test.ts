/** Nobody is sent to a machine that says nothing: without a voice in the package, or headphones at a kiosk, no card asks for one (AUD-01, AUD-03). */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

let withVoice: PreparedStation
let silent: PreparedStation
let desk: Reception

beforeAll(async () => {
  withVoice = await prepareStation(sourcesWith(2))
  silent = await prepareStation(sourcesWith(2), 'no voice')
})
afterAll(async () => {
  await withVoice.close()
  await silent.close()
})
afterEach(() => desk.clear())

async function asksForAudio(prepared: PreparedStation, headphonesAtKiosks?: boolean): Promise<string> {
  desk = await Reception.furnish(prepared)
  await desk.start('2-I1', headphonesAtKiosks === undefined ? {} : { headphonesAtKiosks })
  await desk.unlock()
  await desk.open()
  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'presentation-chosen', presentation: 'audio' })
  const { head } = desk.app.view()
  return [desk.desk('checked').checked.presentation, head?.voice, desk.day().alarm?.code].join(' ')
}

test('a package without a voice: it is not offered, and not taken', async () => {
  expect(await asksForAudio(silent)).toBe('normal false voice-not-here')
})

test('a voice, and no kiosk of the station has headphones: the same', async () => {
  expect(await asksForAudio(withVoice, false)).toBe('normal false voice-not-here')
})

test('a voice: the card is for it', async () => {
  expect(await asksForAudio(withVoice)).toBe('audio true ')
})
