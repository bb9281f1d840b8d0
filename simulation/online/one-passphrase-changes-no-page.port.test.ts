/**
 * own-50 at the online box: package, settings and gazette that one passphrase signed start no program of the box and no page for voters, and a
 * voter's page believes none of them.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readElectionFiles } from '#online/main/election-files.ts'
import { readGazetteFiles } from '#online/main/gazette-files.ts'
import { readElection } from '#online/voter/services/read-election.ts'
import { APPROVERS_KEYS, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { notApprovedByTwo } from '#words/online.ts'
import { approvalsIn, writeDocuments, writeGazette } from './signed-election.ts'

const randomness = seededRandomness('one passphrase', 'page')
const authority = makeAuthority(randomness)
const page = { page: 'http://localhost:8080', clientFiles: '00'.repeat(32) }
const election = votersElection({ seed: 'one', now: 1_790_000_000, ...page, authority, approvers: TWO_APPROVERS })
const directory = mkdtempSync(join(tmpdir(), 'ippyo-one-passphrase-'))
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string) => join(directory, name)
const FILES = ['approvals-1.json', 'online-approvals.json', 'gazette-approvals.json'] as const

const paths = writeDocuments(election, directory)
writeGazette(election, authority.secretKey, directory)
beforeEach(() => {
  for (const name of FILES) rmSync(at(name), { force: true })
})
const lay = (files: ReadonlyMap<string, Uint8Array>) => {
  for (const [name, bytes] of files) writeFileSync(at(name), bytes)
}
/** The files that the programs of the box side, and the server of the page, read at their start. */
const starts = () => {
  const { electionPackage } = readElectionFiles(paths)
  return readGazetteFiles(directory, authority.publicKey, electionPackage)
}
/** The voter's page with these files. */
async function seen() {
  const fetch = async (url: string | URL | Request) => {
    const path = at(String(url).replace('https://vote.example/election/', ''))
    const bytes = existsSync(path) ? new Uint8Array(readFileSync(path)) : null
    return new Response(bytes, { status: bytes === null ? 404 : 200 })
  }
  const where = { fetch: fetch as typeof globalThis.fetch, origin: 'https://vote.example' }
  const read = await readElection({ ...where, authority: toHex(authority.publicKey) })
  return read.ok ? read.value.gazette : read.error
}
const [first] = APPROVERS_KEYS
const stranger = makeSigningKey(randomness)

test('nobody’s word, one person’s, and that of an invented colleague start nothing, in words that name the file', async () => {
  const refused = (name: string) => notApprovedByTwo.en.replace('{path}', at(name))
  for (const two of [null, [first], [first, first], [first, stranger]]) {
    if (two !== null) lay(approvalsIn(directory, two))
    expect(starts).toThrow(refused('approvals-1.json'))
    expect(await seen()).toBe('not-genuine')
  }
})

test('each of the three waits for its own two', async () => {
  const whole = approvalsIn(directory)
  for (const name of FILES) {
    lay(whole)
    rmSync(at(name))
    const of = name === 'online-approvals.json' ? 'online.json' : name === FILES[2] ? 'gazette.json' : name
    expect(starts).toThrow(notApprovedByTwo.en.replace('{path}', at(of)))
    // A gazette that is not genuine keeps nobody from voting: the page shows that it is none.
    expect(await seen()).toBe('not-genuine')
  }
  lay(whole)
  expect(starts().has('gazette-approvals.json')).toBe(true)
  expect(await seen()).toMatchObject({ gazettes: [{ contest: expect.any(String) }] })
  // Those of the settings are none of the gazette.
  writeFileSync(at('gazette-approvals.json'), whole.get('online-approvals.json') ?? new Uint8Array())
  expect(starts).toThrow(notApprovedByTwo.en.replace('{path}', at('gazette.json')))
  expect(await seen()).toBe('not-genuine')
})
