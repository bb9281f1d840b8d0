/** Questions of the roll side to the box side: how a box stands, a hold, and its end by two people alone (R8, M7, M9). */
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type HoldId, holdIdOf } from '#election/online/ids.ts'
import { signRelease, writeRelease } from '#election/online/release.ts'
import { holdServer } from '#online/box-side/hold/hold-server.ts'
import { boxSideAt } from '#online/roll-side/standings.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { OPENS } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OnlineDay, onlineDay } from './online-day.ts'
import { NUMBER } from './signed-election.ts'

describe.skipIf(whyNoDatabase !== null)(`the roll side holds${leftOut}`, () => {
  let day: OnlineDay
  let server: ReturnType<typeof holdServer>
  let side: ReturnType<typeof boxSideAt>
  let parts: Omit<Parameters<typeof holdServer>[0], 'pool' | 'log'>
  let people: readonly ReturnType<typeof makeSigningKey>[]
  const log: string[] = []
  beforeAll(async () => {
    day = await onlineDay('the roll side holds', { boxes: 3, overwrite: false })
    people = [1, 2, 3].map(() => makeSigningKey(day.election.randomness))
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        log.push(chunk.toString())
        done()
      },
    })
    const approvers = people.slice(0, 2).map(({ publicKey }, at) => ({ name: `a${at}`, key: toHex(publicKey) }))
    const { electionId, switches } = day.settings.settings
    const { deskOverride } = switches
    parts = { number: NUMBER, electionId, deskOverride, approvers, verify: verifyNative }
    server = holdServer({ ...parts, pool: day.room.pool('holder'), log: pino({ base: null }, sink) })
    side = boxSideAt(new URL(`${await server.listen({ host: '127.0.0.1', port: 0 })}/`))
    await day.room.setClock(OPENS + 60)
  })
  afterAll(async () => {
    await server?.close()
    await day?.close()
  })
  const hold = (letter: number): HoldId => holdIdOf(new Uint8Array(16).fill(letter))
  const statement = (box: number, by: HoldId, signers: readonly [number, number]) => {
    const { electionId } = day.settings.settings
    const said = { electionId, handle: day.handle(box), hold: by, reason: 'unused' }
    const sign = (at: number) => signRelease(said, people[at]?.secretKey ?? new Uint8Array(32))
    return writeRelease(said, [sign(signers[0]), sign(signers[1])])
  }
  const release = async (box: number, by: HoldId, signers: readonly [number, number]) => {
    const payload = Buffer.from(statement(box, by, signers))
    const headers = { 'content-type': 'application/json' }
    const { statusCode, json } = await server.inject({ method: 'POST', url: '/release', headers, payload })
    return [statusCode, json()]
  }

  test('a box stands as the voter left it, and is held for one paper alone', async () => {
    expect(await day.cast(0)).toBe('promised')
    expect(await side.standing(day.handle(0))).toEqual({ ok: true, value: 'voted' })
    expect(await side.standing(day.handle(1))).toEqual({ ok: true, value: 'not-voted' })
    expect(await side.standing(day.handle(9))).toEqual({ ok: true, value: 'none' })
    expect(await side.hold(day.handle(0), hold(1), false)).toEqual({ ok: true, value: 'voted' })
    expect(await side.hold(day.handle(1), hold(1), false)).toEqual({ ok: true, value: 'held' })
    expect(await side.hold(day.handle(1), hold(1), false)).toEqual({ ok: true, value: 'held' })
    expect(await side.hold(day.handle(1), hold(2), false)).toEqual({ ok: true, value: 'held-by-another' })
    expect(await side.hold(day.handle(0), hold(1), true)).toEqual({ ok: true, value: 'held' })
    expect(await day.cast(1)).toBe('held')
  })

  test('where the settings let nobody make a vote void, a caller who wants it is refused, and a hold without it is as ever', async () => {
    const log = pino({ enabled: false })
    const strict = holdServer({ ...parts, deskOverride: false, pool: day.room.pool('holder'), log })
    const headers = { 'content-type': 'application/json' }
    const ask = async (box: number, by: HoldId, override: boolean) => {
      const payload = JSON.stringify({ handle: day.handle(box), by, override })
      const { json, statusCode } = await strict.inject({ method: 'POST', url: '/hold', headers, payload })
      return [statusCode, json()]
    }
    expect(await day.cast(2)).toBe('promised')
    expect(await ask(2, hold(3), true)).toEqual([403, { refused: 'no-override' }])
    expect(await side.standing(day.handle(2))).toEqual({ ok: true, value: 'voted' })
    expect(await ask(2, hold(3), false)).toEqual([200, { answer: 'voted' }])
    expect(await ask(1, hold(1), false)).toEqual([200, { answer: 'held' }])
    await strict.close()
  })

  test('one person, a stranger and another hold end nothing; two end it, and a retry gets the same answer', async () => {
    expect(await release(1, hold(1), [0, 0])).toEqual([403, { refused: 'release-not-by-two' }])
    expect(await release(1, hold(1), [0, 2])).toEqual([403, { refused: 'release-not-by-two' }])
    expect(await side.release(statement(1, hold(1), [0, 2]))).toEqual({ ok: true, value: 'release-not-by-two' })
    expect(await release(1, hold(2), [0, 1])).toEqual([200, { answer: 'held-by-another' }])
    expect(await side.standing(day.handle(1))).toEqual({ ok: true, value: 'held' })
    expect(await release(1, hold(1), [0, 1])).toEqual([200, { answer: 'released' }])
    expect(await release(1, hold(1), [1, 0])).toEqual([200, { answer: 'released' }])
    expect(await day.cast(1)).toBe('promised')
  })

  test('what is no request is refused, and no handle is written down', async () => {
    const headers = { 'content-type': 'application/json' }
    const ask = async (url: string, payload: string) =>
      (await server.inject({ method: 'POST', url, headers, payload })).statusCode
    expect(await ask('/standing', '{"handle":"00"}')).toBe(400)
    expect(await ask('/standing', '{')).toBe(400)
    expect(await ask('/hold', JSON.stringify({ handle: day.handle(0), by: hold(1), override: 'yes' }))).toBe(400)
    expect(await ask('/release', 'x'.repeat(5000))).toBe(400)
    expect((await server.inject({ method: 'GET', url: '/standing' })).statusCode).toBe(404)
    const written = log.join('')
    expect(log.length).toBeGreaterThan(10)
    for (const box of [0, 1, 9]) expect(written).not.toContain(day.handle(box))
    expect(written).not.toContain('127.0.0.1')
  })
})
