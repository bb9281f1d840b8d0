/** Media with records that no machine of this program writes are refused in words, and nothing is written. */
import { expect, it } from 'vitest'
import type { ContestBit } from '#election/ids.ts'
import { contentsOf, fakePair } from '#simulation/rooms/prepared-pair.ts'
import { allContests, DAY_1, freshContents, openFakes, quickRecord, token } from '#simulation/rooms/small-pair.ts'

it('a record of suite 1 on a medium: the kiosk stays out of service', async () => {
  const pair = fakePair(freshContents(1))
  const box = await openFakes(pair)
  await box.recover()
  const vote = { token: token(1), cardContests: allContests(1), contest: 0 as ContestBit, today: DAY_1 }
  const foreign = quickRecord(0, 9).with(1, 1)
  expect(await box.record({ ...vote, record: foreign })).toEqual({ type: 'recorded' })
  await box.whenDone()
  const other = await openFakes(fakePair(contentsOf(pair)))
  const { situation, interrupted } = await other.recover()
  expect([situation.outOfService, interrupted]).toEqual([{ type: 'records-of-other-suite' }, false])
  expect(other.refusalToStart(DAY_1)).toEqual({ type: 'out-of-service' })
  expect(await other.close({ today: DAY_1, final: true })).toMatchObject({ type: 'refused' })
})
