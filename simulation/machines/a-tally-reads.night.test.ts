/**
 * The delivered package of the counting machine on a whole computer with Debian's own kernel, on the evening of a day that was played: its key is
 * opened with the keyboard, the witnesses are written with the panel alone, and the media in its slots are known, of which no byte changes.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tallyWords as words } from '#ui/messages/tally-screen.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { type CountingMachine, countingMachine } from './counting-machine.ts'
import { Machine } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { stickAt, toldByComparison } from './set-up.ts'

onMachines("a tally on Debian's kernel", () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-tally-machine-'))
  let counting: CountingMachine
  let before: readonly string[]
  let machine: Machine
  let glass: AtTheGlass

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
  })

  afterAll(async () => {
    await machine?.cut()
    rmSync(directory, { recursive: true, force: true })
  })

  test('shows its first page, and its key opens with the keyboard', async () => {
    await glass.sees(words.startTitle.ja)
    const label = await glass.sees(words.machinePassphrase.ja)
    await glass.touches(below(label[0]))
    await machine.types(...keysOf(counting.passphrase), 'ret')
    await glass.sees(words.keyIsOpen.ja)
  })

  test('takes the names of the witnesses from the panel alone', async () => {
    await glass.presses(words.startCount.ja)
    const [label] = await glass.sees(words.zeroWitnesses.ja)
    await glass.touches(below(label))
    // The board is there from the start.
    const keyOf = keysOfBoard(await glass.one('あ'), await glass.one('わ'), await glass.one('お'))
    for (const letter of 'さとう') {
      await glass.touches(keyOf(letter))
      await glass.changes()
    }
    await glass.presses(words.zeroConfirm.ja)
  })

  test('knows the medium in each slot, and no byte of one changes', async () => {
    await glass.sees('S1-P1-O', 'S1-P2-O')
    await machine.cut()
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

/** A field is below its label. */
function below(line: { readonly x: number; readonly y: number; readonly height: number } | undefined) {
  return { x: (line?.x ?? 0) + 40, y: (line?.y ?? 0) + 2.2 * (line?.height ?? 0) }
}

function keysOf(text: string): readonly string[] {
  return [...text].map((letter) => (letter === ' ' ? 'spc' : letter))
}
