/** A key that was drawn from the system can be wiped: no collection of JavaScript's heap has left a copy of it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bytesFoundIn, unreadable } from '../process-memory.ts'

const why = unreadable()
const program = join(import.meta.dirname, 'drawing-process.ts')

async function foundAfter(what: 'wiped' | 'kept'): Promise<readonly string[]> {
  const drawing = spawn(process.execPath, ['--import', 'tsx', program, what], { stdio: ['pipe', 'pipe', 'pipe'] })
  const [[turned]] = (await Promise.all([once(drawing.stdout, 'data'), once(drawing.stderr, 'data')])) as [[Buffer], []]
  const forms = Array.from({ length: turned.length / 32 }, (_, i) => ({
    name: 'key',
    bytes: Buffer.from(turned.subarray(i * 32, i * 32 + 32).map((byte) => byte ^ 0xff)),
  }))
  const found = bytesFoundIn(drawing.pid as number, forms)
  drawing.stdin.write('\n')
  await once(drawing, 'exit')
  return found
}

it.skipIf(why !== null)(`a key that was drawn${why === null ? '' : ` (${why})`}`, async () => {
  // The search finds what is there.
  expect(await foundAfter('kept')).toEqual(['key'])
  expect(await foundAfter('wiped')).toEqual([])
})
