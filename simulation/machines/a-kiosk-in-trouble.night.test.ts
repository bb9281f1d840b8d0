/**
 * Hands that plug the wrong thing, or pull the right one, at the delivered kiosk on Debian's own kernel: a machine with nothing in its sockets, media
 * in each other's socket, a clock a day ahead, a keyboard where none belongs, the reader's plug out and in, a medium pulled in the middle of a vote.
 * The judgement is by what the glass says, and that no ballot box has another byte than before.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { kioskAnswers, kioskFaults, kioskStaffRefusals, kioskScreen as words } from '#words/kiosk.ts'
import { copyDisk, withDisk } from './disks.ts'
import { casts, confirmsZero, opensAgain, opensKiosk } from './kiosk-people.ts'
import { KioskRoom, SOCKET } from './kiosk-room.ts'
import { onMachines } from './on-machines.ts'

onMachines('a kiosk in trouble', () => {
  let at: KioskRoom
  let untouched: readonly string[]

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk in trouble')
    untouched = boxes()
  })

  afterAll(async () => {
    await at?.leave()
  })

  /** The ballot boxes: that a stick was mounted is written beside them by the file system. */
  const boxes = () =>
    (['original', 'duplicate'] as const).map((role) =>
      withDisk(
        at.stick(role),
        (root) =>
          createHash('sha256')
            .update(readFileSync(join(root, BALLOT_BOX_FILE)))
            .digest('hex'),
        'ro,noload',
      ),
    )

  test('says which medium is not there, when only the glass is plugged in', async () => {
    await at.powerOn({ sockets: new Map([[SOCKET.touch, at.device(SOCKET.touch)]]) })
    await at.officer.glass.sees(kioskFaults['original-missing'].ja.title)
  })

  test('refuses media in each other’s socket, and leaves each byte of both boxes', async () => {
    const swapped = new Map(at.input.sockets)
    swapped.set(SOCKET.original, at.device(SOCKET.duplicate)).set(SOCKET.duplicate, at.device(SOCKET.original))
    await at.powerOn({ sockets: swapped })
    await at.officer.glass.sees(kioskFaults['media-swapped'].ja.title)
    await at.cut()
    expect(boxes()).toEqual(untouched)
  })

  test('does not open on another day than the poll’s', async () => {
    // People confirm as on any morning; what that writes is on copies.
    const copies = new Map(at.input.sockets)
    for (const role of ['original', 'duplicate'] as const) {
      const image = join(at.directory, `${role}-of-tomorrow.img`)
      copyDisk(at.stick(role), image)
      copies.set(SOCKET[role], { type: 'stick', image })
    }
    await at.powerOn({ clock: '2027-04-25T22:05:00', sockets: copies })
    await confirmsZero(at.officer)
    await at.officer.glass.sees(kioskStaffRefusals['not-this-day'].ja.title)
  })

  test('lets no keyboard in at a socket of another thing', async () => {
    const { shell } = await at.powerOn()
    await at.officer.glass.sees(words.zeroTitle.ja)
    // The voter's keypad is one, in its own socket.
    const keyboards = async () => (await shell.run('grep -c QEMU.*Keyboard /proc/bus/input/devices')).said.trim()
    expect(await keyboards()).toBe('1')
    await at.machine.pull(SOCKET.headphones)
    await at.machine.plug(SOCKET.headphones, { type: 'keyboard' })
    expect((await shell.run('sleep 2; cat /sys/bus/usb/devices/*/authorized | sort | uniq -c')).said).toMatch(/\b1 0\n/)
    expect(await keyboards()).toBe('1')
  })

  test('says that staff will check while the reader’s plug is out, and goes on by itself', async () => {
    await at.powerOn()
    await opensKiosk(at.officer)
    const { glass } = at.officer
    await glass.sees(words.insertCard.ja)
    await at.machine.pull(SOCKET.reader)
    await glass.sees(words.readerLost.ja)
    await at.machine.plug(SOCKET.reader, at.device(SOCKET.reader))
    await glass.sees(words.insertCard.ja)
  })

  test('begins anew when it hangs, as the board’s watchdog bites, and goes on', async () => {
    const { machine } = at
    // Without a restart of the kernel's own: nothing runs any more.
    void machine.shell.run('echo 0 > /proc/sys/kernel/panic; echo c > /proc/sysrq-trigger')
    expect(await machine.beginsAnew()).toEqual({ bitten: true })
    await at.powerOn()
    await opensAgain(at.officer)
    await at.officer.glass.sees(words.insertCard.ja)
  })

  test('tells the voter whose duplicate was pulled which contest is recorded, and staff what happened', async () => {
    const { card } = await at.desk.issue()
    const { glass } = at.officer
    await casts(glass, at.reader.tray, card, ['よしだ', 'みどり'], async (place) => {
      if (place === 1) await at.machine.pull(SOCKET.duplicate)
    })
    await glass.sees(kioskAnswers.recorded.ja, kioskAnswers.staffWillCheck.ja, kioskFaults['duplicate-away'].ja.title)
  })
})
