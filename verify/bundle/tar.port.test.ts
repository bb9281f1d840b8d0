import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entriesOfTar } from './tar.ts'

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-tar-'))
  writeFileSync(join(place, 'count.json'), '{}')
  writeFileSync(join(place, 'votes-0.bin'), Buffer.alloc(700, 7))
  symlinkSync('/etc/hostname', join(place, 'link.bin'))
})
afterAll(() => rmSync(place, { recursive: true }))

/** As the system's tar writes it. */
function tarred(...options: readonly string[]): Uint8Array {
  const out = join(place, '..', `${place.split('/').at(-1)}.tar`)
  const { status } = spawnSync('tar', ['--create', '--format=ustar', '--file', out, '--directory', place, ...options])
  expect(status).toBe(0)
  const bytes = Uint8Array.from(readFileSync(out))
  rmSync(out)
  return bytes
}

const read = (bytes: Uint8Array) => entriesOfTar(bytes.length, async (from, to) => bytes.subarray(from, to))

test('the files are where the tar has them', async () => {
  const bytes = tarred('count.json', 'votes-0.bin')
  expect(await read(bytes)).toEqual([
    { name: 'count.json', from: 512, size: 2 },
    { name: 'votes-0.bin', from: 1536, size: 700 },
  ])
  // A directory is no file of a bundle.
  expect((await read(tarred('--exclude=link.bin', '.')))?.length).toBe(2)
})

test('made by hand: with ./ before each path, or with the folder', async () => {
  writeFileSync(join(place, 'manifest.json'), '{}')
  const names = ['count.json', 'manifest.json', 'votes-0.bin']
  const read1 = async (...options: readonly string[]) =>
    (await read(tarred(...options)))?.map(({ name }) => name).sort()
  expect(await read1('--exclude=link.bin', '.')).toEqual(names)
  const own = place.split('/').at(-1) as string
  expect(await read1('--directory=..', '--exclude=link.bin', own)).toEqual(names)
  expect(await read1('--directory=..', '--exclude=link.bin', `./${own}`)).toEqual(names)
  // own-87: a Macintosh and a stick put their own files between them; in a folder nobody counts these either.
  const ofTheComputer = ['._count.json', '.DS_Store', 'System Volume Information']
  for (const name of ofTheComputer) writeFileSync(join(place, name), 'x')
  expect(await read1('--exclude=link.bin', '.')).toEqual(names)
  expect(await read1('--directory=..', '--exclude=link.bin', own)).toEqual(names)
  for (const name of ofTheComputer) rmSync(join(place, name))
  // One path in two ways is one path twice.
  expect(await read(tarred('--hard-dereference', 'count.json', './count.json'))).toBeNull()
  rmSync(join(place, 'manifest.json'))
})

test('a link, a path twice, a cut, a wrong sum, and what is between files or after the end are refused', async () => {
  expect(await read(tarred('link.bin'))).toBeNull()
  expect(await read(tarred('--hard-dereference', 'count.json', 'count.json'))).toBeNull()
  const good = tarred('count.json')
  expect(await read(good)).not.toBeNull()
  expect(await read(good.subarray(0, 1024))).toBeNull()
  expect(await read(good.subarray(0, 1000))).toBeNull()
  for (const at of [0, 124, 156, 300, 600, 2000]) {
    const changed = Uint8Array.from(good)
    changed[at] = 0x31
    expect(await read(changed), String(at)).toBeNull()
  }
})

/** With a sum that fits. */
function withByte(tar: Uint8Array, at: number): Uint8Array {
  const changed = tar.with(at, 0x31)
  const header = changed.subarray(0, 512)
  header.fill(0x20, 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
  return changed
}

test.each([90, 200, 264, 340, 400, 505])('nothing is hidden in a header, as at %i', async (at) => {
  expect(await read(withByte(tarred('count.json'), at))).toBeNull()
})

test('mode, owner and time are anybody’s', async () => {
  for (const at of [103, 110, 118, 140, 268, 300]) expect(await read(withByte(tarred('count.json'), at))).not.toBeNull()
})
