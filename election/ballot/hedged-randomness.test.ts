/** One bad draw of the system shows no vote, and no difference of two. */

import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { randomScalar } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { candidate, seeded } from '#simulation/rooms/small-pair.ts'
import { recordSealer } from './elgamal-record.ts'
import { HedgedRandomness, hedgeKey } from './hedged-randomness.ts'

const VECTORS = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/vectors/hedged-draw.json'), 'utf8'))

it('the vectors are HMAC-SHA-512 as the page says', () => {
  const mac = (key: Buffer, ...parts: readonly Buffer[]) =>
    createHmac('sha512', key).update(Buffer.concat(parts)).digest('hex')
  const key = mac(Buffer.from(VECTORS.signingKey, 'hex'), Buffer.from('vc record hedge key 1'))
  expect(key).toBe(VECTORS.key)
  for (const { start, draw, system, bytes } of VECTORS.draws) {
    const counts = Buffer.alloc(12)
    counts.writeUIntBE(start, 0, 6)
    counts.writeUIntBE(draw, 6, 6)
    const said = mac(Buffer.from(key, 'hex'), Buffer.from('vc record hedge 1'), counts, Buffer.from(system, 'hex'))
    expect(said).toBe(bytes)
  }
})

/** A system that found nothing: each draw is the one before. */
const STUCK: Randomness = { kind: 'secure', bytes: (count) => new Uint8Array(count).fill(7) }
const publicKey = group.encode(group.multiplySecret(group.base, randomScalar(group, seeded('hedge'))))
const election = { packageHash: new Uint8Array(32), publicKey, candidates: [1, 2] }
const MAYOR = 0 as ContestBit
const A = (record: Uint8Array) => toHex(record.subarray(8, 40))
const T = (record: Uint8Array) => toHex(record.subarray(72, 104))

function machine(signingKey: string, start: number) {
  const randomness = new HedgedRandomness(STUCK)
  randomness.hedgeWith(hedgeKey(fromHex(signingKey.repeat(32))), start)
  const sealer = recordSealer(election)
  return {
    one: () => sealer.seal(oneListOf(MAYOR), candidate(1), randomness),
    ahead: () => sealer.drawAhead(randomness)(),
  }
}

describe('on a system whose randomness is stuck', () => {
  it('no r and no v comes twice: not of one record, not after a start, not on another machine', () => {
    const first = machine('01', 1)
    const records = [first.one(), first.one()]
    first.ahead()
    records.push(first.one(), machine('01', 2).one(), machine('02', 1).one())
    const drawn = records.flatMap((record) => [A(record), T(record)])
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  it('none can be made again from what the system gave', () => {
    const plain = recordSealer(election).seal(oneListOf(MAYOR), candidate(1), STUCK)
    expect([A(plain), T(plain)]).not.toContain(A(machine('01', 1).one()))
    // Without the hedge two records have one r: this is what it is for.
    expect(A(recordSealer(election).seal(oneListOf(MAYOR), candidate(2), STUCK))).toBe(A(plain))
  })
})

it('the system’s randomness is in each draw', () => {
  const of = (fill: number) => {
    const hedged = new HedgedRandomness({ kind: 'secure', bytes: (count) => new Uint8Array(count).fill(fill) })
    hedged.hedgeWith(hedgeKey(new Uint8Array(32)), 1)
    return toHex(hedged.bytes(64))
  }
  expect(of(1)).not.toBe(of(2))
})
