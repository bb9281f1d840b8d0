/** A page server begins with the signed gazette and posters byte for byte, or not at all; without a list it has none. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeAuthority } from '#election/keys/authority.ts'
import type { InEach } from '#election/language.ts'
import { writeGazette } from '#simulation/online/signed-election.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { gazetteFileDiffers, gazetteOfNobody } from '#words/online.ts'
import { readGazetteFiles } from './gazette-files.ts'

const authority = makeAuthority(seededRandomness('gazette files'))
const page = { page: 'http://localhost:8080', clientFiles: '00'.repeat(32) }
const election = votersElection({ seed: 'gazette files', now: 1_790_000_000, ...page, authority })
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-gazette-'))
})
afterEach(() => rmSync(directory, { recursive: true }))
const read = (key = authority.publicKey) => readGazetteFiles(directory, key, election.electionPackage)
const says = ({ ja, en }: InEach<string>) => [ja, en].map((text) => text.split('{')[0] ?? '')

test('what was signed is given, and nothing that lies beside it', () => {
  expect(read().size).toBe(0)
  writeGazette(election, authority.secretKey, directory)
  writeFileSync(join(directory, 'gazette', 'beside.png'), 'beside')
  const given = read()
  expect([...given.keys()].toSorted().slice(0, 3)).toEqual(['gazette.json', 'gazette.sig', 'gazette/gazette-1.png'])
  expect(given.has('gazette/beside.png')).toBe(false)
  expect(given.get('gazette/poster-1.png')).toEqual(
    new Uint8Array(readFileSync(join(directory, 'gazette/poster-1.png'))),
  )
})

test('one byte of a poster, a poster that is not there, and a list of nobody keep the server from beginning, in words', () => {
  writeGazette(election, authority.secretKey, directory)
  const path = join(directory, 'gazette', 'poster-2.png')
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, -1))
  for (const words of says(gazetteFileDiffers)) expect(() => read()).toThrow(words)
  rmSync(path)
  expect(() => read()).toThrow('poster-2.png')
  writeFileSync(path, bytes)
  expect(read().size).toBeGreaterThan(3)
  for (const words of says(gazetteOfNobody)) {
    expect(() => read(makeAuthority(seededRandomness('another')).publicKey)).toThrow(words)
  }
})
