/** The tally can be stopped while a hub full of media is read: no reading process is started again for the media that wait. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import type { TallyEvent } from '../../session/event.ts'
import { stageFiles } from '../stage-files.ts'
import { KeptContents } from './kept-contents.ts'
import { startMediumReader } from './medium-reader.ts'
import { Slots } from './slots.ts'

const MEDIA = 6
let directory: string
let made: CountingElection
let original: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-slots-'))
  made = await countingElection(secureRandomness())
  const options = { station: '1', pair: 1, sessions: [[11, 21] as const] }
  original = (await writePair(made, options, directory, secureRandomness())).original
})

afterAll(() => rm(directory, { recursive: true }))

it('reads none of those that wait, and calls none of those under way unreadable', async () => {
  const kept = new KeptContents(stageFiles(join(directory, 'out')))
  const slots = new Slots(
    Array.from({ length: MEDIA }, () => original),
    kept,
  )
  const { electionPackage } = made.election
  const election = { electionPackage, authorityPublicKey: made.authority.publicKey, several: null }
  const numbers = Array.from({ length: MEDIA }, (_, i) => i + 1)
  const told: TallyEvent[] = []
  let closing: Promise<void> | null = null
  await slots.read(election, numbers, (event) => {
    told.push(event)
    if (event.type === 'slot-progress') closing ??= slots.close()
  })
  await closing
  expect(closing).not.toBeNull()
  expect(told.filter(({ type }) => type === 'slot-examined')).toEqual([])
  // With the defect the readers of the waiting media would go on; the test must not leave them behind.
  await slots.close()
})

it('and begins no process when the program was stopped before it had read its package', async () => {
  let begun = 0
  const startReader: typeof startMediumReader = (of) => {
    begun += 1
    return startMediumReader(of)
  }
  const slots = new Slots([original], new KeptContents(stageFiles(join(directory, 'out'))), { startReader })
  await slots.close()
  const { electionPackage } = made.election
  slots.prepare({ electionPackage, authorityPublicKey: made.authority.publicKey, several: null })
  expect(begun).toBe(0)
})
