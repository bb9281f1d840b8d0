/** X-A1, X-B6, D-18: what a machine remembers only grows, is kept for each pair apart, and is never overwritten while nobody knows it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { ElectionId, PairNumber } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { BallotBox, OwnCount } from './ballot-box/ballot-box.ts'
import type { KioskElection } from './election.ts'
import type { KioskMachine } from './machine.ts'
import { freshState, type MachineState } from './machine-state.ts'
import { PairMemory } from './pair-memory.ts'

const ELECTION = '00112233445566aa' as ElectionId
const LIST = { version: 2, hash: 'ab'.repeat(32) }
const [PAIR_3, PAIR_5] = [3, 5] as [PairNumber, PairNumber]

/** A disk that keeps what it is given, or fails. */
let disk: MachineState[]
let works: boolean
let sent: string[]
beforeEach(() => {
  ;[disk, works, sent] = [[], true, []]
})
const send = ({ type }: { type: string }) => sent.push(type)

async function started(before: Partial<MachineState> | 'damaged' | 'nothing', list = LIST, isDay = true) {
  const remembered =
    before === 'damaged' || before === 'nothing'
      ? { type: before }
      : { type: 'known', state: { ...freshState(ELECTION), ...before } }
  const memory = new PairMemory({
    remembered: async () => remembered,
    remember: async (state: MachineState) => {
      if (!works) return err({ type: 'io' })
      disk.push(state)
      return ok()
    },
  } as unknown as KioskMachine)
  const hash = Uint8Array.from(list.hash.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  const loaded = { list: { version: list.version }, listHash: hash }
  const result = await memory.start({ loaded, facts: { electionId: ELECTION } } as unknown as KioskElection, isDay)
  return { memory, result: result.ok ? 'started' : result.error }
}

function box(count: OwnCount, journal: 'idle' | 'session' = 'idle', logs = true): BallotBox {
  const appendLog = async () => (logs ? ok() : err({ type: 'log-full' }))
  return { ownCount: () => count, situation: () => ({ journal: { type: journal } }), appendLog } as unknown as BallotBox
}

describe('a start', () => {
  it.each<[string, MachineState['list'], typeof LIST, string]>([
    ['the first', null, LIST, 'started'],
    ['the same list', LIST, LIST, 'started'],
    ['a newer list', LIST, { version: 3, hash: 'cd'.repeat(32) }, 'started'],
    ['an older one than was used', LIST, { version: 1, hash: LIST.hash }, 'list-older'],
    ['another one of the same version', LIST, { version: 2, hash: 'cd'.repeat(32) }, 'list-differs'],
  ])('X-B6, %s', async (_, used, now, wanted) => {
    const { memory, result } = await started({ list: used, starts: 4, startsUnlogged: 1 }, now)
    expect(result).toBe(wanted)
    // A refused list is not remembered as the newest.
    expect(disk).toEqual([
      { ...freshState(ELECTION), starts: 5, startsUnlogged: 2, list: wanted === 'started' ? now : used },
    ])
    expect(memory.state()).toBe(disk[0])
  })

  it('on a day that is none of its list takes that list not as used: the one before may end the day (TC-20)', async () => {
    await started({ list: LIST, starts: 4, startsUnlogged: 1 }, { version: 3, hash: 'cd'.repeat(32) }, false)
    expect(disk).toMatchObject([{ starts: 5, list: LIST }])
  })

  it('is not made without the disk', async () => {
    works = false
    expect((await started('nothing')).result).toBe('machine-disk')
  })

  it('with a damaged memory: votes may be on the pair, and nothing is overwritten before it is opened', async () => {
    const { memory, result } = await started('damaged')
    expect([result, memory.damaged, memory.known()]).toEqual(['started', true, { seq: 0, records: 0 }])
    await memory.remember(send)
    await memory.countFailedUnlock(false, send)
    expect([disk, memory.state().failedUnlocksUnlogged]).toEqual([[], 1])
    works = false
    expect([await memory.open(send), memory.damaged, sent]).toEqual([false, true, ['machine-disk-failed']])
    works = true
    expect([await memory.open(send), memory.damaged, disk.length]).toEqual([true, false, 1])
  })
})

describe('what is known of the pair in the slots', () => {
  const state = { seq: 40, records: 12, taken: [{ pair: PAIR_5, seq: 7, records: 3 }] }

  it.each<[string, Partial<MachineState>, PairNumber | null, object | null]>([
    ['its own, opened', { ...state, opened: true }, null, { seq: 40, records: 12 }],
    ['its own, never opened', { ...state, opened: false }, null, null],
    ['a dead machine’s, taken before', { ...state, opened: true }, PAIR_5, { pair: PAIR_5, seq: 7, records: 3 }],
    ['a dead machine’s, never seen', { ...state, opened: true }, PAIR_3, null],
  ])('%s', async (_, before, taken, known) => {
    const { memory } = await started(before)
    if (taken !== null) memory.takes(taken)
    expect(memory.known()).toEqual(known)
  })

  it('its own is remembered as opened: from then on a missing medium is one that failed', async () => {
    const { memory } = await started({ seq: 40, opened: false })
    expect(await memory.open(send)).toBe(true)
    expect(disk.at(-1)).toMatchObject({ electionId: ELECTION, opened: true, seq: 40, taken: [] })
  })

  it('a taken pair is kept beside its own, by number, and leaves its own alone', async () => {
    const { memory } = await started({ ...state, opened: false })
    memory.takes(PAIR_3)
    expect(await memory.open(send)).toBe(true)
    expect(await memory.keepCount(box({ seq: 9, records: 4 }), send)).toBe(true)
    expect(disk.at(-1)).toMatchObject({ opened: false, seq: 40, records: 12 })
    expect(disk.at(-1)?.taken).toEqual([
      { pair: PAIR_3, seq: 9, records: 4 },
      { pair: PAIR_5, seq: 7, records: 3 },
    ])
  })

  it.each<[string, PairNumber | null]>([
    ['its own', null],
    ['a taken one', PAIR_5],
  ])('only grows, whatever an old image says: %s', async (_, taken) => {
    const { memory } = await started({ ...state, opened: true })
    if (taken !== null) memory.takes(taken)
    const before = memory.known()
    await memory.keepCount(box({ seq: 1, records: 1 }), send)
    expect(memory.known()).toEqual(before)
    await memory.keepCount(box({ seq: 50, records: 2 }), send)
    expect(memory.known()).toMatchObject({ seq: 50, records: before?.records })
    if (taken !== null) expect(memory.state()).toMatchObject({ seq: 40, records: 12 })
  })

  it('X-A1: in the middle of a session nothing is counted, and a vote writes nothing', async () => {
    const { memory } = await started({ opened: true })
    memory.countWhenOver(box({ seq: 5, records: 2 }, 'session'))
    expect(memory.state().seq).toBe(0)
    memory.countWhenOver(box({ seq: 6, records: 2 }))
    expect([memory.state().seq, disk.length]).toEqual([6, 1])
    await memory.remember(send)
    expect(disk.at(-1)).toMatchObject({ seq: 6, records: 2 })
  })
})

describe('counters for the log', () => {
  it.each([true, false])('are set back only when the media have them: %s', async (logs) => {
    const { memory } = await started({ startsUnlogged: 2, failedUnlocksUnlogged: 4 })
    const after = await memory.logCounters(box({ seq: 0, records: 0 }, 'idle', logs), '2002-06-23T06:40' as LocalMinute)
    expect([after.startsUnlogged, after.failedUnlocksUnlogged, after.starts]).toEqual(logs ? [0, 0, 1] : [3, 4, 1])
  })

  it('a failed PIN is written at once, but not while votes come: its moment would say when staff stood there', async () => {
    const { memory } = await started('nothing')
    await memory.countFailedUnlock(false, send)
    expect(disk.map((state) => state.failedUnlocksUnlogged)).toEqual([0, 1])
    await memory.countFailedUnlock(true, send)
    expect([disk.length, memory.state().failedUnlocksUnlogged]).toEqual([2, 2])
  })

  it('a disk that fails is told, and what is known stays known', async () => {
    const { memory } = await started('nothing')
    works = false
    await memory.countFailedUnlock(false, send)
    expect([sent, memory.state().failedUnlocksUnlogged]).toEqual([['machine-disk-failed'], 1])
  })
})

it('the minute before the package was checked writes nothing', async () => {
  const memory = new PairMemory({} as KioskMachine)
  await memory.remember(send)
  expect(() => memory.state()).toThrow('after the package was checked')
})
