import { beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { makeCountingKey } from './counting-key.ts'
import { agreementPublicKey, makeKeyPair } from './hpke.ts'
import { COST_FIXTURE } from './passphrase-box.ts'
import type { Share } from './shamir.ts'
import { openShare, parseShareFile, writeShareFile } from './share-file.ts'
import { assembleSortingKey, dealSortingKey, isSoundSortingKey, openSortingShare } from './sorting-key.ts'

const randomness = seededRandomness('shares')
const [holders, threshold] = [5, 3]
const { sortingKey, shares } = dealSortingKey({ holders, threshold, randomness })
const place = { electionId: '00112233445566aa' as ElectionId, keySet: 'aa66554433221100' as KeySetId }
const settings = { ...place, sortingKey }

let file: Uint8Array
beforeAll(async () => {
  file = await write(shares[1] as Share)
})

function write(share: Share): Promise<Uint8Array> {
  const numbers = { ...place, kind: 'sorting', share, shares: holders, threshold } as const
  return writeShareFile({ ...numbers, passphrase: '麦茶ひとつ、夏の朝に', cost: COST_FIXTURE, randomness })
}

async function open(bytes: Uint8Array, passphrase = '麦茶ひとつ、夏の朝に', within = settings) {
  const parsed = parseShareFile(bytes, 'sorting')
  return parsed.ok ? openSortingShare(parsed.value, passphrase, within) : parsed
}

describe('a holder gives a share', () => {
  test('with the passphrase it opens, also when it was typed in another normal form', async () => {
    const expected = { ok: true, value: { index: 2, bytes: shares[1]?.bytes } }
    expect(await open(file)).toEqual(expected)
    const decomposed = await write(shares[1] as Share)
    expect(await open(decomposed, '麦茶ひとつ、夏の朝に'.normalize('NFD'))).toEqual(expected)
  })

  test('with another passphrase it does not', async () => {
    expect(await open(file, '麦茶ふたつ、夏の朝に')).toEqual({
      ok: false,
      error: { type: 'wrong-passphrase', index: 2 },
    })
  })

  test('a share of another election or key set is refused before anybody types', async () => {
    const other = { ...settings, electionId: 'ffffffffffffffff' as ElectionId }
    expect(await open(file, '', other)).toEqual({ ok: false, error: { type: 'wrong-election' } })
    const otherKeys = { ...settings, keySet: 'ffffffffffffffff' as KeySetId }
    expect(await open(file, '', otherKeys)).toEqual({ ok: false, error: { type: 'wrong-election' } })
  })

  test('a share that is not from the ceremony is named', async () => {
    const forged = await write({ index: 2, bytes: new Uint8Array(32).fill(9) })
    expect(await open(forged)).toEqual({ ok: false, error: { type: 'wrong-share', index: 2 } })
  })

  test('renumbered it does not open, even with a new checksum', async () => {
    const parsed = parseShareFile(file, 'sorting')
    if (!parsed.ok) throw new Error('a share file is parsed')
    for (const change of [{ index: 3 }, { shares: 6 }, { threshold: 2 }]) {
      const renumbered = { ...parsed.value, ...change }
      expect(await openSortingShare(renumbered, '麦茶ひとつ、夏の朝に', settings)).toEqual({
        ok: false,
        error: { type: 'wrong-passphrase', index: renumbered.index },
      })
    }
  })

  test('every single changed byte is refused', async () => {
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const parsed = parseShareFile(changed, 'sorting')
      expect(parsed.ok ? `byte ${at} was accepted` : parsed.error.type).toMatch(/^(damaged|not-a-share)$/)
    }
  })

  test('a letter, an empty file and a file that is far too long are no shares', () => {
    for (const bytes of [utf8('{"format":"letter"}'), new Uint8Array(0), new Uint8Array(100_000)]) {
      expect(parseShareFile(bytes, 'sorting')).toEqual({ ok: false, error: { type: 'not-a-share' } })
    }
    expect(parseShareFile(file.subarray(0, file.length - 1), 'sorting')).toEqual({
      ok: false,
      error: { type: 'damaged' },
    })
  })
})

describe('the sorting key is assembled', () => {
  test('from any k shares', () => {
    for (const chosen of [shares.slice(0, 3), shares.slice(2), [...shares].reverse()]) {
      const key = assembleSortingKey(chosen, sortingKey)
      expect(key.ok && toHex(agreementPublicKey(key.value))).toBe(sortingKey.publicKey)
    }
  })

  test('never from fewer', () => {
    const error = { type: 'too-few-shares', given: 2, needed: 3 }
    expect(assembleSortingKey(shares.slice(3), sortingKey)).toEqual({ ok: false, error })
  })

  test('a share given twice and a wrong one are named', () => {
    const [first, second, third] = shares as readonly [Share, Share, Share]
    const twice = assembleSortingKey([first, second, second], sortingKey)
    expect(twice).toEqual({ ok: false, error: { type: 'duplicate', index: 2 } })
    const wrong = { index: third.index, bytes: first.bytes }
    const named = assembleSortingKey([first, second, wrong], sortingKey)
    expect(named).toEqual({ ok: false, error: { type: 'wrong-share', index: 3 } })
    const uncommitted = assembleSortingKey([first, second, { ...third, index: 9 }], sortingKey)
    expect(uncommitted).toEqual({ ok: false, error: { type: 'wrong-share', index: 9 } })
  })

  test('settings whose commitments and public key disagree gives nothing', () => {
    const other = { ...sortingKey, publicKey: toHex(makeKeyPair(randomness).publicKey) }
    expect(assembleSortingKey(shares, other)).toEqual({ ok: false, error: { type: 'wrong-key' } })
  })
})

test('a share of the sorting key is none of the counting key', async () => {
  const { countingKey } = makeCountingKey({ holders, threshold, randomness })
  const parsed = parseShareFile(file, 'sorting')
  expect(parsed.ok && (await openShare(parsed.value, '', { ...place, countingKey }))).toEqual({
    ok: false,
    error: { type: 'wrong-election' },
  })
})

test.each([
  ['of small order', { publicKey: `01${'00'.repeat(31)}` }],
  ['with fewer shares than its threshold', { threshold: 6 }],
  ['with one holder twice', { shares: [...sortingKey.shares, ...sortingKey.shares.slice(0, 1)] }],
])('a sorting key %s is refused', (_, change) => {
  expect([isSoundSortingKey(sortingKey), isSoundSortingKey({ ...sortingKey, ...change })]).toEqual([true, false])
})
