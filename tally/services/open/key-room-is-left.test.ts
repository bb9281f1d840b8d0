import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { openKeyRoom } from './key-room.ts'

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

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it.skipIf(!linux)(
  `leaves no process behind: openers end with the key process${linux ? '' : ' (needs /proc)'}`,
  async () => {
    const before = childrenOf(process.pid)
    const room = openKeyRoom((await countingElection(secureRandomness())).election)
    const [key] = childrenOf(process.pid).filter((id) => !before.includes(id))
    if (key === undefined) throw new Error('the key process')
    await until(() => childrenOf(key).length === 2)
    const openers = childrenOf(key)
    await room.close()
    await until(() => !openers.some(runs))
    expect([key, ...openers].filter(runs)).toEqual([])
  },
)
