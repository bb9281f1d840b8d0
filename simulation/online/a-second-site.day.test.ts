/**
 * A live box on two sites (T25): what was promised is at the second one, whatever happens to line and first site, and whatever an operator
 * does to let waiting casts go. Two real servers, the second one by PostgreSQL's own replication through a line that can be cut.
 */
import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { unixSecond } from '#election/online/instant.ts'
import { readPromise } from '#election/online/promise.ts'
import type { Cluster } from '#online/database/cluster.ts'
import { poolOfSites, type Sites } from '#online/database/second-site.ts'
import { OPENS } from '#simulation/rooms/online-election.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { type PlayedBox, type PlayedCollector, playedBox, playedCollector } from './played-box.ts'
import { ask, copyOf, type Line, lineTo, sets, waiting } from './two-sites.ts'

describe.skipIf(whyNoDatabase !== null)(`a second site${leftOut}`, () => {
  let room: BoxRoom
  let box: PlayedBox
  let line: Line
  let second: Cluster
  let votes: Uint8Array[]
  let undo: (() => Promise<unknown> | unknown)[]

  beforeEach(async () => {
    undo = []
    room = await openBoxRoom({ durable: true })
    undo.push(() => room.close())
    box = await playedBox(room, 'a second site', { boxes: 24, overwrite: false })
    votes = box.boxes.map((id) => box.election.vote({ box: id, at: OPENS }).bytes)
    line = await lineTo(room.cluster.socket)
    undo.push(() => line.close())
    second = await secondSite(line.socket, 'site2')
    await sets(room.cluster, { synchronous_standby_names: 'site2' })
  })

  afterEach(async () => {
    for (const each of undo.reverse()) await each()
  })

  async function secondSite(socket: string, name: string): Promise<Cluster> {
    const made = await copyOf(socket, name)
    undo.push(() => made.stop())
    return made
  }

  function collectorAt(cluster: Cluster, sites: Sites = 2): PlayedCollector {
    const pool = (user: string, max = 16): Pool => {
      const made = poolOfSites(sites, { host: cluster.socket, user, database: room.database, max })
      made.on('error', () => {})
      made.on('connect', (client) => client.on('error', () => {}))
      undo.push(() => made.end())
      return made
    }
    return playedCollector({ pool }, box.election, () => unixSecond(OPENS + 60))
  }

  const castAll = (collector: PlayedCollector, all: readonly Uint8Array[]): Promise<readonly Cast[]> =>
    Promise.all(all.map(async (bytes) => ({ bytes, ...(await collector.cast(bytes)) })))
  const wordsOf = (casts: readonly Cast[]) => casts.map(({ said }) => said)

  test('every promise outlives the first site; the second goes on with a copy of its own', async () => {
    const first = collectorAt(room.cluster)
    const early = await castAll(first, votes.slice(0, 8))
    expect(wordsOf(early)).toEqual(Array(8).fill('promised'))
    // Eight are under way when the line is cut, and eight come after it: nobody is answered without the second site.
    const underWay = castAll(first, votes.slice(8, 16))
    line.cut()
    const late = castAll(first, votes.slice(16))
    await waiting(room.cluster, 8)
    await room.cluster.kill()
    const all = [...early, ...(await underWay), ...(await late)]
    expect(wordsOf(all.slice(16))).toEqual(Array(8).fill('try-again'))

    await second.promote()
    const there = await codesAt(second)
    const promised = all.filter(({ said }) => said === 'promised')
    for (const { body } of promised) expect(there).toContain(codeIn(body))
    // It leads alone: nothing is promised before it has a copy of its own.
    const alone = collectorAt(second)
    expect(wordsOf(await castAll(alone, votes.slice(-1)))).toEqual(['try-again'])
    await secondSite(second.socket, 'site3')
    await sets(second, { synchronous_standby_names: 'ANY 1 (site3)' })
    const again = await castAll(alone, votes)
    expect(wordsOf(again)).toEqual(Array(24).fill('promised'))
    for (const { bytes, body } of promised) expect(again.find((each) => each.bytes === bytes)?.body).toEqual(body)
    expect(await codesAt(second)).toHaveLength(votes.length)
  })

  test('the list of standbys is emptied while casts wait: none of them is promised', async () => {
    const [careful, careless] = [collectorAt(room.cluster), collectorAt(room.cluster, 1)]
    expect(wordsOf(await castAll(careful, votes.slice(0, 4)))).toEqual(Array(4).fill('promised'))
    line.cut()
    const waits = castAll(careful, votes.slice(4, 8))
    const believed = castAll(careless, votes.slice(8, 12))
    await waiting(room.cluster, 8)
    await sets(room.cluster, { synchronous_standby_names: '' })
    expect(wordsOf(await waits)).toEqual(Array(4).fill('try-again'))
    await onlyCarelessPromise(careful, await believed)
  })

  test('commits wait for less: none of them is promised', async () => {
    const [careful, careless] = [collectorAt(room.cluster), collectorAt(room.cluster, 1)]
    expect(wordsOf(await castAll(careful, votes.slice(0, 4)))).toEqual(Array(4).fill('promised'))
    line.cut()
    await sets(room.cluster, { synchronous_commit: 'local' })
    await onlyCarelessPromise(careful, await castAll(careless, votes.slice(8, 12)))
  })

  /** The trap itself: a collector that does not look again promises what the second site does not have. */
  async function onlyCarelessPromise(careful: PlayedCollector, believed: readonly Cast[]): Promise<void> {
    expect(wordsOf(await castAll(careful, votes.slice(12, 16)))).toEqual(Array(4).fill('try-again'))
    expect(wordsOf(believed)).toEqual(Array(4).fill('promised'))
    await room.cluster.kill()
    await second.promote()
    const there = await codesAt(second)
    for (const { body } of believed) expect(there).not.toContain(codeIn(body))
  }

  async function codesAt(cluster: Cluster): Promise<readonly string[]> {
    const rows = await ask<{ code: Buffer }>(cluster, 'SELECT code FROM box.cast_event', room.database)
    return rows.map(({ code }) => toHex(code))
  }

  function codeIn(promise: Uint8Array): string {
    const read = readPromise(promise, box.election.keys.promise.publicKey)
    assert(read.ok, 'second site: a promise')
    return read.value.code
  }
})

interface Cast {
  readonly bytes: Uint8Array
  readonly said: string
  readonly body: Uint8Array
}
