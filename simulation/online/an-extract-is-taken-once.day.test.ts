/** M5: an extract whose answer was lost, or that comes from two windows at once, is taken once; and the acts stay readable whatever came. */
import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { err, ok } from '#election/result.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { checkActs } from '#online/roll-side/roll/check-acts.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { HEADING, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

describe.skipIf(whyNoDatabase !== null)(`an extract is taken once${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  let losesAnswer = false
  beforeAll(async () => {
    room = await openRollRoom()
    const losing: RollRoom = { ...room, pool: (role) => losingPool(room.pool(role), () => losesAnswer) }
    const key = hostKey(new Uint8Array(32).fill(9), new Map())
    people = await playedOffice(losing, { key, randomness: seededRandomness('an extract is taken once', 'office') })
  })
  afterAll(() => room?.close())

  const row = (rollNo: string) =>
    utf8(`${HEADING}${rollNo},1,試験　花子,しけん　はなこ,F,1970-04-01,架空県見本市中央１丁目,2001-01-01,T9,\n`)
  const imports = async () => {
    const { rows } = await room.administrator.query<{ n: string }>(
      `SELECT count(*) AS n FROM roll.act WHERE line LIKE '%"type":"imported"%'`,
    )
    return Number(rows[0]?.n)
  }
  const areWhole = async () => (await checkActs(room.pool('roll_office'))).ok

  test('its answer was lost: the second person brings it anew, and the acts are whole', async () => {
    const { first, office, second } = people
    must(await office.import(first, row('lost')))
    losesAnswer = true
    expect(await office.import(second, row('lost'))).toEqual(err('try-again'))
    losesAnswer = false
    expect(await imports()).toBe(1)
    expect(must(await office.now()).extract).toBeNull()
    for (const answer of [await office.import(second, row('lost')), await office.import(second, row('lost'))])
      expect(answer).toMatchObject(ok({ type: 'brought' }))
    expect(await imports()).toBe(1)
    expect(await areWhole()).toBe(true)
    expect(await office.import(first, row('lost'))).toMatchObject(ok({ type: 'imported' }))
    expect(await areWhole()).toBe(true)
  })

  test('from two windows at once: the second one is refused, and nothing waits', async () => {
    const { first, office, second } = people
    const before = await imports()
    must(await office.import(first, row('twice')))
    const answers = await Promise.all([office.import(second, row('twice')), office.import(second, row('twice'))])
    expect(answers).toMatchObject([ok({ type: 'imported' }), err('not-in-this-state')])
    expect(await imports()).toBe(before + 1)
    expect(must(await office.now()).extract).toBeNull()
    expect(await areWhole()).toBe(true)
  })
})

/** While `loses`, the database commits, but its answer to COMMIT comes back to nobody. */
function losingPool(pool: Pool, loses: () => boolean): Pool {
  const connect = async () => {
    const client = await pool.connect()
    return new Proxy(client, {
      get(of, member) {
        const value: unknown = Reflect.get(of, member)
        if (member !== 'query') return typeof value === 'function' ? value.bind(of) : value
        return async (...asked: Parameters<PoolClient['query']>) => {
          const answer = await of.query(...asked)
          if (String(asked[0]) === 'COMMIT' && loses()) throw new Error('the line is cut')
          return answer
        }
      },
    })
  }
  return new Proxy(pool, { get: (of, member) => (member === 'connect' ? connect : Reflect.get(of, member)) })
}
