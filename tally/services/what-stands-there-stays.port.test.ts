/** D-32: a report that would say the same, word for word, is looked at and left; anything else is written, or refused. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTallyKey } from '#election/count/tally-machine.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, setUpTally, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { must } from '#simulation/rooms/must.ts'
import { findTallyMachine, machineKeyFile } from './machine-key.ts'
import { stageFiles, writeReport } from './stage-files.ts'

it('is the same file after the same report, another one after another, and no report stands on one that somebody changed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-stages-'))
  const made = await countingElection(secureRandomness())
  await setUpTally(made, directory)
  const { electionPackage } = made.election
  const machine = (await findTallyMachine(directory, electionPackage, made.authority.publicKey)) ?? expect.unreachable()
  const files = stageFiles(join(directory, 'out'))
  files.signer.machine = machine
  const key = (await machineKeyFile(directory)) ?? expect.unreachable()
  files.signer.secretKey = must(await openTallyKey(key, machine, TALLY_PASSPHRASE, nativeScrypt))
  const path = (stage: string) => join(files.directory, stage, 'report.json')
  const write = (stage: '1-received' | '2-merged', says: string) => writeReport(files, stage, { says })
  const seen = async () => [(await stat(path('2-merged'))).ino, await readFile(path('2-merged'), 'utf8')] as const

  expect([await write('1-received', 'a'), await write('2-merged', 'b')]).toEqual([{ ok: true }, { ok: true }])
  const first = await seen()
  expect(await write('2-merged', 'b')).toEqual({ ok: true })
  expect(await seen()).toEqual(first)
  expect(await write('2-merged', 'c')).toEqual({ ok: true })
  expect((await seen())[0]).not.toBe(first[0])

  // It follows another stage 1 now: what it says is not the same any more.
  const before = await seen()
  expect([await write('1-received', 'z'), await write('2-merged', 'c')]).toEqual([{ ok: true }, { ok: true }])
  expect((await seen())[1]).not.toBe(before[1])

  const refused = { ok: false, error: { type: 'stage-changed', file: '2-merged/report.json' } }
  await writeFile(path('2-merged'), `${(await seen())[1]} `)
  expect(await write('2-merged', 'c')).toEqual(refused)
  await rm(path('2-merged'))
  expect(await write('2-merged', 'c')).toEqual(refused)
  await rm(directory, { recursive: true })
})
