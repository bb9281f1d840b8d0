/** A file of every vote may be longer than the disk has room for: that is said, what was begun is gone, and the tally goes on. */
import type { FileHandle } from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { resultOf } from '../../session/questions.ts'
import { CAST_VOTE_RECORDS } from '../../session/screen-event.ts'
import { Printer } from './print.ts'

const disk = vi.hoisted(() => ({ fails: null as string | null }))

/** The disk takes the head of the file and then no more. */
vi.mock('#hardware/files/whole-file.ts', async (original) => {
  const real = await original<typeof import('#hardware/files/whole-file.ts')>()
  const appearWhole: typeof real.appearWhole = (path, write) =>
    real.appearWhole(path, async (file) => {
      let pieces = 0
      const writeFile = async (piece: string) => {
        if (disk.fails !== null && pieces++ > 0) throw Object.assign(new Error(disk.fails), { code: disk.fails })
        await file.writeFile(piece)
      }
      await write({ writeFile } as unknown as FileHandle)
    })
  return { ...real, appearWhole }
})

let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-no-room-'))
})
afterAll(() => rm(out, { recursive: true }))
beforeEach(() => {
  disk.fails = null
})

async function made() {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  return new Printer(out).print(CAST_VOTE_RECORDS, resultOf(room.state) ?? expect.unreachable())
}

it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s', async (code) => {
  disk.fails = code
  expect(await made()).toEqual({ ok: false, error: { type: 'records-no-room' } })
  expect(await readdir(join(out, 'documents'))).toEqual([])
})

it('another fault of the disk is a fault of the tally', async () => {
  disk.fails = 'EIO'
  await expect(made()).rejects.toThrow('EIO')
})

it('with room it is there whole', async () => {
  const written = await made()
  const path = written.ok ? written.value : expect.unreachable()
  // Twelve records of two contests in the counted district.
  expect(JSON.parse(await readFile(path, 'utf8')).CVR).toHaveLength(12)
})
