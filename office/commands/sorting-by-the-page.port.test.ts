/** docs/roles/counting-staff.md, followed: the sorting of an online ballot box, with everything where the page says. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeStationReport } from '#simulation/counting/counting-election.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

const PAGE = join(import.meta.dirname, '../../docs/roles/counting-staff.md')
let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sorting-page-'))
  room = await sortingRoom(directory)
  await room.bring(room.evening.finished())
  await mkdir(at('reports'), { recursive: true })
  for (const station of ['1', '2'])
    await writeStationReport(room.made, directory, { station, voters: 3, pairs: ['started'], rollList: 1 })
})
afterAll(() => rm(directory, { recursive: true }))

test('its two lines sort the votes, and its table has every file', async () => {
  const page = await readFile(PAGE, 'utf8')
  const [, block = ''] = /### オンライン投票箱の票を仕分ける[\s\S]*?```\n([\s\S]*?)```/.exec(page) ?? []
  const [goes, line = ''] = block.trim().split(/\n */)
  expect(goes).toBe('cd /dev/shm/sort')
  const words = line.split(' ').slice(1)
  const here = words.map((word, place) => {
    const isPath = place > 0 && !word.startsWith('--')
    return isPath ? at(word.replace('~/sorter', 'machine').replace('/mnt/stick', 'stick')) : word
  })
  expect(await ran(here, room.passphrases)).toMatchObject({ code: 0 })
  expect(await readdir(at('stick'))).toContain('online-sorted.json')
  const [section = ''] = /### オンライン投票箱の票を仕分ける[\s\S]*?\n2\. /.exec(page) ?? []
  const files = words.filter((word) => /^[a-z][\w./-]*$/.test(word) && word !== 'sort-online')
  const missing = files.filter((file) => !section.includes(`\`${file.split('/')[0]}\``))
  // The table says “and so on”.
  expect(missing).toEqual(['sorting-2.json'])
})
