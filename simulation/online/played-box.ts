/** An online election in a real database, with voters who cast, and the servers around it as they ship. */
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { Registry } from 'prom-client'
import { fromHex } from '#election/bytes.ts'
import { type BoxId, handleOf } from '#election/online/ids.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { castCheck } from '#online/box-side/collector/cast-check.ts'
import { collectorServer } from '#online/box-side/collector/collector.ts'
import { signNative } from '#openssl/ed25519.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import {
  CLOSES,
  ONLINE_ELECTION,
  type OnlineElection,
  OPENS,
  onlineElection,
} from '#simulation/rooms/online-election.ts'
import type { BoxRoom } from './box-room.ts'

export const PAGE = 'https://vote.example'
/** In the database. */
export const NUMBER = 1

export interface PlayedBox {
  readonly election: OnlineElection
  readonly boxes: readonly BoxId[]
  /** Another collector; they keep nothing, so there may be any number. */
  collector(): PlayedCollector
}

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
): Promise<PlayedBox> {
  const election = onlineElection(seed)
  const boxes = Array.from({ length: options.boxes }, () => election.box())
  const provisioner = await room.enter('provisioner')
  await provisioner.query('SELECT box.add_election($1, $2, to_timestamp($3), to_timestamp($4), $5, $6)', [
    ...[NUMBER, bytesOf(ONLINE_ELECTION), OPENS, CLOSES, options.overwrite],
    [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
  ])
  await provisioner.query('SELECT box.add_boxes($1, $2, $3, $4)', [
    ...[NUMBER, boxes.map(bytesOf), boxes.map((box) => bytesOf(handleOf(ONLINE_ELECTION, box))), boxes.map(() => 1)],
  ])
  await room.setClock(OPENS + 60)
  const clock = options.clock ?? (() => unixSecond(OPENS + 60))
  return { election, boxes, collector: () => playedCollector(room, election, clock) }
}

export function playedCollector(
  room: Pick<BoxRoom, 'pool'>,
  election: OnlineElection,
  now: () => UnixSecond,
): PlayedCollector {
  const log: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      log.push(chunk.toString())
      done()
    },
  })
  const metrics = new Registry()
  const server = collectorServer({
    ...{ number: NUMBER, electionId: ONLINE_ELECTION, sign: signNative },
    check: castCheck(election.grounds, nativeOnlineChecks).check,
    ...{ promiseKey: election.keys.promise.secretKey, page: PAGE, pool: room.pool('collector'), now, metrics },
    log: pino({ base: null }, sink),
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

export function bytesOf(hex: string): Buffer {
  return Buffer.from(fromHex(hex))
}
