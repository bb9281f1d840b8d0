/**
 * After a day of both sides on real databases: no byte of the box side has a person, and none of the roll side has a vote. Looked at are
 * all files of each server with its WAL, a dump, its memory, what programs wrote down, and the public log with its witnesses.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { openEvidence } from '#election/online/evidence.ts'
import { boxIdOf, handleOf, permitIdOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { readPermit } from '#election/online/permit.ts'
import { finishAnswer } from '#election/online/wire/gate.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { must } from '#simulation/rooms/must.ts'
import {
  CLOSES,
  makeSessionKey,
  ONLINE_ELECTION,
  type OnlineElection,
  onlineElection,
  type PlayedVote,
} from '#simulation/rooms/online-election.ts'
import { codeOf } from '#simulation/rooms/online-evening.ts'
import { unreadable } from '#simulation/secrecy/process-memory.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type Found, foundBelow, foundInDump, foundInLines, foundInServer, Wanted } from './bytes-in-places.ts'
import { type OnlineDay, onlineDay } from './online-day.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const VOTERS = 3
/** A server's memory is read whole: it is given little. */
const SMALL = { shared_buffers: '8MB', max_connections: '40' }
const NETWORK = '198.51.100.77'
const whyNoMemory = unreadable()

interface Voter {
  readonly rollNo: string
  readonly letter: string
  readonly code: string
}

describe.skipIf(whyNoDatabase !== null)(`each side knows its own${leftOut}`, () => {
  let election: OnlineElection
  let roll: RollRoom
  let gate: PlayedGate
  let office: PlayedOffice
  let day: OnlineDay
  const sorting = makeKeyPair(onlineElection('each side: sorting').randomness)
  const voters: Voter[] = []
  const votes: PlayedVote[] = []

  beforeAll(async () => {
    election = onlineElection('each side knows its own')
    roll = await openRollRoom(SMALL)
    gate = await playedGate(roll, election, { sortingKey: sorting.publicKey, overwrite: false })
    const { randomness } = election
    const rollNoOf = (person: number) => `roll-${toHex(randomness.bytes(6))}-${person}`
    office = await playedOffice(roll, { key: gate.key, randomness, boxSide: gate.boxSide, rollNoOf })
    for (let n = 0; n < VOTERS; n++) voters.push(await office.approved())
    const { rows } = await roll.administrator.query<{ box_id: Buffer }>('SELECT box_id FROM roll.box')
    const boxes = rows.map(({ box_id }) => boxIdOf(new Uint8Array(box_id)))
    day = await onlineDay('each side knows its own', { boxes, overwrite: false, election, server: SMALL })
    await day.room.setClock(gate.world.clock)
    for (const { code } of voters) votes.push(await voteWith(code))
    await day.turn()
    await day.room.setClock(CLOSES)
    must(await day.export())
    // Rows are in their files, too, and not in the memory alone.
    for (const client of [roll.administrator, await day.room.enter(ADMINISTRATOR)]) await client.query('CHECKPOINT')
  })
  afterAll(async () => {
    await day?.close()
    await roll?.close()
  })

  /** Letter, card, permit, cast: the bytes that the collector gets have the gate's own permit. */
  async function voteWith(code: string): Promise<PlayedVote> {
    const session = makeSessionKey(election.randomness)
    const flow = await gate.code(code, NETWORK)
    const begun = await gate.begin(flow, 'vote', session.publicKey)
    if ('refusal' in begun) throw new Error(begun.refusal)
    gate.cards.touch(begun.transaction, 'good', 'SAKURA2026')
    const given = finishAnswer.parse(await gate.finish(flow, begun.answer))
    if (given.type !== 'permit') throw new Error(given.type)
    const permit = must(
      readPermit(given.permit, { electionId: ONLINE_ELECTION, gateKey: election.keys.gate.publicKey }),
    )
    const { box, id, evidence, style } = permit
    const vote = election.vote({ box, style, permit: id, evidence, session, at: unixSecond(gate.world.clock) })
    expect(equalBytes(vote.permitBytes, given.permit)).toBe(true)
    expect((await day.collector.cast(vote.bytes)).said).toBe('promised')
    return vote
  }

  /** Secrets that only the roll side may have. */
  async function ofPeople(): Promise<Record<string, string | Uint8Array>> {
    const { rows: letters } = await roll.administrator.query<{ code_hmac: Buffer }>('SELECT code_hmac FROM roll.letter')
    const { rows: sealed } = await roll.administrator.query<{ sealed: Buffer; permit_id: Buffer }>(
      'SELECT sealed, permit_id FROM roll.evidence',
    )
    const [first] = sealed
    if (first === undefined) throw new Error('evidence of a vote')
    const opened = openEvidence(
      new Uint8Array(first.sealed),
      permitIdOf(new Uint8Array(first.permit_id)),
      sorting.secretKey,
    )
    if (opened === null) throw new Error('evidence that opens')
    const named = (name: string, all: readonly (string | Uint8Array)[]) =>
      Object.fromEntries(all.map((each, at) => [`${name} ${at}`, each]))
    return {
      ...named(
        'number of the roll',
        voters.map(({ rollNo }) => rollNo),
      ),
      ...named(
        'letter',
        voters.map(({ letter }) => letter),
      ),
      ...named(
        'code of a letter',
        voters.map(({ code }) => code),
      ),
      ...named(
        'HMAC of a code',
        letters.map(({ code_hmac }) => new Uint8Array(code_hmac)),
      ),
      ...named(
        'sealed evidence',
        sealed.map((each) => new Uint8Array(each.sealed.subarray(0, 64))),
      ),
      ...{ name: '試験　花子', 'name on the card': '試験 花子', kana: 'しけん　はなこ', address: '架空県見本市' },
      'signature of a card': opened.signature.slice(0, 64),
      certificate: opened.certificate.slice(100, 200),
      'declaration of a card': opened.declaration.slice(60, 124),
      ...{ network: NETWORK, 'name of a clerk': '第一 職員' },
    }
  }

  /** Secrets that only the box side may have. */
  function ofVotes(): Record<string, string | Uint8Array> {
    return Object.fromEntries(
      votes.flatMap((vote, at) => {
        const { bytes, envelopeBytes, session } = vote
        const things = {
          'vote code': codeOf(vote),
          'first point': envelopeBytes.slice(70 + 8, 70 + 40),
          record: envelopeBytes.slice(-96),
          'signature of a cast': bytes.slice(-64),
          'session key': session.publicKey.slice(1),
          'hash of a cast': new Uint8Array(createHash('sha256').update(bytes).digest()),
        }
        return Object.entries(things).map(([name, thing]) => [`${name} ${at}`, thing])
      }),
    )
  }

  async function onBoxSide(things: Record<string, string | Uint8Array>): Promise<Found> {
    const wanted = new Wanted(things)
    const { cluster, database } = day.room
    const written = [...day.collector.log, cluster.log, await day.collector.metrics.metrics()]
    const stored = [
      foundBelow(cluster.socket, wanted),
      foundBelow(day.directory, wanted),
      foundInLines(written, wanted),
    ]
    const lived = whyNoMemory === null ? foundInServer(cluster, wanted) : []
    return [...stored.flat(), ...foundInDump(cluster, database, wanted), ...lived]
  }

  async function onRollSide(things: Record<string, string | Uint8Array>): Promise<Found> {
    const wanted = new Wanted(things)
    const { cluster, database } = roll
    const written = [...gate.log, cluster.log, await gate.metrics.metrics()]
    const lived = whyNoMemory === null ? foundInServer(cluster, wanted) : []
    return [
      ...foundBelow(cluster.socket, wanted),
      ...foundInLines(written, wanted),
      ...foundInDump(cluster, database, wanted),
      ...lived,
    ]
  }

  /** Places of one kind, without the numbers of files: `base`, `pg_wal`, `dump`, `memory`, `online-box.ippyo`. */
  const kindsIn = (found: Found) =>
    new Set(found.map((each) => /(pg_wal|base|dump|memory|lines|tile|online-[a-z]+|\.db)/.exec(each)?.[1] ?? each))

  test('the search finds what each side does have, in files, WAL, dump and memory', async () => {
    const own = await onBoxSide(ofVotes())
    const { rows } = await roll.administrator.query<{ box_id: Buffer }>('SELECT box_id FROM roll.box')
    const boxes = Object.fromEntries(rows.map(({ box_id }, at) => [`box ${at}`, new Uint8Array(box_id)]))
    const people = await onRollSide({ ...(await ofPeople()), ...boxes })
    const alive = whyNoMemory === null ? ['memory'] : []
    for (const place of ['base', 'pg_wal', 'dump', 'online-box', 'tile', ...alive])
      expect([...kindsIn(own)]).toContain(place)
    for (const place of ['base', 'pg_wal', 'dump', ...alive]) expect([...kindsIn(people)]).toContain(place)
    for (const at of votes.keys()) expect(own.some((each) => each.endsWith(`first point ${at}`))).toBe(true)
    expect(people.some((each) => each.endsWith('sealed evidence 0'))).toBe(true)
    expect(people.some((each) => each.endsWith('HMAC of a code 2'))).toBe(true)
  })

  test(`no byte of the box side names a person, a letter or a card${whyNoMemory === null ? '' : ` (memory skipped: ${whyNoMemory})`}`, async () => {
    expect(await onBoxSide(await ofPeople())).toEqual([])
  })

  test('no byte of the roll side has a vote, its code or its key', async () => {
    expect(await onRollSide(ofVotes())).toEqual([])
  })

  test('what is public names no box', async () => {
    const boxes = day.boxes.flatMap(({ box }) => [box, handleOf(ONLINE_ELECTION, box)])
    const wanted = new Wanted(Object.fromEntries(boxes.map((each) => [each, fromHex(each)])))
    const found = foundBelow(day.directory, wanted).filter((each) => !/^(original|duplicate)\//.test(each))
    expect(found).toEqual([])
  })

  // The last: what it plants stays.
  test('one such thing, written once and taken away again, is found', async () => {
    const [voter] = voters
    const [vote] = votes
    if (voter === undefined || vote === undefined) throw new Error('somebody voted')
    const administrator = await day.room.enter(ADMINISTRATOR)
    await administrator.query('CREATE TABLE played.note (text text)')
    await administrator.query('INSERT INTO played.note VALUES ($1)', [voter.rollNo])
    await administrator.query('DROP TABLE played.note')
    expect([...kindsIn(await onBoxSide({ planted: voter.rollNo }))]).toContain('pg_wal')
    await roll.administrator.query('CREATE TABLE public.note (code bytea)')
    await roll.administrator.query('INSERT INTO public.note VALUES ($1)', [Buffer.from(codeOf(vote))])
    const planted = kindsIn(await onRollSide({ planted: codeOf(vote) }))
    expect([...planted]).toEqual(expect.arrayContaining(['pg_wal', 'dump']))
  })
})
