/** X-C3: a pipe under a name of the take-over medium. A program that opened it as a file would wait until somebody writes, and the desk with it. */

import { execFileSync } from 'node:child_process'
import { constants, lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { readListFile, writeListFile } from './list-files.ts'
import { createPageFile, openPageFile, type PageFiles, SYSTEM_PAGE_FILES, TAKE_OVER_FILE } from './page-file.ts'

const LIST = 'roll-list-1-1.ippyo'
let medium: string

beforeEach(() => {
  medium = mkdtempSync(join(tmpdir(), 'ippyo-pipe-'))
})
afterEach(() => rmSync(medium, { recursive: true }))

/** As the system's, but an open that would wait for ever is an error of the test. */
const FILES: PageFiles = {
  ...SYSTEM_PAGE_FILES,
  openSync(path, flags, mode) {
    const isPipe = lstatSync(path, { throwIfNoEntry: false })?.isFIFO() === true
    if (isPipe && (flags & constants.O_NONBLOCK) === 0) throw new Error(`waits at ${path}`)
    return SYSTEM_PAGE_FILES.openSync(path, flags, mode)
  },
}

const pipe = (name: string) => execFileSync('mkfifo', [join(medium, name)])
const NOBODY_READS = { ok: false, error: { type: 'pulled' } }

it('a list is nothing that can be one', () => {
  pipe(LIST)
  expect(readListFile(medium, LIST, FILES)).toEqual({ ok: true, value: new Uint8Array(0) })
})

it('nothing is written into one that lies where a file would grow', () => {
  for (const name of [LIST, TAKE_OVER_FILE]) pipe(`${name}.unfinished`)
  expect(writeListFile(medium, LIST, Uint8Array.of(1), FILES)).toEqual(NOBODY_READS)
  expect(atOnce(createPageFile(medium, 1, () => new Uint8Array(4096), FILES))).toEqual(NOBODY_READS)
})

it('the pages are none', () => {
  pipe(TAKE_OVER_FILE)
  const opened = openPageFile(medium, FILES)
  expect(opened).toMatchObject({ ok: true, value: { pages: 0 } })
  if (opened.ok) opened.value.close()
})
