/** U10: a start that the computer does not allow ends in words with a number, in every language. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inWords, START_TROUBLES, startTroubleLines } from '#build/start-troubles.mjs'
import { LANGUAGES } from '#election/languages.ts'

const systemError = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: of the kernel`), { code, ...more })

it.each([
  ['a full disk', systemError('ENOSPC', { path: '/x/y' }), 'S-101', '/x/y'],
  ['a quota', systemError('EDQUOT', { path: '/x' }), 'S-101', '/x'],
  ['a full disk under a database', systemError('SQLITE_FULL'), 'S-101', '/the/home'],
  [
    'a full disk under the builder, which gives no code',
    new Error('No space left on device (os error 28)'),
    'S-101',
    '',
  ],
  ['a read-only file system', systemError('EROFS', { path: '/x' }), 'S-102', '/x'],
  ['a folder of somebody else', systemError('EACCES', { path: '/x' }), 'S-102', '/x'],
  ['a home that is a file', systemError('EEXIST', { syscall: 'mkdir', path: '/x' }), 'S-103', '/x'],
  ['a home below a file', systemError('ENOTDIR', { path: '/x/y' }), 'S-103', '/x/y'],
  ['a port that somebody has', systemError('EADDRINUSE', { port: 7300, address: '127.0.0.1' }), 'S-104', '7300'],
])('%s', (_, error, number, about) => {
  const lines = startTroubleLines(error, '/the/home')
  expect(lines).toHaveLength(LANGUAGES.length)
  for (const line of lines ?? []) expect(line).toMatch(new RegExp(`^${number}  .*${about}`))
  expect(lines?.join('')).not.toMatch(/\{path\}|undefined/)
})

it('a fault of ours is never told as one of the computer', async () => {
  for (const error of [new Error('a bug'), systemError('ENOENT', { syscall: 'open', path: '/x' }), 'text'])
    expect(startTroubleLines(error, '/the/home')).toBe(null)
  const bug = new TypeError('x is not a function')
  await expect(inWords('/the/home', () => Promise.reject(bug))).rejects.toBe(bug)
})

it('real ones too: a home that is a file, and one below it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ippyo-start-'))
  try {
    const file = join(folder, 'home')
    writeFileSync(file, '')
    for (const home of [file, join(file, 'below')]) {
      const code = await inWords(home, async () => {
        mkdirSync(home, { recursive: true })
        return 0
      })
      expect(code).toBe(1)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('no number is given twice', () => {
  const numbers = Object.values(START_TROUBLES).map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
})
