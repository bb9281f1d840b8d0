/** S13: an extract of the roll after a vote. The vote counts by the card of the person whom its box had; that card opens nothing any more (T3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { openApproved } from '#election/online/approved.ts'
import { identityOf } from '#election/online/card/person.ts'
import { openTrust } from '#election/online/card/trust.ts'
import { portableChecks } from '#election/online/checks.ts'
import { handleOf } from '#election/online/ids.ts'
import { readPermit } from '#election/online/permit.ts'
import { cardChecks } from '#election/online/sorting/card-checks.ts'
import type { CheckedEvent } from '#election/online/sorting/sort-events.ts'
import { checkEvidence } from '#election/online/sorting/sort-evidence.ts'
import { finishAnswer } from '#election/online/wire/gate.ts'
import type { LocalDate } from '#election/time.ts'
import { TEST_POLICY } from '#online/test-jpki/authority.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import { must } from '#simulation/rooms/must.ts'
import { ONLINE_ELECTION, onlineElection } from '#simulation/rooms/online-election.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type PlayedGate, playedGate } from './played-gate.ts'
import { HEADING, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const election = onlineElection('an extract after a vote')
const { randomness } = election
const sorting = makeKeyPair(randomness)
const HOME = { name: '試験　花子', birth: '1970-04-01', address: '架空県見本市中央１丁目２番３号' }
const MOVED = { ...HOME, address: '架空県見本市北町４丁目５番６号' }
const TARO = { ...HOME, name: '見本　太郎', birth: '1965-11-23' }

describe.skipIf(whyNoDatabase !== null)(`an extract after a vote${leftOut}`, () => {
  let room: RollRoom
  let gate: PlayedGate
  let people: PlayedOffice
  beforeAll(async () => {
    room = await openRollRoom()
    gate = await playedGate(room, election, { sortingKey: sorting.publicKey })
    people = await playedOffice(room, {
      ...{ key: gate.key, randomness, boxSide: gate.boxSide, sortingKey: sorting.publicKey },
    })
  })
  afterAll(() => room?.close())

  const extract = (rollNo: string, { address, birth, name }: typeof HOME) =>
    people.extract(utf8(`${HEADING}${rollNo},1,${name},しけん　はなこ,F,${birth},${address},2001-01-01,T,\n`))
  const voted = async () => {
    // The person of the test before has no box any more.
    await room.administrator.query('UPDATE roll.box SET is_withdrawn = true')
    const person = await people.approved()
    const { finished } = await gate.walk(person.code, 'good')
    const answer = finishAnswer.parse(finished)
    assert(answer.type === 'permit', 'a permit')
    return { ...person, permit: must(readPermit(answer.permit, { electionId: ONLINE_ELECTION, gateKey })) }
  }
  const gateKey = election.keys.gate.publicKey

  /** The people of a box in the list that two sign now, as sorting reads it. */
  async function approvedNow() {
    const { first, office, second } = people
    assert(office.approved !== null, 'cards are looked at')
    must(await office.approved.sign(first))
    const { file } = must(await office.approved.sign(second))
    const approvers = [first, second].map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
    const of = { electionId: ONLINE_ELECTION, approvers, sortingSecretKey: sorting.secretKey }
    const list = must(openApproved(file ?? new Uint8Array(), of))
    return new Map(
      list.boxes.map(({ handle, people: all }) => [handle, all.map((each) => identityOf(each, new Map()))]),
    )
  }

  /** Sorting's words about the card of a vote. */
  async function sorted({ permit }: Awaited<ReturnType<typeof voted>>): Promise<readonly string[]> {
    const { rows } = await room.administrator.query<{ sealed: Buffer }>(
      'SELECT sealed FROM roll.evidence WHERE permit_id = $1',
      [Buffer.from(fromHex(permit.id))],
    )
    const { authority, root } = gate.authority
    const files = { roots: [root], between: [authority], policies: [TEST_POLICY], oldestStatus: 3600 }
    const grounds = {
      evidence: new Map(rows.map(({ sealed }) => [permit.id, new Uint8Array(sealed)])),
      sortingSecretKey: sorting.secretKey,
      cards: cardChecks(must(openTrust(files, 'rehearsal')), new Map(), verifySignedNative),
      approved: await approvedNow(),
    }
    const event = { handle: handleOf(ONLINE_ELECTION, permit.box), rev: 1, cast: { permit } } as CheckedEvent
    return checkEvidence([event], grounds, portableChecks).map(({ type }) => type)
  }

  test('who has moved after the vote, and moved back, has voted; from each extract on the card of now opens the box', async () => {
    const vote = await voted()
    expect(await sorted(vote)).toEqual([])
    await extract(vote.rollNo, MOVED)
    expect(await sorted(vote)).toEqual([])
    expect((await gate.walk(vote.code, 'good')).said).toBe('renewed-elsewhere')
    expect((await gate.walk(vote.code, 'moved')).said).toBe('permit')
    for (const of of [HOME, MOVED, HOME, MOVED]) await extract(vote.rollNo, of)
    expect(await sorted(vote)).toEqual([])
    // The same two people, however often the roll changed.
    expect(new Set((await approvedNow()).get(handleOf(ONLINE_ELECTION, vote.permit.box))).size).toBe(2)
  })

  test('an extract between the two signatures under the list is in it, or nobody gets a list', async () => {
    const vote = await voted()
    const { first, office, second } = people
    assert(office.approved !== null, 'cards are looked at')
    must(await office.approved.sign(first))
    await extract(vote.rollNo, MOVED)
    expect(await office.approved.sign(second)).toEqual({ ok: false, error: 'list-changed' })
    expect(office.approved.half).toBeNull()
    expect((await approvedNow()).get(handleOf(ONLINE_ELECTION, vote.permit.box))).toHaveLength(2)
  })

  test('a row that becomes somebody else’s keeps nobody of before: the vote waits until two people bind its person again', async () => {
    const vote = await voted()
    await extract(vote.rollNo, MOVED)
    await extract(vote.rollNo, TARO)
    expect(await sorted(vote)).toEqual(['card-of-another'])
    // A move of the person of now brings nobody back, either.
    await extract(vote.rollNo, { ...TARO, address: MOVED.address })
    expect(await sorted(vote)).toEqual(['card-of-another'])
    expect((await gate.walk(vote.code, 'good')).said).toBe('another-person')
    const person = { ...HOME, birthDate: HOME.birth as LocalDate }
    const wish = { kind: 'rebind', rollNo: vote.rollNo, why: '締切後、投票した人' } as const
    const id = must(await people.changes.ask(people.first, { ...wish, person }))
    must(await people.changes.decide(people.second, id, true))
    expect(await sorted(vote)).toEqual([])
  })
})
