/**
 * The delivered package of the issuer on a whole computer with Debian's own kernel: its first page, the officer's card through the FTDI line, a
 * voter found by keyboard, and a card that is written. Scanner and print service are configured and not there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { deviceNumber } from '#issuer/session/device-troubles.ts'
import { type PreparedRoom, prepareRoom } from '#simulation/kills/prepared-room.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { issuerScreen as words } from '#ui/messages/issuer-screen.ts'
import { softwareWords } from '#words/common.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { type OpenIssuer, openIssuer } from './issuer-machine.ts'
import { Machine } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { toldByComparison } from './set-up.ts'

onMachines("an issuer on Debian's kernel", () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-issuer-machine-'))
  let room: PreparedRoom
  let reader: SimulatedReader
  let issuer: OpenIssuer
  let machine: Machine
  let glass: AtTheGlass

  beforeAll(async () => {
    room = await prepareRoom()
    reader = await SimulatedReader.start(seededRandomness('an issuer issues', 'cards'))
    const fitted = { printer: 'printer', scanner: { id: '0c2e:0aa7', port: 'usb-0000:00:04.0-7/input0' } }
    issuer = await openIssuer(room, reader, directory, fitted)
    machine = await Machine.start(issuer.input)
    glass = new AtTheGlass(machine)
  })

  afterAll(async () => {
    await machine?.cut()
    await reader?.stop()
    await issuer?.reception.clear()
    room?.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  test('shows its first page, with the reader on its FTDI line', async () => {
    await glass.sees(words.unlockTitle.ja, softwareWords.checkNumber.ja)
  })

  test('opens with a card and a PIN on the keyboard, and says that no scanner is plugged in', async () => {
    reader.tray.insert(issuer.reception.operatorCard)
    await machine.types(...issuer.reception.pin, 'ret')
    // Its sentence goes over three lines.
    await glass.sees(words.readyLine.ja, deviceNumber('scanner-not-there'))
    reader.tray.remove()
  })

  test('finds a voter by the ticket that is typed, and writes a card', async () => {
    await machine.types('shift-t', ...'010002', 'ret')
    await glass.sees(words.mayVote.ja)
    await machine.types('ret')
    // Buttons in a row with borders are read badly: the sentence above them says which page it is.
    await glass.sees(words.askMachineFree.ja)
    await machine.types('ret')
    await glass.sees(words.layCard.ja)
    const card = await issuer.reception.newCard()
    reader.tray.insert(card)
    await glass.sees(words.handOver.ja)
    expect(stateOf(counterOf(card))).toMatchObject({ type: 'issued' })
    reader.tray.remove()
  })

  test('has a disk as published after it ran and was cut off, but for the files of the laboratory', async () => {
    await machine.cut()
    expect(toldByComparison(issuer.input.disk, 'issuer')).toEqual([])
  })
})
