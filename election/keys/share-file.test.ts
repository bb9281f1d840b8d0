import { beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ElectionId, KeySetId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { commitToShare } from './counting-key.ts'
import { makeKeyPair } from './hpke.ts'
import { COST_FIXTURE } from './passphrase-box.ts'
import { type Share, splitSecret } from './shamir.ts'
import { assembleCountingKey, openShare, parseShareFile, writeShareFile } from './share-file.ts'

const randomness = seededRandomness('shares')
const counting = makeKeyPair(randomness)
const [holders, threshold] = [5, 3]
const shares = splitSecret({ secret: counting.secretKey, shares: holders, threshold, randomness })
const electionPackage = {
  electionId: '00112233445566aa' as ElectionId,
  keySet: 'aa66554433221100' as KeySetId,
  countingKey: {
    publicKey: toHex(counting.publicKey),
    threshold,
    shares: shares.map((share) => commitToShare(share, randomness)),
  },
} as unknown as ElectionPackage

let file: Uint8Array
beforeAll(async () => {
  file = await write(shares[1] as Share)
})

function write(share: Share): Promise<Uint8Array> {
  const { electionId, keySet } = electionPackage
  const numbers = { electionId, keySet, share, shares: holders, threshold }
  return writeShareFile({ ...numbers, passphrase: '麦茶ひとつ、夏の朝に', cost: COST_FIXTURE, randomness })
}

async function open(bytes: Uint8Array, passphrase = '麦茶ひとつ、夏の朝に', within = electionPackage) {
  const parsed = parseShareFile(bytes)
  return parsed.ok ? openShare(parsed.value, passphrase, within) : parsed
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
    const other = { ...electionPackage, electionId: 'ffffffffffffffff' as ElectionId }
    expect(await open(file, '', other)).toEqual({ ok: false, error: { type: 'wrong-election' } })
    const otherKeys = { ...electionPackage, keySet: 'ffffffffffffffff' as KeySetId }
    expect(await open(file, '', otherKeys)).toEqual({ ok: false, error: { type: 'wrong-election' } })
  })

  test('a share that is not from the ceremony is named', async () => {
    const forged = await write({ index: 2, bytes: new Uint8Array(32).fill(9) })
    expect(await open(forged)).toEqual({ ok: false, error: { type: 'wrong-share', index: 2 } })
  })

  test('renumbered it does not open, even with a new checksum', async () => {
    const parsed = parseShareFile(file)
    if (!parsed.ok) throw new Error('a share file is parsed')
    for (const change of [{ index: 3 }, { shares: 6 }, { threshold: 2 }]) {
      const renumbered = { ...parsed.value, ...change }
      expect(await openShare(renumbered, '麦茶ひとつ、夏の朝に', electionPackage)).toEqual({
        ok: false,
        error: { type: 'wrong-passphrase', index: renumbered.index },
      })
    }
  })

  test('every single changed byte is refused', async () => {
    for (let at = 0; at < file.length; at++) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const parsed = parseShareFile(changed)
      expect(parsed.ok ? `byte ${at} was accepted` : parsed.error.type).toMatch(/^(damaged|not-a-share)$/)
    }
  })

  test('a letter, an empty file and a file that is far too long are no shares', () => {
    for (const bytes of [utf8('{"format":"letter"}'), new Uint8Array(0), new Uint8Array(100_000)]) {
      expect(parseShareFile(bytes)).toEqual({ ok: false, error: { type: 'not-a-share' } })
    }
    expect(parseShareFile(file.subarray(0, file.length - 1))).toEqual({ ok: false, error: { type: 'damaged' } })
  })
})

describe('the counting key is assembled', () => {
  const { countingKey } = electionPackage

  test('from any k shares', () => {
    for (const chosen of [shares.slice(0, 3), shares.slice(2), [...shares].reverse()]) {
      expect(assembleCountingKey(chosen, countingKey)).toEqual({ ok: true, value: counting.secretKey })
    }
  })

  test('never from fewer', () => {
    const error = { type: 'too-few-shares', given: 2, needed: 3 }
    expect(assembleCountingKey(shares.slice(3), countingKey)).toEqual({ ok: false, error })
  })

  test('a share given twice and a wrong one are named', () => {
    const [first, second, third] = shares as readonly [Share, Share, Share]
    const twice = assembleCountingKey([first, second, second], countingKey)
    expect(twice).toEqual({ ok: false, error: { type: 'duplicate', index: 2 } })
    const wrong = { index: third.index, bytes: first.bytes }
    const named = assembleCountingKey([first, second, wrong], countingKey)
    expect(named).toEqual({ ok: false, error: { type: 'wrong-share', index: 3 } })
    const uncommitted = assembleCountingKey([first, second, { ...third, index: 9 }], countingKey)
    expect(uncommitted).toEqual({ ok: false, error: { type: 'wrong-share', index: 9 } })
  })

  test('a package whose commitments and public key disagree gives nothing', () => {
    const other = { ...countingKey, publicKey: toHex(makeKeyPair(randomness).publicKey) }
    expect(assembleCountingKey(shares, other)).toEqual({ ok: false, error: { type: 'wrong-key' } })
  })
})
