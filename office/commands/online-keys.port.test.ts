/** The keys of an online ballot box are made by these commands, and the settings take what they print. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { parseShareFile } from '#election/keys/share-file.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import { assembleSortingKey, openSortingShare } from '#election/keys/sorting-key.ts'
import { openExporterKey } from '#election/online/exporter-key.ts'
import { parseSettings } from '#election/online/settings.ts'
import { must } from '#simulation/rooms/must.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-online-keys-'))
  room = await sortingRoom(directory)
  await mkdir(at('office'))
  await writeFile(at('office', 'authority.pub'), `${toHex(room.made.authority.publicKey)}\n`)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(() => rm(at('made'), { recursive: true, force: true }))

const made = async () => (await readdir(at('made')).catch(() => [])).sort()

test('the key of a host is for this user alone, fits what is printed, and is never written over', async () => {
  const words = ['online-key', '--of', 'host', '--out', at('made', 'gate.key')]
  const { publicKey } = JSON.parse((await ran([...words, '--json'])).out)
  const secret = new Uint8Array(await readFile(at('made', 'gate.key')))
  expect([secret.length, toHex(signingPublicKey(secret))]).toEqual([32, publicKey])
  expect((await stat(at('made', 'gate.key'))).mode & 0o777).toBe(0o600)
  const again = await ran(words)
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is there already. No key was made.') })
  expect(new Uint8Array(await readFile(at('made', 'gate.key')))).toEqual(secret)
})

test('the key of an exporter opens with the passphrase of its person alone; a short one makes none', async () => {
  const words = ['online-key', '--of', 'exporter', '--out', at('made', 'exporter.key')]
  expect(await ran(words, ['short'])).toMatchObject({ code: 1, out: '' })
  expect(await made()).toEqual([])
  const { publicKey } = JSON.parse((await ran([...words, '--json'], ['what one exporter says'])).out)
  const bytes = new Uint8Array(await readFile(at('made', 'exporter.key')))
  expect(toHex(must(await openExporterKey(bytes, 'what one exporter says')).publicKey)).toBe(publicKey)
  expect(await openExporterKey(bytes, 'what another one says')).toEqual({
    ok: false,
    error: { type: 'wrong-passphrase' },
  })
})

const HOLDERS = ['the first holder says', 'the second holder says', 'the third holder says']
const sorting = (threshold: number, ...more: readonly string[]) => [
  ...['sorting-key', '--package', at('package'), '--office', at('office'), '--out', at('made')],
  ...['--holders', '3', '--threshold', String(threshold), ...more],
]

test('the sorting key is in shares that open with two holders, and the settings take it', async () => {
  const done = await ran(sorting(2, '--json'), HOLDERS)
  expect(done.questions).toEqual([1, 2, 3].map((holder) => `passphrase of holder ${holder} of the sorting key`))
  expect(await made()).toEqual(['sorting-1.json', 'sorting-2.json', 'sorting-3.json', 'sorting-key.json'])
  const key = JSON.parse(await readFile(at('made', 'sorting-key.json'), 'utf8'))
  expect(JSON.parse(done.out).sorting).toEqual(key)
  const { electionPackage, packageHash } = room.made.election
  const { electionId, keySet } = electionPackage
  const opened = [1, 3].map(async (index) => {
    const file = must(parseShareFile(new Uint8Array(await readFile(at('made', `sorting-${index}.json`))), 'sorting'))
    return must(await openSortingShare(file, HOLDERS[index - 1] ?? '', { electionId, keySet, sortingKey: key }))
  })
  const secret = must(assembleSortingKey(await Promise.all(opened), key))
  expect(secret).toHaveLength(32)
  const { electionId: _, packageSha256: __, ...plain } = room.evening.settings.settings
  const settings = { ...plain, keys: { ...plain.keys, sorting: key } }
  const read = parseSettings(settings, { electionPackage, packageSha256: toHex(packageHash) })
  expect(must(read).keys.sorting?.publicKey).toBe(toHex(fromHex(key.publicKey)))
})

test('one person alone opens it never; nothing is asked, and nothing is written, where it cannot be', async () => {
  for (const threshold of [1, 4]) expect(await ran(sorting(threshold))).toMatchObject({ code: 1, questions: [] })
  expect(await ran(sorting(2), [HOLDERS[0] ?? '', HOLDERS[0] ?? '', HOLDERS[2] ?? ''])).toMatchObject({ code: 1 })
  expect(await made()).toEqual([])
  await mkdir(at('made'))
  await writeFile(at('made', 'sorting-2.json'), 'of somebody')
  expect(await ran(sorting(2))).toMatchObject({ code: 1, questions: [] })
  expect(await made()).toEqual(['sorting-2.json'])
})
