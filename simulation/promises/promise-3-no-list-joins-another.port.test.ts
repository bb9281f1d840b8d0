/**
 * A contest with a list for each judge, from the first press to both readers of the sealed medium. Fifteen marks of one voter side by side
 * would be nearly a signature: the lists of one voter share a press and nothing else (docs/decisions/052).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBallotPage } from '#election/ballot-box/ballot-page.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { annexPage, finalSealPage, type Layout, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { merkleTree } from '#election/ballot-box/merkle.ts'
import { type FinalSeal, makeSeal, parseSeal, sealSigner } from '#election/ballot-box/seal.ts'
import { annexOf, sealSets, setBlinds } from '#election/ballot-box/seal-sets.ts'
import { isZero, toHex } from '#election/bytes.ts'
import { listRoom, listsOfContest } from '#election/contest-lists.ts'
import type { ContestBit } from '#election/ids.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { imageOf, readWithBoth } from '#simulation/rooms/both-readers.ts'
import { contentsOf, contentsOfFresh, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  DAY_1,
  DAY_2,
  ELECTION,
  freshPair,
  machineKey,
  openFakes,
  PAIR,
  quickRecord,
  seeded,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'

const JUDGES = 15
const [MAYOR, REVIEW] = [0 as ContestBit, 1 as ContestBit]
const several = { bit: REVIEW, lists: JUDGES }
const places = Array.from({ length: JUDGES }, (_, i) => i + 1)
const fresh = freshPair({ contests: 2, several })
const { layout } = fresh
const SEAL = finalSealPage(layout)
const review = (voter: number) => places.map((place) => quickRecord(REVIEW, 16 * voter + place, place))

/** Three voters: two vote in both contests, the third is ended by staff after the first contest. */
async function voteAndClose(seed = 'voters') {
  const pair = fakePair(contentsOfFresh(fresh))
  const box = await openFakes(pair, { randomness: seeded(seed) })
  await box.recover()
  const both = allContests(2)
  for (const voter of [1, 2, 3]) {
    const card = { token: token(voter), cardContests: both, today: DAY_1 }
    expect(await box.record({ ...card, contest: MAYOR, records: [quickRecord(MAYOR, voter)] })).toEqual({
      type: 'recorded',
    })
    if (voter === 3) continue
    expect(await box.record({ ...card, contest: REVIEW, records: review(voter) })).toEqual({ type: 'recorded' })
    await box.whenDone()
  }
  const ended = { token: token(3), cardContests: both, by: 'staff', today: DAY_1 } as const
  const endedRecord = ({ bit, place }: { bit: number; place: number }) => quickRecord(bit, 48 + place, place)
  expect(await box.end({ ...ended, endedRecord })).toEqual({ type: 'recorded' })
  expect(box.recordCounts()).toEqual([
    { contest: MAYOR, count: 3 },
    { contest: REVIEW, count: 3 },
  ])
  expect(await box.close({ today: DAY_1, final: false })).toMatchObject({ type: 'closed' })
  expect(await box.reopen({ today: DAY_2 })).toMatchObject({ ok: true })
  expect(await box.close({ today: DAY_2, final: true })).toMatchObject({ type: 'closed' })
  return imageOf(contentsOf(pair), 'original')
}

let image: Uint8Array
beforeAll(async () => {
  image = await voteAndClose()
})

const at = (of: Uint8Array, page: number) => of.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
const ballotsIn = (of: Uint8Array) =>
  Array.from({ length: layout.ballots.count }, (_, i) => layout.ballots.first + i).filter(
    (page) => !isZero(at(of, page)),
  )

/** The page of each record of one voter, in the order of the judges. */
function pagesOf(of: Uint8Array, voter: number): readonly number[] {
  const pages = ballotsIn(of)
  return review(voter).map((record) => pages.find((page) => toHex(at(of, page).slice(0, 512)) === toHex(record)) ?? -1)
}

it('has a page for each list of each voter, and both readers count it', async () => {
  expect(layout.ballots.count).toBe(16 * (1 + JUDGES))
  expect(ballotsIn(image)).toHaveLength(3 + 3 * JUDGES)
  const { ours, theirs, said } = await readWithBoth(layout, image)
  expect(said).toEqual([null, null])
  const seal = parseSeal(at(image, SEAL), () => true) as FinalSeal
  const own = [0, ...listsOfContest(REVIEW, several).map(listRoom)]
  expect(seal.records).toEqual(seal.records.map((_, room) => (own.includes(room) ? 3 : 0)))
  expect(seal.sets.commitments.map(isZero)).toEqual(seal.records.map((count) => count === 0))
  expect(new Set(seal.sets.commitments.map(toHex)).size).toBe(2 + JUDGES)
  expect(ours).toMatchObject({ ok: true, value: { doubts: [], header: { several } } })
  expect(theirs).toMatchObject({
    doubts: [],
    records: { 'contest 0': 3, 'contest 1': 3 },
    recordsInAll: 3 + 3 * JUDGES,
  })
})

// Promise 3
describe('nothing on the medium joins two lists of one voter', () => {
  it('each record has a page of its own, drawn among all that are free', async () => {
    const draws = await Promise.all(['one', 'two', 'three', 'four'].map(voteAndClose))
    const sequences = draws.flatMap((each) => [1, 2].map((voter) => pagesOf(each, voter)))
    for (const pages of sequences) {
      expect(new Set([...pages, -1]).size).toBe(JUDGES + 1)
      // Fourteen steps of equal sign, or of one length, would be an order of the judges.
      const steps = pages.slice(1).map((page, i) => page - (pages[i] as number))
      expect(new Set(steps.map(Math.sign)).size).toBe(2)
      expect(new Set(steps).size).toBeGreaterThan(JUDGES / 2)
    }
    // Not even another place for all together: the distances inside a voter are others each time.
    expect(new Set(sequences.map((pages) => pages.map((page) => page - (pages[0] as number)).join())).size).toBe(8)
  })

  it('they are written in the order of the pages, whoever is judged where', async () => {
    const pair = fakePair(contentsOfFresh(fresh))
    const box = await openFakes(pair, { randomness: seeded('order of writes') })
    await box.recover()
    const card = { token: token(1), cardContests: allContests(2), today: DAY_1 }
    await box.record({ ...card, contest: REVIEW, records: review(1) })
    await box.whenDone()
    const isBallot = (page: number) => page >= layout.ballots.first && page < layout.spent.first
    for (const role of ['original', 'duplicate'] as const) {
      const written = pair[role].asked.flatMap((writes) => writes.map(({ page }) => page)).filter(isBallot)
      expect(written).toHaveLength(JUDGES)
      expect(written).toEqual(written.toSorted((a, b) => a - b))
    }
  })

  it('the journal forgets records and pages when they are written', async () => {
    const pair = fakePair(contentsOfFresh(fresh))
    const box = await openFakes(pair, { randomness: seeded('forgets') })
    await box.recover()
    const card = { token: token(1), cardContests: allContests(2), today: DAY_1 }
    await box.record({ ...card, contest: REVIEW, records: review(1) })
    await box.whenDone()
    expect(box.situation().journal).toMatchObject({ type: 'interrupted', done: 2 })
  })
})

describe('a record of one judge is none of another', () => {
  const keys = boxKeys(stationSecret, ELECTION, PAIR)
  const check = { key: keys.pageCheck, binding: pairBinding(ELECTION, PAIR) }

  /** As a machine of the station would sign it: root, numbers, sets and annex fit again. */
  function resealed(changed: Uint8Array, of: Layout = layout): Uint8Array {
    const seal = parseSeal(at(changed, SEAL), () => true) as FinalSeal
    const tree = merkleTree(nativeSha256)
    for (let page = 1; page < of.sealSection.first; page++) tree.add(at(changed, page))
    const blinds = setBlinds(stationSecret, { electionId: ELECTION, pair: PAIR }, of.lists)
    const records = ballotsIn(changed).map((page) => at(changed, page).slice(0, 512))
    const own = of.lists.map(listRoom)
    const countIn = (room: number) => records.filter((record) => roomOf(record) === room).length
    const counts = seal.records.map((_, room) => (own.includes(room) ? countIn(room) : 0))
    const said = {
      ...seal,
      root: tree.root(),
      records: counts,
      sets: sealSets(of.lists, records, blinds, nativeSha256),
    }
    const whole = changed.slice()
    whole.set(annexOf(blinds), annexPage(of) * PAGE_BYTES)
    whole.set(makeSeal(said, sealSigner(machineKey.secretKey)), SEAL * PAGE_BYTES)
    return whole
  }

  const roomOf = (record: Uint8Array) => listRoom({ bit: record[3] as ContestBit, place: record[4] as number })

  function moved(change: (record: Uint8Array) => void, under = check): Uint8Array {
    const [page = 0] = pagesOf(image, 1)
    const record = at(image, page).slice(0, 512)
    change(record)
    const changed = image.slice()
    changed.set(makeBallotPage(record, page, under), page * PAGE_BYTES)
    return changed
  }

  it('moved on the medium: altered', async () => {
    const changed = moved((record) => record.set([2], 4))
    expect((await readWithBoth(layout, changed)).said).toEqual(['altered', 'altered'])
  })

  it('moved by a machine of the station that seals it so: the lists differ, and somebody must say why', async () => {
    const { ours, theirs, said } = await readWithBoth(layout, resealed(moved((record) => record.set([2], 4))))
    expect(said).toEqual([null, null])
    const doubts = ['seals-fall', 'records-above-marks', 'lists-differ']
    expect([ours, theirs]).toMatchObject([{ value: { doubts } }, { doubts }])
  })

  it.each([
    ['of a sixteenth judge', 1, 16],
    ['of the review as one list', 1, 0],
    ['of a judge in a contest with one list', 0, 1],
    ['of a contest that there is not', 7, 0],
  ])('a record %s is a bad page, though a machine seals it', async (_, bit, place) => {
    const changed = resealed(moved((record) => record.set([bit, place], 3)))
    expect((await readWithBoth(layout, changed)).said).toEqual(['altered', 'damaged'])
  })
})
