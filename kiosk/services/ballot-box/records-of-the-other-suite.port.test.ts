/** An election has one suite. Media with records of the other one are refused in words, at the kiosk and at the count, and nothing is written. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, it } from 'vitest'
import type { Suite } from '#election/ballot/suite.ts'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit } from '#election/ids.ts'
import { contentsOf, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  authority,
  DAY_1,
  ELECTION,
  freshContents,
  KEY_SET,
  kioskSigningKeys,
  openFakes,
  quickRecord,
  token,
} from '#simulation/rooms/small-pair.ts'

const expected = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture' as const,
  authorityPublicKey: authority.publicKey,
  verifySealOf: () => sealVerifier(kioskSigningKeys),
}

/** One vote of this suite is recorded and finished. */
async function pairWith(suite: Suite) {
  const pair = fakePair(freshContents(1))
  const box = await openFakes(pair, { suite })
  await box.recover()
  const vote = { token: token(1), cardContests: allContests(1), contest: 0 as ContestBit, today: DAY_1 }
  expect(await box.record({ ...vote, record: quickRecord(0, 9, suite) })).toEqual({ type: 'recorded' })
  await box.whenDone()
  return { pair, box }
}

it.each([1, 2] as const)('the kiosk: records of suite %i are taken in its election, and in no other', async (suite) => {
  const { pair } = await pairWith(suite)
  const before = contentsOf(pair)
  const other = await openFakes(fakePair(before), { suite: suite === 1 ? 2 : 1 })
  const { situation, interrupted } = await other.recover()
  expect([situation.outOfService, interrupted]).toEqual([{ type: 'records-of-other-suite' }, false])
  expect(other.refusalToStart(DAY_1)).toEqual({ type: 'out-of-service' })
  expect(await other.close({ today: DAY_1, final: true })).toMatchObject({ type: 'refused' })
  const own = await openFakes(fakePair(before), { suite })
  expect((await own.recover()).situation.outOfService).toBe(null)
})

it.each([1, 2] as const)(
  'the count: a sealed medium with records of suite %i counts in its election alone',
  async (suite) => {
    const { pair, box } = await pairWith(suite)
    expect(await box.close({ today: DAY_1, final: true })).toMatchObject({ type: 'closed' })
    const read = (of?: Suite) =>
      readSealedMedium(pair.original, of === undefined ? expected : { ...expected, suite: of }, sha256)
    expect((await read(suite)).ok).toBe(true)
    expect((await read()).ok).toBe(true)
    expect(await read(suite === 1 ? 2 : 1)).toEqual({ ok: false, error: { type: 'records-of-other-suite' } })
  },
)
