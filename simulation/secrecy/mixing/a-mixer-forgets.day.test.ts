/**
 * Promise 3: when a mixer's proof is written, neither the order of the rows nor the key of its scalars is anywhere in its memory. Some
 * scalars were numbers of the language, which nothing can wipe: they go with the process, which ends at once (docs/known-limits.md).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deriveShuffleSecrets } from '#election/mix/derived-secrets.ts'
import { openGroup } from '#tally/services/open-group.ts'
import { bytesFoundIn, unreadable } from '../process-memory.ts'
import { MIXED_ROWS, repeatedRandomness, repeatedSource } from './mixed-rows.ts'

const why = unreadable()

function formsOf() {
  const { permutation } = deriveShuffleSecrets(openGroup().group, repeatedSource(), MIXED_ROWS)
  const order = Uint32Array.from(permutation as Uint32Array)
  const places = new Uint32Array(order.length)
  for (const [i, row] of order.entries()) places[row] = i
  const bytesOf = (rows: Uint32Array) => Buffer.from(rows.slice(0, 16).buffer)
  return [
    { name: 'order', bytes: bytesOf(order) },
    { name: 'its inverse', bytes: bytesOf(places) },
    // The first that is drawn.
    { name: 'key of the scalars', bytes: Buffer.from(repeatedRandomness().bytes(32)) },
  ]
}

it.skipIf(why !== null)(
  `the order of the rows and the key of the scalars${why === null ? '' : ` (${why})`}`,
  async () => {
    const program = join(import.meta.dirname, 'waiting-mixer-process.ts')
    const mixer = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] })
    const forms = formsOf()
    const [mixing] = await once(mixer.stdout, 'data')
    const during = bytesFoundIn(mixer.pid as number, forms)
    mixer.stdin.write('\n')
    const [mixed] = await once(mixer.stdout, 'data')
    const after = bytesFoundIn(mixer.pid as number, forms)
    mixer.stdin.write('\n')
    await once(mixer, 'exit')
    expect([`${mixing}`, `${mixed}`]).toEqual(['mixing\n', 'mixed\n'])
    // The search finds what is there.
    expect(during).toEqual(['key of the scalars', 'order'])
    expect(after).toEqual([])
  },
)
