/**
 * On a real file system: the disk of the tally is full under a mixer, under a holder, and while a mix comes back. With room on it,
 * the same press goes on: nothing is received again, and no holder who was here comes again.
 */
import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { LoopDisk, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import type { DrivenTally } from '#simulation/counting/drive-tally.ts'
import { bundleFound, holdersOpen, type MixedNight, mixedNight } from '#simulation/counting/mixed-night.ts'
import { type TwoPcs, twoPcs } from '#simulation/counting/second-pc.ts'

const whyNot = whyNoLoopDisk()
let disk: LoopDisk
let night: MixedNight
let pcs: TwoPcs
let first: DrivenTally
const VOTERS = Array.from({ length: 250 }, () => [11, 21] as const)
const NO_ROOM = { phase: 'receive', busy: null, message: { code: 'bundle-not-writable' } }

/** Room for the log, and for no file as long as the list. */
function fill(): void {
  assert(statSync(disk.place).dev !== statSync(dirname(disk.place)).dev, 'the disk is there: nothing else is filled')
  const file = openSync(filler(), 'w')
  let bytes = 0
  try {
    while (bytes < MEBIBYTES * 1024 * 1024) bytes += writeSync(file, new Uint8Array(4096))
  } catch {
    ftruncateSync(file, bytes - ROOM)
  }
  fsyncSync(file)
  closeSync(file)
}

const MEBIBYTES = 8
const ROOM = 30 * 1024
const filler = () => join(disk.place, '.filler')
const makeRoom = () => unlinkSync(filler())
const pieces = () => readdirSync(join(disk.place, 'bundle')).filter((name) => name.endsWith('.unfinished'))
const filled = ({ tally }: DrivenTally) => tally.view().seats.map(({ state }) => state === 'filled')

describe.skipIf(whyNot !== null)(`the tally's disk is full (${whyNot ?? 'ext4 on a loop device'})`, () => {
  beforeAll(async () => {
    disk = new LoopDisk({ fileSystem: 'ext4', mebibytes: MEBIBYTES })
    const made = await mixedNight({ votes: [VOTERS, VOTERS] })
    night = { ...made, config: { ...made.config, out: disk.place } }
    pcs = await twoPcs(night)
    first = pcs.first
    await first.act({ type: 'mix-with-second' })
  })
  afterAll(async () => {
    await first.tally.stop()
    disk.remove()
    await rm(night.directory, { recursive: true })
  })

  it('under a mixer: pressed again, it mixes', async () => {
    fill()
    expect(await first.act({ type: 'count' })).toMatchObject(NO_ROOM)
    expect(pieces()).toEqual([])
    makeRoom()
    expect(await first.act({ type: 'mix-with-second' })).toMatchObject({ message: null, carried: { number: null } })
  })

  it('while a mix comes back: it is not called broken, and is taken in by the next press', async () => {
    await first.act({ type: 'carry-out' })
    const second = await pcs.second()
    await second.act({ type: 'mix-carried' })
    await second.tally.stop()
    fill()
    expect(await first.act({ type: 'carry-in' })).toMatchObject(NO_ROOM)
    expect(pieces()).toEqual([])
    makeRoom()
    expect((await first.act({ type: 'carry-in' })).mixed?.mixers).toBe(2)
  })

  it('under a holder: the same one types it again, to a process of its own, and the one before stays', async () => {
    await first.give(1, night.made.passphrases[0] as string)
    await first.until(({ sealTo }) => sealTo !== null)
    fill()
    expect(await first.give(2, night.made.passphrases[1] as string)).toMatchObject(NO_ROOM)
    expect(pieces()).toEqual([])
    expect(first.tally.view().seats[1]?.state).toBe('empty')
    makeRoom()
    expect(filled(first)).toEqual([true, false, false])
    expect((await holdersOpen(night, first, [2])).phase).toBe('result')
    const { findings } = await bundleFound(night, join(disk.place, 'bundle'))
    expect(findings.filter(({ result }) => result === 'fails')).toEqual([])
  })
})
