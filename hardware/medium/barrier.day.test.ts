/** Each thing that a system can do wrong in one barrier: the medium is condemned at once, and nothing is tried again on it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBallotBox } from './create.ts'
import { openMedium } from './driver.ts'
import { type Medium, PAGE_BYTES } from './port.ts'

type Call = 'write' | 'datasync' | 'read'

const writes = [3, 7].map((page) => ({ page, bytes: new Uint8Array(PAGE_BYTES).fill(page) }))
/** More than a whole barrier takes on a busy machine; one test waits for it. */
const PATIENCE_MS = 2000
let directory = ''
let medium: Medium
let handles: FileHandle
/** System calls of the barrier, in the order in which they were asked for. */
let calls: Call[] = []

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-barrier-'))
  expect((await createBallotBox({ directory, pages: 16, contents: [] })).ok).toBe(true)
  const opened = await openMedium(directory, PATIENCE_MS)
  if (!opened.ok) throw new Error(opened.error.type)
  medium = opened.value
  const any = await open(directory)
  handles = Object.getPrototypeOf(any) as FileHandle
  await any.close()
  calls = []
})
afterEach(async () => {
  vi.restoreAllMocks()
  await medium.close()
  rmSync(directory, { recursive: true, force: true })
})

function watch(): void {
  for (const call of ['write', 'datasync', 'read'] as const) {
    const real = handles[call] as (...args: unknown[]) => Promise<unknown>
    vi.spyOn(handles, call).mockImplementation(function (this: FileHandle, ...args: unknown[]) {
      calls.push(call)
      return real.apply(this, args) as never
    } as never)
  }
}

/** The nth such call answers with this instead of doing its work. */
function spoil(call: Call, nth: number, answer: () => Promise<unknown>): void {
  const real = handles[call] as (...args: unknown[]) => Promise<unknown>
  let count = 0
  vi.spyOn(handles, call).mockImplementation(function (this: FileHandle, ...args: unknown[]) {
    count++
    return (count === nth ? answer() : real.apply(this, args)) as never
  } as never)
}

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

async function staysCondemned(fault: object): Promise<void> {
  vi.restoreAllMocks()
  watch()
  expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
  expect(await medium.read(0, 1)).toEqual({ ok: false, error: fault })
  expect(calls).toEqual([])
}

describe('one barrier', () => {
  it('writes every page, flushes, and reads every page back', async () => {
    watch()
    expect(await medium.commit(writes)).toEqual({ ok: true, value: undefined })
    const flushed = calls.indexOf('datasync')
    expect(calls.slice(0, flushed)).toEqual(['write', 'write'])
    expect(calls.slice(flushed + 1).filter((call) => call === 'read').length).toBeGreaterThanOrEqual(writes.length)
    expect(calls.slice(flushed + 1)).not.toContain('write')
  })

  for (const nth of [1, 2]) {
    it(`write ${nth} fails`, async () => {
      spoil('write', nth, failing('EIO'))
      const fault = { type: 'io', errno: 'EIO' }
      expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
      await staysCondemned(fault)
    })

    it(`write ${nth} is short: the rest is not written after it`, async () => {
      spoil('write', nth, () => Promise.resolve({ bytesWritten: 512 }))
      const fault = { type: 'io', errno: 'SHORT' }
      expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
      await staysCondemned(fault)
    })

    it(`write ${nth} is said to be done and is not`, async () => {
      spoil('write', nth, () => Promise.resolve({ bytesWritten: PAGE_BYTES }))
      expect(await medium.commit(writes)).toEqual({ ok: false, error: { type: 'lying' } })
      await staysCondemned({ type: 'lying' })
    })
  }

  it('the flush fails: a second one might say yes, and is not asked for', async () => {
    spoil('datasync', 1, failing('EIO'))
    const fault = { type: 'io', errno: 'EIO' }
    expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
    await staysCondemned(fault)
  })

  it('reading back fails', async () => {
    spoil('read', 2, failing('EIO'))
    const fault = { type: 'io', errno: 'EIO' }
    expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
    await staysCondemned(fault)
  })

  it('the file system turns read-only, or is full', async () => {
    spoil('write', 1, failing('EROFS'))
    expect(await medium.commit(writes)).toEqual({ ok: false, error: { type: 'read-only' } })
    await staysCondemned({ type: 'read-only' })
  })

  it('the disk is full', async () => {
    spoil('write', 2, failing('ENOSPC'))
    expect(await medium.commit(writes)).toEqual({ ok: false, error: { type: 'full' } })
    await staysCondemned({ type: 'full' })
  })

  it('the stick hangs: the machine goes on without it', async () => {
    let answer = (_: unknown) => {}
    spoil('datasync', 1, () => new Promise((resolve) => (answer = resolve)))
    const fault = { type: 'io', errno: 'ETIMEDOUT' }
    expect(await medium.commit(writes)).toEqual({ ok: false, error: fault })
    await staysCondemned(fault)
    answer(undefined)
  })
})
