import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { openJournal } from '#election/ballot-box/journal.ts'
import { JOURNAL_PAGES } from '#election/ballot-box/layout.ts'
import { type ExpectedElection, readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { contentsOf, type FakePair, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  authority,
  candidate,
  DAY_1,
  DAY_2,
  ELECTION,
  expectedPair,
  freshContents,
  KEY_SET,
  kioskSigningKeys,
  MACHINE,
  openFakes,
  openRecords,
  PAIR,
  quickRecord,
  recordOf,
  seeded,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { admit } from './admit.ts'
import type { BallotBox } from './ballot-box.ts'
import { zeroCheck } from './zero-check.ts'

const expectedElection: ExpectedElection = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  authorityPublicKey: authority.publicKey,
  verifySealOf: () => sealVerifier(kioskSigningKeys),
}
const bit = (n: number) => n as ContestBit
const NOON = '2026-11-21T12:00' as LocalMinute

async function opened(contests: number): Promise<{ box: BallotBox; pair: FakePair }> {
  const pair = fakePair(freshContents(contests))
  const box = await openFakes(pair)
  await box.recover()
  return { box, pair }
}

async function vote(box: BallotBox, voter: number, contests: number): Promise<void> {
  for (let contest = 0; contest < contests; contest++) {
    const outcome = await box.record({
      token: token(voter),
      cardContests: allContests(contests),
      contest: bit(contest),
      records: [quickRecord(contest, voter)],
      today: DAY_1,
    })
    expect(outcome).toEqual({ type: 'recorded' })
  }
  await box.whenDone()
}

describe('a day on one pair', () => {
  it('opens, records two contests a voter, closes, and the count reads the same from both media', async () => {
    const { box, pair } = await opened(2)
    const randomness = seeded('votes')
    const votes = [7, 8, 7]
    for (const [voter, id] of votes.entries()) {
      for (const contest of [0, 1]) {
        const selection = contest === 0 ? candidate(id) : ({ type: 'ended' } as const)
        const record = recordOf(contest, selection, randomness)
        const outcome = await box.record({
          token: token(voter + 1),
          cardContests: allContests(2),
          contest: bit(contest),
          records: [record],
          today: DAY_1,
        })
        expect(outcome).toEqual({ type: 'recorded' })
      }
      const situation = await box.whenDone()
      expect(situation).toEqual({ journal: { type: 'idle', day: DAY_1 }, outOfService: null, lostPages: 0 })
      expect(box.hasSpentMark(token(voter + 1))).toBe(true)
    }
    expect(box.hasSpentMark(token(9))).toBe(false)
    expect(await box.appendLog({ type: 'unlocked', operatorCard: 1 }, NOON)).toEqual({ ok: true, value: undefined })
    const closed = await box.close({ today: DAY_1, final: true })
    expect(closed).toMatchObject({
      type: 'closed',
      report: {
        records: [
          { contest: 0, count: 3 },
          { contest: 1, count: 3 },
        ],
        finished: 3,
        endedByStaff: 0,
        released: 0,
        final: true,
        failedMedium: null,
      },
    })
    for (const medium of [pair.original, pair.duplicate]) {
      const read = await readSealedMedium(medium, expectedElection, sha256)
      expect(read.ok).toBe(true)
      if (!read.ok) continue
      const opened = openRecords(read.value.records, [7, 8])
      const mayors = opened.flatMap((one) =>
        one.ok && one.value.contest === 0 && one.value.selection.type === 'candidate' ? [one.value.selection.id] : [],
      )
      expect(mayors.sort()).toEqual([7, 7, 8])
      expect(opened.filter((one) => one.ok && one.value.selection.type === 'ended')).toHaveLength(3)
      expect(read.value.spentMarks).toHaveLength(3)
      expect(read.value.logUnbroken).toBe(true)
      expect(read.value.log).toEqual([{ minute: NOON, event: { type: 'unlocked', operatorCard: 1 } }])
      expect(read.value.seal.machine).toBe(MACHINE)
    }
  })

  it('started again after closing, tells the same figures from the media (CLS-04)', async () => {
    const { box, pair } = await opened(2)
    await vote(box, 1, 2)
    await vote(box, 2, 2)
    const closed = await box.close({ today: DAY_1, final: true })
    const again = await (await openFakes(pair)).recover()
    expect(again.closed).toMatchObject({ finished: 2, records: [{ count: 2 }, { count: 2 }], final: true })
    expect(closed).toEqual({ type: 'closed', report: again.closed })
  })

  it('a pair that is open has no figures of a closing', async () => {
    const { pair } = await opened(1)
    expect((await (await openFakes(pair)).recover()).closed).toBeNull()
  })

  it('original and duplicate are equal apart from the header page', async () => {
    const { box, pair } = await opened(1)
    await vote(box, 1, 1)
    await box.close({ today: DAY_1, final: true })
    for (let page = 1; page < pair.original.pages; page++) {
      expect(Buffer.compare(pair.original.page(page), pair.duplicate.page(page)), `page ${page}`).toBe(0)
    }
  })

  it('a vote costs five barriers a medium, and "recorded" only one', async () => {
    const { box, pair } = await opened(1)
    const before = pair.original.commits
    const outcome = box.record({
      token: token(1),
      cardContests: allContests(1),
      contest: bit(0),
      records: [quickRecord(0, 1)],
      today: DAY_1,
    })
    expect(await outcome).toEqual({ type: 'recorded' })
    await box.whenDone()
    // INTENT, ballot and spent page together, IDLE, settled: four on each medium, five one after the other.
    expect(pair.original.commits - before).toBe(4)
    expect(pair.duplicate.commits - before).toBe(4)
  })

  it('after a session no page of either medium holds the token, in the clear or in a journal', async () => {
    const { box, pair } = await opened(2)
    await vote(box, 1, 2)
    const all = [...pair.original.contents().values(), ...pair.duplicate.contents().values()]
    for (const page of all) expect(Buffer.from(page).includes(Buffer.from(token(1)))).toBe(false)
    const cipher = {
      key: boxKeys(stationSecret, ELECTION, PAIR).journal,
      binding: pairBinding(ELECTION, PAIR),
    }
    for (const medium of [pair.original, pair.duplicate]) {
      for (const page of JOURNAL_PAGES) {
        expect(openJournal(medium.page(page), cipher)?.content).toEqual({ state: 'idle' })
      }
    }
    // The restarted machine finds nothing to do: both pages on both media are settled.
    const again = await openFakes(fakePair(contentsOf(pair)))
    expect((await again.recover()).interrupted).toBe(false)
  })

  it('refuses what may not be recorded, and writes nothing', async () => {
    const { box, pair } = await opened(2)
    const base = {
      token: token(1),
      cardContests: allContests(2),
      contest: bit(0),
      records: [quickRecord(0, 1)],
      today: DAY_1,
    }
    const early = await box.record({ ...base, today: '2026-11-20' as typeof DAY_1 })
    expect(early).toEqual({ type: 'refused', reason: { type: 'day-not-listed' } })
    expect(pair.original.commits).toBe(0)
    await box.record(base)
    expect(await box.record(base)).toEqual({ type: 'refused', reason: { type: 'already-recorded' } })
    expect(await box.record({ ...base, token: token(2), contest: bit(1) })).toEqual({
      type: 'refused',
      reason: { type: 'other-session-open' },
    })
    expect(await box.record({ ...base, contest: bit(2) })).toEqual({
      type: 'refused',
      reason: { type: 'not-on-this-card' },
    })
    expect(box.isOpenSession(token(1))).toBe(true)
    expect(box.isOpenSession(token(2))).toBe(false)
    expect(box.refusalToStart(DAY_1)).toEqual({ type: 'other-session-open' })
    expect(await box.close({ today: DAY_1, final: true })).toEqual({
      type: 'refused',
      reason: { type: 'session-open' },
    })
    await box.record({ ...base, contest: bit(1), records: [quickRecord(1, 1)] })
    await box.whenDone()
    expect(await box.record(base)).toEqual({ type: 'refused', reason: { type: 'session-over' } })
    expect(box.refusalToStart(DAY_2)).toEqual({ type: 'not-this-day' })
    expect(box.refusalToStart(DAY_1)).toBe(null)
  })

  it('ends an interrupted session by staff with ended records for the rest, counted apart', async () => {
    const { box } = await opened(2)
    await box.record({
      token: token(1),
      cardContests: allContests(2),
      contest: bit(0),
      records: [quickRecord(0, 1)],
      today: DAY_1,
    })
    const end = { token: token(1), cardContests: allContests(2), by: 'staff' as const, today: DAY_1 }
    expect(await box.end({ ...end, endedRecord: ({ bit }) => quickRecord(bit, 9) })).toEqual({ type: 'recorded' })
    expect(box.hasSpentMark(token(1))).toBe(true)
    const nothing = { type: 'refused', reason: { type: 'no-interrupted-session' } }
    expect(await box.end({ ...end, token: null, endedRecord: ({ bit }) => quickRecord(bit, 9) })).toEqual(nothing)
    const closed = await box.close({ today: DAY_1, final: true })
    expect(closed).toMatchObject({
      type: 'closed',
      report: { finished: 0, endedByStaff: 1, records: [{ count: 1 }, { count: 1 }] },
    })
  })

  it('releases an interrupted session: spent mark, no further record, then idle', async () => {
    const { box } = await opened(2)
    await box.record({
      token: token(1),
      cardContests: allContests(2),
      contest: bit(1),
      records: [quickRecord(1, 1)],
      today: DAY_1,
    })
    expect(await box.release()).toEqual({ ok: true, value: { done: 0b10 } })
    expect(box.hasSpentMark(token(1))).toBe(true)
    expect(box.situation().journal?.type).toBe('freed')
    expect(await box.finishRelease()).toEqual({ ok: true, value: undefined })
    expect(await box.finishRelease()).toEqual({ ok: false, error: { type: 'nothing-released' } })
    const closed = await box.close({ today: DAY_1, final: true })
    expect(closed).toMatchObject({
      type: 'closed',
      report: { released: 1, finished: 0, records: [{ count: 0 }, { count: 1 }] },
    })
  })

  it('closes for the day, reopens on the next listed date, closes for good, and never opens or records again (CLS-05)', async () => {
    const { box, pair } = await opened(1)
    await vote(box, 1, 1)
    expect(await box.close({ today: DAY_1, final: false })).toMatchObject({ type: 'closed', report: { final: false } })
    expect(await box.reopen({ today: DAY_1 })).toEqual({ ok: false, error: { type: 'not-a-later-day' } })
    expect(await readSealedMedium(pair.original, expectedElection, sha256)).toEqual({
      ok: false,
      error: { type: 'closed-for-day-only' },
    })
    expect(await box.reopen({ today: DAY_2 })).toEqual({ ok: true, value: undefined })
    const second = {
      token: token(2),
      cardContests: allContests(1),
      contest: bit(0),
      records: [quickRecord(0, 2)],
      today: DAY_2,
    }
    expect(await box.record(second)).toEqual({ type: 'recorded' })
    expect(await box.close({ today: DAY_2, final: true })).toMatchObject({
      report: { finished: 2, final: true, day: DAY_2 },
    })
    expect(await box.close({ today: DAY_2, final: true })).toEqual({
      type: 'refused',
      reason: { type: 'already-closed' },
    })
    expect(await box.reopen({ today: DAY_2 })).toEqual({ ok: false, error: { type: 'closed-final' } })
    expect(await box.record({ ...second, token: token(3) })).toEqual({ type: 'refused', reason: { type: 'closed' } })
    expect((await box.appendLog({ type: 'reopened' }, NOON)).ok).toBe(false)
    expect((await readSealedMedium(pair.duplicate, expectedElection, sha256)).ok).toBe(true)
  })

  it('closes a pair that was left open overnight for its own day first', async () => {
    const { box } = await opened(1)
    await vote(box, 1, 1)
    expect(box.refusalToStart(DAY_2)).toEqual({ type: 'not-this-day' })
    expect(await box.close({ today: DAY_2, final: false })).toMatchObject({ type: 'closed', report: { day: DAY_1 } })
    expect((await box.reopen({ today: DAY_2 })).ok).toBe(true)
    expect(box.refusalToStart(DAY_2)).toBe(null)
  })

  it('refuses a session when the slots run out', async () => {
    const { box } = await opened(1)
    for (let voter = 1; voter <= 15; voter++) await vote(box, voter, 1)
    expect(box.refusalToStart(DAY_1)).toEqual({ type: 'full' })
  })

  it('the zero check passes on fresh media only, without any key', async () => {
    const pair = fakePair(freshContents(2))
    const inserted = {
      original: { ok: true, value: pair.original } as const,
      duplicate: { ok: true, value: pair.duplicate } as const,
    }
    const admitted = await admit({ ...inserted, expected: expectedPair, restart: false, crypto: nativeCrypto })
    expect(admitted.ok && admitted.value.untouched).toBe(true)
    if (!admitted.ok) return
    const progress: number[] = []
    const zero = await zeroCheck(admitted.value, sha256, (pages) => progress.push(pages))
    expect(zero).toMatchObject({ ok: true, value: { serials: { original: 'S2P3-A', duplicate: 'S2P3-B' } } })
    expect(progress.at(-1)).toBe(2 * pair.original.pages)
    const page = new Uint8Array(4096)
    page[4095] = 1
    pair.duplicate.put(pair.duplicate.pages - 1, page)
    expect(await zeroCheck(admitted.value, sha256)).toEqual({
      ok: false,
      error: { type: 'not-as-initialised', medium: 'duplicate' },
    })
  })
})
