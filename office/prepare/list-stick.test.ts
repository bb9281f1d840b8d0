/** What goes to machines is byte for byte what was signed; a stick that is not is told, and nothing of somebody else is written over. */
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { playedCeremony } from '#fixtures/office/played-ceremony.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { checkList, type ListStick, putList } from './list-stick.ts'
import { prepareImported } from './prepare-imported.ts'

let scratch: string
let work: ListStick
const folder = () => join(work.stick, 'package')

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-list-'))
  const out = join(scratch, 'prepared')
  const randomness = seededRandomness('list stick')
  const input = { out, use: 'fixture', randomness, ceremony: playedCeremony, mediaOf: [], progress: () => {} } as const
  const prepared = await prepareImported(input, { sources: tinySources, warnings: [] }, null)
  if (!prepared.ok) throw new Error(prepared.error.type)
  const authority = prepared.value.authorityPublicKey
  work = { stick: '', directory: join(out, 'package'), authority, version: 1, progress: () => {} }
})
beforeEach(async () => {
  work = { ...work, stick: await mkdtemp(join(scratch, 'stick-')) }
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

test('the folder on the stick loads as on a machine, and replaces the one before as a whole', async () => {
  await mkdir(folder())
  await writeFile(join(folder(), 'package.json'), 'an older one')
  await writeFile(join(folder(), 'candidate-list-9.json'), 'of somebody')
  expect(await putList(work)).toMatchObject({ ok: true })
  expect(await checkList(work)).toMatchObject({ ok: true })
  expect(await readPackageDirectory(folder(), work.authority)).toMatchObject({ ok: true })
  expect((await readdir(work.stick)).sort()).toEqual(['package'])
  const below = (directory: string) => readdir(directory, { recursive: true }).then((names) => names.sort())
  expect(await below(folder())).toEqual(await below(work.directory))
})

test('a byte more, a file less, a file that nobody signed: each is told by its name', async () => {
  await putList(work)
  await appendFile(join(folder(), 'rolls', '2.roll'), ' ')
  expect(await checkList(work)).toMatchObject({ error: { type: 'list-stick-differs', file: 'rolls/2.roll' } })
  await putList(work)
  await rm(join(folder(), 'candidate-list-1.sig'))
  expect(await checkList(work)).toMatchObject({ error: { file: 'candidate-list-1.sig' } })
  await putList(work)
  await writeFile(join(folder(), 'candidate-list-2.json'), '{}')
  expect(await checkList(work)).toMatchObject({ error: { file: 'candidate-list-2.json' } })
})

test('another folder of that name stays as it is; an empty stick is none; another list than the record says is not written', async () => {
  await mkdir(folder())
  await writeFile(join(folder(), 'holiday.txt'), 'mine')
  expect(await putList(work)).toMatchObject({ error: { type: 'stick-has-another-folder', path: folder() } })
  expect(await readFile(join(folder(), 'holiday.txt'), 'utf8')).toBe('mine')
  await rm(folder(), { recursive: true })
  expect(await checkList(work)).toMatchObject({ error: { type: 'list-not-on-stick' } })
  expect(await putList({ ...work, version: 2 })).toMatchObject({ error: { type: 'list-not-as-recorded', version: 2 } })
  expect(await readdir(work.stick)).toEqual([])
})
