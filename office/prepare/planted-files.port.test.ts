/** X-C3: what lies on a stick or in a folder of files under a name of ours is opened without waiting, and a pipe is no file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readIfThere } from '../files/office-files.ts'
import { MACHINE_FILE } from '../personalise/personalise-machine.ts'
import { loadReadings } from '../voice/readings.ts'
import { readMachineFiles } from './make-office.ts'
import { eraseUnfinished } from './prepare-imported.ts'

let place: string
const at = (...names: string[]) => join(place, ...names)

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-planted-'))
})
afterEach(() => rmSync(place, { recursive: true }))

const NO_FILE = expect.objectContaining({ code: 'ENOTREG' })

it('among the files of machines', async () => {
  const refused = (path: string) => ({ ok: false, error: { type: 'not-a-machine-file', path } })
  mkdirSync(at('1-K1'))
  execFileSync('mkfifo', [at('1-K1', MACHINE_FILE)])
  expect(await readMachineFiles(place)).toEqual(refused(at('1-K1', MACHINE_FILE)))
  rmSync(at('1-K1'), { recursive: true })
  execFileSync('mkfifo', [at('a.json')])
  expect(await readMachineFiles(place)).toEqual(refused(at('a.json')))
  rmSync(at('a.json'))
  // A file without an end.
  writeFileSync(at('b.json'), '')
  truncateSync(at('b.json'), 2 ** 40)
  expect(await readMachineFiles(place)).toEqual(refused(at('b.json')))
})

it('a kit, and how names are read', async () => {
  execFileSync('mkfifo', [at('kit.json'), at('readings.csv')])
  await expect(readIfThere(at('kit.json'))).rejects.toEqual(NO_FILE)
  await expect(loadReadings(place)).rejects.toEqual(NO_FILE)
})

it('D-31: a share of a ceremony that was cut off, which the disk does not overwrite, is named and keeps its name', async () => {
  const share = at('prepared.in-progress', 'office', 'share-1.json')
  mkdirSync(at('prepared.in-progress', 'office'), { recursive: true })
  writeFileSync(share, 'a share')
  const error = { type: 'unfinished-not-erased', path: share }
  expect(await eraseUnfinished(at('prepared'), async () => false)).toEqual({ ok: false, error })
  expect(await eraseUnfinished(at('prepared'))).toEqual({ ok: true, value: undefined })
})
