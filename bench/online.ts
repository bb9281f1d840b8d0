/**
 * `online`: casts into an online box at eight clients. *Put*: the database's own function beside a bare INSERT of as many bytes, both
 * flushed. *HTTP*: a real collector, which checks each cast, beside `put`. *Half load*: half as many casts a second as the collector took,
 * sent by the clock whether or not the last one was answered. All in one run, in turns: the ratios compare, and each has its limit.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Pool } from 'pg'
import { startOf } from '#build/start-of.ts'
import { fromHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { unixSecond } from '#election/online/instant.ts'
import { PUT } from '#online/box-side/collector/put.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type BoxRoom, openBoxRoom, whyNoDatabase } from '#simulation/online/box-room.ts'
import { NUMBER, provision, votersOf, writeDocuments } from '#simulation/online/signed-election.ts'
import { type VotersElection, votersElection } from '#simulation/rooms/voter-election.ts'
import { type Figure, spreadOf, timed } from './measure.ts'
import { type TreeUse, watchTree } from './process-tree.ts'

const CLIENTS = 8
const ROUNDS = 9
const CASTS_OF_A_ROUND = 96
const HALF_LOAD_CASTS = 480
const CAST_BYTES = 523
const PAGE = 'https://vote.example'
/** Times of `put` and HTTP may be so many times those of their floors, and the slowest hundredth so many times the middle. */
const LIMITS = { put: 1 / 0.3, http: 1 / 0.5, slowest: 10 }

export async function online(): Promise<Figure[]> {
  if (whyNoDatabase !== null) throw new Error(whyNoDatabase)
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-online-'))
  const room = await openBoxRoom({ durable: true })
  let program: ChildProcess | null = null
  try {
    const wish = { seed: 'bench online', now, page: PAGE, clientFiles: '00'.repeat(32) }
    const election = votersElection({ ...wish, authority: makeAuthority(randomness), switches: { overwrite: false } })
    const voters = votersOf(election, wish.seed)
    const count = 2 * (ROUNDS + 1) * CASTS_OF_A_ROUND + HALF_LOAD_CASTS
    const boxes = Array.from({ length: count }, voters.box)
    await provision(room.pool('provisioner'), election, boxes, 1 as ContestMask)
    const collector = await startCollector(room, election, directory)
    program = collector.process
    const database = watchTree(room.cluster.pid, false)
    try {
      const free = boxes.values()
      const nextBox = () => free.next().value ?? ''
      const nextCast = () => voters.vote(nextBox() as (typeof boxes)[number], now)
      return await measured({ room, nextBox, nextCast, collector, database: database.use })
    } finally {
      database.stop()
    }
  } finally {
    program?.kill('SIGTERM')
    await room.close()
    rmSync(directory, { recursive: true })
  }
}

interface Ground {
  readonly room: BoxRoom
  readonly nextBox: () => string
  readonly nextCast: () => Uint8Array
  readonly collector: StartedCollector
  readonly database: () => TreeUse
}

const SAMPLED = ['bare', 'put', 'http', 'collector', 'database', 'clients', 'putDatabase', 'putClients'] as const

async function measured({ room, nextBox, nextCast, collector, database }: Ground): Promise<Figure[]> {
  const administrator = await room.enter(ADMINISTRATOR)
  await administrator.query('CREATE TABLE played.bare (body bytea)')
  await administrator.query('GRANT USAGE ON SCHEMA played TO collector; GRANT INSERT ON played.bare TO collector')
  const pool = room.pool('collector', CLIENTS)
  const lines = new Lines(collector.port)
  const samples = Object.fromEntries(SAMPLED.map((name) => [name, [] as number[]])) as Record<
    (typeof SAMPLED)[number],
    number[]
  >
  const computed = () => ({
    collector: 1000 * collector.use().cpuSeconds,
    database: 1000 * database().cpuSeconds,
    clients: (process.cpuUsage().user + process.cpuUsage().system) / 1000,
  })
  for (let round = 0; round <= ROUNDS; round++) {
    const casts = Array.from({ length: CASTS_OF_A_ROUND }, nextCast)
    const puts = Array.from({ length: CASTS_OF_A_ROUND }, () => Buffer.from(fromHex(nextBox())))
    const bare = await timed(() => byClients(puts, (id) => bareInsert(pool, id)))
    const before = computed()
    const put = await timed(() => byClients(puts, (id) => putInto(pool, id)))
    const between = computed()
    const http = await timed(() => byClients(casts, (bytes) => lines.ask(bytes)))
    const after = computed()
    const took = {
      ...{ bare, put, http, collector: after.collector - between.collector },
      ...{ database: after.database - between.database, clients: after.clients - between.clients },
      ...{ putDatabase: between.database - before.database, putClients: between.clients - before.clients },
    }
    // The first round opens connections and makes plans.
    if (round === 0) continue
    for (const name of SAMPLED) samples[name].push(took[name] / CASTS_OF_A_ROUND)
  }
  const [bare, put, http] = [spreadOf(samples.bare), spreadOf(samples.put), spreadOf(samples.http)]
  const casts = Array.from({ length: HALF_LOAD_CASTS }, nextCast)
  const answers = spreadOf(await atHalfLoad(casts, 2 * http.median, (bytes) => lines.ask(bytes)))
  lines.end()
  const of = (name: string, what: string) => ({ name: `online: ${name}`, what, unit: 'ms' as const })
  const computing = (name: (typeof SAMPLED)[number], what: string) => ({
    ...of('processor', `what ${what}, whatever else the machine did`),
    ...{ product: spreadOf(samples[name]), floor: null, ratio: null },
  })
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
    computing('collector', 'the collector computed for a cast over HTTP'),
    computing('database', 'the database computed for a cast over HTTP'),
    computing('clients', 'the clients computed for a cast over HTTP'),
    computing('putDatabase', 'the database computed for put alone'),
    computing('putClients', 'the clients computed for put alone'),
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
  const values = [NUMBER, id, 1, drawn(16), now + 3600, drawn(32), Buffer.alloc(CAST_BYTES, 7), [drawn(32)]]
  const { rows } = await pool.query<{ answer: string }>({ ...PUT, values })
  if (rows[0]?.answer !== 'recorded') throw new Error(`put: ${rows[0]?.answer}`)
}

const randomness = secureRandomness()
const now = unixSecond(Math.floor(Date.now() / 1000))

/** Clients that compute little: their processors are those of the collector and the database, too. */
class Lines {
  readonly #port: number
  readonly #idle: Socket[] = []

  constructor(port: number) {
    this.#port = port
  }

  async ask(cast: Uint8Array): Promise<void> {
    const socket = this.#idle.pop() ?? connect(this.#port, '127.0.0.1')
    const head = `POST /cast HTTP/1.1\r\nHost: collector\r\nContent-Type: application/octet-stream\r\nOrigin: ${PAGE}\r\nContent-Length: ${cast.length}\r\n\r\n`
    socket.write(Buffer.concat([Buffer.from(head), cast]))
    const status = await statusFrom(socket)
    if (status !== 200) throw new Error(`a cast was answered with ${status}`)
    this.#idle.push(socket)
  }

  end(): void {
    for (const socket of this.#idle) socket.destroy()
  }
}

/** When the answer is there to its last byte. */
async function statusFrom(socket: Socket): Promise<number> {
  for (let text = ''; ; ) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    text += chunk.toString('latin1')
    const bodyAt = text.indexOf('\r\n\r\n') + 4
    const [, length] = /content-length: (\d+)/i.exec(text) ?? []
    if (bodyAt >= 4 && text.length >= bodyAt + Number(length)) return Number(text.slice(9, 12))
  }
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

async function startCollector(room: BoxRoom, election: VotersElection, directory: string): Promise<StartedCollector> {
  const [config, promiseKeyFile] = [join(directory, 'collector.json'), join(directory, 'promise')]
  writeFileSync(promiseKeyFile, election.keys.promise.secretKey)
  const listen = { host: '127.0.0.1', port: 0 }
  const said = {
    database: { host: room.cluster.socket, name: room.database, user: 'collector', sites: 1 },
    ...{ number: NUMBER, election: writeDocuments(election, directory), promiseKeyFile, listen, metrics: listen },
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
