/** WX2: a take-over medium that hangs is waited for so long and no longer, and is not taken for one that is not there. */
import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPageFile, pageFileExists, SYSTEM_PAGE_FILES, TAKE_OVER_FILE } from './page-file.ts'
import { patientFiles } from './patient-files.ts'

const NO_ANSWER = { ok: false, error: { type: 'io', errno: 'ETIMEDOUT' } }
let medium: string

beforeEach(() => {
  medium = mkdtempSync(join(tmpdir(), 'ippyo-hangs-'))
})
afterEach(() => rmSync(medium, { recursive: true }))

it('nobody waits for it, nobody asks beside it, and when it answers at last it is asked again', () => {
  // An open without O_NONBLOCK hangs at a pipe as at a stick.
  const pipe = join(medium, 'pipe')
  execFileSync('mkfifo', [pipe])
  const files = patientFiles(1)
  expect(() => files.openSync(pipe, constants.O_RDONLY)).toThrow(expect.objectContaining({ code: 'ETIMEDOUT' }))
  expect(pageFileExists(medium, files)).toEqual(NO_ANSWER)
  expect(openPageFile(medium, files)).toEqual(NO_ANSWER)
  const writer = openSync(pipe, constants.O_RDWR)
  let exists = pageFileExists(medium, files)
  while (!exists.ok) exists = pageFileExists(medium, files)
  expect(exists.value).toBe(false)
  closeSync(writer)
})

it('in time it answers as the system does, its errors too', () => {
  const { statSync, openSync: open } = SYSTEM_PAGE_FILES
  const missing = expect.objectContaining({ code: 'ENOENT', syscall: 'open' })
  expect(() => open(join(medium, TAKE_OVER_FILE), constants.O_RDONLY)).toThrow(missing)
  expect(() => statSync(join(medium, TAKE_OVER_FILE))).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  expect(pageFileExists(medium, SYSTEM_PAGE_FILES)).toEqual({ ok: true, value: false })
})

it('each answer is that of its own question, however quickly they follow', () => {
  const { openSync: open, writeSync, readSync, closeSync: close } = patientFiles()
  const file = open(join(medium, TAKE_OVER_FILE), constants.O_RDWR | constants.O_CREAT, 0o600)
  const read = new Uint8Array(1)
  for (let n = 0; n < 5_000; n++) {
    expect(writeSync(file, Uint8Array.of(n % 251), 0, 1, 0)).toBe(1)
    expect([readSync(file, read, 0, 1, 0), read[0]]).toEqual([1, n % 251])
  }
  close(file)
})
