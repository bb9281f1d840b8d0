/** Whatever dies while a cast is recorded: what was acknowledged is stored once, and the log and the export have it once (T25). */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { P256_SIGNATURE_BYTES } from '#election/online/checks.ts'
import { parseEnvelope, voteCode } from '#election/online/envelope.ts'
import { PERMIT_BYTES } from '#election/online/permit.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { type Pauses, pausesIn } from './pauses.ts'
import { NUMBER, PAGE, type PlayedBox, type PlayedCollector, playedBox } from './played-box.ts'

const BOXES = 16
/** A page asks again for longer; here a database that never comes back is a failure. */
const TRIES = 50

describe.skipIf(whyNoDatabase !== null)(`killed while casting${leftOut}`, () => {
  let room: BoxRoom
  let box: PlayedBox
  let collector: PlayedCollector
  let pauses: Pauses
  const acknowledged: Uint8Array[] = []
  let used = 0
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-collector-'))

  beforeAll(async () => {
    // A commit is written before it is answered; a kill leaves what was written, as no power cut would: no flush is waited for.
    room = await openBoxRoom({ settings: { synchronous_commit: 'on' } })
    box = await playedBox(room, 'killed while casting', { boxes: BOXES, overwrite: false })
    collector = box.collector()
    pauses = await pausesIn(() => room.enter(ADMINISTRATOR))
  })
  afterAll(async () => {
    await room?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const nextVote = () => {
    const id = box.boxes[used++]
    assert(id !== undefined, 'killed: a box that has no vote')
    return { id, bytes: box.election.vote({ box: id, at: OPENS }).bytes }
  }

  /** As the page does: the same bytes until there is an answer. */
  async function untilAnswered(bytes: Uint8Array): Promise<string> {
    for (let left = TRIES; left > 0; left--) {
      const { said } = await collector.cast(bytes)
      if (said === 'promised') acknowledged.push(bytes)
      if (said !== 'try-again') return said
    }
    return 'never answered'
  }

  test('the server process, before a statement and at the commit', async () => {
    expect(pauses.places.length).toBeGreaterThan(12)
    const places = [...pauses.places.entries()]
    // Under the lock, between two inserts, and at the commit.
    const some = places.filter(([, each]) => /^IF EXISTS|^INSERT INTO box.pending|^COMMIT/.test(each))
    expect(some.length).toBeGreaterThan(2)
    for (const [place, statement] of some) {
      const { bytes } = nextVote()
      await pauses.stopAt(place)
      const answer = collector.cast(bytes)
      const server = await Promise.race([pauses.waiting(), answer.then(({ said }) => said)])
      assert(typeof server === 'number', `killed: ${statement} is reached, not ${server}`)
      const ready = room.cluster.readyAgain()
      process.kill(server, 'SIGKILL')
      expect(await answer, statement).toMatchObject({ said: 'try-again' })
      await ready
      await pauses.stopAt(null)
      expect(await untilAnswered(bytes), statement).toBe('promised')
    }
  })

  test('the collector, before the commit and after it', async () => {
    for (const place of [pauses.places.indexOf('COMMIT') - 1, null]) {
      const { bytes } = nextVote()
      const { process: program, port } = await startCollector()
      const gone = once(program, 'exit')
      const collectors = await room.enter(ADMINISTRATOR)
      await pauses.stopAt(place ?? pauses.places.length - 1)
      const answer = fetch(`http://127.0.0.1:${port}/cast`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Buffer.from(bytes),
      }).then(
        ({ status }) => status,
        () => 'no answer',
      )
      await pauses.waiting()
      if (place === null) {
        // It cannot hear the answer of the database any more, which comes.
        program.kill('SIGSTOP')
        await pauses.goOn()
        while ((await recorded(collectors)) !== acknowledged.length + 1);
      }
      program.kill('SIGKILL')
      await gone
      expect(await answer).toBe('no answer')
      await pauses.goOn()
      await pauses.stopAt(null)
      expect(await untilAnswered(bytes)).toBe('promised')
    }
  })

  test('the whole database, with casts in flight', async () => {
    const votes = Array.from({ length: 6 }, nextVote)
    const answers = votes.map(({ bytes }) => collector.cast(bytes))
    await Promise.race(answers)
    await room.cluster.kill()
    const before = await Promise.all(answers)
    await room.cluster.start()
    for (const [at, { said }] of before.entries()) {
      const bytes = votes[at]?.bytes
      assert(bytes !== undefined, 'killed: a vote that was cast')
      if (said === 'promised') acknowledged.push(bytes)
      else expect(await untilAnswered(bytes)).toBe('promised')
    }
  })

  test('a close waits for a cast in flight, and has it among its numbers', async () => {
    const { bytes } = nextVote()
    await pauses.stopAt(pauses.places.length - 1)
    const answer = collector.cast(bytes)
    await pauses.waiting()
    await room.setClock(CLOSES)
    const exporter = await room.enter('exporter')
    const closing = exporter.query<{ events: string }>('SELECT events FROM box.close($1)', [NUMBER])
    expect(await Promise.race([closing.then(() => 'closed before it'), closeWaits()])).toBe('waits')
    await pauses.goOn()
    expect((await answer).said).toBe('promised')
    acknowledged.push(bytes)
    expect(Number((await closing).rows[0]?.events)).toBe(acknowledged.length)
  })

  test('the export and the log have each acknowledged cast once, and nothing else', async () => {
    const exporter = await room.enter('exporter')
    const { rows } = await exporter.query<{ rev: number; body: Buffer }>(
      "SELECT rev, body FROM box.export_events($1, '\\x', 0, 1000)",
      [NUMBER],
    )
    expect(rows.map(({ body }) => toHex(body)).sort()).toEqual(acknowledged.map(toHex).sort())
    expect(new Set(rows.map(({ rev }) => rev))).toEqual(new Set([1]))
    const sequencer = await room.enter('sequencer')
    const waiting = await sequencer.query<{ code: Buffer }>('SELECT code FROM box.waiting($1, 1000)', [NUMBER])
    const codes = acknowledged.map((bytes) => toHex(codeIn(bytes)))
    expect(waiting.rows.map(({ code }) => toHex(code)).sort()).toEqual(codes.sort())
  })

  async function closeWaits(): Promise<string> {
    const client = await room.enter(ADMINISTRATOR)
    for (;;) {
      const { rows } = await client.query(
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 7 AND NOT granted",
      )
      if (rows.length > 0) return 'waits'
    }
  }

  async function recorded(client: Client): Promise<number> {
    const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM box.cast_event')
    return Number(rows[0]?.n)
  }

  async function startCollector(): Promise<{ readonly process: ChildProcess; readonly port: number }> {
    const { election } = box
    const file = join(directory, 'collector.json')
    writeFileSync(join(directory, 'promise'), election.keys.promise.secretKey)
    writeFileSync(
      file,
      JSON.stringify({
        database: { host: room.cluster.socket, name: room.database, user: 'collector' },
        ...{ number: NUMBER, electionId: ONLINE_ELECTION, gateKey: toHex(election.keys.gate.publicKey), lists: 2 },
        ...{ packageSha256: toHex(election.packageHash), countingKey: toHex(election.publicKey), page: PAGE },
        promiseKeyFile: join(directory, 'promise'),
        ...{ listen: { host: '127.0.0.1', port: 0 }, metrics: { host: '127.0.0.1', port: 0 } },
      }),
    )
    const { options, file: program } = startOf('online/main/collector.ts')
    const started = spawn(process.execPath, [...options, program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const chunk of started.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      said += chunk
      const [, port] = /"listens":\[(\d+)/.exec(said) ?? []
      if (port !== undefined) return { process: started, port: Number(port) }
    }
    throw new Error(`the collector ended: ${said}`)
  }
})

function codeIn(bytes: Uint8Array): Uint8Array {
  const envelope = parseEnvelope(bytes.subarray(PERMIT_BYTES, bytes.length - P256_SIGNATURE_BYTES))
  assert(envelope !== null, 'killed: a cast that was made')
  return fromHex(voteCode(envelope.records))
}
