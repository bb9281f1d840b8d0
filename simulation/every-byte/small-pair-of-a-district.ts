/** The smallest legal ballot box (512 KiB): the kiosk's own code writes it and closes it for good. Its keys can sign nonsense. */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { toHex } from '#election/bytes.ts'
import { bitMask } from '#election/contests.ts'
import type { ContestBit, MachineId, PairNumber } from '#election/ids.ts'
import { signingPublicKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import type { FakeMedium } from '#hardware/medium/fake.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import {
  type CountingElection,
  countingElection,
  ELECTION_DATE,
  pairOwner,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { inScratch } from '#simulation/rooms/in-scratch.ts'
import { contentsOfFresh, fakePair, openMedia, preparePair } from '#simulation/rooms/prepared-pair.ts'
import { readTrust, type Trust } from '#verify/package/trust.ts'

export type SmallPair = Awaited<ReturnType<typeof smallPair>>

const STATION = '1'
const PAIR = 1 as PairNumber
const MACHINE = '1-K1' as MachineId
const MAYOR = 0 as ContestBit
const VOTES = [11, 12, 11, null, 11]

/** @param randomness seeded, so that each run gives the same bytes and an offset keeps its meaning */
export async function smallPair(randomness: Randomness) {
  const made = await countingElection(randomness, {
    stations: [{ kiosks: 2, spares: 0 }],
    councilDistricts: ['elsewhere'],
  })
  const owner = pairOwner(made, STATION)
  const prepared = preparePair(owner, {
    kind: 'election-day',
    pair: PAIR,
    contests: bitMask(MAYOR),
    several: null,
    capacity: 16,
    logPages: 16,
    dates: [ELECTION_DATE],
    serials: { original: 'SMALL-A', duplicate: 'SMALL-B' },
    randomness,
  })
  const media = fakePair(contentsOfFresh(prepared))
  const fresh = imageOf(media.original)
  const box = await openMedia(media, {
    owner,
    pair: PAIR,
    machine: { id: MACHINE, secretKey: signingKeyOf(made) },
    kioskSigningKeys: new Map([...made.signingKeys].map(([id, key]) => [id, signingPublicKey(key)])),
    randomness,
  })
  assert(box.ok, 'small pair: the kiosk admits it')
  await liveThroughTheDays(box.value, made, randomness)
  return {
    made,
    trust: await trustOf(made),
    layout: prepared.layout,
    image: { original: imageOf(media.original), duplicate: imageOf(media.duplicate) },
    fresh,
  }
}

export function signingKeyOf(made: CountingElection): Uint8Array {
  const key = made.signingKeys.get(MACHINE)
  assert(key !== undefined, 'small pair: the key of its machine')
  return key
}

async function liveThroughTheDays(box: BallotBox, made: CountingElection, randomness: Randomness): Promise<void> {
  await box.recover()
  const noon = `${ELECTION_DATE}T12:00` as LocalMinute
  await box.appendLog({ type: 'unlocked', operatorCard: 1 }, noon)
  await box.appendLog({ type: 'made-votable', list: 1 }, noon)
  for (const vote of VOTES) {
    const recorded = await box.record({
      token: randomness.bytes(16),
      cardContests: bitMask(MAYOR),
      contest: MAYOR,
      records: [made.record(MAYOR, vote)],
      today: ELECTION_DATE,
    })
    assert(recorded.type === 'recorded', 'small pair: a vote is recorded')
    await box.whenDone()
  }
  await box.appendLog({ type: 'closing', final: false }, noon)
  for (const final of [false, true]) {
    const closed = await box.close({ today: ELECTION_DATE, final })
    assert(closed.type === 'closed', 'small pair: closed for the day, and then for good')
  }
}

function imageOf(medium: FakeMedium): Buffer {
  return Buffer.concat(
    Array.from({ length: medium.pages }, (_, page) => medium.page(page)),
    medium.pages * PAGE_BYTES,
  )
}

/** An auditor's trust, from the package directory and the authority's key. */
function trustOf(made: CountingElection): Promise<Trust> {
  return inScratch(async (directory) => {
    await writeCountingElection(made, directory)
    const trust = await readTrust(join(directory, 'package'), toHex(made.authority.publicKey))
    assert(typeof trust !== 'string', `small pair: the package is trusted (${String(trust)})`)
    return trust
  })
}
