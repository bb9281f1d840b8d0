/**
 * While the line to the second site is cut, no function of a database answers (T25): what it read may be on this site alone, and a voter who
 * hears “voted” of it closes the page. Asked again after the wait was cut off and after the server's death, each waits again, or is no answer.
 */
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handleOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { err } from '#election/result.ts'
import { holdServer } from '#online/box-side/hold/hold-server.ts'
import { answered } from '#online/database/answered.ts'
import type { Cluster } from '#online/database/cluster.ts'
import { poolOfSites, type TwoSitePool } from '#online/database/second-site.ts'
import { inTransaction } from '#online/database/transaction.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { OPENS } from '#simulation/rooms/online-election.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { openDatabaseRoom } from './database-room.ts'
import { type PlayedBox, playedBox, playedCollector } from './played-box.ts'
import { NUMBER } from './signed-election.ts'
import { ask, cancelWaits, copyOf, howManyWait, type Line, lineTo, sets, waiting } from './two-sites.ts'

type Side = 'box' | 'roll'
const ROLES: Readonly<Record<Side, readonly string[]>> = {
  box: ['provisioner', 'collector', 'holder', 'sequencer', 'exporter'],
  roll: ['gate', 'roll_office'],
}

describe.skipIf(whyNoDatabase !== null)(`each answer waits${leftOut}`, () => {
  describe.each(['box', 'roll'] as const)('of the %s side', (side) => {
    let room: Awaited<ReturnType<typeof openDatabaseRoom>>
    let line: Line
    let second: Cluster
    const pools = new Map<string, TwoSitePool>()
    beforeAll(async () => {
      room = await openDatabaseRoom(side, { durable: true })
      line = await lineTo(room.cluster.socket)
      second = await copyOf(line.socket, 'site2')
      await sets(room.cluster, { synchronous_standby_names: 'site2' })
      for (const role of ROLES[side]) pools.set(role, twoSitePool(room, role))
    })
    afterAll(async () => {
      for (const pool of pools.values()) await pool.end()
      line?.close()
      await second?.stop()
      await room?.close()
    })

    test('every function that a role may call', async () => {
      const calls = await callsOf(room, side)
      expect(calls.length).toBeGreaterThan(side === 'box' ? 15 : 40)
      const asked = ({ role, statement }: Call) => answered(poolOf(role), statement, [])
      /** Those that answer a question without a value; the others refuse it with a class, which is no answer. */
      const answering: Call[] = []
      for (const call of calls) if ((await asked(call)).ok) answering.push(call)
      expect(answering.length).toBeGreaterThan(calls.length / 2)

      line.cut()
      const early: string[] = []
      for (const call of answering)
        if ((await whatComesFirst(room.cluster, asked(call))) !== 'waits') early.push(call.statement)
      expect(early).toEqual([])
    })

    test('some calls in one transaction, also where they come to a refusal', async () => {
      const pool = poolOf(ROLES[side][1] ?? '')
      for (const done of [{ ok: true, value: 1 } as const, err('not-in-this-state')]) {
        const asked = inTransaction<number, string>(pool, async (within) => {
          await within('SELECT 1', [])
          return done
        })
        expect(await whatComesFirst(room.cluster, asked)).toBe('waits')
      }
    })

    function poolOf(role: string): TwoSitePool {
      const pool = pools.get(role)
      if (pool === undefined) throw new Error(role)
      return pool
    }
  })

  describe('a vote that one site alone has', () => {
    let room: BoxRoom
    let box: PlayedBox
    let line: Line
    let second: Cluster
    let holds: ReturnType<typeof holdServer>
    const undo: (() => Promise<unknown> | unknown)[] = []
    beforeAll(async () => {
      room = await openBoxRoom({ durable: true })
      box = await playedBox(room, 'each answer waits', { boxes: 2, overwrite: false })
      line = await lineTo(room.cluster.socket)
      second = await copyOf(line.socket, 'site2')
      await sets(room.cluster, { synchronous_standby_names: 'site2' })
      const log = pino({ enabled: false })
      const { electionId } = box.election.grounds
      const pool = twoSitePool(room, 'holder')
      const parts = { number: NUMBER, electionId, deskOverride: true, approvers: [], pool, log }
      holds = holdServer({ ...parts, verify: verifyNative })
      undo.push(
        () => holds.close(),
        () => pool.end(),
      )
    })
    afterAll(async () => {
      for (const each of undo) await each()
      line?.close()
      await second?.stop()
      await room?.close()
    })

    const standing = async (at: number) => {
      const id = box.boxes[at]
      if (id === undefined) throw new Error(`box ${at}`)
      const payload = { handle: handleOf(box.election.grounds.electionId, id) }
      const { statusCode, json } = await holds.inject({ method: 'POST', url: '/standing', payload })
      return [statusCode, json()]
    }

    test('nobody hears “voted”: after a wait that was cut off, and after the death of the server', async () => {
      const pool = twoSitePool(room, 'collector')
      undo.push(() => pool.end())
      const collector = playedCollector({ pool: () => pool }, box.election, () => unixSecond(OPENS + 60))
      const [first, later] = box.boxes.map((id) => box.election.vote({ box: id, at: OPENS }).bytes)
      if (first === undefined || later === undefined) throw new Error('two boxes')
      expect((await collector.cast(first)).said).toBe('promised')
      expect(await standing(0)).toEqual([200, { standing: 'voted' }])

      line.cut()
      const cast = collector.cast(later)
      await waiting(room.cluster, 1)
      await cancelWaits(room.cluster)
      expect((await cast).said).toBe('try-again')
      expect(await waitsThen503(standing(1))).toBe(true)

      await room.cluster.kill()
      await room.cluster.start()
      expect(await waitsThen503(standing(1))).toBe(true)

      // The line is whole again: the second site gets the vote, and the answer with it.
      const asked = standing(1)
      await waiting(room.cluster, 1)
      await line.mend()
      expect(await asked).toEqual([200, { standing: 'voted' }])
    })

    async function waitsThen503(asked: Promise<unknown>): Promise<boolean> {
      if ((await firstOf(room.cluster, asked)) !== 'waits') return false
      await cancelWaits(room.cluster)
      expect(await asked).toEqual([503, { refused: 'try-again' }])
      return true
    }
  })
})

interface Call {
  readonly role: string
  readonly statement: string
}

type Room = Pick<Awaited<ReturnType<typeof openDatabaseRoom>>, 'cluster' | 'database'>

/** Every function of the schema with a role that may call it, each asked about nothing. */
async function callsOf({ cluster, database }: Room, side: Side): Promise<readonly Call[]> {
  return ask<Call>(
    cluster,
    `SELECT r.role, format('SELECT * FROM %I.%I(%s)', '${side}', p.proname,
       (SELECT string_agg('NULL::' || format_type(t.type, NULL), ', ' ORDER BY t.n) FROM unnest(p.proargtypes) WITH ORDINALITY AS t(type, n))
     ) AS statement
     FROM pg_proc AS p, unnest(ARRAY[${ROLES[side].map((role) => `'${role}'`).join(', ')}]) AS r(role)
     WHERE p.pronamespace = '${side}'::regnamespace AND has_function_privilege(r.role, p.oid, 'EXECUTE') ORDER BY 1, 2`,
    database,
  )
}

function twoSitePool({ cluster, database }: Room, user: string): TwoSitePool {
  const pool = poolOfSites(2, { host: cluster.socket, user, database, max: 2, options: '-c ippyo.municipality=1' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool as TwoSitePool
}

/** Whether an answer comes, or a commit waits for the second site; that wait is then cut off, and no answer comes of it. */
async function whatComesFirst(cluster: Cluster, asked: Promise<{ readonly ok: boolean }>): Promise<'waits' | 'answer'> {
  const first = await firstOf(cluster, asked)
  if (first === 'answer') return first
  await cancelWaits(cluster)
  expect(await asked).toMatchObject({
    ok: false,
    error: { type: 'no-answer', cause: expect.stringMatching(/^notice /) },
  })
  return first
}

async function firstOf(cluster: Cluster, asked: Promise<unknown>): Promise<'waits' | 'answer'> {
  let isAnswered = false
  void asked.then(() => {
    isAnswered = true
  })
  for (;;) {
    if ((await howManyWait(cluster)) > 0) return 'waits'
    if (isAnswered) return 'answer'
  }
}
