/** The database's answer to a code and a certificate (在外選挙人証), and what the roll side keeps of the number that was typed: nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostKey } from '#online/roll-side/host-key.ts'
import { must } from '#simulation/rooms/must.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const WRONG = '2026-0815'
const FLOW = /^[0-9a-f]{32}$/

describe.skipIf(whyNoDatabase !== null)(`a certificate${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  let gate: PlayedGate
  beforeAll(async () => {
    const election = onlineElection('a certificate')
    room = await openRollRoom()
    const key = hostKey(new Uint8Array(32).fill(7), new Map())
    people = await playedOffice(room, { key, randomness: election.randomness, rollNoOf: (n) => `2026-${n}` })
    gate = await playedGate(room, election, { asksCertificate: true })
  })
  afterAll(() => room?.close())

  test('leads on with the code of its own letter alone', async () => {
    const [one, other] = [await people.approved(), await people.approved()]
    expect(await gate.code(one.code, '192.0.2.1', one.rollNo)).toMatch(FLOW)
    expect(await gate.code(one.code, '192.0.2.1', one.rollNo.replace('-', ' '))).toMatch(FLOW)
    expect(await gate.code(one.code, '192.0.2.1', other.rollNo)).toBe('no-such-code')
    expect(await gate.code(one.code, '192.0.2.1', WRONG)).toBe('no-such-code')
    // A withdrawn code is one of nobody, too, but for whom it was.
    must(await people.office.reissue(people.first, one.letter))
    expect(await gate.code(one.code, '192.0.2.1', other.rollNo)).toBe('no-such-code')
    expect(await gate.code(one.code, '192.0.2.1', one.rollNo)).toBe('withdrawn')
  })

  test('is in no log and in no row of who typed it', async () => {
    const kept = await room.administrator.query(
      "SELECT coalesce(string_agg(t::text, ' '), '') AS all FROM (SELECT a::text AS t FROM roll.auth_event AS a UNION ALL SELECT x::text FROM roll.evidence AS x) AS t",
    )
    expect(kept.rows[0].all).not.toContain('2026')
    expect(gate.log.join('\n')).not.toMatch(/2026-(?:0815|\d\b)/)
  })
})
