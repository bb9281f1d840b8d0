/** Nobody is sent to a machine that says nothing: without a voice in the package, or headphones at a kiosk, no card asks for one (AUD-01, AUD-03). */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { issuerScreenEventSchema } from './session/screen-event.ts'

let withVoice: PreparedStation
let silent: PreparedStation
let bare: PreparedStation
let desk: Reception

beforeAll(async () => {
  withVoice = await prepareStation(sourcesWith(2))
  silent = await prepareStation(sourcesWith(2), 'no voice')
  const sources = sourcesWith(2)
  bare = await prepareStation({
    ...sources,
    stations: sources.stations.map((each) => ({ ...each, headphones: false as const })),
  })
})
afterAll(async () => {
  await withVoice.close()
  await silent.close()
  await bare.close()
})
afterEach(() => desk.clear())

async function asksFor(presentation: 'audio' | 'both', prepared: PreparedStation): Promise<string> {
  desk = await Reception.furnish(prepared)
  await desk.start()
  await desk.unlock()
  await desk.open()
  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'presentation-chosen', presentation })
  const { head } = desk.app.view()
  return [desk.desk('checked').checked.presentation, head?.voice, desk.day().alarm?.code].join(' ')
}

test('a package without a voice: it is not offered, and not taken', async () => {
  expect(await asksFor('audio', silent)).toBe('normal false voice-not-here')
  await desk.clear()
  expect(await asksFor('both', silent)).toBe('normal false voice-not-here')
})

test('a voice, and no kiosk of the station has headphones: the same', async () => {
  expect(await asksFor('audio', bare)).toBe('normal false voice-not-here')
})

test('a voice: the card is for it', async () => {
  expect(await asksFor('audio', withVoice)).toBe('audio true ')
})

test('screen and voice together (V5): asked for once more, then the card itself says both', async () => {
  expect(issuerScreenEventSchema.safeParse({ type: 'presentation-chosen', presentation: 'both' }).success).toBe(true)
  expect(await asksFor('both', withVoice)).toBe('both true ')
  desk.app.send({ type: 'issue-requested' })
  expect(desk.desk('question').question).toBe('both')
  desk.app.send({ type: 'question-answered', yes: true })
  const card = await desk.newCard()
  desk.reader.tray.insert(card)
  await desk.until(({ screen, ...view }) => screen === 'day' && 'desk' in view && view.desk.type === 'hand-over')
  // docs/formats/voting-card.md: the flags stand in the fourth byte of the body.
  expect((card.memory.read(4, 1, desk.randomness)[3] ?? 0) & 0b11).toBe(2)
})
