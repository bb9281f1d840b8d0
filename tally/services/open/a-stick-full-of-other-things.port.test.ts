/** A share is found whatever else lies on its holder's stick, and a stick without an end is not read to its end. */
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { atRemovable } from '#hardware/medium/patience.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { findShares, type Sticks, sticksAt } from './find-share.ts'

let directory: string
let made: CountingElection
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sticks-'))
  made = await countingElection(secureRandomness())
})
afterAll(() => rm(directory, { recursive: true }))

const find = () => findShares(directory, made.election.electionPackage)
const share = (n: number) => made.shareFiles[n - 1] as Uint8Array

it('five thousand pictures, a film and a hundred directories beside it', async () => {
  const stick = join(directory, 'stick of the first')
  await mkdir(stick)
  for (let n = 0; n < 5000; n++) await writeFile(join(stick, `picture-${n}.jpg`), 'x')
  const film = await open(join(stick, 'film.mp4'), 'w')
  await film.truncate(3 * 1024 ** 3)
  await film.close()
  for (let n = 0; n < 100; n++) await mkdir(join(directory, `directory ${n}`))
  await writeFile(join(stick, 'share-1.json'), share(1))
  await mkdir(join(directory, 'zz stick of the second'))
  await writeFile(join(directory, 'zz stick of the second', 'share-2.json'), share(2))
  const { found, aside } = await find()
  expect(found.map(({ index }) => index)).toEqual([1, 2])
  expect(aside).toEqual([])
  await rm(stick, { recursive: true })
})

it('under another name it is found as long as not too much lies before it; a film called as a share is told', async () => {
  await writeFile(join(directory, 'zz stick of the second', 'renamed'), share(3))
  const film = await open(join(directory, 'share-1.json'), 'w')
  await film.truncate(3 * 1024 ** 3)
  await film.close()
  const { found, aside } = await find()
  expect(found.map(({ index }) => index)).toEqual([2, 3])
  expect(aside).toEqual([{ file: 'share-1.json', why: 'unreadable' }])
})

it('a stick that hangs costs the shares on it alone, and is asked once', async () => {
  const hung = join(directory, 'a stick that hangs')
  await mkdir(hung)
  await writeFile(join(directory, 'zz stick of the second', 'share-2.json'), share(2))
  let asked = 0
  const never = () => {
    asked += 1
    return new Promise<never>(() => {})
  }
  // A stick of its own, although both folders are on one disk here.
  const short = async () => {
    await atRemovable(hung, never, 1)
    return null
  }
  const well = await sticksAt(directory)
  const ask: Sticks['ask'] = (path, work) => (path.startsWith(hung) ? short() : well.ask(path, work))
  for (let look = 0; look < 2; look++) {
    const { found } = await findShares(directory, made.election.electionPackage, { ask })
    expect(found.map(({ index }) => index)).toContain(2)
  }
  expect(asked).toBe(1)
})
