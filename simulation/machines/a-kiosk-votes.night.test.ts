/**
 * The delivered package of the kiosk on a whole computer with Debian's own kernel: from power-on by GRUB to two votes by touch, with the power
 * cut between them. Everything that anybody does is done at the glass, the card reader and the plug; what is judged are pictures, both media
 * and the machine's disk (findings M-1, M-2, M-3, M-9).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { checkQuietMedia } from '#simulation/kills/media-check.ts'
import { type PreparedRoom, prepareRoom } from '#simulation/kills/prepared-room.ts'
import type { CardDesk } from '#simulation/rooms/card-desk.ts'
import { deskIn, operatorCardOf, PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { GLASS_NUMBER, glassWords } from '#ui/messages/machine.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { copyDisk, withDisk } from './disks.ts'
import { prepareKiosk } from './kiosk-machine.ts'
import { opensAgain, opensKiosk, votes } from './kiosk-people.ts'
import { Machine, type MachineInput } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { toldByComparison } from './set-up.ts'

const MORNING = '2027-04-25T07:30' as LocalMinute

onMachines("a kiosk on Debian's kernel", () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
  let room: PreparedRoom
  let reader: SimulatedReader
  let desk: CardDesk
  let officersCard: UltralightAesCard
  let input: MachineInput
  let machine: Machine
  let glass: AtTheGlass

  beforeAll(async () => {
    room = await prepareRoom()
    const randomness = seededRandomness('a kiosk votes', 'cards')
    reader = await SimulatedReader.start(randomness)
    desk = await deskIn(room.directory, room.place, () => MORNING, randomness)
    officersCard = await operatorCardOf(room.place, randomness)
    input = prepareKiosk(room, reader, directory)
    await powerOn()
  })

  afterAll(async () => {
    await machine?.cut()
    await reader?.stop()
    room?.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  async function powerOn(): Promise<void> {
    machine = await Machine.start(input)
    glass = new AtTheGlass(machine)
  }

  const officer = () => ({ glass, tray: reader.tray, card: officersCard, pin: PREPARED_PIN })

  /** As somebody reads them who takes both sticks home: a copy, so that the machine's own are as it left them. */
  function wrongOnMedia(): readonly string[] {
    const copies = ['original', 'duplicate'].map((role) => {
      const copy = join(directory, `${role}-copy.img`)
      copyDisk(join(directory, `${role}.img`), copy)
      return copy
    })
    const [one = '', other = ''] = copies
    return withDisk(one, (original) => withDisk(other, (duplicate) => checkQuietMedia(room, { original, duplicate })))
  }

  test('says on the glass that the page is on its way, before there is one', async () => {
    const { ja, en } = glassWords['no-page']
    await glass.sees(ja.title, en.title, GLASS_NUMBER)
  })

  test('opens at the zero check, with a card and a PIN through the FTDI line', async () => {
    await opensKiosk(officer())
    await glass.sees(words.insertCard.ja)
    // No device that was shut out at the start is printed over the glass.
    expect((await machine.shell.run('cat /proc/sys/kernel/printk')).said).toMatch(/^3\s/)
  })

  test('takes a vote by touch, which is on both sticks when the power goes', async () => {
    const { card } = await desk.issue()
    await votes(glass, reader.tray, card, 'よしだ', 'みどり')
    desk.keep(card)
    await machine.cut()
    expect(wrongOnMedia()).toEqual([])
  })

  test('starts again, finds nothing interrupted, and takes the next vote', async () => {
    await powerOn()
    await opensAgain(officer())
    const { card } = await desk.issue()
    await votes(glass, reader.tray, card, 'よしだ', 'みどり')
    await machine.cut()
    expect(wrongOnMedia()).toEqual([])
  })

  test('has a disk as published after it ran and was cut off twice, but for the files of the laboratory', () => {
    expect(toldByComparison(input.disk, 'kiosk')).toEqual([])
  })
})
