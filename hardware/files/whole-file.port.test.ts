/** Files that appear whole; and a real file system that holds names back as long as it may, and a power cut when the writer says that the file is there. */
import { mkdir, mkdtemp, open, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { LoopDisk, whyNoLoopDisk } from '#fixtures/loop-disk.ts'
import {
  appearFirst,
  appearWhole,
  syncDirectory,
  takeNames,
  writeAll,
  writeUnfinished,
  writeWholeFile,
} from './whole-file.ts'

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

    it('N6: so is one that takes nobody’s place, and files that appear together', async () => {
      expect(await appearFirst(at('memory', 'of', 'note.json'), utf8('first'))).toBe(true)
      for (const name of ['a', 'b']) await writeUnfinished(at('memory', name), (file) => file.writeFile(name))
      await takeNames([at('memory', 'a'), at('memory', 'b')])
      disk.cutPower()
      expect(await readFile(at('memory', 'of', 'note.json'), 'utf8')).toBe('first')
      expect([await readFile(at('memory', 'a'), 'utf8'), await readFile(at('memory', 'b'), 'utf8')]).toEqual(['a', 'b'])
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

describe('a file that appears', () => {
  let directory: string
  const at = (...names: string[]) => join(directory, ...names)
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'whole-file-'))
  })
  afterAll(() => rm(directory, { recursive: true }))

  /** By path, in the order in which they reached the disk. */
  async function flushed(doing: () => Promise<unknown>): Promise<readonly string[]> {
    const probe = await open(at('probe'), 'w')
    const handles = Object.getPrototypeOf(probe)
    await probe.close()
    const paths: string[] = []
    const { sync } = handles
    const watched = vi.spyOn(handles, 'sync').mockImplementation(async function (this: unknown) {
      paths.push(await readlink(`/proc/self/fd/${(this as { readonly fd: number }).fd}`))
      return sync.call(this)
    })
    try {
      await doing()
    } finally {
      watched.mockRestore()
    }
    return paths.map((path) => relative(directory, path))
  }

  it('N6: has flushed itself, its directory, each one above that is new, and the one in which that is', async () => {
    const whole = await flushed(() => writeWholeFile(at('a', 'b', 'file'), utf8('x')))
    expect(whole.toSorted()).toEqual(['', 'a', 'a/b', 'a/b/file.unfinished'])
    expect(whole.at(-1)).toBe('a/b')
    const first = await flushed(() => appearFirst(at('c', 'd', 'file'), utf8('x')))
    expect(first.filter((path) => !path.endsWith('.unfinished')).toSorted()).toEqual(['', 'c', 'c/d'])
    expect(first.at(-1)).toBe('c/d')
  })

  it('leaves nothing beside it when its writer fails', async () => {
    const broken = appearWhole(at('broken', 'file'), async (file) => {
      await file.write('half')
      throw new Error('out of paper')
    })
    await expect(broken).rejects.toThrow('out of paper')
    expect(await readdir(at('broken'))).toEqual([])
  })

  it.each(['written', 'appears'] as const)(
    '%s, and its name is refused: nothing is left beside it either',
    async (how) => {
      await mkdir(at(how, 'taken', 'by-a-folder'), { recursive: true })
      const path = at(how, 'taken')
      const done =
        how === 'written' ? writeWholeFile(path, utf8('x')) : appearWhole(path, (file) => file.writeFile('x'))
      await expect(done).rejects.toMatchObject({ syscall: 'rename' })
      expect(await readdir(at(how))).toEqual(['taken'])
    },
  )

  it('takes nobody’s place, if it is to be the first', async () => {
    expect(await appearFirst(at('first'), utf8('one'))).toBe(true)
    expect(await appearFirst(at('first'), utf8('two'))).toBe(false)
    expect([
      await readFile(at('first'), 'utf8'),
      (await readdir(directory)).filter((name) => name.startsWith('first')),
    ]).toEqual(['one', ['first']])
  })

  it('is for its owner alone, or with its new directories for those who are named', async () => {
    await writeWholeFile(at('own', 'file'), utf8('x'))
    await writeWholeFile(at('log', 'tile', 'file'), utf8('x'), 0o644, 0o755)
    const modes = async (...names: string[]) => (await stat(at(...names))).mode & 0o777
    expect([await modes('own'), await modes('own', 'file')]).toEqual([0o700, 0o600])
    expect([await modes('log'), await modes('log', 'tile'), await modes('log', 'tile', 'file')]).toEqual([
      0o755, 0o755, 0o644,
    ])
  })

  it('files that appear together take their names in their order, and none where an earlier one fails', async () => {
    for (const name of ['1', '2', '3']) await writeUnfinished(at(name), (file) => file.writeFile(name))
    const renamed: string[] = []
    const disk = {
      rename: async (from: string, to: string) => {
        if (renamed.length === 2) throw new Error('gone')
        renamed.push(to)
        await writeFile(to, await readFile(from))
      },
    }
    await expect(takeNames([at('1'), at('2'), at('3')], disk)).rejects.toThrow('gone')
    expect(renamed).toEqual([at('1'), at('2')])
  })

  it('has all bytes of a call that wrote a few', async () => {
    const kept: number[] = []
    const file = {
      async write(bytes: Uint8Array, from: number, length: number, position: number) {
        const some = Math.min(length, 2)
        for (let n = 0; n < some; n++) kept[position + n] = bytes[from + n] ?? 0
        return { bytesWritten: some, buffer: bytes }
      },
    }
    await writeAll(file as never, Uint8Array.of(1, 2, 3, 4, 5), 1)
    expect(kept.slice(1)).toEqual([1, 2, 3, 4, 5])
  })
})
