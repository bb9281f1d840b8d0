/**
 * Disks and sticks that fail at the delivered kiosk on Debian's own kernel: a stick whose switch is on "lock", the machine's own disk full, a stick
 * that ends each write in an error, a stick that never answers. The judgement is by what the glass says; a vote that is called recorded is on a medium.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskAnswers, kioskFaults, kioskScreen as words } from '#words/kiosk.ts'
import { casts, opensAgain, opensKiosk, votes } from './kiosk-people.ts'
import { KioskRoom, SOCKET } from './kiosk-room.ts'
import { onMachines } from './on-machines.ts'

const NAMES = ['よしだ', 'みどり'] as const

onMachines('a kiosk with bad disks', () => {
  let at: KioskRoom

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk with bad disks')
  })

  afterAll(async () => {
    await at?.leave()
  })

  test('says that a stick is write-protected whose switch is on lock', async () => {
    const locked = { type: 'stick', image: at.stick('duplicate'), locked: true } as const
    await at.powerOn({ sockets: new Map(at.input.sockets).set(SOCKET.duplicate, locked) })
    await at.officer.glass.sees(kioskFaults['medium-read-only'].ja.title)
  })

  test('takes votes although the disk of its own is full, as a vote needs no room there', async () => {
    const { shell } = await at.powerOn()
    await opensKiosk(at.officer)
    await at.officer.glass.sees(words.insertCard.ja)
    await shell.run('cat /dev/zero > /var/lib/ippyo/full; sync')
    expect((await shell.run('df --output=avail /var/lib/ippyo | tail -1')).said.trim()).toBe('0')
    const { card } = await at.desk.issue()
    await votes(at.officer.glass, at.reader.tray, card, ...NAMES)
    at.desk.keep(card)
    await at.cut()
    expect(at.wrongOnMedia()).toEqual([])
  })

  test('says on the glass at the next start that the full disk takes nothing, and goes on when there is room', async () => {
    const { shell } = await at.powerOn()
    // Without a /tmp in memory neither X nor a unit could begin, and the glass stayed black.
    await at.officer.glass.sees(kioskFaults['machine-disk'].ja.title)
    await shell.run('rm /var/lib/ippyo/full; sync')
    await at.powerOn()
    await opensAgain(at.officer)
    await at.officer.glass.sees(words.insertCard.ja)
  })

  test('says that a stick fails which ends each write in an error, and what of the vote is recorded', async () => {
    const { card } = await at.desk.issue()
    const { glass } = at.officer
    await casts(glass, at.reader.tray, card, NAMES, async (place) => {
      if (place === 1) await at.machine.ails(SOCKET.duplicate, 'refuses-writes')
    })
    await glass.sees(kioskAnswers.recorded.ja, kioskAnswers.staffWillCheck.ja, kioskFaults['duplicate-failed'].ja.title)
  })
})
