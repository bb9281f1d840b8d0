/** One vote from the page's bytes to the log that witnesses cosigned, through collector, database, sequencer and witness as they ship. */

import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { CAST_BYTES } from '#election/online/cast.ts'
import { voteCodeIn } from '#election/online/envelope.ts'
import { handleOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { cosignaturesOf, readCheckpoint, signCheckpoint } from '#election/online/log/checkpoint.ts'
import { parseEntryBundle, tilePath, tilesOf, treeFromTiles } from '#election/online/log/tiles.ts'
import { inclusionProof, isIncluded, leafHash, rootOf } from '#election/online/log/tree.ts'
import { readPromise } from '#election/online/promise.ts'
import { Heartbeat } from '#online/box-side/sequencer/heartbeat.ts'
import { Sequencer, type SequencerParts } from '#online/box-side/sequencer/sequencer.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { STRICT_HEADERS } from '#online/headers.ts'
import { ROWS_AT_ONCE } from '#online/main/config.ts'
import { beginWitness, openWitness } from '#online/witness/witness.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { bytesOf, type PlayedBox, type PlayedCollector, playedBox, playedCollector } from './played-box.ts'
import { NUMBER } from './signed-election.ts'

const ORIGIN = 'vote.example/log'

describe.skipIf(whyNoDatabase !== null)(`a vote gets in${leftOut}`, () => {
  let room: BoxRoom
  let box: PlayedBox
  let collector: PlayedCollector
  let parts: SequencerParts
  let close: () => Promise<void>
  /** Milliseconds. */
  let monotonic = 0
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-log-'))
  const randomness = seededRandomness('a vote gets in')
  const witness = { name: 'witness.example', ...makeSigningKey(randomness) }
  const logFile = (path: string) => new Uint8Array(readFileSync(join(directory, 'log', path)))

  beforeAll(async () => {
    room = await openBoxRoom()
    box = await playedBox(room, 'a vote gets in', { boxes: 8, overwrite: true })
    collector = box.collector()
    const { sequencer } = box.election.keys
    const file = join(directory, 'witness.db')
    beginWitness(file)
    const open = openWitness({
      ...{ file, logs: new Map([[ORIGIN, sequencer.publicKey]]), self: witness },
      ...{ now: () => unixSecond(OPENS + 61), sign: signNative, verify: verifyNative },
    })
    open.server.listen(0, '127.0.0.1')
    await once(open.server, 'listening')
    const url = `http://127.0.0.1:${(open.server.address() as AddressInfo).port}/`
    close = open.close
    parts = {
      ...{
        number: NUMBER,
        pool: room.pool('sequencer', 1),
        rowsAtOnce: ROWS_AT_ONCE,
        origin: ORIGIN,
        head: [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)],
        key: sequencer,
        directory: join(directory, 'log'),
      },
      witnesses: [{ name: witness.name, key: witness.publicKey, url }],
      ...{ randomness, monotonic: () => monotonic, sign: signNative, verify: verifyNative },
    }
  })
  afterAll(async () => {
    await close?.()
    await room?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const started = async (checkpoint: Uint8Array | null) => {
    const sequencer = await Sequencer.start(parts, checkpoint)
    assert(sequencer.ok, 'sequencer: it starts')
    return sequencer.value
  }

  test('the answer is a promise, and the log keeps it', async () => {
    const votes = box.boxes.slice(0, 5).map((id) => box.election.vote({ box: id, at: OPENS }))
    const codes = votes.map(({ envelopeBytes }) => voteCodeIn(envelopeBytes))
    // One after the other: the log must not show this order.
    for (const [at, { bytes }] of votes.entries()) {
      const { said, body } = await collector.cast(bytes)
      expect(said).toBe('promised')
      expect(readPromise(body, box.election.keys.promise.publicKey)).toEqual({
        ok: true,
        value: { electionId: ONLINE_ELECTION, code: codes[at], latest: OPENS + 120 },
      })
    }
    const sequencer = await started(null)
    expect(await sequencer.turn()).toEqual({
      ok: true,
      value: { size: 7, appended: 5, cosigned: [witness.name], missing: {}, clock: 'first' },
    })
    const key = box.election.keys.sequencer.publicKey
    const checkpoint = readCheckpoint(logFile('checkpoint'), { origin: ORIGIN, key })
    assert(checkpoint.ok, 'checkpoint: signed by the log')
    const { size, root, note } = checkpoint.value
    expect([...(cosignaturesOf(note, [{ name: witness.name, key: witness.publicKey }])?.keys() ?? [])]).toEqual([
      witness.name,
    ])
    const tree = treeFromTiles(size, (tile) => logFile(tilePath(tile)))
    expect(rootOf(tree, size)).toEqual(root)
    const entries = parseEntryBundle(logFile('tile/entries/000.p/7'), 7)?.map(toHex) ?? []
    expect(entries.slice(0, 2)).toEqual(['01'.repeat(32), '02'.repeat(32)])
    for (const code of codes) {
      const index = entries.indexOf(code)
      expect(isIncluded(leafHash(fromHex(code)), index, size, inclusionProof(tree, index, size), root)).toBe(true)
    }
    // Shuffled: neither as they came nor by their value.
    expect(entries.slice(2)).not.toEqual(codes)
    expect(entries.slice(2)).not.toEqual([...codes].sort())
    expect([...entries.slice(2)].sort()).toEqual([...codes].sort())
    expect(tilesOf(7).every((tile) => existsSync(join(directory, 'log', tilePath(tile))))).toBe(true)
  })

  test('a second sequencer does not lead; another checkpoint than was signed stops the log', async () => {
    const other = { ...parts, pool: room.pool('sequencer', 1) }
    expect(await Sequencer.start(other, logFile('checkpoint'))).toEqual({ ok: false, error: { type: 'not-leading' } })
    const { secretKey, publicKey } = box.election.keys.sequencer
    const fork = signCheckpoint({ origin: ORIGIN, size: 7, root: new Uint8Array(32) }, secretKey, publicKey)
    const stopped = { ok: false, error: { type: 'log-contradicts-checkpoint', signedSize: 7 } }
    expect(await Sequencer.start(parts, fork)).toEqual(stopped)
    // A log that lost what it had signed.
    const longer = signCheckpoint({ origin: ORIGIN, size: 9, root: new Uint8Array(32) }, secretKey, publicKey)
    expect(await Sequencer.start(parts, longer)).toEqual({
      ok: false,
      error: { type: 'log-contradicts-checkpoint', signedSize: 9 },
    })
    // A wrong number of the election, or settings that were signed anew after it was added.
    const strange = { ...parts, head: [parts.head[0], new Uint8Array(32)] as const }
    expect(await Sequencer.start(strange, null)).toEqual({ ok: false, error: { type: 'log-of-another-election' } })
  })

  test('a restarted sequencer goes on, and a witness that is not there stops nothing', async () => {
    const vote = box.election.vote({ box: box.boxes[0] ?? box.election.box(), at: OPENS })
    expect((await collector.cast(vote.bytes)).said).toBe('promised')
    const unreachable = { name: 'gone.example', key: witness.publicKey, url: 'http://127.0.0.1:1/' }
    // O-07: it reads what is there in more than one answer.
    parts = { ...parts, rowsAtOnce: 3, witnesses: [...parts.witnesses, unreachable] }
    const sequencer = await started(logFile('checkpoint'))
    expect(await sequencer.turn()).toMatchObject({
      ok: true,
      value: { size: 8, appended: 1, cosigned: [witness.name], missing: { 'gone.example': 'unreachable' } },
    })
    expect(await sequencer.turn()).toMatchObject({ ok: true, value: { size: 8, appended: 0 } })
    parts = { ...parts, rowsAtOnce: ROWS_AT_ONCE }
  })

  test('each refusal has its word, and the same cast its answer', async () => {
    const [, , , , , sixth, seventh, eighth] = box.boxes
    assert(sixth !== undefined && seventh !== undefined && eighth !== undefined, 'eight boxes')
    const vote = box.election.vote({ box: sixth, at: OPENS })
    const first = await collector.cast(vote.bytes)
    expect(await box.collector().cast(vote.bytes)).toEqual(first)
    const { records, salt } = vote.salted
    expect((await collector.cast(box.election.vote({ box: seventh, records, at: OPENS }).bytes)).said).toBe('copied')
    // O-07: with its salt it has the code of the vote in the other box, whose answer is a promise.
    const whole = box.election.vote({ box: seventh, records, salt, at: OPENS })
    expect((await collector.cast(whole.bytes)).said).toBe('copied')
    expect((await collector.cast(box.election.vote({ box: box.election.box(), at: OPENS }).bytes)).said).toBe('no-box')
    const holder = await room.enter('holder')
    await holder.query('SELECT box.hold_for($1, $2, $3, false)', [
      ...[NUMBER, bytesOf(handleOf(ONLINE_ELECTION, eighth)), Buffer.alloc(16, 7)],
    ])
    expect((await collector.cast(box.election.vote({ box: eighth, at: OPENS }).bytes)).said).toBe('held')
    const changed = vote.bytes.slice()
    changed[300] = (changed[300] ?? 0) ^ 1
    expect(await collector.cast(changed)).toMatchObject({ status: 400, said: 'cast-refused' })
    await room.setClock(CLOSES)
    expect((await collector.cast(box.election.vote({ box: seventh, at: OPENS }).bytes)).said).toBe('closed')
    expect(await collector.cast(vote.bytes)).toEqual(first)
    await room.setClock(OPENS + 60)
  })

  test('a list that came after the collector’s start: the page keeps its bytes, and a collector that knows the list takes them', async () => {
    const { grounds, keys } = box.election
    const listVersion = grounds.lists + 1
    const vote = box.election.vote({ box: box.boxes[2] ?? box.election.box(), at: OPENS, listVersion })
    expect(await collector.cast(vote.bytes)).toMatchObject({ status: 503, said: 'try-again' })
    const restarted = playedCollector(room, { grounds: { ...grounds, lists: listVersion }, keys }, () => OPENS)
    expect((await restarted.cast(vote.bytes)).said).toBe('promised')
  })

  test('a warning with the answer is no answer: the second site may not have it', async () => {
    const vote = box.election.vote({ box: box.boxes[1] ?? box.election.box(), at: OPENS })
    const administrator = await room.enter(ADMINISTRATOR)
    // As PostgreSQL warns when a wait for the standby was cancelled: after the commit's work, with the result.
    await administrator.query(
      `CREATE FUNCTION played.warn() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE WARNING 'might not have been replicated'; RETURN NULL; END $$;
       CREATE TRIGGER warn AFTER INSERT ON box.cast_event FOR EACH ROW EXECUTE FUNCTION played.warn()`,
    )
    expect(await collector.cast(vote.bytes)).toMatchObject({ status: 503, said: 'try-again' })
    await administrator.query('DROP TRIGGER warn ON box.cast_event')
    expect((await collector.cast(vote.bytes)).said).toBe('promised')
  })

  test('a checkpoint is not signed before the second site has its entries', async () => {
    const before = logFile('checkpoint')
    const vote = box.election.vote({ box: box.boxes[4] ?? box.election.box(), at: OPENS })
    expect((await collector.cast(vote.bytes)).said).toBe('promised')
    const sequencer = await started(before)
    const administrator = await room.enter(ADMINISTRATOR)
    // The entries are committed here; the commit that waits for the second site comes back with a warning.
    await administrator.query(
      'CREATE TRIGGER warn AFTER UPDATE ON box.election FOR EACH ROW EXECUTE FUNCTION played.warn()',
    )
    expect(await sequencer.turn()).toMatchObject({ ok: false, error: { type: 'no-answer' } })
    expect(logFile('checkpoint')).toEqual(before)
    await administrator.query('DROP TRIGGER warn ON box.election')
    const again = await (await started(before)).turn()
    expect(again).toMatchObject({ ok: true, value: { appended: 0, cosigned: [witness.name] } })
    expect(logFile('checkpoint')).not.toEqual(before)
  })

  test('what is no cast is refused without reading it, and every answer has the strict headers', async () => {
    const octets = { 'content-type': 'application/octet-stream' }
    const tooLong = Buffer.alloc(Math.max(...CAST_BYTES) + 1)
    const answers = [
      await collector.server.inject({ method: 'POST', url: '/cast', headers: octets, payload: tooLong }),
      await collector.server.inject({
        method: 'POST',
        url: '/cast',
        headers: { 'content-type': 'text/plain' },
        payload: 'x',
      }),
      await collector.server.inject({
        method: 'POST',
        url: '/cast',
        headers: { ...octets, origin: 'https://evil.example' },
      }),
      await collector.server.inject({ method: 'GET', url: '/cast' }),
      await collector.server.inject({ method: 'GET', url: `/${'a'.repeat(64)}` }),
      await collector.server.inject({ method: 'POST', url: '/cast', headers: octets }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([413, 415, 403, 404, 404, 400])
    for (const { headers } of answers) expect(headers).toMatchObject(STRICT_HEADERS)
  })

  test('neither its log nor its figures nor the database’s log have a code, a box, a permit or an address', async () => {
    const written = [...collector.log, room.cluster.log, await collector.metrics.metrics()].join('')
    expect(collector.log.length).toBeGreaterThan(10)
    const secret = [...box.boxes, ...box.boxes.map((id) => handleOf(ONLINE_ELECTION, id))]
    const { rows } = await (await room.enter(ADMINISTRATOR)).query<{ secret: string }>(
      `SELECT encode(unnest(ARRAY[code, permit_id]), 'hex') AS secret FROM box.cast_event`,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const each of [...secret, ...rows.map((row) => row.secret)]) expect(written).not.toContain(each)
    const keys = new Set(collector.log.flatMap((line) => Object.keys(JSON.parse(line))))
    expect([...keys].sort()).toEqual(['answer', 'cause', 'level', 'ms', 'msg', 'refused', 'route', 'status', 'time'])
    expect(written).not.toContain('aaaa')
    expect(written).not.toContain('127.0.0.1')
  })

  // The last: the time that it leaves is over.
  test('a clock that jumps forward is not remembered; one that was seen at the close opens nothing when it goes back', async () => {
    const sequencer = await started(logFile('checkpoint'))
    const vote = box.election.vote({ box: box.boxes[2] ?? box.election.box(), at: unixSecond(CLOSES - 120) })
    const turnAt = async (clock: number, later: number) => {
      monotonic += later
      await room.setClock(clock)
      const turn = await sequencer.turn()
      return turn.ok && turn.value.clock
    }
    // Started days after what was seen last, as after a failover to a site whose clock is ahead: nothing is remembered, and votes go on.
    expect(await turnAt(CLOSES - 3600, 0)).toBe('jumped')
    expect(await turnAt(CLOSES + 60, 3_660_000)).toBe('jumped')
    await room.setClock(CLOSES - 3600)
    const meanwhile = box.election.vote({ box: box.boxes[5] ?? box.election.box(), at: unixSecond(CLOSES - 3600) })
    expect((await collector.cast(meanwhile.bytes)).said).toBe('promised')
    // Two people have compared clocks; and a sequencer that is started again within minutes needs nobody.
    await room.setClock(CLOSES - 61)
    const heartbeat = new Heartbeat(parts.pool, NUMBER, () => monotonic)
    expect(await heartbeat.believe()).toEqual({ ok: true, value: CLOSES - 61 })
    expect(await turnAt(CLOSES - 60, 0)).toBe('first')
    expect(await turnAt(CLOSES - 59, 1000)).toBe('seen')
    expect(await turnAt(CLOSES + 7200, 1000)).toBe('jumped')
    expect(await turnAt(CLOSES + 7201, 1000)).toBe('jumped')
    await room.setClock(CLOSES - 57)
    expect((await collector.cast(vote.bytes)).said).toBe('promised')
    expect(await turnAt(CLOSES - 57, 1000)).toBe('seen')
    expect(await turnAt(CLOSES + 1, 58_000)).toBe('seen')
    await room.setClock(CLOSES - 50)
    const late = box.election.vote({ box: box.boxes[3] ?? box.election.box(), at: unixSecond(CLOSES - 120) })
    expect((await collector.cast(late.bytes)).said).toBe('closed')
    // Back and put right: no jump.
    expect(await turnAt(CLOSES - 3600, 1000)).toBe('seen')
    expect(await turnAt(CLOSES + 3, 1000)).toBe('seen')
  })
})
