/**
 * A witness (証人) of somebody else's log: cosigns a checkpoint when it continues the last one that it cosigned, and stores it before it
 * answers (c2sp.org/tlog-witness). It shares no code with the sequencer but the format.
 */
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import Database from 'better-sqlite3-multiple-ciphers'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import { cosign } from '#election/online/log/checkpoint.ts'
import { writeSignatureLine } from '#election/online/log/note.ts'
import {
  ADD_CHECKPOINT_BYTES_MAX,
  judgeAddCheckpoint,
  NOTHING_WITNESSED,
  type WitnessAnswer,
  type Witnessed,
} from '#election/online/log/witness.ts'
import { HTTP, hangsUp } from '../closing.ts'

export interface WitnessParts {
  /** The file that keeps the last checkpoint cosigned of each log. */
  readonly file: string
  /** Origin → Ed25519 key of the log. */
  readonly logs: ReadonlyMap<string, Uint8Array>
  readonly self: { readonly name: string; readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }
  readonly now: () => UnixSecond
  readonly sign: SignEd25519
  readonly verify: VerifyEd25519
}

interface Row {
  readonly size: number
  readonly root: Uint8Array
}

const SIZE = 'text/x.tlog.size'
const TEXT = 'text/plain; charset=utf-8'
const REQUEST_MS = 10_000

export interface OpenWitness {
  readonly server: Server
  /** After the requests that run. */
  close(): Promise<void>
}

/** Its memory, empty: once. @returns false: there is one, and nothing was changed */
export function beginWitness(file: string): boolean {
  if (existsSync(file)) return false
  const database = new Database(file)
  database.exec('CREATE TABLE witnessed (origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL) STRICT')
  database.close()
  return true
}

/** The caller lets the server listen. @param parts own-95: without its memory it knows no past, and would cosign any other one */
export function openWitness(parts: WitnessParts): OpenWitness {
  const database = new Database(parts.file, { fileMustExist: true })
  // Durable before it is answered: a witness that forgets cosigns a fork.
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const read = database.prepare<[string], Row>('SELECT size, root FROM witnessed WHERE origin = ?')
  const write = database.prepare('INSERT OR REPLACE INTO witnessed (origin, size, root) VALUES (?, ?, ?)')
  const lastOf = (origin: string): Witnessed => {
    const row = read.get(origin)
    return row === undefined ? NOTHING_WITNESSED : { size: row.size, root: new Uint8Array(row.root) }
  }
  // Compared and stored in one transaction: of two checkpoints at once the second is compared with the first.
  const judge = database.transaction((bytes: Uint8Array): WitnessAnswer => {
    const answer = judgeAddCheckpoint(bytes, parts.logs, lastOf, parts.verify)
    if (answer.status === 200) {
      const { origin, size, root } = answer.checkpoint
      write.run(origin, size, Buffer.from(root))
    }
    return answer
  })
  const server = createServer({ ...HTTP, requestTimeout: REQUEST_MS }, (request, response) => {
    const end = (status: number, type = TEXT, body = '') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    if (request.url !== '/add-checkpoint') return void end(404)
    if (request.method !== 'POST') return void end(405)
    const answerTo = (bytes: Uint8Array | null) => {
      if (bytes === null) return void end(413)
      const answer = judge.immediate(bytes)
      if (answer.status === 409) return void end(409, SIZE, `${answer.size}\n`)
      if (answer.status !== 200) return void end(answer.status)
      const line = cosign(answer.checkpoint.note.text, parts.now(), parts.self, parts.sign)
      end(200, TEXT, writeSignatureLine(line))
    }
    // A disk that is full answers nobody, and the witness stays: the log asks again with its next checkpoint.
    bodyOf(request)
      .then(answerTo)
      .catch(() => response.destroy())
  })
  const hangUp = hangsUp(server, REQUEST_MS)
  const close = async () => {
    hangUp()
    await new Promise((done) => server.close(done))
    database.close()
  }
  return { server, close }
}

/** Null for more than a checkpoint and its proof ever have. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > ADD_CHECKPOINT_BYTES_MAX) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
