/** FLT-04, D-19, beside `one-medium-fails.port.test.ts`: a voter of two contests, the last look at the media, what was repaired. */
import { expect, it } from 'vitest'
import type { ContestBit } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { contentsOf, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  DAY_1,
  expectedPair,
  freshContents,
  openFakes,
  quickRecord,
  token,
} from '#simulation/rooms/small-pair.ts'
import { admit } from './admit.ts'

const vote = (contest: 0 | 1) => ({
  token: token(1),
  cardContests: allContests(2),
  contest: contest as ContestBit,
  records: [quickRecord(contest, 1)],
  today: DAY_1,
})
const ROLES = ['original', 'duplicate'] as const
const FAULT = { type: 'io', errno: 'EIO' } as const

it.each(ROLES)('the %s fails at the first vote of two: it is told as recorded, which it is', async (failing) => {
  for (const fate of ['old', 'new', 'torn'] as const) {
    const pair = fakePair(freshContents(2))
    pair[failing].failCommit(0, FAULT, [fate])
    const box = await openFakes(pair)
    await box.recover()
    expect(await box.record(vote(0))).toEqual({ type: 'staff-will-check', staff: 'recorded-on-one-medium' })
    const { journal } = (await box.whenDone()) as { journal: unknown }
    expect(journal).toEqual({ type: 'interrupted', day: DAY_1, contests: 0b11, done: 0b01 })
    expect(box.recordCounts()).toEqual([
      { contest: 0, count: 1 },
      { contest: 1, count: 0 },
    ])
  }
})

it.each(ROLES)('the %s fails at the second vote of two: it is told as recorded, which it is', async (failing) => {
  const whole = fakePair(freshContents(2))
  const before = await openFakes(whole)
  await before.recover()
  await before.record(vote(0))
  await before.whenDone()
  const pair = fakePair(contentsOf(whole))
  pair[failing].failCommit(0, FAULT, ['torn'])
  const box = await openFakes(pair)
  await box.recover()
  expect(await box.record(vote(1))).toEqual({ type: 'staff-will-check', staff: 'recorded-on-one-medium' })
  expect(box.recordCounts().map(({ count }) => count)).toEqual([1, 1])
})

it.each(ROLES)('the %s cannot be read any more when closing looks for the last time: it is named', async (failing) => {
  const closing = async (failAt: number | null) => {
    const pair = fakePair(freshContents(1))
    if (failAt !== null) pair[failing].failAt(failAt, FAULT)
    const box = await openFakes(pair)
    await box.recover()
    const closed = await box.close({ today: DAY_1, final: true })
    return { closed, operations: pair[failing].operations }
  }
  const { closed, operations } = await closing(null)
  expect(closed).toMatchObject({ type: 'closed', report: { failedMedium: null } })
  // Its last operation of all is that look.
  expect((await closing(operations - 1)).closed).toMatchObject({ type: 'closed', report: { failedMedium: failing } })
})

it('how many pages a start repaired is told, and none when all were whole', async () => {
  const pair = fakePair(freshContents(1))
  expect(await (await openFakes(pair)).recover()).toMatchObject({ repairedPages: 0 })
  const torn = fakePair(contentsOf(pair))
  torn.duplicate.put(1, new Uint8Array(4096).fill(1))
  expect(await (await openFakes(torn)).recover()).toMatchObject({ repairedPages: 1 })
  expect(await (await openFakes(fakePair(contentsOf(torn)))).recover()).toMatchObject({ repairedPages: 0 })
})

it('one medium alone is never called untouched: there may be votes on the other', async () => {
  const { original, duplicate } = fakePair(freshContents(1))
  const missing = err({ type: 'missing' } as const)
  const alone = { expected: expectedPair, restart: true, crypto: nativeCrypto }
  expect(await admit({ ...alone, original: ok(original), duplicate: missing })).toMatchObject({
    value: { untouched: false, duplicate: null, fault: { medium: 'duplicate', fault: { type: 'missing' } } },
  })
  expect(await admit({ ...alone, original: missing, duplicate: ok(duplicate) })).toMatchObject({
    value: { untouched: false, original: null, fault: { medium: 'original', fault: { type: 'missing' } } },
  })
})
