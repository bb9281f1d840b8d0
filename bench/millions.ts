/**
 * `millions`: the count's work on a district's records – kept, merged, shuffled, opened – with what it needs of memory. Of each
 * medium's thousand records one is a ballot and the others are none: their opening costs the same, and making ten million
 * ballots would take hours. Real files, real key process and openers; `--records` says how many.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, spreadOf } from './measure.ts'
import { watchPeakMiB } from './process-tree.ts'

/** What the counting process tells. */
export interface MillionsTold {
  readonly merge: number
  readonly open: number
  /** The bare loop, as fast, for as many records. */
  readonly bare: number
}

/** @param room where the files may lie: three times 512 bytes a record */
export async function millions(records: number, room: string): Promise<Figure[]> {
  const directory = mkdtempSync(join(room, 'ippyo-bench-millions-'))
  try {
    const { told, peakMiB } = await countIn(records, directory)
    const seconds = (name: string, what: string, value: number): Figure => {
      return { name, what, product: spreadOf([value]), floor: null, ratio: null, unit: 's' }
    }
    return [
      seconds('millions: merge', `${records} records thrown together and shuffled on the disk`, told.merge),
      {
        ...seconds(
          'millions: open',
          'key process and openers; floor: a bare loop of the same on as many cores',
          told.open,
        ),
        floor: spreadOf([told.bare]),
        ratio: told.open / told.bare,
      },
      {
        name: 'millions: peak memory',
        what: 'of the counting process and its helpers together, shared pages once, sampled',
        product: spreadOf([peakMiB]),
        floor: null,
        ratio: null,
        unit: 'MiB',
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function countIn(records: number, directory: string): Promise<{ told: MillionsTold; peakMiB: number }> {
  return new Promise((resolve, reject) => {
    const source = fileURLToPath(new URL('./millions-once.ts', import.meta.url))
    const child = fork(source, [String(records), directory], { stdio: ['ignore', 2, 2, 'ipc'] })
    const memory = watchPeakMiB(child.pid ?? 0)
    // The bare loops after it are no part of the count.
    let counted: number | null = null
    let told: MillionsTold | null = null
    child.on('message', (message: MillionsTold | 'counted') => {
      if (message === 'counted') counted = memory.stop()
      else told = message
    })
    child.on('exit', (code) => {
      if (told !== null && counted !== null && code === 0) resolve({ told, peakMiB: counted })
      else reject(new Error(`the count ended with ${code}`))
    })
  })
}
