/**
 * The delivered kiosk on a board with two host controllers, on Debian's own kernel: the kernel numbers their buses as they come, at each start anew. A
 * name of a socket with such a number would let a device in at one start and shut it out at the next.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskScreen as words } from '#words/kiosk.ts'
import { KioskRoom } from './kiosk-room.ts'
import { socketsAtBus } from './machine.ts'
import { onMachines } from './on-machines.ts'

const STARTS = 10

onMachines('a kiosk with two controllers', () => {
  let at: KioskRoom

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk with two controllers')
  })

  afterAll(async () => {
    await at?.leave()
  })

  test(`lets each device in at its socket, at ${STARTS} starts with two numbers of the bus`, async () => {
    const buses = new Set<string>()
    for (let start = 0; start < STARTS; start++) {
      const { shell } = await at.powerOn({ otherController: start % 2 === 1 })
      await at.officer.glass.sees(words.zeroTitle.ja)
      buses.add((await shell.run(socketsAtBus())).said.trim())
      const { said } = await shell.run('/usr/lib/ippyo/usb-rules --plugged')
      expect(said.split('\n').filter((line) => line.endsWith('let in'))).toHaveLength(at.input.sockets.size)
    }
    expect(buses.size).toBe(2)
  })
})
