import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseHeader } from '#election/ballot-box/header.ts'
import type { Use } from '#election/definition/definition.ts'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeAuthority, openAuthorityFile } from '#election/keys/authority.ts'
import { holdersOf, isSecretOfKey } from '#election/keys/counting-key.ts'
import { makeStationKit } from '#election/keys/machine-identity.ts'
import { decryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { unwrapIssuerKeys, unwrapStationKeys } from '#election/keys/station-keys.ts'
import type { Randomness } from '#election/randomness.ts'
import { readRollFile } from '#election/roll/roll-file.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { OFFICE, readAuthorityPub, readStationSecrets } from '../files/office-files.ts'
import { officeCeremony } from './ceremony.ts'
import { readKits, readMachineFiles } from './make-office.ts'
import { type PrepareInput, prepareImported } from './prepare-imported.ts'
import { prepareMedia } from './prepare-media.ts'

const CEREMONY_PAGE = new URL('../../docs/formats/ceremony-record.md', import.meta.url)
const imported = { sources: tinySources, warnings: [] }
let scratch: string
let out: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-prepare-'))
  out = join(scratch, 'prepared')
  expect(await prepareImported(fixtureInto(out), imported, null)).toMatchObject({ ok: true })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

function fixtureInto(directory: string, randomness: Randomness = seededRandomness('prepare')) {
  return {
    out: directory,
    use: 'fixture' as Use,
    randomness,
    ceremony: playedCeremony,
    progress: () => {},
  }
}

/** Values that must be there: a missing one fails the test with its error. */
function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The members that the format's table names. */
function membersOf(page: string): readonly string[] {
  const rows = page.split('\n').filter((line) => /^\| `/.test(line))
  return rows
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name as string))
    .sort()
}

async function loaded() {
  const authority = value(await readAuthorityPub(join(out, 'office')))
  return { authority, ...value(await readPackageDirectory(join(out, 'package'), authority)) }
}

// PRE-01
describe('a small election is prepared, and everybody can do their part', () => {
  test('the package loads with roll, list and fingerprint, and the ceremony record names the same digits', async () => {
    const { electionPackage, list, fingerprint, files } = await loaded()
    expect(electionPackage.machines.map((machine) => machine.id)).toEqual(['2-I1', '2-I2', '2-K1', '2-K2', '2-K3'])
    expect(list.contests.map((entry) => entry.uncontested)).toEqual([false, false])
    expect([...files.keys()]).toEqual(['rolls/2.roll'])
    const record = JSON.parse(await readFile(join(out, 'office', OFFICE.ceremonyRecord), 'utf8'))
    expect(record.fingerprint).toBe(fingerprint)
    expect(Object.keys(record).sort()).toEqual(membersOf(await readFile(CEREMONY_PAGE, 'utf8')))
    // Nobody of an office approves this one.
    expect([record.approvers, record.record]).toEqual([[], null])
    expect(fingerprint).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/)
  })

  test('an issuer with the operator card opens the roll; a kiosk gets the same station keys without it', async () => {
    const { electionPackage, files } = await loaded()
    const [secrets] = value(await readStationSecrets(join(out, 'office'), 'fixture office passphrase'))
    const operatorSecret = secrets?.operatorSecrets[1] as Uint8Array
    const issuer = value(await readIdentity(join(out, 'machines', '2-I1')))
    const kiosk = value(await readIdentity(join(out, 'machines', '2-K3')))
    const keys = value(unwrapIssuerKeys({ electionPackage, identity: issuer, operatorCard: 2, operatorSecret }))
    const station = '2' as StationId
    const context = { electionId: electionPackage.electionId, station, rollKey: keys.rollKey }
    const roll = value(decryptRoll(context, files.get(rollPath(station)) as Uint8Array))
    expect(value(readRollFile(roll))).toEqual({ asOf: null, lists: false, rows: tinySources.roll })
    const ofKiosk = value(unwrapStationKeys({ electionPackage, identity: kiosk, operatorCard: 2, operatorSecret }))
    expect(ofKiosk).toMatchObject({ cardMaster: keys.cardMaster, stationSecret: keys.stationSecret })
    expect(Object.keys(ofKiosk).sort()).toEqual(['cardMaster', 'signingLock', 'stationSecret'])
  })

  test('package and share files are of format 1, and two of three have the key', async () => {
    const other = join(scratch, 'shares')
    const { electionPackage } = value(await prepareImported(fixtureInto(other), imported, null)).election
    const { format, countingKey } = electionPackage
    expect([format, holdersOf(countingKey)]).toEqual([1, [1, 2, 3]])
    const shares = []
    for (const { index, passphrase } of value(await readFixtureSecrets(join(other, 'office'))).holders.slice(1)) {
      const file = value(parseShareFile(new Uint8Array(await readFile(join(other, 'office', OFFICE.share(index))))))
      expect(file).toMatchObject({ index, shares: 3, threshold: 2 })
      shares.push(value(await openShare(file, passphrase, electionPackage)))
    }
    const key = value(assembleCountingKey(shares, countingKey))
    expect(isSecretOfKey(key, countingKey)).toBe(true)
    const record = JSON.parse(await readFile(join(other, 'office', OFFICE.ceremonyRecord), 'utf8'))
    expect(record.countingKey).toEqual(countingKey)
  })

  // TC-45
  test('each kiosk has a pair of media under the authority, and each carrier says which it is', async () => {
    const { authority } = await loaded()
    expect((await readdir(join(out, 'media', '2'))).sort()).toEqual(['1', '2', '3', 'take-over'])
    for (const role of ['original', 'duplicate'] as const) {
      const file = await readFile(join(out, 'media', '2', '3', role, 'ballot-box.ippyo'))
      const header = value(parseHeader(new Uint8Array(file.subarray(0, 4096)), authority))
      expect(header).toMatchObject({ role, station: 1, pair: 3, contests: 3, capacity: 16, use: 'fixture' })
    }
  })

  test('private files are for this user only', async () => {
    const paths = ['machines/2-K1/identity.json', 'office/authority.json', 'office/share-1.json', 'office/kits/2.json']
    for (const path of paths) expect((await stat(join(out, path))).mode & 0o777).toBe(0o600)
  })

  test('one seed repeats every byte but no other seed does', async () => {
    const [again, other] = [join(scratch, 'again'), join(scratch, 'other')]
    value(await prepareImported(fixtureInto(again), imported, null))
    value(await prepareImported(fixtureInto(other, seededRandomness('other')), imported, null))
    const documentOf = (directory: string) => readFile(join(directory, 'package', 'package.json'), 'utf8')
    expect(await documentOf(again)).toBe(await documentOf(out))
    expect(await documentOf(other)).not.toBe(await documentOf(out))
  })
})

describe('media later, station by station', () => {
  test('nothing is made that was not asked for, and what is there is never touched again', async () => {
    const late = join(scratch, 'late')
    const randomness = seededRandomness('late')
    const prepared = value(await prepareImported({ ...fixtureInto(late, randomness), mediaOf: [] }, imported, null))
    const office = join(late, 'office')
    expect(await readdir(join(late))).not.toContain('media')
    const passphrase = 'fixture office passphrase'
    const authority = value(
      await openAuthorityFile(new Uint8Array(await readFile(join(office, OFFICE.authority))), passphrase),
    )
    const input = {
      directory: join(late, 'media'),
      election: prepared.election,
      authority,
      secrets: value(await readStationSecrets(office, passphrase)),
      randomness,
      progress: () => {},
    }
    value(await prepareMedia(input))
    const box = join(late, 'media', '2', '1', 'original', 'ballot-box.ippyo')
    const before = await readFile(box)
    value(await prepareMedia(input))
    expect((await readFile(box)).equals(before)).toBe(true)
  })
})

describe('what must not be prepared is refused, and nothing is left behind', () => {
  const passphrases = ['夏の朝に飲む冷たい麦茶ひとつ', 'correct horse battery staple', 'a third and different one']
  const secure: Randomness = { ...seededRandomness('as if from the system'), kind: 'secure' }

  async function office(
    change: Partial<Parameters<typeof officeCeremony>[0]> = {},
  ): Promise<Omit<PrepareInput, 'sources'>> {
    const key = new Uint8Array(await readFile(join(out, 'office', OFFICE.authority)))
    const authority = value(await openAuthorityFile(key, 'fixture office passphrase'))
    const ceremony = officeCeremony({
      authority,
      kits: value(await readKits(join(out, 'office'), ['2' as StationId])),
      machines: await machineFiles(),
      officePassphrase: 'the office itself, long',
      holderPassphrases: passphrases,
      ...change,
    })
    return { out: join(scratch, 'refused'), use: 'live', randomness: secure, ceremony, progress: () => {} }
  }

  async function machineFiles() {
    return value(await readMachineFiles(join(out, 'machines')))
  }

  async function refusalOf(input: Omit<PrepareInput, 'sources'>, sources = tinySources) {
    const before = await readdir(scratch)
    const result = await prepareImported(input, { sources, warnings: [] }, null)
    expect(await readdir(scratch)).toEqual(before)
    return result.ok ? 'prepared' : result.error
  }

  test('a live election or a rehearsal from a seed', async () => {
    for (const use of ['live', 'rehearsal'] as const) {
      const input = { ...(await office()), use, randomness: seededRandomness('a seed') }
      await expect(prepareImported(input, imported, null)).rejects.toThrow('only a fixture may come from a seed')
    }
    expect(await readdir(scratch)).not.toContain('refused')
  })

  test('a live election whose ceremony is played', async () => {
    const input = { ...(await office()), ceremony: playedCeremony }
    await expect(prepareImported(input, imported, null)).rejects.toThrow('plays its ceremony')
  })

  test('a rehearsal set as live, and a live set as rehearsal', async () => {
    const rehearsal = { ...tinySources, rehearsal: true }
    expect(await refusalOf(await office(), rehearsal)).toEqual({ type: 'use-differs', rehearsal: true })
    const input = { ...(await office()), use: 'rehearsal' as const }
    expect(await refusalOf(input)).toEqual({ type: 'use-differs', rehearsal: false })
  })

  test('a machine missing, a machine too many, one personalised twice', async () => {
    const files = await machineFiles()
    const [first, ...others] = files
    if (!first) throw new Error('a machine')
    expect(await refusalOf(await office({ machines: others }))).toEqual({
      type: 'machines-missing',
      machines: ['2-I1'],
    })
    const foreign = { ...first, machine: { ...first.machine, id: '3-I1' as MachineId } }
    const tooMany = await office({ machines: [...files, foreign] })
    expect(await refusalOf(tooMany)).toEqual({ type: 'machines-unknown', machines: ['3-I1'] })
    const { signingKey } = first.machine
    const sameKey = others.map((file, i) => (i === 0 ? { ...file, machine: { ...file.machine, signingKey } } : file))
    const twice = await office({ machines: [first, ...sameKey] })
    expect(await refusalOf(twice)).toEqual({ type: 'machines-differ', machines: ['2-I1', '2-I2'] })
  })

  test('a machine whose keys were made with another kit: no package could unlock it', async () => {
    const authority = makeAuthority(seededRandomness('somebody else'))
    const kits = [makeStationKit('2' as StationId, authority, seededRandomness('another kit'))]
    const machines = (await machineFiles()).map(({ machine }) => machine.id)
    expect(await refusalOf(await office({ kits }))).toEqual({ type: 'machines-of-other-kit', machines })
  })

  test('a kit missing, a holder missing, a short passphrase, two holders with one passphrase', async () => {
    expect(await refusalOf(await office({ kits: [] }))).toEqual({ type: 'kits-missing', stations: ['2'] })
    const two = passphrases.slice(0, 2)
    const missing = { type: 'holders-differ', expected: 3, given: 2 }
    expect(await refusalOf(await office({ holderPassphrases: two }))).toEqual(missing)
    const short = await office({ holderPassphrases: [...two, 'short'] })
    expect(await refusalOf(short)).toEqual({ type: 'weak-passphrase', holder: 3 })
    const same = await office({ holderPassphrases: [...two, two[0] as string] })
    expect(await refusalOf(same)).toEqual({ type: 'same-passphrase', holder: 3 })
  })

  test('a directory that holds something: keys are never written over keys', async () => {
    const document = await readFile(join(out, 'package', 'package.json'))
    const again = { ...fixtureInto(out) }
    expect(await refusalOf(again)).toEqual({ type: 'out-not-empty', path: out })
    expect((await readFile(join(out, 'package', 'package.json'))).equals(document)).toBe(true)
  })

  test('the disk fails half-way: everything is taken away again, keys first of all', async () => {
    const halfWay = join(scratch, 'half-way')
    const progress: PrepareInput['progress'] = (phase, done, total) => {
      if (phase === 'shares' && done === total) throw new Error('the disk is gone')
    }
    await expect(prepareImported({ ...fixtureInto(halfWay), progress }, imported, null)).rejects.toThrow(
      'the disk is gone',
    )
    expect((await readdir(scratch)).filter((name) => name.startsWith('half-way'))).toEqual([])
  })
})
