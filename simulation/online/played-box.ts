/** An online election in a real database, with voters who cast, and the servers around it as they ship. */
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { Registry } from 'prom-client'
import { fromHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import type { CastGrounds } from '#election/online/cast.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { castCheck } from '#online/box-side/collector/cast-check.ts'
import { collectorServer } from '#online/box-side/collector/collector.ts'
import { signNative } from '#openssl/ed25519.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { type OnlineElection, OPENS, onlineElection, onlineSettings } from '#simulation/rooms/online-election.ts'
import type { BoxRoom } from './box-room.ts'
import { NUMBER, provision } from './signed-election.ts'

export const PAGE = 'https://vote.example'

export type PlayedBox = Awaited<ReturnType<typeof playedBox>>

export interface PlayedCollector {
  readonly server: FastifyInstance
  /** Lines that it wrote down. */
  readonly log: string[]
  readonly metrics: Registry
  cast(bytes: Uint8Array): Promise<Answer>
}

interface Answer {
  readonly status: number
  /** `promised`, or the word of the refusal. */
  readonly said: string
  readonly body: Uint8Array
}

/** @param clock what a collector's machine says */
export async function playedBox(
  room: BoxRoom,
  seed: string,
  options: { readonly boxes: number; readonly overwrite: boolean; readonly clock?: () => UnixSecond },
) {
  const election = onlineElection(seed)
  const boxes = Array.from({ length: options.boxes }, () => election.box())
  const made = onlineSettings(election, { clientFiles: '01'.repeat(32) })
  const settings = { ...made, switches: { ...made.switches, overwrite: options.overwrite } }
  await provision(
    room.pool('provisioner'),
    { settings, settingsHash: new Uint8Array(32).fill(2) },
    boxes,
    1 as ContestMask,
  )
  await room.setClock(OPENS + 60)
  const clock = options.clock ?? (() => unixSecond(OPENS + 60))
  return { election, boxes, collector: () => playedCollector(room, election, clock) }
}

export function playedCollector(
  room: Pick<BoxRoom, 'pool'>,
  { grounds, keys }: { readonly grounds: CastGrounds; readonly keys: Pick<OnlineElection['keys'], 'promise'> },
  now: () => UnixSecond,
  page = PAGE,
): PlayedCollector {
  const { log, logger } = writtenLines()
  const metrics = new Registry()
  const server = collectorServer({
    ...{ number: NUMBER, electionId: grounds.electionId, sign: signNative },
    check: castCheck(grounds, nativeOnlineChecks).check,
    ...{ promiseKey: keys.promise.secretKey, page, pool: room.pool('collector'), now, metrics, log: logger },
  })
  const cast = async (bytes: Uint8Array): Promise<Answer> => {
    const headers = { 'content-type': 'application/octet-stream', origin: PAGE }
    const { statusCode, rawPayload, json } = await server.inject({
      method: 'POST',
      url: '/cast',
      headers,
      payload: Buffer.from(bytes),
    })
    const said = statusCode === 200 ? 'promised' : json<{ refused: string }>().refused
    return { status: statusCode, said, body: new Uint8Array(rawPayload) }
  }
  return { server, log, metrics, cast }
}

/** The lines that a server writes down. */
export function writtenLines() {
  const log: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      log.push(chunk.toString())
      done()
    },
  })
  return { log, logger: pino({ base: null }, sink) }
}

export function bytesOf(hex: string): Buffer {
  return Buffer.from(fromHex(hex))
}
