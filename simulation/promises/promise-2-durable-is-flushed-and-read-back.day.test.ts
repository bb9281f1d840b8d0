/**
 * Promise 2, at the barrier: "recorded" is said when each medium has flushed the page and given it back, not when the
 * system says that it has taken it. On real files; only what the system answers is spoilt.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ContestBit } from '#election/ids.ts'
import { createBallotBox } from '#hardware/medium/create.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { type Medium, PAGE_BYTES } from '#hardware/medium/port.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import { allContests, DAY_1, freshPair, openFakes, quickRecord, token } from '#simulation/rooms/small-pair.ts'

const vote = {
  token: token(1),
  cardContests: allContests(1),
  contest: 0 as ContestBit,
  records: [quickRecord(0, 1)],
  today: DAY_1,
}
let place = ''
let media: { original: Medium; duplicate: Medium }
let box: BallotBox
let handles: FileHandle

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-barrier-'))
  const pair = freshPair({ contests: 1 })
  const insert = async (role: 'original' | 'duplicate') => {
    const directory = join(place, role)
    mkdirSync(directory)
    expect((await createBallotBox({ directory, pages: pair.layout.pages, contents: pair[role] })).ok).toBe(true)
    const medium = await openMedium(directory)
    if (!medium.ok) throw new Error(medium.error.type)
    return medium.value
  }
  media = { original: await insert('original'), duplicate: await insert('duplicate') }
  box = await openFakes(media)
  await box.recover()
  const any = await open(place)
  handles = Object.getPrototypeOf(any) as FileHandle
  await any.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await box.whenDone()
  await media.original.close()
  await media.duplicate.close()
  rmSync(place, { recursive: true })
})

type AnyCall = (...args: unknown[]) => Promise<unknown>

function spoil(call: 'write' | 'datasync', answer: (count: number, real: () => Promise<unknown>) => Promise<unknown>) {
  const real = handles[call] as AnyCall
  let count = 0
  vi.spyOn(handles, call).mockImplementation(function (this: FileHandle, ...args: unknown[]) {
    count++
    return answer(count, () => real.apply(this, args)) as never
  } as never)
}

it('media that take the page and do not hold it are found out before the screen says "recorded"', async () => {
  spoil('write', (count, real) => (count <= 2 ? Promise.resolve({ bytesWritten: PAGE_BYTES }) : real()))
  expect(await box.record(vote)).toMatchObject({ type: 'staff-will-check' })
  expect(box.situation().outOfService).toEqual({ type: 'no-medium' })
})

it('media whose flush fails are condemned, whatever they hold when they are read', async () => {
  spoil('datasync', (count, real) =>
    count <= 2 ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : real(),
  )
  expect(await box.record(vote)).toMatchObject({ type: 'staff-will-check' })
  expect(box.situation().outOfService).toEqual({ type: 'no-medium' })
})
