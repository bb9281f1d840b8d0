/**
 * The delivered package of the kiosk on a whole computer with Debian's own kernel: from power-on by GRUB to two votes by touch, with the power
 * cut between them. Everything that anybody does is done at the glass, the card reader and the plug; what is judged are pictures, both media
 * and the machine's disk (findings M-1, M-2, M-3, M-9).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GLASS_NUMBER, glassWords } from '#ui/messages/machine.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import { opensAgain, opensKiosk, votes } from './kiosk-people.ts'
import { KioskRoom } from './kiosk-room.ts'
import { onMachines } from './on-machines.ts'
import { toldByComparison } from './set-up.ts'

onMachines("a kiosk on Debian's kernel", () => {
  let at: KioskRoom

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk votes')
    await at.powerOn()
  })

  afterAll(async () => {
    await at?.leave()
  })

  test('says on the glass that the page is on its way, before there is one', async () => {
    const { ja, en } = glassWords['no-page']
    await at.officer.glass.sees(ja.title, en.title, GLASS_NUMBER)
  })

  test('opens at the zero check, with a card and a PIN through the FTDI line', async () => {
    await opensKiosk(at.officer)
    await at.officer.glass.sees(words.insertCard.ja)
    // No device that was shut out at the start is printed over the glass.
    expect((await at.machine.shell.run('cat /proc/sys/kernel/printk')).said).toMatch(/^3\s/)
  })

  test('takes a vote by touch, which is on both sticks when the power goes', async () => {
    const { card } = await at.desk.issue()
    await votes(at.officer.glass, at.reader.tray, card, 'よしだ', 'みどり')
    at.desk.keep(card)
    await at.cut()
    expect(at.wrongOnMedia()).toEqual([])
  })

  test('starts again, finds nothing interrupted, and takes the next vote', async () => {
    await at.powerOn()
    await opensAgain(at.officer)
    const { card } = await at.desk.issue()
    await votes(at.officer.glass, at.reader.tray, card, 'よしだ', 'みどり')
    await at.cut()
    expect(at.wrongOnMedia()).toEqual([])
  })

  test('has a disk as published after it ran and was cut off twice, but for the files of the laboratory', () => {
    expect(toldByComparison(at.input.disk, 'kiosk')).toEqual([])
  })
})
