/** The bytes that a process of a list reads again are those that it read, or wrote, before (docs/decisions/041). */
import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { asFound, pinnedFile, pinnedRegion } from './pinned-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-pinned-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('what is read again', () => {
  it('is what was read before, or the list does not hold', async () => {
    const path = join(directory, 'read')
    writeFileSync(path, Buffer.alloc(300_000, 1))
    const file = pinnedFile(path, 'bundle/read')
    expect(file?.subarray(0, 300_000)).toHaveLength(300_000)
    writeSync(openSync(path, 'r+'), Buffer.of(2), 0, 1, 200_000)
    expect(file?.subarray(0, 100_000)).toHaveLength(100_000)
    const again = await asFound(async () => file?.subarray(0, 300_000))
    expect(again).toEqual({ type: 'does-not-hold', file: 'bundle/read' })
  })

  it('is what was written: a stick that gives back one other row learns nothing of the order', async () => {
    const path = join(directory, 'written')
    const fd = openSync(path, 'w+')
    const region = pinnedRegion(fd, { start: 64, length: 96, block: 64, said: 'bundle/written' })
    region.append(new Uint8Array(64).fill(1))
    region.append(new Uint8Array(32).fill(2))
    expect([...region.subarray(63, 65)]).toEqual([1, 2])
    writeSync(fd, Buffer.of(9), 0, 1, 64 + 32)
    const again = await asFound(async () => region.subarray(0, 32))
    expect(again).toEqual({ type: 'does-not-hold', file: 'bundle/written' })
  })

  it('is on a disk that may be full or gone: that has words of its own, and a bug has not', async () => {
    const refusing = (code: string) => async () => {
      throw Object.assign(new Error(code), { code, errno: -1, syscall: 'write' })
    }
    expect(await asFound(refusing('ENOSPC'))).toEqual({ type: 'disk-refused', isFull: true })
    expect(await asFound(refusing('EIO'))).toEqual({ type: 'disk-refused', isFull: false })
    const bug = async () => Promise.reject(new TypeError('a bug'))
    await expect(asFound(bug)).rejects.toThrow('a bug')
  })

  it('is no directory and no file that is gone', () => {
    expect(pinnedFile(directory, 'x')).toBe(null)
    expect(pinnedFile(join(directory, 'nothing'), 'x')).toBe(null)
  })
})
