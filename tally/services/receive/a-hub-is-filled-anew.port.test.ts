/** Media are pulled and others put in faster than the tally looks: a press reads all that lie there, also those that a look saw in that very moment. */
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { stageFiles } from '../stage-files.ts'
import { KeptContents } from './kept-contents.ts'
import { Slots } from './slots.ts'

let directory: string
let made: CountingElection
let original: string
const slot = (i: number) => join(directory, 'slots', String(i))

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-hub-'))
  made = await countingElection(secureRandomness())
  const options = { station: '1', pair: 1, sessions: [[11, 21] as const] }
  original = (await writePair(made, options, directory, secureRandomness())).original
})

afterAll(() => rm(directory, { recursive: true }))

async function insert(i: number): Promise<void> {
  await mkdir(slot(i), { recursive: true })
  await copyFile(join(original, BALLOT_BOX_FILE), join(slot(i), 'copied'))
  await rename(join(slot(i), 'copied'), join(slot(i), BALLOT_BOX_FILE))
}

it('reads what a look of the watch saw a moment before, and does not read again what is received', async () => {
  const slots = new Slots([slot(1), slot(2)], new KeptContents(stageFiles(join(directory, 'out'))))
  const { electionPackage } = made.election
  const election = { electionPackage, authorityPublicKey: made.authority.publicKey, several: null }
  await insert(1)
  await insert(2)
  const first = slots.toRead(await slots.look(election), [])
  expect(first).toEqual([1, 2])
  await slots.read(election, first, () => {})
  // Both are received. Another medium comes into the first slot; the watch looks, and before it is told somebody presses.
  await insert(1)
  const [, seen] = await Promise.all([slots.look(election), slots.look(election)])
  expect(slots.toRead(seen, [1, 2])).toEqual([1])
  await slots.close()
})
