/**
 * Whole small media with spoilt places: a sealed one, on which the tally's reader and `verify` must agree, and a pair at the start
 * of a kiosk. An input is a list of changes, so that a regression stays small: one byte (flags of the sealed medium, or the moment
 * of the pair), then changes of `medium 1 bit ‖ offset 23 bits ‖ length 1 ‖ bytes`.
 */
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { sealSigner } from '#election/ballot-box/seal.ts'
import { concat, isZero } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { admit } from '#kiosk/services/ballot-box/admit.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { disagreement, readWithBoth } from '#simulation/every-byte/both-readers.ts'
import { groundsOf, sealedImage } from '#simulation/every-byte/lane.ts'
import { checkAgain, headerSigned, resealed } from '#simulation/every-byte/signed-nonsense.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { contentsOf, fakePair, type PairContents } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  DAY_1,
  DAY_2,
  expectedPair,
  freshContents,
  freshPair,
  kioskSigningKeys,
  MACHINE,
  machineKey,
  openFakes,
  quickRecord,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { broken, DEAR, refusal, type Target, type Verdict } from '../target.ts'

const MADE_AGAIN = { checks: 1, root: 2, header: 4, length: 8 } as const
const { layout } = freshPair({ contests: 1 })
const IMAGE_BYTES = layout.pages * PAGE_BYTES

/** A pair at five moments of its life. */
async function lifeOfAPair(): Promise<readonly PairContents[]> {
  const moments: PairContents[] = [freshContents(1)]
  const pair = fakePair(freshContents(1))
  const box = await openFakes(pair)
  await box.recover()
  const vote = async (voter: number, today: typeof DAY_1) => {
    const place = { token: token(voter), cardContests: allContests(1), contest: 0 as ContestBit, today }
    const said = await box.record({ ...place, records: [quickRecord(0, voter)] })
    assert(said.type === 'recorded', 'fuzz: the sample votes are recorded')
    await box.whenDone()
  }
  await box.appendLog({ type: 'made-votable', list: 1 }, '2026-11-21T07:00' as LocalMinute)
  await vote(1, DAY_1)
  await vote(2, DAY_1)
  moments.push(contentsOf(pair))
  await box.close({ today: DAY_1, final: false })
  moments.push(contentsOf(pair))
  await box.reopen({ today: DAY_2 })
  await box.appendLog({ type: 'reopened' }, '2026-11-22T07:00' as LocalMinute)
  await vote(3, DAY_2)
  moments.push(contentsOf(pair))
  await box.close({ today: DAY_2, final: true })
  moments.push(contentsOf(pair))
  return moments
}

const moments = await lifeOfAPair()
/** The sealed medium is small and belongs to a whole election, as both readers need it. */
const small = await sealedImage()
const { original: sealed } = small.image

function imageOf(contents: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const image = new Uint8Array(IMAGE_BYTES)
  for (const [page, bytes] of contents) image.set(bytes, page * PAGE_BYTES)
  return image
}

interface Change {
  readonly onDuplicate: boolean
  readonly offset: number
  readonly bytes: Uint8Array
}

function changesIn(input: Uint8Array): Change[] {
  const changes: Change[] = []
  for (let at = 1; at + 4 <= input.length; ) {
    const place = ((input[at] as number) << 16) | ((input[at + 1] as number) << 8) | (input[at + 2] as number)
    const length = input[at + 3] as number
    changes.push({
      onDuplicate: place >= 2 ** 23,
      offset: place % 2 ** 23,
      bytes: input.slice(at + 4, at + 4 + length),
    })
    at += 4 + length
  }
  return changes
}

/** Most changes are in used pages, near their heads; some are anywhere. */
function madeChanges(random: Dice, image: Uint8Array): Uint8Array {
  const pages = image.length / PAGE_BYTES
  const used = Array.from({ length: pages }, (_, page) => page).filter(
    (page) => !isZero(image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)),
  )
  const parts: Uint8Array[] = []
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const page = random.oneIn(4) ? random.below(pages) : random.pick(used)
    const within = random.oneIn(3) ? random.below(PAGE_BYTES) : random.below(220)
    const offset = page * PAGE_BYTES + within
    const old = image[offset] as number
    const bytes = random.pick([
      Uint8Array.of(old ^ (1 << random.below(8))),
      Uint8Array.of(random.pick([0, 1, 0x7f, 0x80, 0xff])),
      random.bytes(1 + random.below(8)),
      new Uint8Array(1 + random.below(255)),
      image.slice(random.pick(used) * PAGE_BYTES + within).slice(0, 1 + random.below(255)),
    ])
    const place = offset + (random.oneIn(2) ? 2 ** 23 : 0)
    parts.push(Uint8Array.of(place >> 16, (place >> 8) & 0xff, place & 0xff, bytes.length), bytes)
  }
  return concat(...parts)
}

/** With some flags the right keys sign and seal the changes, so that a reader also meets nonsense under right signatures. */
function spoiltImage(input: Uint8Array): Buffer {
  const flags = input[0] ?? 0
  const image = Buffer.from(sealed)
  for (const { offset, bytes } of changesIn(input)) {
    if (offset + bytes.length > image.length) continue
    image.set(bytes, offset)
    if ((flags & MADE_AGAIN.checks) !== 0) checkAgain(small, image, Math.floor(offset / PAGE_BYTES))
  }
  if ((flags & MADE_AGAIN.header) !== 0) headerSigned(small, image)
  if ((flags & MADE_AGAIN.root) !== 0) resealed(small, image, { changes: [], counts: null, lost: 0 })
  return (flags & MADE_AGAIN.length) === 0 ? image : image.subarray(0, ((flags >> 4) * image.length) >> 4)
}

export const sealedMedium: Target = {
  name: 'sealed medium',
  inputsPerSeed: DEAR,
  make(random) {
    const flags = random.oneIn(16) ? random.below(256) : random.pick([0, 2, 3, 3, 4, 6, 7])
    return concat(Uint8Array.of(flags), madeChanges(random, sealed))
  },
  async judge(input): Promise<Verdict> {
    const readings = await readWithBoth(spoiltImage(input), groundsOf(small))
    const different = disagreement(readings)
    if (different !== null) return broken(different)
    const { tally, verify } = readings
    if (tally.type !== 'sealed') return refusal(tally)
    const { ballots, spent } = small.layout
    const records = Object.values(verify.records ?? {}).reduce((sum, count) => sum + count, 0)
    const bound = records <= ballots.count && (verify.spentMarks ?? 0) <= spent.count
    return bound ? 'accepted' : broken('more than the medium has room for')
  },
}

/** The kiosk's own start: admission, then recovery, which may write. Each of their answers is right; an exception is a bug. */
export const pairAtStart: Target = {
  name: 'pair at start',
  inputsPerSeed: 2,
  make(random) {
    const moment = random.below(moments.length)
    const image = imageOf((moments[moment] as PairContents).original)
    return concat(Uint8Array.of(moment), madeChanges(random, image))
  },
  async judge(input): Promise<Verdict> {
    const moment = moments[(input[0] ?? 0) % moments.length] as PairContents
    const media = { original: new Map(moment.original), duplicate: new Map(moment.duplicate) }
    for (const { onDuplicate, offset, bytes } of changesIn(input)) {
      if (offset + bytes.length > IMAGE_BYTES) continue
      const contents = media[onDuplicate ? 'duplicate' : 'original']
      const first = Math.floor(offset / PAGE_BYTES)
      const block = concat(...[first, first + 1].map((page) => contents.get(page) ?? new Uint8Array(PAGE_BYTES)))
      block.set(bytes, offset - first * PAGE_BYTES)
      contents.set(first, block.slice(0, PAGE_BYTES))
      if (first + 1 < layout.pages) contents.set(first + 1, block.slice(PAGE_BYTES))
    }
    const { original, duplicate } = fakePair({ pages: layout.pages, ...media })
    const inserted = { original: ok(original), duplicate: ok(duplicate) }
    const admitted = await admit({ ...inserted, expected: expectedPair, restart: true, crypto: nativeCrypto })
    if (!admitted.ok) return refusal(admitted.error)
    const box = await openPair({
      admitted: admitted.value,
      stationSecret,
      machine: { id: MACHINE, signSeal: sealSigner(machineKey.secretKey) },
      kioskSigningKeys,
      own: null,
      randomness: seededRandomness('fuzz start'),
      crypto: nativeCrypto,
    })
    const { situation } = await box.recover()
    return situation.journal === null ? 'refused' : 'accepted'
  },
}
