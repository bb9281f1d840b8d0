/** WX4: a program that inspects a medium and is slow is not a missing one, and one that fails is neither. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { blocksOf } from './extents.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ippyo-look-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function program(name: string, says: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${says}\n`)
  chmodSync(join(folder, name), 0o755)
}
const look = (waitMs = 60_000) => blocksOf('/medium/ballot-box.ippyo', { folders: ['/nowhere', folder], waitMs })

const WRITTEN = String.raw`printf 'File size of x is 8192 (2 blocks of 4096 bytes)\n  0: 0.. 1: 34816.. 34817: 2: last,eof\nx: 1 extent found\n'`

it('both answer', async () => {
  program('filefrag', WRITTEN)
  program('lsattr', "echo '--------------e------- x'")
  expect(await look()).toBe('written')
})

it('one is not there', async () => {
  expect(await look()).toBe('no-program')
  program('filefrag', WRITTEN)
  expect(await look()).toBe('no-program')
})

it.each(['filefrag', 'lsattr'])('%s answers later than its limit', async (slow) => {
  program('filefrag', WRITTEN)
  program('lsattr', "echo '--------------e------- x'")
  program(slow, 'exec tail -f /dev/null')
  expect(await look(slow === 'filefrag' ? 1 : 300)).toBe('too-slow')
})

it.each(['filefrag', 'lsattr'])('%s fails', async (fails) => {
  program('filefrag', WRITTEN)
  program('lsattr', "echo '--------------e------- x'")
  program(fails, 'exit 1')
  expect(await look()).toBe('not-told')
})
