/** The promises of the boxes, over random acts: one permit one vote, nothing after the close, nothing lost, the same answer again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  type BoxesOfElection,
  type CastToPut,
  close,
  countsOf,
  hold,
  newBoxes,
  put,
  release,
  see,
  standingOf,
} from './box.ts'
import { boxIdOf, handleOf, holdIdOf, permitIdOf, voteCodeOf } from './ids.ts'
import { unixSecond } from './instant.ts'

const randomness = seededRandomness('boxes', 'ids')
const [first, second, stranger] = [1, 2, 3].map(() => boxIdOf(randomness.bytes(16)))
if (first === undefined || second === undefined || stranger === undefined) throw new Error('three boxes')
const handle = handleOf(ONLINE_ELECTION, first)
const [clerk, other] = [1, 2].map(() => holdIdOf(randomness.bytes(16)))
if (clerk === undefined || other === undefined) throw new Error('two holds')
const style = 1 as ContestMask
const NOON = unixSecond(OPENS + 3600)
const election = { electionId: ONLINE_ELECTION, opens: OPENS, closes: CLOSES }
const open = (overwrite = true) =>
  newBoxes({ ...election, overwrite }, [
    { id: first, style },
    { id: second, style: 3 as ContestMask },
  ])

function cast(more: Partial<CastToPut> = {}): CastToPut {
  const ids = { permit: permitIdOf(randomness.bytes(16)), code: voteCodeOf(randomness.bytes(32)) }
  const body = { body: randomness.bytes(523), points: [randomness.bytes(32)] }
  return { box: first as NonNullable<typeof first>, style, notAfter: CLOSES, ...ids, ...body, ...more }
}

function after(...acts: ((state: BoxesOfElection) => { readonly state: BoxesOfElection })[]) {
  return (from: BoxesOfElection) => acts.reduce((state, act) => act(state).state, from)
}

describe('a box', () => {
  it('records a vote once, and answers the same one again – also under a hold, after the close, with an expired permit', () => {
    const vote = cast({ notAfter: NOON })
    const recorded = put(open(), NOON, vote)
    expect(recorded.answer).toBe('recorded')
    const held = hold(recorded.state, NOON, { handle, by: clerk, override: true }).state
    const closed = close(held, CLOSES).state
    for (const [state, clock] of [
      [recorded.state, NOON],
      [held, NOON],
      [closed, unixSecond(CLOSES + 5)],
      [recorded.state, unixSecond(NOON + 9)],
    ] as const) {
      const again = put(state, clock, vote)
      expect(again).toEqual({ state, answer: 'same' })
    }
  })

  it.each<[string, BoxesOfElection, number, Partial<CastToPut>, string]>([
    ['unknown', open(), NOON, { box: stranger }, 'no-box'],
    ['not open yet', open(), OPENS - 1, {}, 'not-open'],
    ['open at its first second', open(), OPENS, {}, 'recorded'],
    ['open in its last second', open(), CLOSES - 1, {}, 'recorded'],
    ['closed at the second of the close', open(), CLOSES, {}, 'closed'],
    ['of another style', open(), NOON, { style: 2 as ContestMask }, 'wrong-style'],
    ['with the last second of its permit', open(), NOON, { notAfter: NOON }, 'recorded'],
    ['with a permit of before', open(), NOON, { notAfter: unixSecond(NOON - 1) }, 'permit-expired'],
    ['held', hold(open(), NOON, { handle, by: clerk, override: false }).state, NOON, {}, 'held'],
    ['voted, and no second vote', put(open(false), NOON, cast()).state, NOON, {}, 'voted'],
    ['voted, and the last counts', put(open(true), NOON, cast()).state, NOON, {}, 'recorded'],
  ])('%s', (_, state, clock, more, answer) => {
    expect(put(state, unixSecond(clock), cast(more)).answer).toBe(answer)
  })

  it('takes a permit once, and a point once in all boxes', () => {
    const vote = cast()
    const state = put(open(), NOON, vote).state
    expect(put(state, NOON, cast({ permit: vote.permit })).answer).toBe('permit-used')
    const copy = { box: second, style: 3 as ContestMask, points: [randomness.bytes(32), ...vote.points] }
    expect(put(state, NOON, cast(copy))).toEqual({ state, answer: 'copied' })
    const [point = new Uint8Array(32)] = cast().points
    expect(put(state, NOON, cast({ points: [point, point] })).answer).toBe('copied')
  })

  it('answers a permit of an earlier card check as if the voter had not voted again: a coercer who kept it learns nothing', () => {
    const [early, late] = [unixSecond(NOON + 900), unixSecond(NOON + 1800)]
    const kept = cast({ notAfter: early })
    const again = put(open(), NOON, cast({ notAfter: late })).state
    for (const asked of [kept, { ...kept, notAfter: unixSecond(NOON - 1) }, { ...kept, style: 2 as ContestMask }]) {
      expect(put(again, NOON, asked).answer).toBe(put(open(), NOON, asked).answer)
    }
    const forced = put(open(), NOON, kept).state
    const later = put(forced, NOON, cast({ notAfter: late })).state
    for (const asked of [kept, cast({ permit: kept.permit }), cast({ points: kept.points })]) {
      expect(put(later, NOON, asked).answer).toBe(put(forced, NOON, asked).answer)
    }
  })

  it('is held by one hold, which answers the same again, and only that one is released', () => {
    const held = hold(open(), NOON, { handle, by: clerk, override: false })
    expect(held.answer).toBe('held')
    expect(hold(held.state, NOON, { handle, by: clerk, override: false }).answer).toBe('held')
    expect(hold(held.state, NOON, { handle, by: other, override: true }).answer).toBe('held-by-another')
    expect(release(held.state, NOON, { handle, by: other }).answer).toBe('held-by-another')
    expect(standingOf(held.state, handle)).toBe('held')
    const released = release(held.state, NOON, { handle, by: clerk })
    expect(released.answer).toBe('released')
    expect(release(released.state, NOON, { handle, by: clerk }).answer).toBe('released')
    expect(put(released.state, NOON, cast()).answer).toBe('recorded')
  })

  it('that has a vote is held only where a desk may void it, and nothing is held or released after the close', () => {
    const voted = put(open(), NOON, cast()).state
    expect(standingOf(voted, handle)).toBe('voted')
    expect(hold(voted, NOON, { handle, by: clerk, override: false }).answer).toBe('voted')
    const held = hold(voted, NOON, { handle, by: clerk, override: true })
    expect(held.answer).toBe('held')
    expect(hold(voted, CLOSES, { handle, by: clerk, override: true }).answer).toBe('closed')
    expect(release(held.state, CLOSES, { handle, by: clerk }).answer).toBe('closed')
    expect(hold(voted, NOON, { handle: handleOf(ONLINE_ELECTION, stranger), by: clerk, override: true }).answer).toBe(
      'no-box',
    )
    expect(standingOf(voted, handleOf(ONLINE_ELECTION, stranger))).toBe('none')
    expect(standingOf(voted, handleOf(ONLINE_ELECTION, second))).toBe('not-voted')
  })
})

describe('the clock', () => {
  it('that goes back opens nothing again, and that jumps is not believed', () => {
    const seen = see(open(), CLOSES, { wall: 30, monotonic: 30 })
    expect(seen.answer).toBe('seen')
    expect(put(seen.state, NOON, cast()).answer).toBe('closed')
    const jumped = see(open(), CLOSES, { wall: 7200, monotonic: 30 })
    expect(jumped).toEqual({ state: open(), answer: 'jumped' })
    expect(put(jumped.state, NOON, cast()).answer).toBe('recorded')
    expect(see(seen.state, NOON, { wall: -9000, monotonic: 30 }).state.lastSeen).toBe(CLOSES)
  })

  it('is believed at a start within five minutes of what was seen; later two people say so, and a process that runs goes on', () => {
    const start = { wall: null, monotonic: 0 }
    expect(see(open(), NOON, start).answer).toBe('first')
    const seen = see(open(), NOON, { wall: 1, monotonic: 1 }).state
    expect(see(seen, unixSecond(NOON + 300), start)).toEqual({ state: seen, answer: 'first' })
    const later = unixSecond(NOON + 301)
    expect(see(seen, later, start)).toEqual({ state: seen, answer: 'jumped' })
    const believed = see(seen, later, { wall: 0, monotonic: 0 })
    expect(believed.answer).toBe('seen')
    expect(see(believed.state, unixSecond(later + 1), { wall: 302, monotonic: 2 }).answer).toBe('seen')
  })

  it('closes once, not before its time, and with the same numbers again', () => {
    const voted = after(
      (state) => put(state, NOON, cast()),
      (state) => put(state, NOON, cast()),
    )(open())
    expect(close(voted, unixSecond(CLOSES - 1))).toEqual({ state: voted, answer: { type: 'too-early' } })
    const closed = close(voted, CLOSES)
    const counts = { boxes: 2, voted: 1, events: 2, held: 0 }
    expect(closed.answer).toEqual({ type: 'closed', closed: { at: CLOSES, counts } })
    expect(close(closed.state, unixSecond(CLOSES + 60)).answer).toEqual({
      type: 'already',
      closed: { at: CLOSES, counts },
    })
  })
})

type Act =
  | { readonly do: 'put'; readonly vote: number; readonly at: number }
  | { readonly do: 'hold' | 'release'; readonly by: number; readonly at: number }
  | { readonly do: 'close'; readonly at: number }

const hours = fc.integer({ min: -2, max: Math.ceil((CLOSES - OPENS) / 3600) + 2 })
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('put' as const), vote: fc.nat(11), at: hours }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'release' as const), by: fc.nat(1), at: hours }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), at: hours }) },
  ),
  { maxLength: 40 },
)
/** Twelve votes of two boxes; every fourth has the permit, and every third a point, of the one before. */
const votes = Array.from({ length: 12 }, (_, i) => cast(i % 2 === 0 ? {} : { box: second, style: 3 as ContestMask }))
const asked = votes.map((vote, i) => ({
  ...vote,
  ...(i % 4 === 3 ? { permit: votes[i - 1]?.permit ?? vote.permit } : {}),
  ...(i % 3 === 2 ? { points: votes[i - 1]?.points ?? vote.points } : {}),
}))

it('keeps its promises whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(acts, fc.boolean(), (list, overwrite) => {
      let state = open(overwrite)
      let recorded = 0
      for (const act of list) {
        const clock = unixSecond(OPENS + 3600 * act.at)
        const before = state
        const by = act.do === 'hold' || act.do === 'release' ? ([clerk, other][act.by] ?? clerk) : clerk
        const done =
          act.do === 'put'
            ? put(state, clock, asked[act.vote] ?? cast())
            : act.do === 'hold'
              ? hold(state, clock, { handle, by, override: overwrite })
              : act.do === 'release'
                ? release(state, clock, { handle, by })
                : close(state, clock)
        state = done.state
        if (done.answer === 'recorded') {
          recorded += 1
          expect(clock >= OPENS && clock < CLOSES && before.closed === null).toBe(true)
        }
        const counts = countsOf(state)
        expect(counts.events).toBe(recorded)
        if (!overwrite) expect(counts.events).toBe(counts.voted)
        if (before.closed !== null) expect(state).toBe(before)
      }
      const events = [...state.boxes.values()].flatMap((box) => box.events)
      expect(new Set(events.map(({ permit }) => permit)).size).toBe(events.length)
      expect(new Set(events.map(({ code }) => code)).size).toBe(events.length)
      expect(state.points.size).toBe(events.length)
    }),
    { numRuns: 300 },
  )
})
