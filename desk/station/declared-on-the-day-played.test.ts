/** CNT-08: the desk's declaration of lost media bears the day that is played, not the computer's. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { LOST_MEDIA_FILE } from '#election/count/lost-media.ts'
import { writeAuthorityFile } from '#election/keys/authority.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { declareLost } from './declare-lost.ts'

const randomness = secureRandomness()
const passphrase = '選管の合言葉'
const directory = await mkdtemp(join(tmpdir(), 'ippyo-desk-lost-'))
afterAll(() => rm(directory, { recursive: true }))

it('the minute of the clock on the wall is signed, and printed', async () => {
  const made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
  await mkdir(join(directory, 'office'))
  const file = await writeAuthorityFile(made.authority, { passphrase, cost: COST_FIXTURE, randomness })
  await writeFile(join(directory, 'office', 'authority.json'), file)
  await writeFile(join(directory, 'office', 'authority.pub'), `${toHex(made.authority.publicKey)}\n`)
  const machine = made.election.electionPackage.machines.find(({ pair }) => pair !== null)
  if (machine === undefined) throw new Error('a machine')
  const desk = { directory, people: { officePassphrase: passphrase } } as Parameters<typeof declareLost>[0]
  const out = join(directory, 'reports')
  await declareLost(desk, machine, new Map(), out, '2002-06-23T20:47' as LocalMinute)
  expect(await readFile(join(out, LOST_MEDIA_FILE), 'utf8')).toContain('"declaredAt":"2002-06-23T20:47"')
})
