/** V8 runs kept code unseen: what another user wrote, or could have written, beside the program is not taken. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'

const START = join(import.meta.dirname, 'start-with-kept-code.cjs')
// Of the same length: V8 itself compares nothing else.
const [OURS, THEIRS] = ["console.log('ours  ')\n", "console.log('theirs')\n"]

let directory: string
const file = () => join(directory, 'program.cjs')
const kept = () => `${file()}.kept`
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-kept-'))
  writeFileSync(file(), OURS)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const started = () => spawnSync(process.execPath, [START, file()], { encoding: 'utf8' }).stdout.trim()

/** Code of another source under the hash of ours. */
function plant(): void {
  const hash = createHash('sha256').update(OURS).digest()
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${THEIRS}\n})`
  const script = new Script(wrapped, { filename: file() })
  script.runInThisContext()
  writeFileSync(kept(), Buffer.concat([hash, script.createCachedData()]))
}

it('is kept for ourselves alone', () => {
  expect(started()).toBe('ours')
  expect(existsSync(kept())).toBe(true)
  expect(statSync(kept()).mode & 0o777).toBe(0o600)
})

it('is not taken from a file that others may write', () => {
  plant()
  chmodSync(kept(), 0o666)
  expect(started()).toBe('ours')
})

it.skipIf(process.getuid?.() !== 0)('is not taken from a file of another user (needs root to make one)', () => {
  plant()
  chmodSync(kept(), 0o644)
  chownSync(kept(), 65534, 65534)
  expect(started()).toBe('ours')
})
