/** Code → card → permit, through the gate and its database as they ship, with a card for each refusal. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { drawVotingCode, type VotingCode } from '#election/online/code.ts'
import { nonceOfDeclaration } from '#election/online/declaration.ts'
import { openEvidence, sealEvidence } from '#election/online/evidence.ts'
import { readPermit } from '#election/online/permit.ts'
import { finishAnswer } from '#election/online/wire/gate.ts'
import { sealPerson } from '#online/roll-side/roll-row.ts'
import { must } from '#simulation/rooms/must.ts'
import { makeSessionKey, ONLINE_ELECTION, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { NUMBER, type PlayedGate, playedGate } from './played-gate.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const election = onlineElection('a person gets in')
const { randomness } = election
const sorting = makeKeyPair(randomness)
const HANAKO = {
  name: '試験 花子',
  kana: 'しけん はなこ',
  birthDate: '1970-04-01',
  address: '架空県見本市中央1丁目2番3号',
  residentSince: '2001-01-01',
}

describe.skipIf(whyNoDatabase !== null)(`a person gets in${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election, { sortingKey: sorting.publicKey })
    const office = room.pool('roll_office')
    await office.query('SELECT roll.add_election($1, $2)', [NUMBER, Buffer.from(ONLINE_ELECTION, 'hex')])
    for (const n of [1, 2])
      await office.query("SELECT roll.add_staff($1, $2, 'office', '')", [Buffer.alloc(32, n), `p${n}`])
  })
  afterAll(async () => room?.close())

  let people = 0
  async function approved(): Promise<VotingCode> {
    const office = room.pool('roll_office')
    const rollNo = `1-${++people}`
    const code = drawVotingCode(randomness)
    const id = Buffer.from(randomness.bytes(16))
    const sealed = Buffer.from(sealPerson(gate.key, rollNo, HANAKO as never, randomness))
    await office.query('SELECT roll.add_voters($1, $2, $3, $4, $5, $6)', [
      NUMBER,
      [rollNo],
      ['1'],
      [1],
      [sealed],
      ['none'],
    ])
    await office.query("SELECT roll.apply($1, $2, $3, 'paper')", [NUMBER, id, rollNo])
    await office.query('SELECT roll.propose($1, $2, $3)', [NUMBER, id, Buffer.alloc(32, 1)])
    const box = Buffer.from(randomness.bytes(16))
    const letter = String(people).padStart(10, '0')
    const hmac = Buffer.from(gate.key.codeHmac(code))
    const done = await office.query('SELECT roll.approve($1, $2, $3, $4, $5, $6, $7)', [
      ...[NUMBER, id, Buffer.alloc(32, 2), box, letter, hmac, Buffer.from('x')],
    ])
    expect(done.rows).toEqual([{ approve: 'done' }])
    return code
  }

  test('a good card gets a permit, and the page can seal the same evidence again', async () => {
    const session = makeSessionKey(randomness)
    const { finished, said } = await gate.walk(await approved(), 'good', { sessionKey: session.publicKey })
    expect(said).toBe('permit')
    const read = finishAnswer.parse(finished)
    assert(read.type === 'permit' && read.evidence !== null, 'a permit with its evidence')
    const permit = must(readPermit(read.permit, { electionId: ONLINE_ELECTION, gateKey: election.keys.gate.publicKey }))
    expect(equalBytes(permit.sessionKey, session.publicKey)).toBe(true)
    const { seed, ...parts } = read.evidence
    const sealed = sealEvidence(parts, permit.id, sorting.publicKey, { kind: 'secure', bytes: () => seed })
    expect(equalBytes(createHash('sha256').update(sealed).digest(), permit.evidence)).toBe(true)
    const opened = openEvidence(sealed, permit.id, sorting.secretKey)
    expect(opened && nonceOfDeclaration(opened.declaration, permit)).toMatch(/^[0-9a-f]{32}$/)
    const { rows } = await room.administrator.query('SELECT sealed, permit FROM roll.evidence WHERE permit_id = $1', [
      Buffer.from(permit.id, 'hex'),
    ])
    expect(rows).toEqual([{ sealed: Buffer.from(sealed), permit: createHash('sha256').update(read.permit).digest() }])
  })
})
