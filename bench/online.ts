/**
 * `online`: casts into an online box at eight clients. *Put*: the database's own function beside a bare INSERT of as many bytes, both
 * flushed. *HTTP*: a real collector, which checks each cast, beside `put`. *Half load*: half as many casts a second as the collector took,
 * sent by the clock whether or not the last one was answered. All in one run, in turns: the ratios compare, and each has its limit.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Pool } from 'pg'
import { startOf } from '#build/start-of.ts'
import { toHex } from '#election/bytes.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type BoxRoom, openBoxRoom, whyNoDatabase } from '#simulation/online/box-room.ts'
import { bytesOf, NUMBER, PAGE, type PlayedBox, playedBox } from '#simulation/online/played-box.ts'
import { ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { type TreeUse, watchTree } from './process-tree.ts'

const CLIENTS = 8
const ROUNDS = 9
const CASTS_OF_A_ROUND = 96
const HALF_LOAD_CASTS = 480
const CAST_BYTES = 491
/** Times of `put` and HTTP may be so many times those of their floors, and the slowest hundredth so many times the middle. */
const LIMITS = { put: 1 / 0.3, http: 1 / 0.5, slowest: 10 }

export async function online(): Promise<Figure[]> {
  if (whyNoDatabase !== null) throw new Error(whyNoDatabase)
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-online-'))
  const room = await openBoxRoom({ durable: true })
  let program: ChildProcess | null = null
  try {
    const boxes = 2 * (ROUNDS + 1) * CASTS_OF_A_ROUND + HALF_LOAD_CASTS
    const box = await playedBox(room, 'bench online', { boxes, overwrite: false })
    const collector = await startCollector(room, box, directory)
    program = collector.process
    return await measured(room, box, collector)
  } finally {
    program?.kill('SIGTERM')
    await room.close()
    rmSync(directory, { recursive: true })
  }
}

async function measured(room: BoxRoom, box: PlayedBox, collector: StartedCollector): Promise<Figure[]> {
  const { port, use } = collector
  const administrator = await room.enter(ADMINISTRATOR)
  await administrator.query('CREATE TABLE played.bare (body bytea)')
  await administrator.query('GRANT USAGE ON SCHEMA played TO collector; GRANT INSERT ON played.bare TO collector')
  const pool = room.pool('collector', CLIENTS)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 * CLIENTS })
  const free = [...box.boxes]
  const nextBox = () => {
    const next = free.pop()
    if (next === undefined) throw new Error('a box for each cast')
    return next
  }
  const samples = { bare: [] as number[], put: [] as number[], http: [] as number[], processor: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const casts = Array.from({ length: CASTS_OF_A_ROUND }, () => box.election.vote({ box: nextBox(), at: OPENS }).bytes)
    const puts = Array.from({ length: CASTS_OF_A_ROUND }, nextBox)
    const before = use().cpuSeconds
    const took = {
      bare: await timed(() => byClients(puts, (id) => bareInsert(pool, bytesOf(id)))),
      put: await timed(() => byClients(puts, (id) => putInto(pool, bytesOf(id)))),
      http: await timed(() => byClients(casts, (bytes) => recorded(port, agent, bytes))),
      processor: 0,
    }
    took.processor = 1000 * (use().cpuSeconds - before)
    // The first round opens connections and makes plans.
    if (round === 0) continue
    for (const name of ['bare', 'put', 'http', 'processor'] as const) samples[name].push(took[name] / CASTS_OF_A_ROUND)
  }
  const [bare, put, http] = [spreadOf(samples.bare), spreadOf(samples.put), spreadOf(samples.http)]
  const casts = Array.from({ length: HALF_LOAD_CASTS }, () => box.election.vote({ box: nextBox(), at: OPENS }).bytes)
  const answers = spreadOf(await atHalfLoad(casts, 2 * http.median, (bytes) => recorded(port, agent, bytes)))
  agent.destroy()
  const of = (name: string, what: string) => ({ name: `online: ${name}`, what, unit: 'ms' as const })
  return [
    {
      ...of(
        'put',
        `a cast recorded by the database, ${CLIENTS} clients ÷ a bare INSERT of ${CAST_BYTES} bytes, flushed`,
      ),
      ...{ product: put, floor: bare, ratio: put.median / bare.median, limit: LIMITS.put },
    },
    {
      ...of('HTTP', `a cast checked, recorded and promised by a collector, ${CLIENTS} clients ÷ put`),
      ...{ product: http, floor: put, ratio: http.median / put.median, limit: LIMITS.http },
    },
    {
      ...of('processor', 'what the collector computed for a cast, whatever else the machine did'),
      ...{ product: spreadOf(samples.processor), floor: null, ratio: null },
    },
    {
      ...of('half load', 'slowest hundredth of the answers at half of that many casts a second ÷ their middle'),
      product: { ...answers, median: answers.p99 },
      ...{ floor: answers, ratio: answers.p99 / answers.median, limit: LIMITS.slowest },
    },
  ]
}

async function bareInsert(pool: Pool, id: Buffer): Promise<void> {
  await pool.query('INSERT INTO played.bare VALUES ($1)', [
    Buffer.concat([id, Buffer.alloc(CAST_BYTES - id.length, 7)]),
  ])
}

/** As the collector asks, with invented bytes: the database does not look into a cast. */
async function putInto(pool: Pool, id: Buffer): Promise<void> {
  const drawn = (count: number) => Buffer.from(randomness.bytes(count))
  const { rows } = await pool.query<{ answer: string }>(
    'SELECT box.put($1, $2, $3::smallint, $4, to_timestamp($5), $6, $7, $8) AS answer',
    [NUMBER, id, 1, drawn(16), OPENS + 3600, drawn(32), Buffer.alloc(CAST_BYTES, 7), [drawn(32)]],
  )
  if (rows[0]?.answer !== 'recorded') throw new Error(`put: ${rows[0]?.answer}`)
}

const randomness = secureRandomness()

async function recorded(port: number, agent: Agent, bytes: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream', origin: PAGE }
  const asked = request({ host: '127.0.0.1', port, path: '/cast', method: 'POST', agent, headers })
  asked.end(Buffer.from(bytes))
  const [answer] = await once(asked, 'response')
  answer.resume()
  await once(answer, 'end')
  if (answer.statusCode !== 200) throw new Error(`a cast was answered with ${answer.statusCode}`)
}

/** Each client does the next thing when it has its answer. */
async function byClients<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values()
  const client = async () => {
    for (const thing of left) await work(thing)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

/** @returns milliseconds from the moment in which a cast was due to its answer: a queue is not hidden. */
async function atHalfLoad<T>(
  things: readonly T[],
  everyMs: number,
  work: (thing: T) => Promise<void>,
): Promise<readonly number[]> {
  const begun = performance.now()
  const answered = things.map(async (thing, at) => {
    const due = begun + at * everyMs
    await new Promise((done) => setTimeout(done, due - performance.now()))
    await work(thing)
    return performance.now() - due
  })
  return Promise.all(answered)
}

interface StartedCollector {
  readonly process: ChildProcess
  readonly port: number
  use(): TreeUse
}

async function startCollector(room: BoxRoom, { election }: PlayedBox, directory: string): Promise<StartedCollector> {
  const [config, promiseKeyFile] = [join(directory, 'collector.json'), join(directory, 'promise')]
  writeFileSync(promiseKeyFile, election.keys.promise.secretKey)
  const listen = { host: '127.0.0.1', port: 0 }
  const said = {
    database: { host: room.cluster.socket, name: room.database, user: 'collector' },
    ...{ number: NUMBER, electionId: ONLINE_ELECTION, gateKey: toHex(election.keys.gate.publicKey), lists: 2 },
    ...{ packageSha256: toHex(election.packageHash), countingKey: toHex(election.publicKey), page: PAGE },
    ...{ promiseKeyFile, listen, metrics: listen },
  }
  writeFileSync(config, JSON.stringify(said))
  const { options, file } = startOf('online/main/collector.ts')
  const started = spawn(process.execPath, [...options, file, config], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { use, stop } = watchTree(started.pid ?? 0, false)
  started.once('exit', stop)
  return new Promise((listens, ended) => {
    started.once('exit', (code) => ended(new Error(`the collector ended with ${code}`)))
    // Its lines are read to the end: a pipe that is full would stop it.
    createInterface(started.stdout).on('line', (line) => {
      const [, port] = /"listens":\[(\d+)/.exec(line) ?? []
      if (port !== undefined) listens({ process: started, port: Number(port), use })
    })
  })
}
