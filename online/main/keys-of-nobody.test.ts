/** Collector, sequencer and gate begin with a key that the signed settings name, and with no other (docs/formats/online-settings.md). */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { writeDocuments } from '#simulation/online/signed-election.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { keyOfNobody, witnessOfNobody } from '#ui/messages/online-keys.ts'

/** A program that has begun by then is ended. */
const BEGUN_MS = 20_000
const randomness = seededRandomness('keys of nobody', 'test')
const directory = mkdtempSync(join(tmpdir(), 'ippyo-keys-'))
afterAll(() => rmSync(directory, { recursive: true }))
const election = votersElection({
  ...{ seed: 'keys of nobody', now: 1_790_000_000, page: 'https://vote.example', clientFiles: '00'.repeat(32) },
  authority: makeAuthority(randomness),
})
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

/** What it wrote when it refused to begin. */
function refusalOf(source: string, config: object): string {
  const path = join(directory, 'config.json')
  writeFileSync(path, JSON.stringify({ ...common, ...config }))
  const { options, file } = startOf(source)
  try {
    execFileSync(process.execPath, [...options, file, path], { stdio: 'pipe', encoding: 'utf8', timeout: BEGUN_MS })
    return 'it began'
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : 'it did not begin'
  }
}

const collector = { promiseKeyFile: strange, listen, metrics: listen }
const sequencer = { directory, keyFile: strange, witnesses: [] }
const gate = {
  ...{ municipality: 1, hostKeyFile: strange, variants: {}, boxSide: 'http://127.0.0.1:1/', listen, metrics: listen },
  ...{ gateKeyFile: strange, applicationsEnd: '2026-11-01T00:00:00+09:00', addressHeader: null },
  cards: { service: 'http://127.0.0.1:1/', roots: ['none'], between: [], policies: ['1.2'], oldestStatus: 1 },
}
test.each([
  ['online/main/collector.ts', collector, keyOfNobody.promise],
  ['online/main/sequencer.ts', sequencer, keyOfNobody.sequencer],
  ['online/main/gate.ts', gate, keyOfNobody.gate],
])('%s says what to do', { timeout: 60_000 }, (source, config, { ja, en }) => {
  const said = refusalOf(source, config)
  expect(said).toContain(`${ja}\n${en}`)
})

test('a witness that the settings do not name is refused by its name', { timeout: 60_000 }, () => {
  const keyFile = own('sequencer.key', election.keys.sequencer.secretKey)
  const witnesses = [{ name: 'witness-9.example', url: 'http://127.0.0.1:1/' }]
  const said = refusalOf('online/main/sequencer.ts', { ...sequencer, keyFile, witnesses })
  expect(said).toContain(witnessOfNobody.en.replace('{name}', 'witness-9.example'))
})
