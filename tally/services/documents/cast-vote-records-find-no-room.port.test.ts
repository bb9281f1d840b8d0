/** A file of every vote may be longer than the disk has room for: that is said, what was begun is gone, and the tally goes on. */
import type { FileHandle } from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appearWhole } from '#hardware/files/whole-file.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { resultOf } from '../../session/questions.ts'
import { CAST_VOTE_RECORDS } from '../../session/screen-event.ts'
import { DocumentMaker } from './make-documents.ts'

/** A disk that takes the head of the file and then fails so; null: it has room. */
function disk(fails: string | null): typeof appearWhole {
  return (path, write) =>
    appearWhole(path, async (file) => {
      let pieces = 0
      const writeFile = async (piece: string) => {
        if (fails !== null && pieces++ > 0)
          throw Object.assign(new Error(fails), { code: fails, errno: -1, syscall: 'write' })
        await file.writeFile(piece)
      }
      await write({ writeFile } as unknown as FileHandle)
    })
}

let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-no-room-'))
})
afterAll(() => rm(out, { recursive: true }))

async function madeOn(appear: typeof appearWhole) {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  return new DocumentMaker(out, appear).make(CAST_VOTE_RECORDS, resultOf(room.state) ?? expect.unreachable())
}

it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('%s', async (code) => {
  expect(await madeOn(disk(code))).toEqual({ ok: false, error: { type: 'records-no-room' } })
  expect(await readdir(join(out, 'documents'))).toEqual([])
})

it('another fault of the disk is a fault of the tally', async () => {
  await expect(madeOn(disk('EIO'))).rejects.toThrow('EIO')
})

it('with room it is there whole', async () => {
  const written = await madeOn(disk(null))
  const path = written.ok ? written.value : expect.unreachable()
  // Twelve records of two contests in the counted district.
  expect(JSON.parse(await readFile(path, 'utf8')).CVR).toHaveLength(12)
})
