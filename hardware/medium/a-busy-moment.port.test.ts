import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { BALLOT_BOX_FILE } from './create.ts'
import { inspectMedium } from './inspect.ts'
import { PAGE_BYTES } from './port.ts'

let directory: string
afterEach(() => rm(directory, { recursive: true }))

it.each([
  ['a machine that is held up during one read', [3], 1],
  ['a medium that is slow again', [3, 5], 5000],
])('%s', async (_, slow, ms) => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-busy-'))
  await writeFile(join(directory, BALLOT_BOX_FILE), new Uint8Array(16 * PAGE_BYTES))
  let [time, asked] = [0, 0]
  // Asked before and after each read.
  const now = () => {
    time += asked % 2 === 1 && slow.includes((asked - 1) / 2) ? 5000 : 1
    asked += 1
    return time
  }
  expect(await inspectMedium(directory, 20_000, now)).toMatchObject({ ok: true, value: { pageReadMs: ms } })
})
