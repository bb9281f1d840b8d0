/** A voter abroad has the code of a letter and the number of a certificate (在外選挙人証): one without the other is a code of nobody. */

import { beforeEach, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { certificateSymbols } from '#election/online/abroad.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { unixSecond } from '#election/online/instant.ts'
import { ok } from '#election/result.ts'
import { signNative } from '#openssl/ed25519.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { hostKey } from '../host-key.ts'
import { Gate } from './gate.ts'
import { Roll } from './roll.ts'

const randomness = seededRandomness('a certificate belongs to its code')
const key = hostKey(new Uint8Array(32).fill(5), new Map())
const [MINE, WITHDRAWN] = [drawVotingCode(randomness), drawVotingCode(randomness)]
const NUMBER = '2026-0001'
const KNOWN = new Map([
  [toHex(key.codeHmac(MINE)), 'good'],
  [toHex(key.codeHmac(WITHDRAWN)), 'withdrawn'],
] as const)
const FLOW = /^[0-9a-f]{32}$/

let gate: Gate
let clock: number
let lookUps: number
beforeEach(() => {
  ;[clock, lookUps] = [OPENS + 60, 0]
  // As the database answers (`roll.find_code_of`).
  const find: Roll['find'] = async (code, certificate) => {
    lookUps++
    const known = KNOWN.get(toHex(code))
    return ok(known === undefined ? 'no-such-code' : certificate === '20260001' ? known : 'another-certificate')
  }
  const nothing = { sortingKey: null, identity: null, boxSide: {} as never, variants: new Map() }
  gate = new Gate({
    ...{ electionId: ONLINE_ELECTION, opens: OPENS, closes: CLOSES, applicationsEnd: CLOSES, overwrite: true },
    ...{ ...nothing, applicants: ANYBODY, asksCertificate: true, gateKey: new Uint8Array(32), sign: signNative, key },
    ...{ roll: Object.assign(Object.create(Roll.prototype), { find }), now: () => unixSecond(clock), randomness },
    back: new URL('https://vote.example/back'),
  })
})
/** Each from another network, but where a test names one. */
let networks = 0
async function typed(code: string, certificate: string | null, address = `192.0.2.${++networks % 250}`) {
  const said = await gate.code({ code, certificate }, address)
  return said.type === 'flow' ? said.flow : said.refusal
}

describe('the code of a letter abroad', () => {
  it('leads on with the number of its certificate, as people type it', async () => {
    for (const number of [NUMBER, '20260001', '２０２６－０００１', ' 2026 0001 '])
      expect(await typed(MINE, number)).toMatch(FLOW)
    expect(certificateSymbols('第 ab-12 号')).toBe('AB12')
  })

  it('is with another number, with none, and withdrawn, what a code of nobody is', async () => {
    const nobodys = await typed(drawVotingCode(randomness), NUMBER)
    expect(nobodys).toBe('no-such-code')
    expect(await typed(MINE, '2026-0002')).toBe(nobodys)
    expect(await typed(MINE, '')).toBe(nobodys)
    expect(await typed(WITHDRAWN, '2026-0002')).toBe(nobodys)
    // Who has both learns what happened to the letter.
    expect(await typed(WITHDRAWN, NUMBER)).toBe('withdrawn')
  })

  it('counts a wrong number as a wrong code of the network', async () => {
    for (let n = 0; n < 10; n++) expect(await typed(MINE, `2026-1${n}`, '198.51.100.1')).toBe('no-such-code')
    expect(await typed(drawVotingCode(randomness), NUMBER, '198.51.100.1')).toBe('slow-down')
  })

  it('has ten numbers from however many networks, one after the other or at once, and then one a minute', async () => {
    for (let n = 0; n < 10; n++) expect(await typed(MINE, `2026-1${n}`)).toBe('no-such-code')
    const before = lookUps
    expect(await typed(MINE, NUMBER)).toBe('no-such-code')
    // An answer that came without a look would come sooner.
    expect(lookUps - before).toBe(1)
    clock += 60
    expect(await typed(MINE, NUMBER)).toMatch(FLOW)
    clock += 60 * 60
    const guesses = [...Array.from({ length: 30 }, (_, n) => `2026-2${n}`), NUMBER]
    const said = await Promise.all(guesses.map((number) => typed(MINE, number)))
    expect(new Set(said)).toEqual(new Set(['no-such-code']))
  })

  it('of residents has no number, and a page with other settings asks again', async () => {
    expect(await typed(MINE, null)).toBe('try-again')
  })
})
