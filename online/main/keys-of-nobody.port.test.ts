/**
 * Collector, sequencer and gate begin with a key that the signed settings name, and with no other; the roll's server takes all of them from
 * there (docs/formats/online-settings.md). A live one begins on two sites, and with passkeys.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { signPackage } from '#election/definition/package.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { signVotedList, writeVotedList } from '#election/online/voted.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { approvalsIn, writeDocuments } from '#simulation/online/signed-election.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  actsWords,
  keyOfNobody,
  listBeforeTheClose,
  listOfNobody,
  liveFromSources,
  liveOnOneSite,
  liveWithoutKernel,
  liveWithoutPasskeys,
  migrateWords,
  notApprovedByTwo,
  witnessMemory,
  witnessOfNobody,
} from '#words/online.ts'
import { beginWitness } from '../witness/witness.ts'
import { refuseLiveWithoutKernel } from './election-files.ts'

const randomness = seededRandomness('keys of nobody', 'test')
const directory = mkdtempSync(join(tmpdir(), 'ippyo-keys-'))
afterAll(() => rmSync(directory, { recursive: true }))
const authority = makeAuthority(randomness)
const wish = {
  ...{ seed: 'keys of nobody', now: 1_790_000_000, page: 'https://vote.example', clientFiles: '00'.repeat(32) },
  authority,
}
const election = votersElection(wish)
const listen = { host: '127.0.0.1', port: 0 }
/** No database is there: nothing is asked of one before the key is looked at. */
const common = {
  database: { host: directory, name: 'none', user: 'nobody' },
  ...{ number: 1, election: writeDocuments(election, directory) },
}
const own = (name: string, secretKey: Uint8Array) => {
  writeFileSync(join(directory, name), secretKey)
  return join(directory, name)
}
const strange = own('strange.key', makeSigningKey(randomness).secretKey)

/** The words that it wrote when it refused to begin. A program that begins says so on its other stream, and is ended. */
async function refusalOf(source: string, config: object, ...words: readonly string[]): Promise<string> {
  const path = join(directory, 'config.json')
  writeFileSync(path, JSON.stringify({ ...common, ...config }))
  const { options, file } = startOf(source)
  const child = spawn(process.execPath, [...options, file, path, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.once('data', () => child.kill())
  const said = await text(child.stderr)
  return child.signalCode === null ? said : 'it began'
}

const collector = { promiseKeyFile: strange, listen, metrics: listen }
const sequencer = { directory, keyFile: strange, witnesses: [] }
const gate = {
  ...{ municipality: 1, hostKeyFile: strange, variants: {}, boxSide: 'http://127.0.0.1:1/', listen, metrics: listen },
  ...{ gateKeyFile: strange, addressHeader: null },
  cards: { service: 'http://127.0.0.1:1/', roots: ['none'], between: [], policies: ['1.2'], oldestStatus: 1 },
}
const roll = {
  ...{ municipality: 1, hostKeyFile: strange, variants: {}, boxSide: 'http://127.0.0.1:1/', listen },
  ...{ desk: '選挙管理委員会 0299-00-0000', origin: 'http://localhost:1', passkeys: null },
}
test.each([
  ['online/main/collector.ts', collector, keyOfNobody.promise],
  ['online/main/sequencer.ts', sequencer, keyOfNobody.sequencer],
  ['online/main/gate.ts', gate, keyOfNobody.gate],
])('%s says what to do', async (source, config, { ja, en }) => {
  const said = await refusalOf(source, config)
  expect(said).toContain(`${ja}\n${en}`)
})

test('own-95: a witness without its memory signs nothing; the memory is made once, by name', async () => {
  const file = join(directory, 'witness.db')
  const config = {
    ...{ database: undefined, number: undefined, election: undefined },
    ...{
      name: 'w.example',
      keyFile: strange,
      file,
      logs: [{ origin: 'vote.example/log', key: '11'.repeat(32) }],
      listen,
    },
  }
  const asked = (...words: readonly string[]) => refusalOf('online/main/witness.ts', config, ...words)
  const filled = (words: string) => words.replace('{path}', file)
  expect(await asked()).toContain(filled(witnessMemory.gone.ja))
  // Not asked by `refusalOf`, which ends a program that says something: it is to make the file first.
  expect(beginWitness(file)).toBe(true)
  expect(await asked('begin')).toContain(filled(witnessMemory.there.en))
  // It began without a word of refusal, and ended as it was told.
  expect(await asked()).toBe('')
})

test('the roll’s server believes a list of who voted by two exporters of the settings after the close, and no key of its own config', async () => {
  const { settings, exporters } = election
  const [first, second] = exporters.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
  const closes = Date.parse(settings.closes) / 1000
  const changes = (config: object, two: readonly [Uint8Array, Uint8Array], closedAt = closes) => {
    const list = { electionId: settings.electionId, closedAt, handles: [] }
    const file = own(
      'online-voted.ippyo',
      writeVotedList(list, [signVotedList(list, two[0]), signVotedList(list, two[1])]),
    )
    return refusalOf('online/main/roll.ts', { ...roll, ...config }, 'changes', file)
  }
  const { ja, en } = listOfNobody
  expect(await changes({}, [first, makeSigningKey(randomness).secretKey])).toContain(`${ja}\n${en}`)
  expect(await changes({}, [first, first])).toContain(en)
  expect(await changes({}, [first, second], closes - 1)).toContain(listBeforeTheClose.en)
  // Signed as it should be, it is believed: the database, which is not there, is asked.
  expect(await changes({}, [second, first])).toContain('the database gave no answer')
  expect(await changes({ sortingKey: '00'.repeat(32) }, [first, second])).toContain('sortingKey')
})

test('the acts of the roll side are not called whole where no database answers', async () => {
  expect(await refusalOf('online/main/roll.ts', roll, 'acts')).toContain(actsWords['no-answer'].en)
  expect(await refusalOf('online/main/roll.ts', roll, 'approvers')).toContain(actsWords['no-answer'].en)
})

test('a word that the roll’s server does not know starts no server', async () => {
  expect(await refusalOf('online/main/roll.ts', roll, 'approver')).toContain('begin, changes, acts, approvers')
})

test('where the database lets nobody in, who makes its schema reads what to look at', async () => {
  const config = { side: 'roll', number: undefined, election: undefined }
  expect(await refusalOf('online/main/migrate.ts', config)).toContain(migrateWords['no-answer'].en)
})

test('a live election begins on two sites and with passkeys alone, also where the config does not say it', async () => {
  const live = { ...election.electionPackage, use: 'live', approvers: TWO_APPROVERS } as const
  const signedLive = signPackage(live, authority.secretKey)
  const documents = { ...election.documents, package: signedLive }
  const poll = { electionPackage: live, packageHash: sha256(signedLive.bytes), signed: documents }
  const place = mkdtempSync(join(directory, 'live-'))
  const ofLive = { ...collector, election: writeDocuments(votersElection({ ...wish, poll }), place) }
  const onSites = (sites: object) =>
    refusalOf('online/main/collector.ts', { ...ofLive, database: { ...common.database, ...sites } })
  expect(await onSites({ sites: 1 })).toContain(liveOnOneSite.en)
  // own-50: nor before two people approved package and settings.
  expect(await onSites({})).toContain(notApprovedByTwo.en.replace('{path}', join(place, 'approvals-1.json')))
  for (const [name, bytes] of approvalsIn(place)) writeFileSync(join(place, name), bytes)
  expect(await onSites({})).toContain(keyOfNobody.promise.en)
  // O-05: its votes are taken out by a program that was built.
  const exporting = { log: place, directories: ['original', 'duplicate'], keyFiles: ['one', 'two'] }
  const { election: signed, database } = { ...common, ...ofLive }
  expect(await refusalOf('online/main/export.ts', { ...exporting, election: signed, database })).toContain(
    liveFromSources.en,
  )
  // T29: nor without passkeys.
  expect(await refusalOf('online/main/roll.ts', { ...roll, election: ofLive.election })).toContain(
    liveWithoutPasskeys.en,
  )
})

// O-03: nobody would see why each cast takes ten times as long.
test('a live election has the kernel, and a rehearsal may go on without', () => {
  expect(() => refuseLiveWithoutKernel('live', 'library')).toThrow(liveWithoutKernel.en)
  for (const [use, arithmetic] of [
    ['live', 'kernel'],
    ['rehearsal', 'library'],
  ] as const)
    expect(() => refuseLiveWithoutKernel(use, arithmetic)).not.toThrow()
})

test('a witness that the settings do not name is refused by its name', async () => {
  const keyFile = own('sequencer.key', election.keys.sequencer.secretKey)
  const witnesses = [{ name: 'witness-9.example', url: 'http://127.0.0.1:1/' }]
  const said = await refusalOf('online/main/sequencer.ts', { ...sequencer, keyFile, witnesses })
  expect(said).toContain(witnessOfNobody.en.replace('{name}', 'witness-9.example'))
})
