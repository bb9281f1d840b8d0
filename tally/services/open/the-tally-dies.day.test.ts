import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { buildServices, serviceFile } from '#build/services.mjs'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'

const linux = process.platform === 'linux'

/** Ids of the processes that `parent` has started and that still run. */
function childrenOf(parent: number): number[] {
  const ids = readProc(`/proc/${parent}/task/${parent}/children`) ?? ''
  return ids.split(' ').flatMap((id) => (id === '' ? [] : [Number(id)]))
}

function runs(id: number): boolean {
  const stat = readProc(`/proc/${id}/stat`)
  // Z: ended, and only its number is left.
  return stat !== null && !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}

function readProc(path: string): string | null {
  try {
    return readFileSync(path, 'latin1').trim()
  } catch {
    return null
  }
}

/** The end of somebody else's process sends no event here: /proc is asked until it says so. */
async function until(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { interval: 20, timeout: 50_000 })
}

it.skipIf(!linux)(`the tally is gone: key process and openers end${linux ? '' : ' (needs /proc)'}`, async () => {
  const { election } = await countingElection(secureRandomness())
  await buildServices({ only: ['tally-key-process'] })
  const keyProcess = fork(serviceFile('tally-key-process'), { execArgv: [], serialization: 'advanced' })
  const key = keyProcess.pid
  if (key === undefined) throw new Error('the key process')
  keyProcess.send({ type: 'setting', electionPackage: election.electionPackage })
  await until(() => childrenOf(key).length === 2)
  const openers = childrenOf(key)
  // What a dying parent leaves of a channel: its closed end.
  keyProcess.disconnect()
  await until(() => ![key, ...openers].some(runs))
  expect(keyProcess.signalCode).toBeNull()
})
