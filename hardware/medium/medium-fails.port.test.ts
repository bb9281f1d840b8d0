/** Failures of a stick in the room, on real files. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mountHungDisk, noHungDisk } from '#fixtures/hung-disk.ts'
import { mountSmallDisk, noMounting, unmount } from '#fixtures/small-disk.ts'
import { BALLOT_BOX_FILE, createBallotBox } from './create.ts'
import { openMedium, openMediumReadOnly } from './driver.ts'
import { inspectMedium } from './inspect.ts'
import { type Medium, PAGE_BYTES } from './port.ts'

const page = { page: 5, bytes: new Uint8Array(PAGE_BYTES).fill(9) }
let place = ''
let directory = ''

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-fault-'))
  directory = join(place, 'stick')
  mkdirSync(directory)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

async function made(): Promise<Medium> {
  expect((await createBallotBox({ directory, pages: 64, contents: [] })).ok).toBe(true)
  const medium = await openMedium(directory)
  if (!medium.ok) throw new Error(medium.error.type)
  return medium.value
}

function failure(type: string) {
  return { ok: false, error: expect.objectContaining({ type }) as unknown }
}

const withoutMounting = noMounting()
const withoutHanging = noHungDisk()
const orWhy = withoutHanging === null ? '' : ` (skipped: ${withoutHanging})`

describe('a medium in the room', () => {
  it('is missing', async () => {
    expect(await openMedium(directory)).toEqual(failure('missing'))
    expect(await openMedium(join(place, 'nowhere'))).toEqual(failure('missing'))
  })

  it.skipIf(withoutHanging !== null)(`never answers when it is opened: given up, not waited for${orWhy}`, async () => {
    const hung = mountHungDisk(directory)
    try {
      expect(await openMediumReadOnly(directory, 20)).toEqual({ ok: false, error: { type: 'io', errno: 'ETIMEDOUT' } })
    } finally {
      hung.letGo()
    }
  })

  it.skipIf(withoutHanging !== null)(
    `two hang and are tried again and again: other files are still read, and one that answers opens${orWhy}`,
    async () => {
      const sticks = ['one', 'other'].map((name) => join(place, name))
      for (const stick of sticks) mkdirSync(stick)
      const hung = sticks.map(mountHungDisk)
      let alive = false
      try {
        for (let tries = 0; tries < 4; tries++) {
          for (const stick of sticks) expect(await openMediumReadOnly(stick, 20)).toEqual(failure('io'))
        }
        // The runtime has four threads for files. If each try lost one, none would be left for any other file.
        void access(place).then(() => {
          alive = true
        })
        await vi.waitFor(() => expect(alive).toBe(true))
      } finally {
        for (const each of hung) each.letGo()
      }
      const [stick] = sticks as [string]
      await createBallotBox({ directory: stick, pages: 64, contents: [] })
      const medium = await vi.waitFor(async () => {
        const opened = await openMediumReadOnly(stick)
        return opened.ok ? opened.value : Promise.reject(opened.error)
      })
      await medium.close()
    },
  )

  it('is a pipe under the name of the box: refused at once, whether somebody writes to it or not (X-C3)', async () => {
    execFileSync('mkfifo', [join(directory, BALLOT_BOX_FILE)])
    expect(await openMediumReadOnly(directory)).toEqual({ ok: false, error: { type: 'io', errno: 'ENOTREG' } })
    expect(await openMedium(directory)).toEqual({ ok: false, error: { type: 'io', errno: 'ENOTREG' } })
    expect(await inspectMedium(directory)).toMatchObject({ ok: true, value: { regular: false } })
  })

  it('is initialised once and never overwritten', async () => {
    const medium = await made()
    await medium.commit([page])
    expect(await createBallotBox({ directory, pages: 64, contents: [] })).toEqual(failure('already-initialised'))
    const found = await medium.read(5, 1)
    expect(found.ok && found.value[0]).toBe(9)
    await medium.close()
  })

  it('is pulled: the directory is gone, and stays pulled when it comes back', async () => {
    const medium = await made()
    renameSync(directory, join(place, 'pocket'))
    expect(await medium.commit([page])).toEqual(failure('pulled'))
    renameSync(join(place, 'pocket'), directory)
    expect(await medium.commit([page])).toEqual(failure('pulled'))
    expect(await medium.read(0, 1)).toEqual(failure('pulled'))
    await medium.close()
    const again = await openMedium(directory)
    expect(again.ok).toBe(true)
    if (again.ok) {
      // Nothing was written after the pull.
      const found = await again.value.read(5, 1)
      expect(found.ok && found.value[0]).toBe(0)
      await again.value.close()
    }
  })

  it('is exchanged for another one while the machine runs', async () => {
    const medium = await made()
    renameSync(directory, join(place, 'pocket'))
    mkdirSync(directory)
    await createBallotBox({ directory, pages: 64, contents: [] })
    expect(await medium.read(0, 1)).toEqual(failure('pulled'))
    await medium.close()
  })

  it('is cut short or no whole number of pages', async () => {
    const medium = await made()
    truncateSync(join(directory, BALLOT_BOX_FILE), 4096 * 10)
    expect(await medium.read(0, 1)).toEqual(failure('pulled'))
    await medium.close()
    writeFileSync(join(directory, BALLOT_BOX_FILE), new Uint8Array(5000))
    expect(await openMedium(directory)).toEqual({ ok: false, error: { type: 'io', errno: 'SIZE' } })
  })

  it('is read only at the count', async () => {
    const medium = await made()
    await medium.close()
    const reading = await openMediumReadOnly(directory)
    expect(reading.ok).toBe(true)
    if (!reading.ok) return
    expect((await reading.value.read(0, 64)).ok).toBe(true)
    expect(await reading.value.commit([page])).toEqual(failure('read-only'))
    await reading.value.close()
  })

  it.skipIf(withoutMounting !== null)(`is write-protected (${withoutMounting ?? 'bind mount'})`, async () => {
    const medium = await made()
    await medium.close()
    execFileSync('mount', ['--bind', directory, directory])
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', directory])
      expect(await openMedium(directory)).toEqual(failure('read-only'))
    } finally {
      unmount(directory)
    }
  })

  it.skipIf(withoutMounting !== null)(`is full (${withoutMounting ?? 'small tmpfs'})`, async () => {
    mountSmallDisk(directory, 128)
    try {
      expect(await createBallotBox({ directory, pages: 64, contents: [] })).toEqual(failure('full'))
    } finally {
      unmount(directory)
    }
  })
})
