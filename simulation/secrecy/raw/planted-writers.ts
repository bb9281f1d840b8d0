/** Writers as they must not be, so that the lane is seen to see them: each is a way in which somebody once read a day. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { HEADER_PAGE, JOURNAL_PAGES, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import type { Kind } from './kinds.ts'

export type Remembers = (directory: string, kind: Kind) => void

const CLOCK_TICK_MS = 12

/** One write for each record, but one alone for a voter who ends everything at once: as the kiosk once did it. */
const WRITES = (kind: Kind): readonly number[] => (kind === 'ended at the start' ? [2] : [1, 2])

/** A new file for each version, renamed to the old one's name: the old ones stay in freed blocks. */
export function renamedMemory(): Remembers {
  let records = 0
  return (directory, kind) => {
    for (const more of WRITES(kind)) {
      const path = join(directory, 'planted-state.json')
      const file = openSync(`${path}.new`, 'w', 0o600)
      writeSync(file, JSON.stringify({ format: 'ippyo kiosk state 1', records: records + more, seq: records + more }))
      fsyncSync(file)
      closeSync(file)
      renameSync(`${path}.new`, path)
      const folder = openSync(directory, 'r')
      fsyncSync(folder)
      closeSync(folder)
    }
    records += 2
  }
}

/** In place and without a version left; only how often it is written differs, and other programs flush in between. */
export function unevenMemory(stir: () => void): Remembers {
  let version = 0
  return (directory, kind) => {
    const path = join(directory, 'planted-state.bin')
    if (version === 0) writeFileSync(path, Buffer.alloc(PAGE_BYTES), { flush: true })
    for (const _ of WRITES(kind)) {
      const file = openSync(path, 'r+')
      writeSync(file, Buffer.from([version++ & 0xff]), 0, 1, 0)
      fdatasyncSync(file)
      closeSync(file)
      stir()
      untilClockTicks()
    }
  }
}

/** Two writes of one voter are seconds apart; the kernel's clock for times of files ticks every few milliseconds. The processor is free meanwhile. */
export function untilClockTicks(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, CLOCK_TICK_MS)
}

export type PutBox = (from: string, to: string) => void

/** As any file manager: through the page cache. */
export const copied: PutBox = (from, to) => copyFileSync(join(from, BALLOT_BOX_FILE), join(to, BALLOT_BOX_FILE))

/** A box that is almost all zeros as `cp --sparse=always`, `rsync -S` and `tar -S` write it. */
export const withHoles: PutBox = (from, to) => {
  execFileSync('cp', ['--sparse=always', join(from, BALLOT_BOX_FILE), join(to, BALLOT_BOX_FILE)], { stdio: 'ignore' })
}

/** Every block is there and none is written: fallocate(2). */
export const preallocated: PutBox = (from, to) => {
  const [box, path] = [readFileSync(join(from, BALLOT_BOX_FILE)), join(to, BALLOT_BOX_FILE)]
  mkdirSync(to, { recursive: true })
  execFileSync('fallocate', ['-l', String(box.length), path], { stdio: 'ignore' })
  const file = openSync(path, 'r+')
  for (const page of [HEADER_PAGE, ...JOURNAL_PAGES]) {
    writeSync(file, box, page * PAGE_BYTES, PAGE_BYTES, page * PAGE_BYTES)
  }
  fsyncSync(file)
  closeSync(file)
}
