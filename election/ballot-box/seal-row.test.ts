/** The log's words about the medium that a seal names as failed. That the auditor's reader says the same: simulation/every-byte. */
import { describe, expect, it } from 'vitest'
import { perList } from '#election/contest-lists.ts'
import type { ContestMask, ElectionId, KeySetId, MachineId, PairNumber, StationIndex } from '#election/ids.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import type { FailedMedium, FinalSeal, Seal, SealOfDay } from './seal.ts'
import { doubtsOfRow } from './seal-row.ts'

const AT = '2002-06-23T15:04' as LocalMinute
const PULLED: FailedMedium = { role: 'original', cause: 'pulled', minute: minuteNumber(AT) }
const UNKNOWN: FailedMedium = { role: 'original', cause: 'unknown', minute: 0 }
const FAILED: LogEvent = { type: 'medium-failed', medium: 'original', cause: 'pulled' }
const CLOSED: LogEvent = { type: 'closing', final: true }

function seal(over: Partial<FinalSeal>): FinalSeal {
  return {
    electionId: '0102030405060708' as ElectionId,
    keySet: '1112131415161718' as KeySetId,
    station: 1 as StationIndex,
    pair: 1 as PairNumber,
    contests: 1 as ContestMask,
    machine: '1-K1' as MachineId,
    final: true,
    day: 1,
    seq: 9,
    root: new Uint8Array(32),
    earlierSeals: new Uint8Array(32),
    records: sealCounts(3),
    counts: { finished: 3, endedByStaff: 0, released: 0 },
    spentMarks: 3,
    logPages: 5,
    lostPages: 0,
    failedMedium: null,
    pageCheckKey: new Uint8Array(32),
    sets: { commitments: perList(() => new Uint8Array(32)), annexHash: new Uint8Array(32) },
    ...over,
  }
}

function ofDay(logPages: number): SealOfDay {
  return { ...seal({ logPages }), final: false, pageCheckKey: null, sets: null }
}

function doubts(failedMedium: FailedMedium | null, events: readonly LogEvent[], days: readonly Seal[] = []) {
  const log = events.map((event) => ({ minute: AT, event }))
  return doubtsOfRow({ lists: [], days, final: seal({ failedMedium }), records: [], log })
}

describe('the medium that a final seal names as failed', () => {
  it('stands in the log, with its cause and minute', () => {
    expect(doubts(PULLED, [FAILED])).toEqual([])
    expect(doubts(null, [FAILED])).toEqual([])
  })

  it.each([
    ['nothing about it', PULLED, []],
    ['the other medium', PULLED, [{ ...FAILED, medium: 'duplicate' }]],
    ['another cause', { ...PULLED, cause: 'io' }, [FAILED]],
    ['another minute', { ...PULLED, minute: PULLED.minute + 1 }, [FAILED]],
    ['a cause and a minute that the seal does not know', UNKNOWN, [FAILED, CLOSED]],
    ['nothing, though the log was not yet at its end', UNKNOWN, []],
    ['nothing but the closing, of a seal that knows the cause', { ...UNKNOWN, cause: 'io' }, [CLOSED]],
  ] as const)('is doubted when the log says %s', (_, failed, events) => {
    expect(doubts(failed, events)).toEqual(['failure-not-logged'])
  })

  it('cannot stand there when it failed after the log had ended', () => {
    expect(doubts(UNKNOWN, [CLOSED])).toEqual([])
    expect(doubts(UNKNOWN, [], [ofDay(5)])).toEqual([])
    expect(doubts(UNKNOWN, [], [ofDay(4)])).toEqual(['failure-not-logged'])
  })
})
