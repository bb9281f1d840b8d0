import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { type MediumReader, startMediumReader } from './medium-reader.ts'

let directory: string
let original: string
let reader: MediumReader

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-reader-'))
  const made = await countingElection(secureRandomness())
  const options = { station: '1', pair: 1, sessions: [[11, 21] as const] }
  original = (await writePair(made, options, directory, secureRandomness())).original
  const { electionPackage } = made.election
  reader = startMediumReader({ electionPackage, authorityPublicKey: made.authority.publicKey, several: null })
})

afterAll(async () => {
  await reader.close()
  await rm(directory, { recursive: true })
})

it('a medium over which its reading process dies is unreadable, and can be read again by a new one', async () => {
  const under = reader.read(original, () => {})
  await reader.close()
  expect(await under).toEqual({ examination: { type: 'medium-unreadable' }, contents: null })
  const told: (readonly [number, number])[] = []
  const { examination, contents } = await reader.read(original, (pages, total) => told.push([pages, total]))
  expect(examination).toMatchObject({
    type: 'sealed',
    sealed: { records: new Map(Object.entries({ mayor: 1, council: 1 })) },
  })
  expect(contents?.records.length).toBe(2 * RECORD_BYTES)
  expect(contents?.marks).toHaveLength(1)
  expect(told[0]?.[0]).toBe(0)
  expect(told[0]?.[1]).toBeGreaterThan(1000)
})

it('a directory without a ballot box is an unreadable medium', async () => {
  expect((await reader.read(join(directory, 'nothing'), () => {})).examination).toEqual({ type: 'medium-unreadable' })
})
