/**
 * Requests of strangers to the four servers of an online box that are on the line: page, gate, collector, and the one that answers the roll
 * side. Each has a closed list of what it answers; everything else gets a refusal that says nothing (online-ballot-box, web).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import pino from 'pino'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { P256_SIGNATURE_BYTES } from '#election/online/checks.ts'
import { parseEnvelope } from '#election/online/envelope.ts'
import { handleOf } from '#election/online/ids.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { PERMIT_BYTES } from '#election/online/permit.ts'
import { holdServer } from '#online/box-side/hold/hold-server.ts'
import { STRICT_HEADERS } from '#online/headers.ts'
import { pageServer } from '#online/page-server/page-server.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { spoilt } from '#simulation/fuzz/mutate.ts'
import { spoiltJson } from '#simulation/fuzz/mutate-json.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { makeSessionKey, ONLINE_ELECTION, ONLINE_LISTS, OPENS } from '#simulation/rooms/online-election.ts'
import type { BoxRoom } from './box-room.ts'
import { PAGE, playedBox } from './played-box.ts'
import { playedGate } from './played-gate.ts'
import { playedOffice } from './played-office.ts'
import type { RollRoom } from './roll-room.ts'
import { NUMBER } from './signed-election.ts'

/** Nothing that a stranger wrote comes back, in a header, a body or the server's log. */
const MARK = 'zqmarkqz'
/** Words of a file that no address gives out. */
const HIDDEN = 'hidden of everybody'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const
const JSON_TYPE = 'application/json'
const OCTETS = 'application/octet-stream'
/** Longer than any server takes, but for the proxy before it. */
const BODY_MAX = 6000

export interface AskedServer {
  readonly name: string
  readonly server: FastifyInstance
  /** METHOD /path of everything that is ever answered with a success. */
  readonly answers: ReadonlySet<string>
  readonly samples: readonly Wish[]
  /** Secrets that no answer holds. */
  readonly secrets: readonly string[]
  readonly log: string[]
}

export interface Wish {
  readonly method: HTTPMethods
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Real servers on real databases, and a page whose directories hold more than it gives out. */
export async function askedServers(boxRoom: BoxRoom, rollRoom: RollRoom) {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-strangers-'))
  const box = await playedBox(boxRoom, 'strangers ask', { boxes: 8, overwrite: false })
  const [collector, gate] = [box.collector(), await playedGate(rollRoom, box.election)]
  const { key, boxSide } = gate
  const people = await playedOffice(rollRoom, { key, boxSide, randomness: box.election.randomness })
  const { code } = await people.approved()
  const ids = [...box.boxes, ...box.boxes.map((id) => handleOf(ONLINE_ELECTION, id))]
  const casts = box.boxes.map((id) => box.election.vote({ box: id, at: OPENS }).bytes)
  const cast = (bytes: Uint8Array) => asks('POST', '/cast', bytes, { 'content-type': OCTETS, origin: PAGE })
  const says = (url: string, said: object) =>
    asks('POST', url, utf8(JSON.stringify(said)), { 'content-type': JSON_TYPE, origin: PAGE, 'x-network': '192.0.2.1' })
  const flow = toHex(box.election.randomness.bytes(16))
  const hold = { handle: ids.at(-1), by: '07'.repeat(16), override: false }
  const holdLog: string[] = []
  const servers: AskedServer[] = [
    page(directory),
    { name: 'collector', server: collector.server, log: collector.log, ...{ samples: casts.map(cast), secrets: ids } },
    {
      ...{ name: 'gate', server: gate.server, log: gate.log, secrets: [code, ...ids] },
      samples: [
        says('/code', { code, certificate: null }),
        says('/apply', { birth: '1970-04-01' }),
        says('/begin', {
          flow,
          purpose: 'vote',
          sessionKey: toBase64(makeSessionKey(box.election.randomness).publicKey),
        }),
        says('/finish', { flow, answer: 'state=1' }),
        says('/count', { what: 'opened' }),
        asks('OPTIONS', '/code'),
      ],
    },
    {
      ...{ name: 'hold', server: holds(boxRoom, holdLog), log: holdLog, secrets: ids },
      samples: [
        says('/standing', { handle: hold.handle }),
        says('/hold', hold),
        says('/release', { ...hold, said: '' }),
      ],
    },
  ].map((each) => ({
    ...each,
    answers: new Set(each.samples.map(({ method, url }) => `${method} ${url}`)),
  }))
  const close = async () => {
    await Promise.all(servers.map(({ server }) => server.close()))
    rmSync(directory, { recursive: true })
  }
  return { servers, close }
}

function asks(
  method: HTTPMethods,
  url: string,
  body: Uint8Array = new Uint8Array(),
  headers: Wish['headers'] = {},
): Wish {
  return { method, url, headers, body }
}

function page(directory: string): Omit<AskedServer, 'answers'> {
  const given = ['election/package.json', 'log/checkpoint', 'log/tile/entries/000.p/7']
  const kept = ['election/roll-1.csv', 'election/notes', 'log/sequencer.key', 'log/tile/notes', 'secret']
  for (const name of [...given, ...kept]) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), given.includes(name) ? 'for everybody' : HIDDEN)
  }
  const server = pageServer({
    files: new Map([
      ['voter.js', utf8('0')],
      ['index.html', utf8('<!doctype html>')],
    ] as const),
    gazette: new Map([['gazette/1.png', utf8('for everybody')]]),
    answers: null,
    ...{
      election: join(directory, 'election'),
      log: join(directory, 'log'),
      gate: 'https://gate.example',
      collector: null,
    },
  })
  const paths = [
    '/',
    '/back',
    '/check',
    '/look',
    '/apply',
    '/index.html',
    '/voter.js',
    ...given.map((name) => `/${name}`),
  ]
  const samples = paths.flatMap((url) => [asks('GET', url), asks('HEAD', url)])
  return { name: 'page', server, log: [], samples, secrets: [HIDDEN, directory] }
}

function holds(room: BoxRoom, log: string[]): FastifyInstance {
  const approvers = [1, 2].map((at) => ({ name: `a${at}`, key: toHex(makeSigningKey(seeded(at)).publicKey) }))
  const parts = { number: NUMBER, electionId: ONLINE_ELECTION, deskOverride: true, approvers, verify: verifyNative }
  const logger = pino({ base: null }, { write: (line: string) => void log.push(line) })
  return holdServer({ ...parts, pool: room.pool('holder'), log: logger })
}

function seeded(at: number) {
  return { kind: 'seeded' as const, bytes: (count: number) => new Uint8Array(count).fill(at) }
}

const TAILS = [
  '',
  '/',
  '//',
  '/..',
  '/%2e%2e/secret',
  '%00',
  '%2f',
  `/${MARK}`,
  `?${MARK}=1`,
  '?__proto__=1',
  '/%c0%ae',
  ';a=1',
  '%zz',
]
const PATHS = [
  '/',
  '/..%2fsecret',
  '/election/roll-1.csv',
  '/election/..%5csecret',
  '/log/sequencer.key',
  '/metrics',
  '/.env',
  '/api/who',
]
const ODD = [
  '',
  'null',
  'https://evil.example',
  MARK,
  '*',
  '0',
  '-1',
  'a'.repeat(3000),
  'text/html',
  `${JSON_TYPE}; charset=${MARK}`,
]
const HEADERS = [
  'origin',
  'content-type',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'host',
  'cookie',
  'range',
] as const
const MORE = [
  'x-forwarded-for',
  'x-http-method-override',
  'accept',
  'accept-encoding',
  'if-none-match',
  'upgrade',
  'x-network',
] as const

/** A sample of any server, with one to four things changed. */
export function drawnWish(dice: Dice, asked: AskedServer, all: readonly AskedServer[]): Wish {
  const from = dice.oneIn(6) ? dice.pick(all) : asked
  const sample = dice.pick(from.samples)
  return {
    method: dice.oneIn(6) ? dice.pick(METHODS) : sample.method,
    url: dice.oneIn(3) ? drawnUrl(dice, sample.url) : sample.url,
    headers: dice.oneIn(3) ? drawnHeaders(dice, sample.headers) : sample.headers,
    body: sample.body.length === 0 && !dice.oneIn(8) ? sample.body : drawnBody(dice, from.samples),
  }
}

function drawnUrl(dice: Dice, url: string): string {
  switch (dice.below(6)) {
    case 0:
      return dice.pick(PATHS) + dice.pick(TAILS)
    case 1:
      return url + dice.pick(TAILS)
    case 2:
      return `/${'a'.repeat(dice.below(3000))}${url}`
    case 3:
      return url.toUpperCase()
    case 4: {
      // One of its letters in the other way to write it.
      const at = 1 + dice.below(url.length)
      return `${url.slice(0, at)}${[...url.slice(at, at + 1)].map((each) => `%${toHex(utf8(each))}`).join('')}${url.slice(at + 1)}`
    }
    default:
      return `/${dice.pick(['/', './', '%2e/', 'cast/../', `${MARK}/../`])}${url.slice(1)}`
  }
}

function drawnHeaders(dice: Dice, headers: Wish['headers']): Wish['headers'] {
  const changed: Record<string, string> = { ...headers }
  for (let changes = 1 + dice.below(3); changes > 0; changes--) {
    const name = dice.pick([...HEADERS, ...MORE])
    if (dice.oneIn(3)) delete changed[name]
    else changed[name] = dice.pick(ODD)
  }
  return changed
}

function drawnBody(dice: Dice, samples: readonly Wish[]): Uint8Array {
  const bodies = samples.map(({ body }) => body).filter(({ length }) => length > 0)
  if (bodies.length === 0) return dice.bytes(dice.below(BODY_MAX))
  if (dice.oneIn(3)) return dice.pick(bodies)
  const isJson = bodies[0]?.[0] === 0x7b
  const body = isJson && dice.oneIn(2) ? spoiltJson(dice, bodies, BODY_MAX) : spoilt(dice, bodies, { most: BODY_MAX })
  return dice.oneIn(8) ? concat(body, utf8(MARK.repeat(1 + dice.below(600)))) : body
}

export interface Answer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

const HEADERS_OF_ANSWERS = new Set([
  ...Object.keys(STRICT_HEADERS),
  ...['content-type', 'content-length', 'date', 'connection', 'vary', 'allow'],
  ...['origin', 'methods', 'headers'].map((each) => `access-control-allow-${each}`),
  'access-control-max-age',
])
const REFUSAL = /^(?:|\{"refused":"[a-z-]{1,40}"\})$/
/** Words of programs, places and databases. */
const INSIDE = /node_modules|node:|\bat \/|\.ts\b|postgres|SELECT|stack|statusCode|FST_/

/** Faults of an answer; none, if all is well. */
export function wrongWith(asked: AskedServer, wish: Wish, answer: Answer): readonly string[] {
  const { statusCode, headers, body } = answer
  const written = `${JSON.stringify(headers)} ${body}`
  const isSuccess = statusCode < 300
  const wrong = [
    statusCode >= 500 && !mayBeOfLaterList(asked, wish) && 'a mistake of the server',
    statusCode >= 300 && statusCode < 400 && 'leads elsewhere',
    isSuccess && !isOnList(asked, wish) && 'answers outside of its list',
    !isSuccess && !REFUSAL.test(body) && 'refuses with more than a word',
    written.includes(MARK) && 'repeats what was sent',
    INSIDE.test(written) && 'shows its inside',
    asked.secrets.some((each) => written.includes(each)) && 'gives a secret away',
    Object.keys(headers).some((name) => !HEADERS_OF_ANSWERS.has(name)) && 'has another header',
    Object.keys(STRICT_HEADERS).some((name) => headers[name] === undefined) && 'leaves a strict header out',
  ]
  return wrong.filter((each) => each !== false)
}

/** The collector lets a page try again whose list is one that it does not know yet (online-cast.md §4). */
function mayBeOfLaterList({ name }: AskedServer, { body }: Wish): boolean {
  const envelope = name === 'collector' ? parseEnvelope(body.subarray(PERMIT_BYTES, -P256_SIGNATURE_BYTES)) : null
  return envelope !== null && (envelope.listVersion < 1 || envelope.listVersion > ONLINE_LISTS)
}

function isOnList({ name, answers }: AskedServer, { method, url }: Wish): boolean {
  // A browser asks before it sends; the answer is empty.
  if (name === 'gate' && method === 'OPTIONS') return true
  const path = new URL(`http://localhost${url}`).pathname
  try {
    return answers.has(`${method} ${decodeURIComponent(path)}`)
  } catch {
    return false
  }
}
