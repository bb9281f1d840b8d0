/** A machine whose system gives the same randomness again and again: no two of its records have one r, also after a start (record.md §1). */

import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { HedgedRandomness } from '#election/ballot/hedged-randomness.ts'
import { toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { ContestBit, PairNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { admitMedia } from '#kiosk/services/media.ts'
import { openOwnPair } from '#kiosk/services/pair.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { openerOf } from '#simulation/rooms/box.ts'
import { freshSlots } from '#simulation/rooms/media.ts'
import { signerOf, stationKeys } from '#simulation/rooms/sample-station.ts'
import { candidate } from '#simulation/rooms/small-pair.ts'
import { SMALL_FACTS } from '#simulation/rooms/small-station.ts'

const PAIR = 1 as PairNumber
const STUCK: Randomness = { kind: 'secure', bytes: (count) => new Uint8Array(count).fill(3) }

async function recordsOf(starts: number): Promise<readonly string[]> {
  const randomness = new HedgedRandomness(STUCK)
  const election = SMALL_FACTS.kiosk(PAIR)
  const slots = openerOf(freshSlots(SMALL_FACTS, PAIR))
  const media = await admitMedia({ openMedium: slots }, election, { pair: PAIR, restart: true }, nativeCrypto)
  assert(media.ok, 'the pair is admitted')
  const signer = signerOf(election.facts.machine)
  await openOwnPair({
    ...{ admitted: media.value.pair, election, keys: stationKeys, signer, own: null, randomness, starts },
    crypto: nativeCrypto,
  })
  return [1, 1, 2].map((id) =>
    toHex(election.sealer.seal(oneListOf(0 as ContestBit), candidate(id), randomness).subarray(8, 40)),
  )
}

it('each record has an r of its own', async () => {
  const all = [...(await recordsOf(1)), ...(await recordsOf(2))]
  expect(new Set(all).size).toBe(6)
})
