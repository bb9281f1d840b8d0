import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { releaseLock, takeLock } from './lock.ts'

const lockFile = () => join(mkdtempSync(join(tmpdir(), 'ippyo-lock-')), 'desk', 'desk.lock')

it('is taken once, and by the next desk after the first has gone', () => {
  const file = lockFile()
  expect(takeLock(file, process.pid)).toEqual({ type: 'taken' })
  // Another desk (any other number) sees the first one, which is this living process.
  expect(takeLock(file, process.pid + 1)).toEqual({ type: 'running', pid: process.pid })
  releaseLock(file)
  expect(takeLock(file, process.pid + 1)).toEqual({ type: 'taken' })
})

it('is taken over from a desk that was killed, and from a torn file', async () => {
  const file = lockFile()
  const dead = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => dead.once('exit', resolve))
  takeLock(file, dead.pid ?? 0)
  expect(takeLock(file, process.pid)).toEqual({ type: 'taken' })
  writeFileSync(file, '')
  expect(takeLock(file, process.pid)).toEqual({ type: 'taken' })
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid))
})
