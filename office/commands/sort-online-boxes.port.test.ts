/** S17: sorting holds each vote against the boxes that two people of the roll side gave, and against the contests of each. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { boxListOf, type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)
const list = (number: number, style: number, by = room.approvers) =>
  writeFile(
    at('boxes', `online-boxes-${number}.ippyo`),
    boxListOf(room.evening, by, { number, style: style as ContestMask }),
  )

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sort-boxes-'))
  room = await sortingRoom(directory)
  await room.bring(room.evening.finished())
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await rm(at('boxes', 'online-boxes-2.ippyo'), { force: true })
  await list(1, 3)
})

const sort = (args = room.args) => ran([...args, '--out', at('stick')], room.passphrases)

async function stops(words: string): Promise<void> {
  expect(await sort()).toMatchObject({ code: 1, err: expect.stringContaining(words) })
  expect(await readdir(at('stick'))).toEqual([])
}

it('a gate gives nobody a contest more than two people signed', async () => {
  await list(1, 1)
  await stops('S17: votes whose contests are not those')
})

it('one person alone signs no list', async () => {
  const [one] = room.approvers
  await list(2, 3, [one, one])
  await stops('is no list of boxes of this election signed by two people')
})

it('two lists of one mind count together, and two others do not', async () => {
  await list(2, 1)
  await stops('have other contests for one box')
  await list(2, 3)
  expect(await sort()).toMatchObject({ code: 0 })
})

it('a folder without a list is named', async () => {
  const done = await sort(room.args.map((each) => (each === at('boxes') ? at('cards') : each)))
  expect(done).toMatchObject({ code: 1, err: expect.stringContaining('online-boxes-1.ippyo') })
})
