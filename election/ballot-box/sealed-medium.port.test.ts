/** Promise 6 at the count: anything but exactly what the machine sealed is refused, each with its own reason. */

import { createHash } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import { contentsOf, contentsOfFresh, type FakePair, fakePair } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  authority,
  DAY_1,
  DAY_2,
  ELECTION,
  freshContents,
  freshPair,
  KEY_SET,
  kioskSigningKeys,
  MACHINE,
  openFakes,
  otherMachineKey,
  quickRecord,
  token,
} from '#simulation/rooms/small-pair.ts'
import { PAGE_BYTES } from './layout.ts'
import { type ExpectedElection, type MediumSource, readSealedMedium } from './reader.ts'
import { sealVerifier } from './seal.ts'

const native = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const expected: ExpectedElection = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  authorityPublicKey: authority.publicKey,
  verifySealOf: () => sealVerifier(kioskSigningKeys),
}
let pair: FakePair
let image: Uint8Array
let openedOnly: Uint8Array

function imageOf(of: FakePair): Uint8Array {
  const bytes = new Uint8Array(of.original.pages * PAGE_BYTES)
  for (let page = 0; page < of.original.pages; page++) bytes.set(of.original.page(page), page * PAGE_BYTES)
  return bytes
}

function sourceOf(bytes: Uint8Array): MediumSource {
  return {
    pages: Math.floor(bytes.length / PAGE_BYTES),
    read: async (first, count) => ({ ok: true, value: bytes.slice(first * PAGE_BYTES, (first + count) * PAGE_BYTES) }),
  }
}

const read = (bytes: Uint8Array, change: Partial<ExpectedElection> = {}) =>
  readSealedMedium(sourceOf(bytes), { ...expected, ...change }, native)

beforeAll(async () => {
  pair = fakePair(freshContents(1))
  const box = await openFakes(pair)
  await box.recover()
  const vote = async (voter: number, today: typeof DAY_1) => {
    const input = { token: token(voter), cardContests: allContests(1), contest: 0 as ContestBit, today }
    expect(await box.record({ ...input, records: [quickRecord(0, voter)] })).toEqual({ type: 'recorded' })
    await box.whenDone()
  }
  await vote(1, DAY_1)
  await box.appendLog({ type: 'made-votable', list: 1 }, '2026-11-21T07:00' as LocalMinute)
  await box.close({ today: DAY_1, final: false })
  await box.reopen({ today: DAY_2 })
  await vote(2, DAY_2)
  openedOnly = imageOf(pair)
  await box.close({ today: DAY_2, final: true })
  image = imageOf(pair)
})

describe('a sealed medium at the count', () => {
  it('is read, with the same root by either SHA-256', async () => {
    expect(await read(image)).toMatchObject({ ok: true, value: { seal: { records: sealCounts(2), machine: MACHINE } } })
    expect((await readSealedMedium(sourceOf(image), expected, sha256)).ok).toBe(true)
  })

  it('is refused with a record of a contest that its header does not have: no books would miss it', async () => {
    const foreign = fakePair(freshContents(1))
    const box = await openFakes(foreign)
    await box.recover()
    const vote = { token: token(1), cardContests: 2 as ContestMask, contest: 1 as ContestBit, today: DAY_1 }
    expect(await box.record({ ...vote, records: [quickRecord(1, 1)] })).toEqual({ type: 'recorded' })
    await box.whenDone()
    await box.close({ today: DAY_1, final: true })
    expect(await read(imageOf(foreign))).toMatchObject({ ok: false, error: { type: 'altered', where: 'counts' } })
  })

  it('is read ahead of what is worked on: three blocks at most, taken in their order whichever comes first, none left under way', async () => {
    const large = fakePair(contentsOfFresh(freshPair({ contests: 1, capacity: 1024 })))
    const box = await openFakes(large)
    await box.recover()
    for (const voter of [1, 2, 3]) {
      const input = { token: token(voter), cardContests: allContests(1), contest: 0 as ContestBit, today: DAY_1 }
      expect(await box.record({ ...input, records: [quickRecord(0, voter)] })).toEqual({ type: 'recorded' })
      await box.whenDone()
    }
    await box.close({ today: DAY_1, final: true })
    const whole = imageOf(large)
    /** If two are under way, the later one answers first. */
    const late = (unreadable: number) => {
      const underWay: (() => void)[] = []
      const seen = { asked: [] as number[], most: 0, left: () => underWay.length }
      const source: MediumSource = {
        pages: whole.length / PAGE_BYTES,
        read: (first, count) =>
          new Promise((resolve) => {
            seen.asked.push(first)
            const value = whole.slice(first * PAGE_BYTES, (first + count) * PAGE_BYTES)
            const fails = first <= unreadable && unreadable < first + count
            underWay.push(() => resolve(fails ? { ok: false, error: { type: `io ${first}` } } : { ok: true, value }))
            seen.most = Math.max(seen.most, underWay.length)
            setImmediate(() => underWay.pop()?.())
          }),
      }
      return { source, seen }
    }
    const good = late(-1)
    const found = await readSealedMedium(good.source, expected, native)
    expect(found).toEqual(await read(whole))
    expect(found).toMatchObject({ ok: true, value: { seal: { records: sealCounts(3) } } })
    expect([good.seen.most, good.seen.left()]).toEqual([3, 0])
    const blocks = good.seen.asked.slice(2)
    expect(blocks).toEqual(blocks.map((_, i) => 1 + 256 * i))
    expect(blocks.length).toBeGreaterThan(7)
    const torn = late(1 + 256 * 2)
    expect(await readSealedMedium(torn.source, expected, native)).toEqual({
      ok: false,
      error: { type: 'unreadable', fault: 'io 513' },
    })
    expect([torn.seen.left(), torn.seen.asked.slice(2)]).toEqual([0, [1, 257, 513, 769, 1025]])
  })

  it('shows every change of a byte: every section edge and many offsets', async () => {
    const layout = { pages: pair.original.pages }
    const edges = [0, 1, 16, 32, 48, 64, 80, 96, 112, 128].flatMap((page) => [page, page + 1, page + 15])
    const offsets = edges
      .filter((page) => page < layout.pages)
      .flatMap((page) => [page * PAGE_BYTES, (page + 1) * PAGE_BYTES - 1])
    for (let i = 0; i < 80; i++) offsets.push((i * 7_919 * 101) % image.length)
    const used = [...Array(pair.original.pages).keys()].filter((page) =>
      pair.original.page(page).some((byte) => byte !== 0),
    )
    for (const page of used) offsets.push(page * PAGE_BYTES + 5, page * PAGE_BYTES + 200, page * PAGE_BYTES + 4060)
    for (const offset of offsets) {
      const before = image[offset] as number
      image[offset] = before ^ 0x40
      const found = await read(image)
      image[offset] = before
      expect(found.ok, `offset ${offset}`).toBe(false)
    }
  })

  it('is refused truncated, longer, foreign, of another use, key set or authority', async () => {
    expect(await read(image.subarray(0, image.length - PAGE_BYTES))).toMatchObject({
      ok: false,
      error: { type: 'truncated' },
    })
    expect(await read(new Uint8Array([...image, ...new Uint8Array(PAGE_BYTES)]))).toMatchObject({
      error: { type: 'truncated' },
    })
    expect(await read(new Uint8Array(image.length))).toEqual({ ok: false, error: { type: 'not-a-ballot-box' } })
    expect(await read(image, { use: 'live' })).toEqual({ ok: false, error: { type: 'foreign-use', use: 'fixture' } })
    expect(await read(image, { electionId: KEY_SET as never })).toEqual({
      ok: false,
      error: { type: 'foreign-election' },
    })
    expect(await read(image, { keySet: ELECTION as never })).toEqual({ ok: false, error: { type: 'foreign-key-set' } })
    expect(await read(image, { authorityPublicKey: new Uint8Array(32) })).toMatchObject({
      error: { type: 'header-not-authentic' },
    })
  })

  it('is refused when it was not closed, closed for a day only, or sealed by a machine of another station', async () => {
    expect(await read(openedOnly)).toEqual({ ok: false, error: { type: 'closed-for-day-only' } })
    const others = new Map([[MACHINE, otherMachineKey.publicKey]])
    expect(await read(image, { verifySealOf: () => sealVerifier(others) })).toEqual({
      ok: false,
      error: { type: 'seal-not-authentic' },
    })
    const never = fakePair(freshContents(1))
    expect(await read(imageOf(never))).toEqual({ ok: false, error: { type: 'not-closed' } })
  })

  it('is refused when a page was put back, taken out, or moved to another place', async () => {
    const page = [...Array(16).keys()]
      .map((i) => 48 + i)
      .find((p) => pair.original.page(p).some((byte) => byte !== 0)) as number
    const without = Uint8Array.from(image).fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    expect(await read(without)).toMatchObject({ error: { type: 'altered', where: 'sections', pages: [] } })
    const moved = Uint8Array.from(without)
    const free = page === 48 ? 49 : 48
    moved.set(pair.original.page(page), free * PAGE_BYTES)
    expect(await read(moved)).toMatchObject({ error: { type: 'altered', where: 'sections', pages: [free] } })
    const daySeal = 96
    const noDaySeal = Uint8Array.from(image).fill(0, daySeal * PAGE_BYTES, (daySeal + 1) * PAGE_BYTES)
    expect(await read(noDaySeal)).toMatchObject({ error: { type: 'altered', where: 'earlier-seals' } })
  })

  it('of a dead machine is sealed by another machine of the station', async () => {
    const start = fakePair(freshContents(1))
    const box = await openFakes(start)
    await box.recover()
    await box.record({
      token: token(1),
      cardContests: allContests(1),
      contest: 0 as ContestBit,
      records: [quickRecord(0, 1)],
      today: DAY_1,
    })
    await box.whenDone()
    const taken = fakePair(contentsOf(start))
    const other = await openFakes(taken, { machine: 'other' })
    await other.recover()
    expect(await other.close({ today: DAY_1, final: true })).toMatchObject({ type: 'closed' })
    expect(await read(imageOf(taken))).toMatchObject({ ok: true, value: { seal: { machine: '2-K4' } } })
  })
})
