/** 正 and 副 on real folders: both appear, or neither is changed. */
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { appearInBoth, areOneStick, GrowingFile } from './two-places.ts'

const BOX = 'online-box.ippyo'
const SMALL = [
  { name: 'online-log.ippyo', bytes: utf8('log') },
  { name: 'online-voted.ippyo', bytes: utf8('voted') },
]

let directory: string
let places: readonly [string, string]
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'two-places-'))
  places = [join(directory, 'original'), join(directory, 'duplicate')]
  for (const place of places) await mkdir(place)
})
afterEach(() => rm(directory, { recursive: true }))

async function grown(rows = 'rows'): Promise<void> {
  const file = await GrowingFile.begin(join(places[0], BOX), 4)
  await file.add(utf8(rows))
  await file.end(utf8('head'))
}

async function contents(place: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(place)).toSorted()
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(place, name), 'utf8')])),
  )
}
const WHOLE = { [BOX]: 'headrows', 'online-log.ippyo': 'log', 'online-voted.ippyo': 'voted' }

it('both places have all files, and a retry writes the same ones', async () => {
  for (let time = 0; time < 2; time++) {
    await grown()
    expect(await appearInBoth(places, SMALL, BOX)).toBe(null)
    for (const place of places) expect(await contents(place)).toEqual(WHOLE)
  }
})

describe.each([0, 1] as const)('N11: another file in place %i', (at) => {
  it.each([BOX, ...SMALL.map(({ name }) => name)])('%s is named, and neither place is changed', async (name) => {
    const path = join(places[at], name)
    await writeFile(path, 'of another export')
    await grown()
    expect(await appearInBoth(places, SMALL, BOX)).toBe(path)
    for (const [n, place] of places.entries()) {
      const named = Object.entries(await contents(place)).filter(([each]) => !each.endsWith('.unfinished'))
      expect(named).toEqual(n === at ? [[name, 'of another export']] : [])
    }
  })
})

it('H4: a system that writes a few bytes at a time loses none, of the rows or of the head', async () => {
  const probe = await open(join(directory, 'probe'), 'w')
  const FileHandle = Object.getPrototypeOf(probe)
  await probe.close()
  const whole = FileHandle.write
  const few = vi.spyOn(FileHandle, 'write').mockImplementation(function (this: unknown, ...asked: unknown[]) {
    const [bytes, from, length, position] = asked as [Uint8Array, number, number, number]
    return whole.call(this, bytes, from, Math.min(length, 3), position)
  })
  try {
    const file = await GrowingFile.begin(join(places[0], BOX), 40)
    await file.add(utf8('a row of many bytes'))
    await file.end(new Uint8Array(40).fill(7))
  } finally {
    few.mockRestore()
  }
  expect(new Uint8Array(await readFile(join(places[0], `${BOX}.unfinished`)))).toEqual(
    concat(new Uint8Array(40).fill(7), utf8('a row of many bytes')),
  )
})

it('H5: two folders of one device are one stick', async () => {
  expect(await areOneStick(places)).toBe(true)
  expect(await areOneStick([places[0], '/proc'])).toBe(false)
})
