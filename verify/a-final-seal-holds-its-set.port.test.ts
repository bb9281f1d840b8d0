/**
 * record.md §6 on a medium: what a voting machine seals is read alike by the count's reader and by this one, which work the
 * sums out from the records, each with its own code; whatever does not fit is refused by both.
 */

import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBallotPage } from '#election/ballot-box/ballot-page.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { annexPage, finalSealPage, type Layout, layoutOf, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { merkleTree } from '#election/ballot-box/merkle.ts'
import { type FinalSeal, makeSeal, parseSeal, sealSigner, sealVerifier } from '#election/ballot-box/seal.ts'
import { annexOf, type SealSets, setBlinds } from '#election/ballot-box/seal-sets.ts'
import { fromHex, isZero } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { imageOf, readWithBoth } from '#simulation/rooms/both-readers.ts'
import { eachList, sealCounts } from '#simulation/rooms/each-contest.ts'
import { contentsOf, type FakePair, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  DAY_1,
  DAY_2,
  ELECTION,
  freshContents,
  freshPair,
  kioskSigningKeys,
  MACHINE,
  machineKey,
  openFakes,
  PAIR,
  quickRecord,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { modulo } from './group/ristretto.ts'
import { MemberSums, readAnnex } from './medium/seal-sets.ts'

const layout: Layout = layoutOf({ contests: allContests(2), several: null, capacity: 16, logPages: 16, dates: 2 })
const [SEAL, ANNEX] = [finalSealPage(layout), annexPage(layout)]
const vector: {
  readonly stationSecret: string
  readonly electionId: string
  readonly annex: string
  readonly annexHash: string
  readonly records: readonly string[]
  readonly commitments: readonly string[]
  readonly commitmentsOfNoRecord: readonly string[]
} = JSON.parse(readFileSync(new URL('../fixtures/vectors/closing-seal-sets.json', import.meta.url), 'utf8'))
const NOBODY = new Uint8Array(PAGE_BYTES)

/** Early voting of two days: three votes of two contests, one of them on the second day, and one of the second contest alone. */
async function voteAndClose({ byAnother = false } = {}): Promise<FakePair> {
  const pair = fakePair(freshContents(2))
  const box = await openFakes(pair)
  await box.recover()
  const vote = async (voter: number, contests: readonly number[], today: typeof DAY_1) => {
    const cardContests = contests.length === 2 ? allContests(2) : 2
    for (const contest of contests) {
      const record = quickRecord(contest, 3 * voter + contest)
      const card = { token: token(voter), cardContests: cardContests as typeof layout.contests, today }
      expect(await box.record({ ...card, contest: contest as ContestBit, records: [record] })).toEqual({
        type: 'recorded',
      })
      await box.whenDone()
    }
  }
  await vote(1, [0, 1], DAY_1)
  await vote(2, [0, 1], DAY_1)
  await box.close({ today: DAY_1, final: false })
  await box.reopen({ today: DAY_2 })
  await vote(3, [1], DAY_2)
  const last = byAnother ? await openFakes(pair, { machine: 'other' }) : box
  if (byAnother) await last.recover()
  expect(await last.close({ today: DAY_2, final: true })).toMatchObject({ type: 'closed' })
  return pair
}

const at = (image: Uint8Array, page: number) => image.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)

function withPage(image: Uint8Array, page: number, bytes: Uint8Array): Uint8Array {
  const changed = image.slice()
  changed.set(bytes, page * PAGE_BYTES)
  return changed
}

/** As a machine of the station would sign it, whatever it says. */
function resealed(image: Uint8Array, change: (seal: FinalSeal) => Partial<FinalSeal>): Uint8Array {
  const seal = parseSeal(at(image, SEAL), () => true) as FinalSeal
  const tree = merkleTree(nativeSha256)
  for (let page = 1; page < layout.sealSection.first; page++) tree.add(at(image, page))
  const said = { ...seal, root: tree.root(), ...change(seal) }
  return withPage(image, SEAL, makeSeal(said, sealSigner(machineKey.secretKey)))
}

let original: Uint8Array
let duplicate: Uint8Array

beforeAll(async () => {
  const contents = contentsOf(await voteAndClose())
  ;[original, duplicate] = [imageOf(contents, 'original'), imageOf(contents, 'duplicate')]
})

describe('a final seal', () => {
  it('has its annex beside it, and is read alike by both, from either medium', async () => {
    const seal = parseSeal(at(original, SEAL), sealVerifier(kioskSigningKeys)) as FinalSeal
    expect([...at(original, SEAL).slice(8, 11)]).toEqual([0, 1, 1])
    expect(seal.records).toEqual(sealCounts(2, 3))
    expect(seal.sets.commitments.map(isZero)).toEqual(eachList([false, false], true))
    expect(at(duplicate, SEAL)).toEqual(at(original, SEAL))
    expect(at(duplicate, ANNEX)).toEqual(at(original, ANNEX))
    for (const image of [original, duplicate]) {
      const { ours, said } = await readWithBoth(layout, image)
      expect(said).toEqual([null, null])
      const blinds = setBlinds(stationSecret, { electionId: ELECTION, pair: PAIR }, layout.lists)
      expect(ours).toMatchObject({ ok: true, value: { blinds, sealPage: at(original, SEAL) } })
      expect(blinds.map((blind) => blind === 0n)).toEqual(eachList([false, false], true))
    }
  })

  it('of a day has no sets and nothing beside it', () => {
    const page = layout.sealPages[0] as number
    expect(parseSeal(at(original, page), () => true)?.sets).toBe(null)
    expect([at(original, page + 1), at(original, layout.sealPages[1] as number)].map(isZero)).toEqual([true, true])
  })

  it('says the same of its records when another machine closes a dead one’s pair', async () => {
    const other = imageOf(contentsOf(await voteAndClose({ byAnother: true })), 'original')
    expect(parseSeal(at(other, SEAL), () => true)?.machine).not.toBe(MACHINE)
    expect(at(other, ANNEX)).toEqual(at(original, ANNEX))
    expect(at(other, SEAL).slice(288, 1024)).toEqual(at(original, SEAL).slice(288, 1024))
    expect((await readWithBoth(layout, other)).said).toEqual([null, null])
  })

  it('has its sets and its annex also over no record', async () => {
    const empty = fakePair(freshContents(2))
    const box = await openFakes(empty)
    await box.recover()
    await box.close({ today: DAY_2, final: true })
    expect((await readWithBoth(layout, imageOf(contentsOf(empty), 'original'))).said).toEqual([null, null])
  })

  it('that commits to nothing: neither reader takes it', async () => {
    const bare = resealed(withPage(original, ANNEX, NOBODY), ({ sets }) => ({ sets: { ...sets, annexHash: NONE } }))
    expect((await readWithBoth(layout, bare)).said).toEqual(['seal-not-authentic', 'seal-malformed'])
  })
})

/** A record page that its own machine could have made. */
function ballotPage(record: Uint8Array, page: number): Uint8Array {
  const { pageCheck } = boxKeys(stationSecret, ELECTION, PAIR)
  return makeBallotPage(record, page, { key: pageCheck, binding: pairBinding(ELECTION, PAIR) })
}

function ballotsIn(image: Uint8Array): readonly number[] {
  const pages = Array.from({ length: layout.ballots.count }, (_, i) => layout.ballots.first + i)
  return pages.filter((page) => !isZero(at(image, page)))
}

const NONE = new Uint8Array(32)
const swapped = ({ commitments: [a, b, ...others], annexHash }: SealSets): SealSets => ({
  commitments: [b ?? NONE, a ?? NONE, ...others],
  annexHash,
})

/** Changes by a machine that signs, and by somebody who has a medium in hand after it. */
const REFUSED: readonly (readonly [string, (image: Uint8Array) => Uint8Array, readonly [string, string]])[] = [
  ['no annex', (image) => withPage(image, ANNEX, NOBODY), ['altered', 'altered']],
  [
    'one bit of the annex',
    (image) => withPage(image, ANNEX, at(image, ANNEX).with(40, (at(image, ANNEX)[40] as number) ^ 1)),
    ['altered', 'altered'],
  ],
  [
    'the annex of another pair, named by its seal',
    (image) => {
      const other = annexOf(
        setBlinds(stationSecret, { electionId: ELECTION, pair: (PAIR + 1) as typeof PAIR }, layout.lists),
      )
      const changed = withPage(image, ANNEX, other)
      return resealed(changed, (seal) => ({ sets: { ...seal.sets, annexHash: nativeSha256(other) } }))
    },
    ['altered', 'counts-differ'],
  ],
  [
    'an annex with a byte behind its blinds, named by its seal',
    (image) => {
      const more = at(image, ANNEX).with(712, 1)
      return resealed(withPage(image, ANNEX, more), (seal) => ({
        sets: { ...seal.sets, annexHash: nativeSha256(more) },
      }))
    },
    ['altered', 'altered'],
  ],
  [
    'an annex with a blind of a contest that the pair does not have, named by its seal',
    (image) => {
      const more = at(image, ANNEX).with(8 + 64, 1)
      return resealed(withPage(image, ANNEX, more), (seal) => ({
        sets: { ...seal.sets, annexHash: nativeSha256(more) },
      }))
    },
    ['altered', 'altered'],
  ],
  [
    'the sums of two contests exchanged',
    (image) => resealed(image, (seal) => ({ sets: swapped(seal.sets) })),
    ['altered', 'counts-differ'],
  ],
  [
    'a record changed, under its check and a root that fits, with the sums of before',
    (image) => {
      const [page = 0] = ballotsIn(image)
      const record = at(image, page).slice(0, 512)
      record[50] = (record[50] as number) ^ 1
      return resealed(withPage(image, page, ballotPage(record, page)), () => ({}))
    },
    ['altered', 'counts-differ'],
  ],
  [
    'one record twice instead of another, likewise',
    (image) => {
      const [page = 0, ...others] = ballotsIn(image)
      const record = at(image, page).slice(0, 512)
      const same = others.find((other) => at(image, other)[3] === record[3]) ?? 0
      return resealed(withPage(image, same, ballotPage(record, same)), () => ({}))
    },
    ['altered', 'counts-differ'],
  ],
  ['a page behind the annex', (image) => withPage(image, ANNEX + 1, at(image, ANNEX)), ['altered', 'gap-not-zero']],
]

it.each(REFUSED)('%s: both refuse it', async (_, change, said) => {
  expect((await readWithBoth(layout, change(original))).said).toEqual(said)
})

it('works the vector out, and no other sums', () => {
  const { annex, annexHash, commitments, commitmentsOfNoRecord, records } = vector
  const page = Buffer.alloc(PAGE_BYTES)
  page.set(fromHex(annex))
  const setsFor = (each: readonly string[]) => {
    return { commitments: each.map((hex) => Buffer.from(hex, 'hex')), annexHash: Buffer.from(annexHash, 'hex') }
  }
  const blinds = readAnnex(page, setsFor(commitments), { contests: 3, judged: null })
  if (blinds === null) throw new Error('the annex of the vector')
  const derived = [0, 1].map((contest) => {
    const context = Buffer.from(
      `0008${vector.electionId}0001030001${contest.toString(16).padStart(2, '0')}000100`,
      'hex',
    )
    const info = Buffer.concat([Buffer.from('ippyo set blind 1\0'), context])
    const bytes = Buffer.from(hkdfSync('sha256', fromHex(vector.stationSecret), Buffer.alloc(0), info, 64))
    return modulo(BigInt(`0x${bytes.reverse().toString('hex')}`))
  })
  expect(blinds).toEqual(eachList(derived, 0n))
  const sums = new MemberSums()
  expect([sums.areIn(setsFor(commitmentsOfNoRecord), blinds), sums.areIn(setsFor(commitments), blinds)]).toEqual([
    true,
    false,
  ])
  for (const record of records) sums.add(record.startsWith('00010000') ? 0 : 1, Buffer.from(record, 'hex'))
  expect([sums.areIn(setsFor(commitmentsOfNoRecord), blinds), sums.areIn(setsFor(commitments), blinds)]).toEqual([
    false,
    true,
  ])
})

it('the layout of this page is that of the pair', () => {
  expect(freshPair({ contests: 2 }).layout).toEqual(layout)
})
