/** Somebody with one letter, or with none, asks as often as they like: nobody else waits for it (T2, T6). */

import { beforeEach, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { unixSecond } from '#election/online/instant.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { signNative } from '#openssl/ed25519.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { hostKey } from '../host-key.ts'
import type { BoxSide } from '../standings.ts'
import { Flows } from './flows.ts'
import { Gate } from './gate.ts'
import type { CardIdentity } from './identity/port.ts'
import { Roll } from './roll.ts'

const randomness = seededRandomness('a flood of one')
const key = hostKey(new Uint8Array(32).fill(5), new Map())
const [ONE, OTHER] = [drawVotingCode(randomness), drawVotingCode(randomness)]
const KNOWN = new Set([ONE, OTHER].map((code) => toHex(key.codeHmac(code))))
const sessionKey = new Uint8Array(65).fill(4)
const BACK = new URL('https://vote.example/back')
const HOME = '192.0.2.1'
const boxSide: BoxSide = {
  standing: async () => ok('not-voted'),
  hold: async () => ok('held'),
  release: async () => ok('released'),
}
const identity: CardIdentity = {
  begin: async (declaration) => ok({ redirect: BACK, ticket: { declaration, state: '', transaction: '' } }),
  finish: async () => ({ ok: false, error: 'cancelled' }),
}

describe('a flood of one', () => {
  let gate: Gate
  let clock: number
  let lookUps: number
  /** Until it is done, each look-up waits. */
  let database: Promise<unknown>
  beforeEach(() => {
    ;[clock, lookUps, database] = [OPENS + 60, 0, Promise.resolve()]
    const find: Roll['find'] = async (code) => {
      lookUps++
      await database
      return ok(KNOWN.has(toHex(code)) ? 'good' : 'no-such-code')
    }
    const roll: Roll = Object.assign(Object.create(Roll.prototype), { find })
    gate = new Gate({
      ...{ electionId: ONLINE_ELECTION, opens: OPENS, closes: CLOSES, applicationsEnd: CLOSES, overwrite: true },
      ...{
        applicants: ANYBODY,
        asksCertificate: false,
        sortingKey: null,
        gateKey: new Uint8Array(32),
        sign: signNative,
        key,
        variants: new Map(),
        roll,
        boxSide,
      },
      ...{ now: () => unixSecond(clock), randomness, identity, back: BACK },
    })
  })
  const code = async (typed: string, address = HOME) => {
    const said = await gate.code({ code: typed, certificate: null }, address)
    return said.type === 'flow' ? said.flow : said.refusal
  }
  const applicant = async () => {
    const said = await gate.apply({ birth: '1970-04-01' as LocalDate, category: null })
    return said.type === 'flow' ? said.flow : said.refusal
  }
  const begin = async (flow: string, purpose: 'vote' | 'apply') => {
    const said = await gate.begin({ flow, purpose, sessionKey })
    return said.type === 'refused' ? said.refusal : said.type
  }
  const FLOW = /^[0-9a-f]{32}$/

  it('of one code keeps no other one out, and not its own voter', async () => {
    const before = await code(OTHER)
    for (let n = 0; n < 50_100; n++) await gate.code({ code: ONE, certificate: null }, HOME)
    expect(await code(OTHER)).toMatch(FLOW)
    expect(await begin(before, 'vote')).toBe('card')
    expect(await begin(await code(ONE), 'vote')).toBe('card')
  })

  it('the code with most ways gives up its older half; where nobody has more than one, nobody does', () => {
    const flows = new Flows<{ owner: string; ends: number }>(30)
    const add = (owner: string, n: number) => flows.add(`${owner}${n}`, { owner, ends: n })
    const lives = (owner: string) => Array.from({ length: 30 }, (_, n) => n).filter((n) => flows.get(`${owner}${n}`))
    for (let n = 0; n < 26; n++) expect(add('thief', n)).toBe(true)
    for (let n = 0; n < 4; n++) expect(add('voter', n)).toBe(true)
    expect(add('voter', 4)).toBe(true)
    expect([lives('thief')[0], lives('thief').length, lives('voter').length]).toEqual([13, 13, 5])
    // Many letters with some ways each keep nobody out either: their newest one stays.
    for (let n = 0; n < 28; n++) expect(add(`letter ${n} `, 50)).toBe(true)
    expect([lives('thief'), lives('voter')]).toEqual([[25], [4]])
    expect(add('late', 0)).toBe(false)
    flows.forgetEnded(30)
    expect(add('late', 0)).toBe(true)
  })

  it('of applicants has its own measure at the card’s service, and voters theirs', async () => {
    const voter = await code(ONE)
    for (let n = 0; n < 5_000; n++) {
      const flow = await applicant()
      expect([await begin(flow, 'apply'), await begin(flow, 'apply')]).toEqual(['card', 'card'])
      if (n === 0) expect(await begin(flow, 'apply')).toBe('flow-ended')
    }
    const late = await applicant()
    expect(await begin(late, 'apply')).toBe('try-again')
    for (let n = 0; n < 10; n++) expect(await begin(voter, 'vote')).toBe('card')
    clock += 1800
    expect(await begin(await applicant(), 'apply')).toBe('card')
  })

  it('of wrong codes leaves a right one of the same network in, and costs the database a few look-ups at once', async () => {
    const wrong = Array.from({ length: 10 }, () => drawVotingCode(randomness))
    for (const each of wrong) expect(await code(each)).toBe('no-such-code')
    expect(await code(drawVotingCode(randomness))).toBe('slow-down')
    expect(await code('AAAAAAAAAAAA')).toBe('slow-down')
    expect(await code(ONE)).toMatch(FLOW)
    const before = lookUps
    let resolve = () => {}
    database = new Promise<void>((done) => {
      resolve = done
    })
    const asked = Array.from({ length: 50 }, () => code(drawVotingCode(randomness)))
    expect(lookUps - before).toBe(4)
    const elsewhere = code(ONE, '198.51.100.7')
    resolve()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['slow-down']))
    expect(await elsewhere).toMatch(FLOW)
    expect(await code(ONE)).toMatch(FLOW)
  })

  it('of wrong codes sent all at once is ten tries, too', async () => {
    const said = await Promise.all(Array.from({ length: 30 }, () => code(drawVotingCode(randomness))))
    expect(said.filter((each) => each === 'no-such-code')).toHaveLength(10)
  })
})
