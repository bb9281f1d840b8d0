/** The keys of an online ballot box are made by these commands, and the settings take what they print. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import type { Language } from '#election/language.ts'
import { openExporterKey } from '#election/online/exporter-key.ts'
import { parseSettings } from '#election/online/settings.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { must } from '#simulation/rooms/must.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { runIppyo } from '../program.ts'
import type { OfficeIo } from '../terminal/office-io.ts'

let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-online-keys-'))
  room = await sortingRoom(directory)
  await mkdir(at('office'))
  await writeFile(at('office', 'authority.pub'), `${toHex(room.made.authority.publicKey)}\n`)
}, 60_000)
afterAll(() => rm(directory, { recursive: true }))
beforeEach(() => rm(at('made'), { recursive: true, force: true }))

async function run(args: readonly string[], typed: readonly string[] = []) {
  const ran = { out: '', err: '', code: 0, asked: [] as readonly string[] }
  const io = (language: Language) =>
    ({
      ...{ language, notAsBuilt: null, randomness: secureRandomness() },
      out: (text: string) => {
        ran.out += text
      },
      err: (text: string) => {
        ran.err += `${text}\n`
      },
      secrets: async (questions: readonly string[]) => {
        ran.asked = questions
        return questions.map((_, place) => typed[place] ?? '')
      },
      progress: () => ({ show: () => {}, end: () => {} }),
      exit: (code: number) => {
        ran.code = code
      },
    }) as unknown as OfficeIo
  await runIppyo(args, io)
  return ran
}

const made = async () => (await readdir(at('made')).catch(() => [])).sort()

test('the key of a host is for this user alone, fits what is printed, and is never written over', async () => {
  const words = ['online-key', '--of', 'host', '--out', at('made', 'gate.key')]
  const { publicKey } = JSON.parse((await run([...words, '--json'])).out)
  const secret = new Uint8Array(await readFile(at('made', 'gate.key')))
  expect([secret.length, toHex(signingPublicKey(secret))]).toEqual([32, publicKey])
  expect((await stat(at('made', 'gate.key'))).mode & 0o777).toBe(0o600)
  const again = await run(words)
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is there already. No key was made.') })
  expect(new Uint8Array(await readFile(at('made', 'gate.key')))).toEqual(secret)
})

test('the key of an exporter opens with the passphrase of its person alone; a short one makes none', async () => {
  const words = ['online-key', '--of', 'exporter', '--out', at('made', 'exporter.key')]
  expect(await run(words, ['short'])).toMatchObject({ code: 1, out: '' })
  expect(await made()).toEqual([])
  const { publicKey } = JSON.parse((await run([...words, '--json'], ['what one exporter says'])).out)
  const bytes = new Uint8Array(await readFile(at('made', 'exporter.key')))
  expect(toHex(must(await openExporterKey(bytes, 'what one exporter says')).publicKey)).toBe(publicKey)
  expect(await openExporterKey(bytes, 'what another one says')).toEqual({
    ok: false,
    error: { type: 'wrong-passphrase' },
  })
}, 60_000)

const HOLDERS = ['the first holder says', 'the second holder says', 'the third holder says']
const sorting = (threshold: number, ...more: readonly string[]) => [
  ...['sorting-key', '--package', at('package'), '--office', at('office'), '--out', at('made')],
  ...['--holders', '3', '--threshold', String(threshold), ...more],
]

test('the sorting key is in shares that open with two holders, and the settings take it', async () => {
  const ran = await run(sorting(2, '--json'), HOLDERS)
  expect(ran.asked).toEqual([1, 2, 3].map((holder) => `passphrase of holder ${holder} of the sorting key`))
  expect(await made()).toEqual(['sorting-1.json', 'sorting-2.json', 'sorting-3.json', 'sorting-key.json'])
  const key = JSON.parse(await readFile(at('made', 'sorting-key.json'), 'utf8'))
  expect(JSON.parse(ran.out).sorting).toEqual(key)
  const { electionPackage, packageHash } = room.made.election
  const { electionId, keySet } = electionPackage
  const opened = [1, 3].map(async (index) => {
    const file = must(parseShareFile(new Uint8Array(await readFile(at('made', `sorting-${index}.json`)))))
    return must(await openShare(file, HOLDERS[index - 1] ?? '', { electionId, keySet, countingKey: key }))
  })
  const secret = must(assembleCountingKey(await Promise.all(opened), key))
  expect(secret).toHaveLength(32)
  const { electionId: _, packageSha256: __, ...plain } = room.evening.settings.settings
  const settings = { ...plain, keys: { ...plain.keys, sorting: key } }
  const read = parseSettings(settings, { electionPackage, packageSha256: toHex(packageHash) })
  expect(must(read).keys.sorting?.publicKey).toBe(toHex(fromHex(key.publicKey)))
}, 60_000)

test('one person alone opens it never; nothing is asked, and nothing is written, where it cannot be', async () => {
  for (const threshold of [1, 4]) expect(await run(sorting(threshold))).toMatchObject({ code: 1, asked: [] })
  expect(await run(sorting(2), [HOLDERS[0] ?? '', HOLDERS[0] ?? '', HOLDERS[2] ?? ''])).toMatchObject({ code: 1 })
  expect(await made()).toEqual([])
  await mkdir(at('made'))
  await writeFile(at('made', 'sorting-2.json'), 'of somebody')
  expect(await run(sorting(2))).toMatchObject({ code: 1, asked: [] })
  expect(await made()).toEqual(['sorting-2.json'])
})
