/**
 * Machines get the signed files byte for byte; a stick is for one place alone and says for which. Any other stick is
 * reported, and nothing of somebody else is written over.
 */
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { signNextList } from '#simulation/rooms/next-list.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { parseDestination, serialiseDestination } from './list-destination.ts'
import { checkList, type ListStick, putList } from './list-stick.ts'
import { openOffice } from './make-office.ts'
import { prepareImported } from './prepare-imported.ts'

const STATION = tinySources.stations[0]?.id as NonNullable<ListStick['station']>
let scratch: string
let work: ListStick
const folder = () => join(work.stick, 'package')
const forTally = () => ({ ...work, station: null })

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-list-'))
  const out = join(scratch, 'prepared')
  const randomness = seededRandomness('list stick')
  const input = { out, use: 'fixture', randomness, ceremony: playedCeremony, mediaOf: [], progress: () => {} } as const
  const prepared = await prepareImported(input, { sources: tinySources, warnings: [] }, null)
  if (!prepared.ok) throw new Error(prepared.error.type)
  work = {
    stick: '',
    directory: join(out, 'package'),
    election: prepared.value.election,
    authority: prepared.value.authorityPublicKey,
    approvers: [],
    station: STATION,
    version: 1,
    progress: () => {},
  }
})
beforeEach(async () => {
  work = { ...work, stick: await mkdtemp(join(scratch, 'stick-')) }
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const destination = () => join(folder(), 'destination.json')
async function says() {
  const said = parseDestination(new Uint8Array(await readFile(destination())))
  if (said === null) throw new Error('a destination')
  return said
}
/** As a stick that was written before: of another list, or another election. */
async function saysNow(more: Partial<Awaited<ReturnType<typeof says>>>): Promise<void> {
  await writeFile(destination(), serialiseDestination({ ...(await says()), ...more }))
}
const everything = (directory: string) => readdir(directory, { recursive: true }).then((names) => names.sort())

test('the folder on the stick loads as on a machine, says for whom it is, and has nothing else', async () => {
  expect(await putList(work)).toMatchObject({ ok: true })
  expect(await checkList(work)).toMatchObject({ ok: true })
  expect(await readPackageDirectory(folder(), work.authority)).toMatchObject({ ok: true })
  expect(await readdir(work.stick)).toEqual(['package'])
  expect(await everything(folder())).toEqual([...(await everything(work.directory)), 'destination.json'].sort())
  expect(await says()).toMatchObject({ station: STATION, name: tinySources.stations[0]?.name, label: 'S1-L1' })
})

test('a list before of the same place goes as a whole; half of one that was cut off too', async () => {
  await putList(work)
  await writeFile(join(folder(), 'candidate-list-9.json'), 'of somebody')
  await cp(folder(), join(work.stick, 'package.in-progress'), { recursive: true })
  expect(await putList(work)).toMatchObject({ ok: true })
  expect(await readdir(work.stick)).toEqual(['package'])
  expect((await everything(folder())).includes('candidate-list-9.json')).toBe(false)
  // Between the two names of the folder the power went.
  await cp(folder(), join(work.stick, 'package.in-progress'), { recursive: true })
  await rm(folder(), { recursive: true })
  expect(await checkList(work)).toMatchObject({ error: { type: 'list-not-on-stick' } })
  expect(await putList(work)).toMatchObject({ ok: true })
  expect(await checkList(work)).toMatchObject({ ok: true })
})

test('one stick is for one place: for another it is neither written nor looked at, and says whose it is', async () => {
  await putList(work)
  const before = await readFile(destination())
  const { name } = tinySources.stations[0] ?? {}
  const named = { type: 'list-stick-for-station', found: 'S1-L1', name, label: 'T-L1' }
  expect(await putList(forTally())).toEqual({ ok: false, error: named })
  expect(await checkList(forTally())).toEqual({ ok: false, error: named })
  expect(await readFile(destination())).toEqual(before)
  work = { ...work, stick: await mkdtemp(join(scratch, 'stick-')) }
  await putList(forTally())
  const tallys = { type: 'list-stick-for-tally', found: 'T-L1', label: 'S1-L1' }
  expect(await putList(work)).toEqual({ ok: false, error: tallys })
  expect(await checkList(work)).toEqual({ ok: false, error: tallys })
  expect(await checkList(forTally())).toMatchObject({ ok: true })
})

test('an older list is told at the look and written over; a newer one, or of another election, stays', async () => {
  await putList(work)
  const prepared = join(scratch, 'list-2')
  await cp(join(scratch, 'prepared'), prepared, { recursive: true })
  await signNextList(prepared, tinySources, [tinySources.contests[0]?.id as never])
  const directory = join(prepared, 'package')
  const election = await readPackageDirectory(directory, work.authority)
  if (!election.ok) throw new Error(election.error.type)
  const second = { ...work, directory, election: election.value, version: 2 }
  const older = { type: 'list-stick-older', found: 'S1-L1', label: 'S1-L2' }
  expect(await checkList(second)).toEqual({ ok: false, error: older })
  expect(await putList(second)).toMatchObject({ ok: true })
  expect(await checkList(second)).toMatchObject({ ok: true })
  const newer = { type: 'list-stick-newer', found: 'S1-L2', label: 'S1-L1' }
  expect([await putList(work), await checkList(work)]).toMatchObject([{ error: newer }, { error: newer }])
  const other = { type: 'list-stick-of-other-election', found: 'S1-L2' }
  await saysNow({ electionId: '0123456789abcdef' as never })
  expect([await putList(second), await checkList(second)]).toMatchObject([{ error: other }, { error: other }])
  expect(await says()).toMatchObject({ electionId: '0123456789abcdef', version: 2 })
})

test('what lies on a stick beside a list stays, and no list goes there', async () => {
  await mkdir(join(work.stick, 'final'))
  await writeFile(join(work.stick, 'final', 'election.csv'), 'of the files')
  await mkdir(join(work.stick, 'kits'))
  // A computer put this there by itself.
  await mkdir(join(work.stick, 'System Volume Information'))
  const before = await everything(work.stick)
  expect(await putList(work)).toEqual({
    ok: false,
    error: { type: 'stick-has-other-files', found: 'final, kits' },
  })
  expect(await everything(work.stick)).toEqual(before)
  for (const name of ['final', 'kits']) await rm(join(work.stick, name), { recursive: true })
  expect(await putList(work)).toMatchObject({ ok: true })
  await writeFile(join(work.stick, 'share-1.json'), '{}')
  expect(await checkList(work)).toMatchObject({ error: { type: 'stick-has-other-files', found: 'share-1.json' } })
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

test('another folder of that name stays as it is, and so does a package that says of nobody that it is for them', async () => {
  await mkdir(folder())
  await writeFile(join(folder(), 'holiday.txt'), 'mine')
  expect(await putList(work)).toMatchObject({ error: { type: 'stick-has-another-folder', path: folder() } })
  expect(await readFile(join(folder(), 'holiday.txt'), 'utf8')).toBe('mine')
  await rm(folder(), { recursive: true })
  for (const said of [null, '{"format":"another"}']) {
    await cp(work.directory, folder(), { recursive: true })
    if (said !== null) await writeFile(destination(), said)
    const nobodys = { type: 'list-stick-for-nobody', label: 'S1-L1' }
    expect([await putList(work), await checkList(work)]).toMatchObject([{ error: nobodys }, { error: nobodys }])
    await rm(folder(), { recursive: true })
  }
})

test('an empty stick has no list; another list than the record says, or a station that nobody signed, is not written', async () => {
  expect(await checkList(work)).toMatchObject({ error: { type: 'list-not-on-stick' } })
  expect(await putList({ ...work, version: 2 })).toMatchObject({ error: { type: 'list-not-as-recorded', version: 2 } })
  const unknown = { ...work, station: '99' as never }
  expect(await putList(unknown)).toMatchObject({ error: { type: 'list-station-not-signed', station: '99' } })
  expect(await readdir(work.stick)).toEqual([])
})

test('X3-A1: the package is exchanged after its number was asked: the stick that was written is found out, with both numbers', async () => {
  const exchanged = join(scratch, 'exchanged')
  await cp(join(scratch, 'prepared'), exchanged, { recursive: true })
  const other = {
    ...tinySources,
    candidates: tinySources.candidates.map((each) => ({ ...each, name: `${each.name}子` })),
  }
  const directory = join(exchanged, 'package')
  await rm(join(directory, 'candidate-list-1.json'))
  const key = await playedCeremonyKey(exchanged)
  const { bytes, signature } = signCandidateList(candidateListOf(other, work.election.electionPackage.electionId), key)
  await writeFile(join(directory, 'candidate-list-1.json'), bytes)
  await writeFile(join(directory, 'candidate-list-1.sig'), signature)
  const found = await readPackageDirectory(directory, work.authority)
  if (!found.ok) throw new Error(found.error.type)
  const numbers = { found: found.value.fingerprint, recorded: work.election.fingerprint }
  expect(await putList({ ...work, directory })).toEqual({
    ok: false,
    error: { type: 'signed-not-as-recorded', ...numbers },
  })
})

async function playedCeremonyKey(prepared: string): Promise<Uint8Array> {
  const office = join(prepared, 'office')
  const { officePassphrase } = must(await readFixtureSecrets(office))
  return must(await openOffice(office, officePassphrase)).secretKey
}
