/** FLT-04, D-19: a medium fails at each step of a session; voter and staff are told the truth, and the survivor is sealed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
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
const vote = {
  token: token(1),
  cardContests: allContests(1),
  contest: 0 as ContestBit,
  records: [quickRecord(0, 1)],
  today: DAY_1,
}
const NOON = '2026-11-21T12:00' as LocalMinute

// TC-48
describe('one medium fails', () => {
  for (const failing of ['original', 'duplicate'] as Role[]) {
    const survivor: Role = failing === 'original' ? 'duplicate' : 'original'

    it(`the ${failing} while INTENT is written: staff reads "recorded on one medium", and the ${survivor} counts`, async () => {
      for (const fate of ['old', 'new', 'torn'] as const) {
        const pair = fakePair(freshContents(1))
        pair[failing].failCommit(0, { type: 'io', errno: 'EIO' }, [fate])
        const box = await openFakes(pair)
        await box.recover()
        expect(await box.record(vote)).toEqual({ type: 'staff-will-check', staff: 'recorded-on-one-medium' })
        expect(box.situation().outOfService).toEqual({
          type: 'medium-failed',
          medium: failing,
          fault: { type: 'io', errno: 'EIO' },
        })
        expect(box.refusalToStart(DAY_1)).toEqual({ type: 'out-of-service' })
        expect(await box.record({ ...vote, token: token(2) })).toEqual({
          type: 'refused',
          reason: { type: 'out-of-service' },
        })
        await box.appendLog({ type: 'medium-failed', medium: failing, cause: 'io' }, NOON)
        expect(await box.close({ today: DAY_1, final: true })).toMatchObject({
          type: 'closed',
          report: { failedMedium: failing, finished: 1, records: [{ count: 1 }] },
        })
        const read = await readSealedMedium(pair[survivor], expected, sha256)
        expect(read).toMatchObject({
          ok: true,
          value: { seal: { failedMedium: { role: failing, cause: 'io' } }, spentMarks: [expect.anything()] },
        })
        // The failed one is readable again: its survivor has outdated it, and the count refuses it.
        const again = await openFakes(fakePair(contentsOf(pair)))
        expect((await again.recover()).situation.outOfService).toMatchObject({ medium: failing })
        expect((await readSealedMedium(pair[failing], expected, sha256)).ok).toBe(false)
      }
    })

    it(`the ${failing} at any later write of the session: what was called recorded stays recorded`, async () => {
      for (const commit of [1, 2, 3]) {
        const pair = fakePair(freshContents(1))
        pair[failing].failCommit(commit, { type: 'pulled' }, ['torn', 'torn'])
        const box = await openFakes(pair)
        await box.recover()
        expect(await box.record(vote)).toEqual({ type: 'recorded' })
        const situation = await box.whenDone()
        expect(situation.outOfService).toEqual({ type: 'medium-failed', medium: failing, fault: { type: 'pulled' } })
        expect(situation.journal).toEqual({ type: 'idle', day: DAY_1 })
        expect(box.hasSpentMark(token(1))).toBe(true)
        const closed = await box.close({ today: DAY_1, final: true })
        expect(closed).toMatchObject({ type: 'closed', report: { records: [{ count: 1 }], failedMedium: failing } })
        expect((await readSealedMedium(pair[survivor], expected, sha256)).ok).toBe(true)
      }
    })

    it(`the ${failing} under an entry of the log: the entry stands on the ${survivor}, once`, async () => {
      for (const fate of ['old', 'new', 'torn'] as const) {
        const pair = fakePair(freshContents(1))
        pair[failing].failCommit(0, { type: 'pulled' }, [fate])
        const box = await openFakes(pair)
        await box.recover()
        expect((await box.appendLog({ type: 'closing', final: true }, NOON)).ok).toBe(true)
        expect((await box.close({ today: DAY_1, final: true })).type).toBe('closed')
        expect(await readSealedMedium(pair[survivor], expected, sha256)).toMatchObject({
          ok: true,
          value: { log: [{ minute: NOON, event: { type: 'closing', final: true } }], doubts: [] },
        })
      }
    })

    it(`the ${failing} is dead at the next start: the ${survivor} goes on, out of service, and releases`, async () => {
      const pair = fakePair(freshContents(2))
      const first = await openFakes(pair)
      await first.recover()
      const two = { ...vote, cardContests: allContests(2) }
      await first.record(two)
      await first.whenDone()
      const box = await openFakes(fakePair(contentsOf(pair)), { dead: failing })
      const report = await box.recover()
      expect(report.situation.journal).toEqual({ type: 'interrupted', day: DAY_1, contests: 0b11, done: 0b01 })
      expect(report.situation.outOfService).toMatchObject({ type: 'medium-failed', medium: failing })
      expect(await box.record({ ...two, contest: 1 as ContestBit, records: [quickRecord(1, 1)] })).toEqual({
        type: 'refused',
        reason: { type: 'out-of-service' },
      })
      expect(await box.release()).toEqual({ ok: true, value: { done: 0b01 } })
      expect(await box.finishRelease()).toEqual({ ok: true, value: undefined })
    })

    it(`the ${failing} lies: it says durable and holds the old page`, async () => {
      const pair = fakePair(freshContents(1))
      pair[failing].loseWritesAt(1)
      const box = await openFakes(pair)
      await box.recover()
      expect(await box.record(vote)).toEqual({ type: 'recorded' })
      expect((await box.whenDone()).outOfService).toMatchObject({ fault: { type: 'lying' } })
    })
  }

  it('both fail while INTENT is written: nobody can tell', async () => {
    const pair = fakePair(freshContents(1))
    pair.original.failCommit(0, { type: 'pulled' }, ['new'])
    pair.duplicate.failCommit(0, { type: 'pulled' }, ['old'])
    const box = await openFakes(pair)
    await box.recover()
    expect(await box.record(vote)).toEqual({ type: 'staff-will-check', staff: 'cannot-tell' })
    expect(box.situation().outOfService).toMatchObject({ type: 'no-medium' })
  })

  it('is refused as an old image when the machine remembers more than the media hold', async () => {
    const contents = freshContents(1)
    const pair = fakePair(contents)
    const box = await openFakes(pair)
    await box.recover()
    await box.record(vote)
    await box.whenDone()
    const own = box.ownCount()
    const old = fakePair(contents)
    const back = await openFakes(old, { own })
    expect((await back.recover()).situation.outOfService).toEqual({ type: 'old-image' })
    expect(old.original.commits + old.duplicate.commits).toBe(0)
    const onlyOne = fakePair({ ...contentsOf(pair), original: contents.original })
    const apart = await openFakes(onlyOne, { own })
    expect((await apart.recover()).situation.outOfService).toEqual({
      type: 'contradiction',
      refusal: { type: 'journals-apart' },
    })
    expect(onlyOne.original.commits + onlyOne.duplicate.commits).toBe(0)
    const same = await openFakes(fakePair(contentsOf(pair)), { own })
    expect((await same.recover()).situation.outOfService).toBe(null)
  })
})

describe('closing reads both media from end to end before it says that power may be cut', () => {
  it('a page that went bad after its barrier is found, and the medium named', async () => {
    const pair = fakePair(freshContents(1))
    const box = await openFakes(pair)
    await box.recover()
    await box.record(vote)
    await box.whenDone()
    pair.duplicate.put(1, new Uint8Array(4096).fill(1))
    const closed = await box.close({ today: DAY_1, final: true })
    expect(closed).toMatchObject({ type: 'closed', report: { failedMedium: 'duplicate' } })
    expect((await readSealedMedium(pair.original, expected, sha256)).ok).toBe(true)
    expect(await readSealedMedium(pair.duplicate, expected, sha256)).toMatchObject({ error: { type: 'altered' } })
  })
})
