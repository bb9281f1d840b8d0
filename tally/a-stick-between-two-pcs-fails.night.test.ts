/**
 * The stick between two PCs on a real file system: full, write-protected and pulled out half-way, at either PC. Each time the screen says so,
 * nothing half is taken for a list or a mix, and the same press again goes on.
 */
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  statSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { readdir, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { LoopDisk, run, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import type { DrivenTally } from '#simulation/counting/drive-tally.ts'
import { bundleFound, holdersOpen, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { type TwoPcs, twoPcs } from '#simulation/counting/second-pc.ts'
import { tallyRefusalWords } from './screens/refusal-words.ts'

const whyNot = whyNoLoopDisk()
let night: MixedNight
let disk: LoopDisk
let pcs: TwoPcs
let second: DrivenTally

/** With or without the folder in which the list would be. */
const NO_LIST = ['carry-stick-has-no-list', 'carry-list-not-whole']
const MEBIBYTES = 8
const FILLER = '.filler'
const folder = (...names: readonly string[]) => join(disk.place, 'ippyo-mix', ...names)
const mixesThere = () =>
  readdirSync(folder())
    .filter((name) => /^mix|^mixed/.test(name))
    .sort()

/** Leaves so much room; the name is one that computers put there by themselves. A file system does not say how much it keeps for itself. */
function fill(kibibytes: number): void {
  assert(isMounted(), 'the stick is in: nothing else is filled')
  const file = openSync(join(disk.place, FILLER), 'w')
  const block = new Uint8Array(4096)
  let bytes = 0
  try {
    while (bytes < MEBIBYTES * 1024 * 1024) bytes += writeSync(file, block)
  } catch {
    ftruncateSync(file, bytes - kibibytes * 1024)
  }
  fsyncSync(file)
  closeSync(file)
}

const isMounted = () => statSync(disk.place).dev !== statSync(dirname(disk.place)).dev

async function told(driven: DrivenTally, type: 'carry-out' | 'carry-in' | 'mix-carried'): Promise<string | undefined> {
  const { message } = await driven.act({ type })
  if (message !== null) expect(tallyRefusalWords[message.code].ja.next).not.toBe('')
  return message?.code
}

/** Somebody pulls it out when this is made there. */
async function pulledAt(made: string, pressed: () => Promise<string | undefined>): Promise<string | undefined> {
  const watcher = watch(dirname(made), (_, file) => {
    if (file !== basename(made)) return
    watcher.close()
    run('umount', '-l', disk.place)
  })
  const code = await pressed()
  watcher.close()
  // Here everybody may write below the place where a stick is mounted: whatever is there is on no stick.
  await rm(folder(), { recursive: true, force: true })
  disk.mount()
  return code
}

describe.skipIf(whyNot !== null)(`the stick between two PCs (${whyNot ?? 'ext4 on a loop device'})`, () => {
  beforeAll(async () => {
    disk = new LoopDisk({ fileSystem: 'ext4', mebibytes: MEBIBYTES })
    night = await mixedNight()
    pcs = await twoPcs(night, disk.place)
    second = await pcs.second()
    await pcs.first.act({ type: 'mix-with-second' })
  })
  afterAll(async () => {
    await pcs.first.tally.stop()
    await second.tally.stop()
    disk.remove()
    await rm(night.directory, { recursive: true })
  })

  it('full or write-protected, the first PC names it, and the second one finds no list', async () => {
    fill(8)
    expect(await told(pcs.first, 'carry-out')).toBe('carry-stick-full')
    expect(NO_LIST).toContain(await told(second, 'mix-carried'))
    await unlink(join(disk.place, FILLER))
    run('mount', '-o', 'remount,ro', disk.place)
    expect(await told(pcs.first, 'carry-out')).toBe('carry-stick-broken')
    run('mount', '-o', 'remount,rw', disk.place)
    expect(pcs.first.tally.view().carried?.number).toBeNull()
  })

  it('pulled out while the list is written, it has no list, and the list is written again', async () => {
    const code = await pulledAt(folder(), () => told(pcs.first, 'carry-out'))
    expect(code).toBe('carry-stick-broken')
    expect(pcs.first.tally.view().carried?.number).toBeNull()
    expect(NO_LIST).toContain(await told(second, 'mix-carried'))
    expect(await told(pcs.first, 'carry-out')).toBeUndefined()
  })

  it('pulled out before the press, the folder that it leaves is no stick: neither PC writes there', async () => {
    disk.unmount()
    const codes = [
      await told(pcs.first, 'carry-out'),
      await told(second, 'mix-carried'),
      await told(pcs.first, 'carry-in'),
    ]
    const left = readdirSync(disk.place)
    disk.mount()
    expect({ codes, left }).toEqual({ codes: Array(3).fill('carry-stick-missing'), left: [] })
  })

  it('full or write-protected, the second PC says so before it mixes', async () => {
    fill(512)
    expect(await told(second, 'mix-carried')).toBe('carry-stick-full')
    await unlink(join(disk.place, FILLER))
    run('mount', '-o', 'remount,ro', disk.place)
    expect(await told(second, 'mix-carried')).toBe('carry-stick-broken')
    run('mount', '-o', 'remount,rw', disk.place)
    expect(mixesThere()).toEqual(['mix-0-1.bin', 'mix-1-1.bin'])
  })

  it('pulled out while the second PC mixes, it has no mix; the first PC takes nothing', async () => {
    const code = await pulledAt(folder('mix-0-2.bin'), () => told(second, 'mix-carried'))
    expect(code).toBe('carry-stick-broken')
    expect(second.tally.view().carriedMixed).toBeNull()
    expect(mixesThere()).not.toContain('mixed.json')
    expect(await told(pcs.first, 'carry-in')).toBe('carry-not-mixed')
  })

  it('pulled out while the second PC reads the list, the stick is named and not the list', async () => {
    writeFileSync(folder('mix-1-2.bin'), 'left by a mix that was broken off')
    // It is erased as the first thing, before the list is read.
    const code = await pulledAt(folder('mix-1-2.bin'), () => told(second, 'mix-carried'))
    expect(code).toBe('carry-stick-broken')
  })

  it('pulled out when all of it is written but its name: nobody says that the mix is there', async () => {
    const code = await pulledAt(folder('mix-1-2.bin'), () => told(second, 'mix-carried'))
    expect(code).toBe('carry-stick-broken')
    expect(second.tally.view().carriedMixed).toBeNull()
  })

  it('in again, the same presses end in a bundle that holds', async () => {
    expect(await told(second, 'mix-carried')).toBeUndefined()
    expect(await told(pcs.first, 'carry-in')).toBeUndefined()
    expect((await holdersOpen(night, pcs.first, [1, 2])).phase).toBe('result')
    const { findings } = await bundleFound(night)
    expect(findings.filter(({ result }) => result === 'fails')).toEqual([])
    expect((await readdir(folder())).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })
})
