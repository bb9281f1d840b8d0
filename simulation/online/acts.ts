/** People's acts with a box, on both sides: the same act, and its answer in the same words. */
import type { Client, Pool } from 'pg'
import { unreachable } from '#election/assert.ts'
import type { ContestMask } from '#election/ids.ts'
import { type BoxesOfElection, close, hold, put, release, see, standingOf } from '#election/online/box.ts'
import { boxIdOf, handleOfBytes, holdIdOf, permitIdOf, voteCodeOf } from '#election/online/ids.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'

export type Act =
  | {
      readonly type: 'put'
      readonly box: Uint8Array
      readonly style: ContestMask
      readonly permit: Uint8Array
      readonly notAfter: number
      readonly code: Uint8Array
      readonly body: Uint8Array
      readonly points: readonly Uint8Array[]
    }
  | { readonly type: 'hold'; readonly handle: Uint8Array; readonly by: Uint8Array; readonly override: boolean }
  | { readonly type: 'release'; readonly handle: Uint8Array; readonly by: Uint8Array }
  | { readonly type: 'standing'; readonly handle: Uint8Array }
  | { readonly type: 'see'; readonly clock: number; readonly wall: number | null; readonly monotonic: number }
  | { readonly type: 'close' }

/** Each act has a connection of its own, so that two acts of one role can run at once: two collectors, two lookup pages. */
export interface Actors {
  readonly administrator: Client
  readonly collector: Pool
  readonly holder: Pool
  readonly sequencer: Pool
  readonly exporter: Pool
}

export async function inDatabase(act: Act, e: number, actors: Actors): Promise<string> {
  switch (act.type) {
    case 'put': {
      const { box, style, permit, notAfter, code, body, points } = act
      return answerOf(actors.collector, 'SELECT box.put($1,$2,$3,$4,to_timestamp($5),$6,$7,$8) AS answer', [
        ...[e, box, style, permit, notAfter, code, body, points.map(bufferOf)],
      ])
    }
    case 'hold':
      return answerOf(actors.holder, 'SELECT box.hold_for($1, $2, $3, $4) AS answer', [
        e,
        act.handle,
        act.by,
        act.override,
      ])
    case 'release': {
      const signed = [Buffer.from('statement'), [Buffer.alloc(64, 1), Buffer.alloc(64, 2)]]
      return answerOf(actors.holder, 'SELECT box.release($1, $2, $3, $4, $5) AS answer', [
        e,
        act.handle,
        act.by,
        ...signed,
      ])
    }
    case 'standing':
      return answerOf(actors.holder, 'SELECT box.standing($1, $2) AS answer', [e, act.handle])
    case 'see':
      return answerOf(
        actors.sequencer,
        "SELECT result AS answer FROM box.see($1, to_timestamp($2), $3 * interval '1 second')",
        [e, act.wall === null ? null : act.clock - act.wall, act.monotonic],
      )
    case 'close':
      return answerOf(
        actors.exporter,
        `SELECT concat_ws(' ', result, extract(epoch FROM closed)::bigint, boxes, voted, events, held) AS answer FROM box.close($1)`,
        [e],
      )
    default:
      return unreachable(act)
  }
}

async function answerOf(pool: Pool, statement: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<{ answer: string }>(
    statement,
    values.map((value) => (value instanceof Uint8Array ? bufferOf(value) : value)),
  )
  return rows[0]?.answer ?? 'no row'
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes)
}

export function inModel(
  act: Act,
  state: BoxesOfElection,
  clock: UnixSecond,
): { readonly state: BoxesOfElection; readonly answer: string } {
  switch (act.type) {
    case 'put':
      return put(state, clock, {
        box: boxIdOf(act.box),
        style: act.style,
        permit: permitIdOf(act.permit),
        notAfter: unixSecond(act.notAfter),
        code: voteCodeOf(act.code),
        body: act.body,
        points: act.points,
      })
    case 'hold':
      return hold(state, clock, { handle: handleOfBytes(act.handle), by: holdIdOf(act.by), override: act.override })
    case 'release':
      return release(state, clock, { handle: handleOfBytes(act.handle), by: holdIdOf(act.by) })
    case 'standing':
      return { state, answer: standingOf(state, handleOfBytes(act.handle)) }
    case 'see':
      return see(state, clock, act)
    case 'close': {
      const after = close(state, clock)
      const { answer } = after
      if (answer.type === 'too-early') return { state: after.state, answer: 'too-early' }
      const { at, counts } = answer.closed
      return {
        state: after.state,
        answer: [answer.type, at, counts.boxes, counts.voted, counts.events, counts.held].join(' '),
      }
    }
    default:
      return unreachable(act)
  }
}
