/**
 * The evening at the delivered kiosk on Debian's own kernel: a vote of the day is on both sticks, the power goes while the machine closes and seals, it is
 * started again, and ends. The count opens each stick alone and finds exactly that vote.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskScreen as words } from '#words/kiosk.ts'
import { closes, closesWithoutPermission, opensKiosk, votes } from './kiosk-people.ts'
import { KioskRoom } from './kiosk-room.ts'
import { onMachines } from './on-machines.ts'
import { toldByComparison } from './set-up.ts'

/** Five past eight in Japan. */
const EVENING = '2027-04-25T11:05:00'
const NAMES = ['よしだ', 'みどり'] as const

onMachines('a kiosk is closed', () => {
  let at: KioskRoom

  beforeAll(async () => {
    at = await KioskRoom.prepare('a kiosk is closed')
    await at.powerOn()
  })

  afterAll(async () => {
    await at?.leave()
  })

  test('takes a vote in the morning', async () => {
    await opensKiosk(at.officer)
    const { card } = await at.desk.issue()
    await votes(at.officer.glass, at.reader.tray, card, ...NAMES)
    await at.cut()
  })

  test('loses its power while it seals, in the evening', async () => {
    await at.powerOn({ clock: EVENING })
    await closes(at.officer, words.noPermissionQuestion)
    await closesWithoutPermission(at.officer)
    await at.officer.glass.changes()
    await at.cut()
  })

  test('starts again and ends what it had begun', async () => {
    at.reader.tray.remove()
    await at.powerOn({ clock: EVENING })
    await closes(at.officer, words.closedTitle)
    await at.cut()
    const { list, electionPackage } = at.room.election
    const expected = NAMES.map((name, place) => {
      const candidate = list.contests[place]?.candidates.find(({ kana }) => kana.replace(/[\s　]/g, '').includes(name))
      return `${electionPackage.contests[place]?.bit} ${candidate?.id}`
    })
    for (const role of ['original', 'duplicate'] as const)
      expect([...(await at.countedOn(role))].sort()).toEqual([...expected].sort())
  })

  test('has a disk as published after its last day, but for the files of the laboratory', () => {
    expect(toldByComparison(at.input.disk, 'kiosk')).toEqual([])
  })
})
