import { beforeAll, describe, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { dealKey, type ScalarShare } from './dealt-key.ts'
import { COST_FIXTURE } from './passphrase-box.ts'
import { openScalarShare, parseScalarShareFile, writeScalarShareFile } from './scalar-share-file.ts'
import { parseShareFile, writeShareFile } from './share-file.ts'

const randomness = seededRandomness('scalar shares')
const dealt = dealKey(group, { holders: 5, threshold: 3, randomness })
const election = {
  electionId: '00112233445566aa' as ElectionId,
  keySet: 'aa66554433221100' as KeySetId,
  commitments: dealt.commitments,
}
const PASSPHRASE = '麦茶ひとつ、夏の朝に'
const share = dealt.shares[1] as ScalarShare
const head = { electionId: election.electionId, keySet: election.keySet, shares: 5, threshold: 3 }
const protection = { passphrase: PASSPHRASE, cost: COST_FIXTURE, randomness }

const write = (each: ScalarShare) => writeScalarShareFile(group, { ...head, ...protection, share: each })
async function open(bytes: Uint8Array, passphrase = PASSPHRASE, within: Partial<typeof election> = {}) {
  const parsed = parseScalarShareFile(bytes)
  return parsed.ok ? openScalarShare(group, parsed.value, passphrase, { ...election, ...within }) : parsed
}

let file: Uint8Array
beforeAll(async () => {
  file = await write(share)
})

describe('a holder gives a share of suite 2', () => {
  test('with the passphrase it opens to the scalar, also typed in another normal form', async () => {
    expect(await open(file)).toEqual({ ok: true, value: share })
    expect(await open(file, PASSPHRASE.normalize('NFD'))).toEqual({ ok: true, value: share })
    expect(JSON.parse(new TextDecoder().decode(file))).toMatchObject({ format: 'ippyo counting share 2', suite: 2 })
  })

  test('with another passphrase, of another election or key set: not', async () => {
    expect(await open(file, '麦茶ふたつ、夏の朝に')).toEqual({
      ok: false,
      error: { type: 'wrong-passphrase', index: 2 },
    })
    const other = { ok: false, error: { type: 'wrong-election' } }
    expect(await open(file, '', { electionId: 'ffffffffffffffff' as ElectionId })).toEqual(other)
    expect(await open(file, '', { keySet: 'ffffffffffffffff' as KeySetId })).toEqual(other)
  })

  test('a share that the commitments do not say is named before anything is multiplied', async () => {
    const wrong = { ok: false, error: { type: 'wrong-share', index: 2 } }
    expect(await open(await write({ ...share, secret: group.scalar(share.secret + 1n) }))).toEqual(wrong)
    const another = dealKey(group, { holders: 5, threshold: 3, randomness })
    expect(await open(file, PASSPHRASE, { commitments: another.commitments })).toEqual(wrong)
  })

  test('a scalar in a second encoding is no share', async () => {
    const larger = { ...group, encodeScalar: () => new Uint8Array(32).fill(0xff) }
    const bytes = await writeScalarShareFile(larger, { ...head, ...protection, share })
    expect(await open(bytes)).toEqual({ ok: false, error: { type: 'wrong-share', index: 2 } })
  })
})

test('a file of the other suite is neither damaged nor taken', async () => {
  const first = await writeShareFile({ ...head, ...protection, share: { index: 2, bytes: new Uint8Array(32).fill(7) } })
  expect(parseScalarShareFile(first)).toEqual({ ok: false, error: { type: 'share-of-another-suite' } })
  expect(parseShareFile(file).ok).toBe(false)
})

test('a changed file is damaged, another file is no share', () => {
  const text = new TextDecoder().decode(file)
  expect(parseScalarShareFile(utf8(text.replace('"index":2', '"index":3')))).toEqual({
    ok: false,
    error: { type: 'damaged' },
  })
  expect(parseScalarShareFile(utf8(text.replace('"suite":2', '"suite":1')))).toMatchObject({ ok: false })
  expect(parseScalarShareFile(utf8('{}'))).toEqual({ ok: false, error: { type: 'not-a-share' } })
})

test('the plaintext is wiped when it is in its box', async () => {
  const made: Uint8Array[] = []
  const watched = {
    ...group,
    encodeScalar: (each: typeof share.secret) => made[made.push(group.encodeScalar(each)) - 1] as Uint8Array,
  }
  await writeScalarShareFile(watched, { ...head, ...protection, share })
  expect(made).toEqual([new Uint8Array(32)])
})
