/** The counting key, from its making to the key that k holders give; what a reader of a package refuses. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type CountingKey, faultOfCountingKey, holdersOf, isSecretOfKey, makeCountingKey } from './counting-key.ts'
import { COST_FIXTURE } from './passphrase-box.ts'
import type { Share } from './shamir.ts'
import { assembleCountingKey, openShare, parseShareFile, writeShareFile } from './share-file.ts'

const randomness = seededRandomness('counting keys')
const [holders, threshold] = [5, 3]
const make = () => makeCountingKey({ holders, threshold, randomness })
const made = make()

describe('a counting key', () => {
  const { countingKey, shares } = made
  const some = (...places: readonly number[]) => places.map((place) => shares[place] as Share)

  it('names its holders, and contradicts nothing', () => {
    expect(holdersOf(countingKey)).toEqual([1, 2, 3, 4, 5])
    expect(faultOfCountingKey(countingKey)).toBe(null)
  })

  it('is the same from any three of five, and from all', () => {
    const keys = [some(0, 1, 2), some(4, 2, 0), some(1, 3, 4), shares].map((given) =>
      assembleCountingKey(given, countingKey),
    )
    for (const key of keys) expect(key).toEqual(keys[0])
    expect(keys[0]?.ok && isSecretOfKey(keys[0].value, countingKey)).toBe(true)
    expect(isSecretOfKey(new Uint8Array(32).fill(1), countingKey)).toBe(false)
  })

  it('is not made of two, of one twice, of a wrong one, nor of another key’s', () => {
    const refused = (given: readonly Share[]) => {
      const key = assembleCountingKey(given, countingKey)
      return key.ok ? 'a key' : key.error
    }
    expect(refused(some(0, 1))).toEqual({ type: 'too-few-shares', given: 2, needed: 3 })
    expect(refused(some(0, 1, 1))).toEqual({ type: 'duplicate', index: 2 })
    const wrong = { index: 3, bytes: (shares[3] as Share).bytes }
    expect(refused([...some(0, 1), wrong])).toEqual({ type: 'wrong-share', index: 3 })
    expect(refused([...some(0, 1), { ...wrong, index: 9 }])).toEqual({ type: 'wrong-share', index: 9 })
    const others = make().shares
    expect(refused([...some(0, 1), others[2] as Share])).toEqual({ type: 'wrong-share', index: 3 })
  })

  it('a package that contradicts itself gives no key', () => {
    const { publicKey } = make().countingKey
    const key = assembleCountingKey(some(0, 1, 2), { ...countingKey, publicKey })
    expect(key).toEqual({ ok: false, error: { type: 'wrong-key' } })
  })

  it('two keys share nothing', () => {
    const again = make()
    expect(again.countingKey.publicKey).not.toBe(countingKey.publicKey)
    expect(again.shares[0]?.bytes).not.toEqual(shares[0]?.bytes)
  })
})

describe('a share file', () => {
  const PASSPHRASE = '麦茶ひとつ、夏の朝に'
  const place = { electionId: '00112233445566aa' as ElectionId, keySet: 'aa66554433221100' as KeySetId }
  const { countingKey, shares } = made
  const share = shares[1] as Share
  const head = { ...place, shares: holders, threshold, passphrase: PASSPHRASE, cost: COST_FIXTURE }
  const write = (each: Share) => writeShareFile({ ...head, kind: 'counting', share: each, randomness })
  const open = async (bytes: Uint8Array, passphrase = PASSPHRASE, within: object = {}) => {
    const parsed = parseShareFile(bytes)
    return parsed.ok ? openShare(parsed.value, passphrase, { ...place, countingKey, ...within }) : parsed
  }
  const refusal = (type: string) => ({ ok: false, error: { type, index: 2 } })
  let file: Uint8Array
  beforeAll(async () => {
    file = await write(share)
  })

  test('opens with its passphrase, also typed in another normal form', async () => {
    expect(await open(file)).toEqual({ ok: true, value: share })
    expect(await open(file, PASSPHRASE.normalize('NFD'))).toEqual({ ok: true, value: share })
    expect(JSON.parse(new TextDecoder().decode(file))).toMatchObject({ format: 'ippyo counting share 1' })
  })

  test('with another passphrase, of another election or key set: not', async () => {
    expect(await open(file, '麦茶ふたつ、夏の朝に')).toEqual(refusal('wrong-passphrase'))
    const other = { ok: false, error: { type: 'wrong-election' } }
    expect(await open(file, '', { electionId: 'ffffffffffffffff' })).toEqual(other)
    expect(await open(file, '', { keySet: 'ffffffffffffffff' })).toEqual(other)
  })

  test('a share that the package does not say is named', async () => {
    const scalar = group.decodeScalar(share.bytes) as bigint
    const more = group.encodeScalar(group.scalar(scalar + 1n))
    expect(await open(await write({ ...share, bytes: more }))).toEqual(refusal('wrong-share'))
    const another = make().countingKey
    expect(await open(file, PASSPHRASE, { countingKey: another })).toEqual(refusal('wrong-share'))
    expect(await open(await write({ ...share, bytes: new Uint8Array(32).fill(0xff) }))).toEqual(refusal('wrong-share'))
  })

  test('changed it is damaged, and another file is no share', async () => {
    const text = new TextDecoder().decode(file)
    const damaged = { ok: false, error: { type: 'damaged' } }
    expect(parseShareFile(utf8(text.replace('"index":2', '"index":3')))).toEqual(damaged)
    expect(parseShareFile(utf8(text.replace('share 1', 'share 2')))).toEqual(damaged)
    for (const other of [utf8('{}'), await writeShareFile({ ...head, kind: 'sorting', share, randomness })])
      expect(parseShareFile(other)).toEqual({ ok: false, error: { type: 'not-a-share' } })
  })
})

describe('a shared key in a package is refused', () => {
  const key = made.countingKey
  const [first, second] = key.holders
  const ODD = 'ff'.repeat(32)
  const NONE = '00'.repeat(32)
  const ELSE = make().countingKey
  const holder = (place: number, change: object) =>
    key.holders.map((each, i) => (i === place ? { ...each, ...change } : each))

  it.each<[string, string, Partial<CountingKey>]>([
    ['a key that is no element', 'publicKey', { publicKey: ODD }],
    [
      'a key of which everybody knows the secret',
      'publicKey',
      { publicKey: NONE, commitments: [NONE, ...key.commitments.slice(1)] },
    ],
    ['another key', 'commitments', { publicKey: ELSE.publicKey }],
    ['a commitment that is no element', 'commitments', { commitments: [...key.commitments.slice(0, 2), ODD] }],
    ['a commitment too few', 'commitments', { commitments: key.commitments.slice(0, 2) }],
    ['a commitment too many', 'commitments', { commitments: [...key.commitments, NONE] }],
    [
      'a commitment of another key',
      'holders',
      { commitments: [...key.commitments.slice(0, 2), ELSE.commitments[2] ?? ''] },
    ],
    ['a lower threshold', 'commitments', { threshold: 2 }],
    ['fewer holders than the threshold', 'holders', { holders: key.holders.slice(0, 2) }],
    ['an index twice', 'holders', { holders: [...key.holders, first ?? { index: 1, verificationKey: ODD }] }],
    ['two keys exchanged', 'holders', { holders: holder(0, { verificationKey: second?.verificationKey }) }],
    ['a holder’s key that is no element', 'holders', { holders: holder(2, { verificationKey: ODD }) }],
    ['a holder’s key that is the identity', 'holders', { holders: holder(2, { verificationKey: NONE }) }],
  ])('%s: %s', (_, where, change) => {
    expect(faultOfCountingKey({ ...key, ...change })).toBe(`countingKey.${where}`)
  })

  it('whose last coefficient is 0 is whole: fewer holders open it, and the package says how many', () => {
    const flat = { ...key, threshold: 4, commitments: [...key.commitments, NONE] }
    expect(faultOfCountingKey(flat)).toBe(null)
    expect(toHex(fromHex(NONE))).toBe(NONE)
  })
})
