/** The ordinary voter over a real serial line: driver, PN532 frames, secure session, SQLite and take-over medium as they ship. */
import { expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { StationId } from '#election/ids.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { HidScanner } from '#hardware/scanner/driver.ts'
import type { Scanner } from '#hardware/scanner/port.ts'
import { SimulatedScanner } from '#hardware/scanner/simulator.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'

const VOTERS = 12

/** The first station on a line of its own, unlocked and open. */
async function onTheWire(
  play: (desk: Reception, line: SimulatedReader) => Promise<void>,
  ports: { readonly scanner?: Scanner } = {},
): Promise<void> {
  const prepared = await prepareStation(sourcesWith(VOTERS))
  const desk = await Reception.furnish(prepared)
  const line = await SimulatedReader.start(desk.randomness)
  try {
    await desk.openOnTheWire(line, ports)
    await play(desk, line)
  } finally {
    await desk.clear()
    await line.stop()
    await prepared.close()
  }
}

test('a ticket is scanned, and its card is written with nothing typed; scanned again it gets none', async () => {
  const device = new SimulatedScanner()
  const scanner = HidScanner.open(device.options)
  const play = onTheWire(
    async (desk, line) => {
      const { electionId } = desk.prepared.election.electionPackage
      const ticket = ticketText({ electionId, station: '2' as StationId, ticket: 'T1' })
      device.scan(ticket)
      await desk.until((view) => view.screen === 'day' && view.desk.type === 'found', 'the voter')
      desk.app.send({ type: 'identity-confirmed' })
      desk.app.send({ type: 'issue-requested' })
      const card = await desk.newCard()
      line.tray.insert(card)
      await desk.until((view) => view.screen === 'day' && view.desk.type === 'hand-over', 'the hand-over')
      expect(stateOf(counterOf(card)).type).toBe('issued')
      line.tray.remove()
      device.scan(ticket)
      await desk.until((view) => view.screen === 'day' && view.desk.type === 'refused', 'the refusal')
      expect(desk.desk('refused').notice.code).toBe('already-voted')
      device.unplug()
      await desk.until((view) => view.screen === 'day' && view.scannerLost === 'not-there', 'the scanner is away')
    },
    { scanner },
  )
  await play.finally(async () => {
    await scanner.close()
    device.stop()
  })
})

async function asksForACard(desk: Reception): Promise<void> {
  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'issue-requested' })
  desk.desk('card-awaited')
}

test('a card lifted while it is read before the issue is read as soon as it is laid on again (W3)', async () => {
  await onTheWire(async (desk, line) => {
    const card = await desk.newCard()
    await asksForACard(desk)
    line.tray.pullDuring('read-pages', 1, 'old')
    line.tray.insert(card)
    await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'card-gone-before-issue', 'the alarm')
    await desk.until((view) => view.screen === 'day' && view.reader === 'absent', 'an empty tray')
    line.tray.insert(card)
    await desk.until((view) => view.screen === 'day' && view.desk.type === 'hand-over', 'the hand-over')
    expect(stateOf(counterOf(card)).type).toBe('issued')
    expect(desk.day().counts.cardsIssued).toBe(1)
  })
})

test('cards are issued over the line', async () => {
  const prepared = await prepareStation(sourcesWith(VOTERS))
  const desk = await Reception.furnish(prepared)
  const line = await SimulatedReader.start(desk.randomness)
  try {
    await desk.openOnTheWire(line)
    for (let voter = 1; voter <= VOTERS; voter++) {
      const card = await desk.newCard()
      line.tray.insert(card)
      await desk.until((view) => view.screen === 'day' && view.reader === 'card', 'the card')
      await desk.seek(String(voter))
      desk.app.send({ type: 'identity-confirmed' })
      desk.app.send({ type: 'issue-requested' })
      await desk.settled()
      desk.desk('hand-over')
      expect(stateOf(counterOf(card)).type).toBe('issued')
      line.tray.remove()
      desk.app.send({ type: 'handed-over' })
      await desk.until((view) => view.screen === 'day' && view.reader === 'absent', 'an empty tray')
    }
    expect(desk.day().counts.cardsIssued).toBe(VOTERS)
  } finally {
    await desk.clear()
    await line.stop()
    await prepared.close()
  }
})
