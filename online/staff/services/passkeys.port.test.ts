/** Questions to passkeys before a message is sent, and the words of a browser that has none (T29). */
import { describe, expect, it, test } from 'vitest'
import type { PasskeyChallenge } from '#election/online/wire/staff.ts'
import { err, ok } from '#election/result.ts'
import type { Asked } from '../session/asked.ts'
import type { Touch } from '../session/state.ts'
import { withPasskeys } from './passkeys.ts'
import type { AnswerOptions, MakeOptions } from './surroundings.ts'

const NAMES = { first: '第一', second: '第二', third: '第三' }
const passphrase = 'a passphrase'
const response = { clientDataJSON: 'client', authenticatorData: 'data', signature: 'signature', attestationObject: 'a' }

/** A browser whose passkeys answer, or throw what it throws. */
function played(
  challenge: Partial<PasskeyChallenge> | null = {},
  throws: { name: string; after: number } | null = null,
) {
  const [made, answered, shown]: [MakeOptions[], AnswerOptions[], Touch[]] = [[], [], []]
  let now = 0
  const answers = <T>(value: T): Promise<T> => {
    now += throws?.after ?? 0
    return throws === null ? Promise.resolve(value) : Promise.reject(new DOMException('', throws.name))
  }
  const fields: Omit<PasskeyChallenge, 'challenge'> = {
    ...{ type: 'challenge', relyingParty: 'roll.example', credentials: ['one', 'two'], isFirst: false },
  }
  const asking = {
    at: {
      ...{ fetch, later: () => () => {}, seconds: () => now },
      passkeys: {
        areThere: () => throws?.name !== 'nothing',
        make(options: MakeOptions) {
          made.push(options)
          return answers({ id: 'new', response })
        },
        answer(options: AnswerOptions) {
          answered.push(options)
          return answers({ id: 'one', response })
        },
      },
    },
    challenge: async (name: string) =>
      ok(challenge === null ? null : { ...fields, challenge: `for ${name}`, ...challenge }),
    show: (touch: Touch) => void shown.push(touch),
  }
  const run = (asked: Asked) => withPasskeys(asked, NAMES.first, asking)
  return { made, answered, shown, run, asking }
}
const passkey = { id: 'one', client: 'client', data: 'data', signature: 'signature' }
const newOne = { id: 'new', client: 'client', attestation: 'a' }
const signIn: Asked = { name: 'sign-in', body: { name: NAMES.first, passphrase } }

describe('a message with passkeys', () => {
  it('signs in with an answer to this name’s challenge, and asks for nothing that names a device', async () => {
    const { answered, run, shown } = played()
    expect(await run(signIn)).toEqual(ok({ ...signIn, body: { ...signIn.body, passkey } }))
    expect(shown).toEqual([{ name: NAMES.first, as: 'answer' }])
    expect(answered).toMatchObject([{ challenge: 'for 第一', rpId: 'roll.example', userVerification: 'discouraged' }])
    expect(answered[0]?.allowCredentials?.map(({ id }) => id)).toEqual(['one', 'two'])
  })

  it('asks for the new person’s key alone: who agrees is at a page of their own', async () => {
    const { made, run, shown } = played()
    const body = { name: NAMES.third, passphrase, duty: 'office' } as const
    expect(await run({ name: 'join', body })).toEqual(ok({ name: 'join', body: { ...body, made: newOne } }))
    expect(shown.map(({ as, name }) => [as, name])).toEqual([['make', NAMES.third]])
    expect(made).toMatchObject([{ attestation: 'none', rp: { id: 'roll.example' }, user: { name: NAMES.third } }])
  })

  it('enrols a spare after the present one has answered, and the first one of all by itself', async () => {
    const asked: Asked = { name: 'enrol', body: { passphrase } }
    expect(await played().run(asked)).toEqual(ok({ name: 'enrol', body: { passphrase, passkey, made: newOne } }))
    const first = played({ isFirst: true })
    expect(await first.run(asked)).toEqual(ok({ name: 'enrol', body: { passphrase, made: newOne } }))
    expect(first.answered).toEqual([])
  })

  it('asks no passkey of anybody where the server has none, nor for another message', async () => {
    const { answered, run, shown } = played(null)
    for (const asked of [signIn, { name: 'leave', body: { name: NAMES.third } }] as const)
      expect(await run(asked)).toEqual(ok(asked))
    expect([answered, shown]).toEqual([[], []])
  })

  it('says why the server drew no challenge', async () => {
    const { asking } = played()
    const silent = { ...asking, challenge: async () => err('unreachable' as const) }
    expect(await withPasskeys(signIn, '', silent)).toEqual(err('unreachable'))
  })
})

test.each([
  ['nothing', 0, 'passkey-none'],
  ['NotSupportedError', 0, 'passkey-none'],
  ['NotAllowedError', 5, 'passkey-cancelled'],
  ['AbortError', 5, 'passkey-cancelled'],
  ['NotAllowedError', 110, 'passkey-time-over'],
  ['InvalidStateError', 1, 'passkey-used'],
  ['SecurityError', 0, 'passkey-address'],
])('a browser says %s after %d seconds: %s', async (name, after, refusal) => {
  const { run } = played({}, { name, after })
  expect(await run(signIn)).toEqual(err(refusal))
  expect(await run({ name: 'enrol-anew', body: { name: NAMES.third } })).toEqual(err(refusal))
})
