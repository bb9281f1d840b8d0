/**
 * Hands that plug the wrong thing, or pull the right one, at the delivered kiosk on Debian's own kernel: a machine with nothing in its sockets, media
 * in each other's socket, a clock a day ahead, a keyboard where none belongs, the reader's plug out and in, a medium pulled in the middle of a vote.
 * The judgement is by what the glass says, and that no stick has one byte more than it may.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { type PreparedRoom, prepareRoom } from '#simulation/kills/prepared-room.ts'
import type { CardDesk } from '#simulation/rooms/card-desk.ts'
import { deskIn, operatorCardOf, PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { kioskAnswers, kioskFaults, kioskStaffRefusals, kioskScreen as words } from '#words/kiosk.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { copyDisk } from './disks.ts'
import { prepareKiosk } from './kiosk-machine.ts'
import { casts, confirmsZero, opensKiosk } from './kiosk-people.ts'
import { type Device, Machine, type MachineInput } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { stickAt } from './set-up.ts'

const MORNING = '2027-04-25T07:30' as LocalMinute
/** In the order of the labels: see `prepareKiosk`. */
const [TOUCH, READER, ORIGINAL, DUPLICATE, , HEADPHONES] = [1, 2, 3, 4, 5, 6] as const

onMachines('a kiosk in trouble', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
  let room: PreparedRoom
  let reader: SimulatedReader
  let desk: CardDesk
  let officersCard: UltralightAesCard
  let input: MachineInput
  let untouched: readonly string[]
  let machine: Machine | null = null
  let glass: AtTheGlass

  beforeAll(async () => {
    room = await prepareRoom()
    const randomness = seededRandomness('a kiosk in trouble', 'cards')
    reader = await SimulatedReader.start(randomness)
    desk = await deskIn(room.directory, room.place, () => MORNING, randomness)
    officersCard = await operatorCardOf(room.place, randomness)
    input = prepareKiosk(room, reader, directory)
    untouched = media()
  })

  afterAll(async () => {
    await machine?.cut()
    await reader?.stop()
    room?.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  /** A disk that starts after a cut is part of each trial but the first. */
  async function powerOn(changed: Partial<MachineInput> = {}): Promise<Machine> {
    await machine?.cut()
    machine = await Machine.start({ ...input, ...changed })
    glass = new AtTheGlass(machine)
    return machine
  }

  const media = () =>
    ['original', 'duplicate'].map((role) =>
      createHash('sha256')
        .update(readFileSync(stickAt(directory, role)))
        .digest('hex'),
    )

  function device(number: number): Device {
    const plugged = input.sockets.get(number)
    if (plugged === undefined) throw new Error(`nothing is meant for socket ${number}`)
    return plugged
  }

  test('says which medium is not there, when only the glass is plugged in', async () => {
    await powerOn({ sockets: new Map([[TOUCH, device(TOUCH)]]) })
    await glass.sees(kioskFaults['original-missing'].ja.title)
  })

  test('refuses media in each other’s socket, and leaves each byte of both', async () => {
    const swapped = new Map(input.sockets)
    swapped.set(ORIGINAL, device(DUPLICATE)).set(DUPLICATE, device(ORIGINAL))
    await powerOn({ sockets: swapped })
    await glass.sees(kioskFaults['media-swapped'].ja.title)
    await machine?.cut()
    expect(media()).toEqual(untouched)
  })

  test('does not open on another day than the poll’s', async () => {
    // People confirm as on any morning; what that writes is on copies.
    const copies = new Map(input.sockets)
    for (const [number, role] of [
      [ORIGINAL, 'original'],
      [DUPLICATE, 'duplicate'],
    ] as const) {
      const image = join(directory, `${role}-of-tomorrow.img`)
      copyDisk(stickAt(directory, role), image)
      copies.set(number, { type: 'stick', image })
    }
    await powerOn({ clock: '2027-04-25T22:05:00', sockets: copies })
    await confirmsZero({ glass })
    await glass.sees(kioskStaffRefusals['not-this-day'].ja.title)
  })

  test('lets no keyboard in at a socket of another thing', async () => {
    const kiosk = await powerOn()
    await glass.sees(words.zeroTitle.ja)
    await kiosk.plug(HEADPHONES, { type: 'keyboard' })
    const inputs = 'grep -c QEMU.*Keyboard /proc/bus/input/devices'
    expect((await kiosk.shell.run('sleep 2; cat /sys/bus/usb/devices/*/authorized | sort | uniq -c')).said).toMatch(
      /\b1 0\n/,
    )
    expect((await kiosk.shell.run(inputs)).said.trim()).toBe('0')
    await kiosk.pull(HEADPHONES)
  })

  test('says that staff will check while the reader’s plug is out, and goes on by itself', async () => {
    await opensKiosk({ glass, tray: reader.tray, card: officersCard, pin: PREPARED_PIN })
    await glass.sees(words.insertCard.ja)
    await machine?.pull(READER)
    await glass.sees(words.readerLost.ja)
    await machine?.plug(READER, device(READER))
    await glass.sees(words.insertCard.ja)
  })

  test('tells the voter whose duplicate was pulled which contest is recorded, and staff what happened', async () => {
    const { card } = await desk.issue()
    await casts(glass, reader.tray, card, ['よしだ', 'みどり'], async (place) => {
      if (place === 1) await machine?.pull(DUPLICATE)
    })
    await glass.sees(kioskAnswers.recorded.ja, kioskAnswers.staffWillCheck.ja, kioskFaults['duplicate-away'].ja.title)
  })
})
