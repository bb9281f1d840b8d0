/** S-05: the code of the letter names the member; where the list has a day of birth, nobody guesses it. */

import { beforeEach, describe, expect, it } from 'vitest'
import { ANYBODY } from '#election/online/applicants.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { boxIdOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { fromBase64 } from '#election/online/log/base64.ts'
import { readPermit } from '#election/online/permit.ts'
import { ok } from '#election/result.ts'
import { signNative } from '#openssl/ed25519.ts'
import { CLOSES, ONLINE_ELECTION, OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { hostKey } from '../host-key.ts'
import { sealPerson } from '../roll-row.ts'
import { Gate } from './gate.ts'
import type { Behind } from './roll.ts'
import { Roll } from './roll.ts'

const randomness = seededRandomness('a member without a card')
const key = hostKey(new Uint8Array(32).fill(7), new Map())
const { keys } = onlineElection('a member without a card')
const CODE = drawVotingCode(randomness)
const sessionKey = new Uint8Array(65).fill(4)

let clock: number
let birthDate: string
let noted: string[]
let gate: Gate

beforeEach(() => {
  ;[clock, birthDate, noted] = [OPENS + 60, '2014-05-02', []]
  const row = () =>
    ({ name: '見本　あおい', kana: '', birthDate, address: '1年1組　1101', residentSince: null, abroad: null }) as never
  const whose = async () => {
    const behind = {
      rollNo: '1101',
      box: boxIdOf(new Uint8Array(16)),
      style: 1,
      mark: 'none',
      bound: null,
      isHeld: false,
    }
    return ok({ ...behind, sealed: sealPerson(key, '1101', row(), randomness) } as unknown as Behind)
  }
  const roll: Roll = Object.assign(Object.create(Roll.prototype), {
    ...{ whose, find: async () => ok('good'), permit: async () => ok('given') },
    note: async (_: unknown, how: string) => ok(void noted.push(how)),
  })
  const boxSide = { standing: async () => ok('not-voted') } as never
  gate = new Gate({
    ...{ electionId: ONLINE_ELECTION, opens: OPENS, closes: CLOSES, applicationsEnd: CLOSES, overwrite: false },
    ...{
      applicants: ANYBODY,
      asksCertificate: false,
      sortingKey: null,
      gateKey: keys.gate.secretKey,
      sign: signNative,
      key,
      variants: new Map(),
      roll,
      boxSide,
    },
    ...{ now: () => unixSecond(clock), randomness, identity: null, back: new URL('https://vote.example/back') },
  })
})

async function flow(): Promise<string> {
  const said = await gate.code({ code: CODE, certificate: null }, '192.0.2.1')
  if (said.type !== 'flow') throw new Error(said.refusal)
  return said.flow
}
async function answered(answer: string, name?: string) {
  const own = name ?? (await flow())
  const begun = await gate.begin({ flow: own, purpose: 'vote', sessionKey })
  if (begun.type === 'refused') return begun.refusal
  const finished = await gate.finish({ flow: own, answer })
  return finished.type === 'refused' ? finished.refusal : finished
}

describe('a member', () => {
  it('gets a permit for the own box by the code alone, where the list has no day of birth', async () => {
    birthDate = '不詳'
    const begun = await gate.begin({ flow: await flow(), purpose: 'vote', sessionKey })
    expect(begun).toEqual({ type: 'member', asks: 'nothing' })
    const given = await answered('')
    if (typeof given === 'string' || given.type !== 'permit') throw new Error(JSON.stringify(given))
    expect(given.evidence).toBeNull()
    const permit = readPermit(fromBase64(given.permit) ?? new Uint8Array(0), {
      ...{ electionId: ONLINE_ELECTION, gateKey: keys.gate.publicKey },
    })
    expect(permit).toMatchObject({ ok: true, value: { box: '0'.repeat(32), style: 1 } })
  })

  it('of a list with days of birth says the own one', async () => {
    expect(await answered('2014-05-03')).toBe('another-birth')
    expect(await answered('')).toBe('another-birth')
    expect(noted).toEqual(['another-birth', 'another-birth'])
    expect(await answered('2014-05-02')).toMatchObject({ type: 'permit' })
  })

  it('applies for nothing', async () => {
    expect(await gate.apply({ birth: '2014-05-02' as never, category: null })).toMatchObject({
      refusal: 'applications-ended',
    })
    expect(await gate.begin({ flow: await flow(), purpose: 'apply', sessionKey })).toMatchObject({
      refusal: 'flow-ended',
    })
  })
})

describe('who has the letter of somebody else', () => {
  it('has ten days, in however many ways, and then one a minute', async () => {
    for (let day = 1; day <= 10; day++) expect(await answered(`2014-06-${day + 10}`)).toBe('another-birth')
    expect(await answered('2014-05-02')).toBe('slow-down')
    clock += 60
    expect(await answered('2014-07-01')).toBe('another-birth')
    expect(await answered('2014-05-02')).toBe('slow-down')
    clock += 60
    expect(await answered('2014-05-02')).toMatchObject({ type: 'permit' })
  })

  it('has no more of them at once', async () => {
    const flows = await Promise.all(Array.from({ length: 30 }, () => flow()))
    const said = await Promise.all(flows.map((name, at) => answered(`2014-06-${(at % 20) + 10}`, name)))
    expect(said.filter((each) => each === 'another-birth')).toHaveLength(10)
    expect(said.filter((each) => each === 'slow-down')).toHaveLength(20)
  })
})
