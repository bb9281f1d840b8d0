/** A real file system that holds names back as long as it may, and a power cut when the writer says that the file is there. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { LoopDisk, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import { appearWhole, syncDirectory, writeWholeFile } from './whole-file.ts'

const KIND = { fileSystem: 'ext4', mebibytes: 8 }
const why = whyNoLoopDisk(KIND)

describe.skipIf(why !== null)(
  `a file that was written whole, after a power cut (${why ?? 'ext4 on a loop device'})`,
  () => {
    let disk: LoopDisk
    const at = (...names: string[]) => join(disk.place, ...names)
    beforeAll(() => {
      disk = new LoopDisk(KIND)
    })
    afterAll(() => disk.remove())

    it('is there under its name, in directories that are as new as it is', async () => {
      await writeWholeFile(at('count', '3-opened', 'report.json'), utf8('opened'))
      disk.cutPower()
      expect(await readFile(at('count', '3-opened', 'report.json'), 'utf8')).toBe('opened')
    })

    it('holds what it held before when the new one was not finished', async () => {
      await writeWholeFile(at('stage.json'), utf8('before'))
      const tooEarly = new Error('out of paper')
      const broken = appearWhole(at('stage.json'), async (file) => {
        await file.write('after')
        throw tooEarly
      })
      await expect(broken).rejects.toBe(tooEarly)
      await syncDirectory(disk.place)
      disk.cutPower()
      expect(await readFile(at('stage.json'), 'utf8')).toBe('before')
    })
  },
)
