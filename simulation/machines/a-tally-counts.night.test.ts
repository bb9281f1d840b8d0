/**
 * The delivered package of the counting machine on a whole computer with Debian's own kernel, on the evening of a day that was played: its key is
 * opened with the keyboard, the witnesses are written with the panel alone, media and report are received, mixed and opened by two holders, and what
 * it writes to its stick is the result of that day. No byte of a medium changes.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tallyWords as words } from '#ui/messages/tally-screen.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { type CountingStaff, holdersOpen, joinsNoPaper, opensKey, readsAndMixes, receives } from './count-people.ts'
import { type CountingMachine, countingMachine } from './counting-machine.ts'
import { withDisk } from './disks.ts'
import { Machine } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { stickAt, toldByComparison } from './set-up.ts'

onMachines("a tally on Debian's kernel", () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-tally-machine-'))
  let counting: CountingMachine
  let before: readonly string[]
  let machine: Machine
  let glass: AtTheGlass
  let staff: CountingStaff

  const media = () =>
    ['slot1', 'slot2'].map((slot) =>
      createHash('sha256')
        .update(readFileSync(stickAt(directory, slot)))
        .digest('hex'),
    )

  beforeAll(async () => {
    counting = await countingMachine(directory)
    before = media()
    machine = await Machine.start(counting.input)
    glass = new AtTheGlass(machine)
    staff = { glass, keyboard: machine }
  })

  afterAll(async () => {
    await machine?.cut()
    rmSync(directory, { recursive: true, force: true })
  })

  test('shows its first page, and its key opens with the keyboard', async () => {
    await opensKey(staff, counting.passphrase)
  })

  test('takes the names of the witnesses from the panel alone', async () => {
    await glass.presses(words.startCount.ja)
    // Its label.
    await glass.presses(words.zeroWitnesses.ja)
    // The board is there from the start.
    const keyOf = keysOfBoard(await glass.one('あ'), await glass.one('わ'), await glass.one('お'))
    for (const letter of 'さとう') {
      await glass.touches(keyOf(letter))
      await glass.changes()
    }
    await glass.presses(words.zeroConfirm.ja)
  })

  test('knows the medium in each slot, receives, and mixes what two media hold', async () => {
    await glass.sees('S1-P1-O', 'S1-P2-O')
    await receives(staff)
    await readsAndMixes(staff)
  })

  test('opens with two holders, and has the result when nobody voted on paper', async () => {
    const { holders, day } = counting
    await holdersOpen(staff, holders.length, holders.slice(0, 2))
    await joinsNoPaper(staff, day.contests.length)
    await glass.sees(words.final.ja)
  })

  test('wrote the result of that day to its stick, and no byte of a medium is another one', async () => {
    await machine.cut()
    const contests = withDisk(
      stickAt(directory, 'papers'),
      (root) => JSON.parse(readFileSync(join(root, 'count/4-counted/report.json'), 'utf8')).contests,
    )
    expect(contests).toEqual(counting.day.contests)
    expect(media()).toEqual(before)
  })

  test('has a disk as published after it ran and was cut off, but for the files of the laboratory', () => {
    expect(toldByComparison(counting.input.disk, 'tally')).toEqual([])
  })
})

type Place = Readonly<Record<'x' | 'y', number>>

/** A lone う is read as つ. The board has the order that every child learns, so its corners show where each key is. */
function keysOfBoard(first: Place, last: Place, bottom: Place): (letter: string) => Place {
  const columns = [
    'あいうえお',
    'かきくけこ',
    'さしすせそ',
    'たちつてと',
    'なにぬねの',
    'はひふへほ',
    'まみむめも',
    'や_ゆ_よ',
    'らりるれろ',
  ]
  const [across, down] = [(last.x - first.x) / columns.length, (bottom.y - first.y) / 4]
  return (letter) => {
    const column = columns.findIndex((each) => each.includes(letter))
    return { x: first.x + column * across, y: first.y + (columns[column] ?? '').indexOf(letter) * down }
  }
}
