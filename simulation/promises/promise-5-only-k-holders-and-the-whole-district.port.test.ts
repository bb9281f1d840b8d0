/** Promise 5. Votes open only while k of n key holders are present, and figures exist only for the whole district. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { asDistrictRecords } from '#election/count/district.ts'
import { agreementPublicKey } from '#election/keys/hpke.ts'
import { combineShares, type Share, splitSecret } from '#election/keys/shamir.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { giveTo } from '#simulation/counting/give-to.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type KeyRoom, openKeyRoom } from '#tally/services/open/key-room.ts'
import type { TallyView } from '#tally/session/view.ts'
import { CountRoom, PLACES, sealedBy } from './count-room.ts'

/** All subsets of `items` with `size` members. */
function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]))
}

describe('promise 5: only with k of n key holders', () => {
  it('any k shares give the secret, any k − 1 give another', () => {
    const randomness = seededRandomness('k of n')
    for (const [shares, threshold] of [
      [3, 2],
      [5, 3],
      [7, 4],
      [4, 4],
    ] as const) {
      const secret = randomness.bytes(32)
      const all = splitSecret({ secret, shares, threshold, randomness })
      for (const some of subsets(all, threshold)) expect(toHex(combineShares(some))).toBe(toHex(secret))
      for (const few of subsets(all, threshold - 1)) expect(toHex(combineShares(few))).not.toBe(toHex(secret))
    }
  })

  it('the counting key is assembled from k shares that the package knows, and from nothing less', async () => {
    const { made } = await CountRoom.make()
    const { electionPackage } = made.election
    const { countingKey } = electionPackage
    const shares: Share[] = []
    for (const [i, file] of made.shareFiles.entries()) {
      const parsed = parseShareFile(file)
      const opened = parsed.ok && (await openShare(parsed.value, made.passphrases[i] as string, electionPackage))
      if (opened !== false && opened.ok) shares.push(opened.value)
    }
    expect(shares).toHaveLength(3)
    for (const two of subsets(shares, 2)) {
      const key = assembleCountingKey(two, countingKey)
      expect(key.ok && toHex(agreementPublicKey(key.value))).toBe(countingKey.publicKey)
    }
    const [first] = shares as [Share]
    for (const few of [[], [first]]) {
      expect(assembleCountingKey(few, countingKey)).toMatchObject({ ok: false, error: { type: 'too-few-shares' } })
    }
    expect(assembleCountingKey([first, first], countingKey)).toMatchObject({ error: { type: 'duplicate' } })
    const forged = { index: 2, bytes: first.bytes }
    expect(assembleCountingKey([first, forged], countingKey)).toMatchObject({ error: { type: 'wrong-share' } })
  })

  describe('in the key process', () => {
    let directory: string
    let room: KeyRoom
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'ippyo-promise-5-'))
    })
    afterAll(async () => {
      await room?.close()
      await rm(directory, { recursive: true })
    })

    it('nothing opens with fewer holders than k', async () => {
      const { made } = await CountRoom.make()
      const path = join(directory, 'records')
      await writeFile(path, made.record(0, 11))
      room = openKeyRoom(made.election)
      const [file, passphrase] = [made.shareFiles[0] as Uint8Array, made.passphrases[0] as string]
      expect(await giveTo(room, 1, file, passphrase)).toEqual({ ok: true })
      const opened = await room.open(asDistrictRecords(path, 1), () => {})
      expect(opened).toEqual({ ok: false, error: { type: 'too-few-shares', given: 1, needed: 2 } })
    })
  })
})

/** No candidate's figure stands anywhere but in the result of the district. */
function noFigureOutside(view: TallyView): void {
  for (const station of view.stations) {
    const words = ['corrects', 'difference', 'id', 'name', 'reason', 'typed']
    const fields = [
      'arrival',
      'books',
      'comparison',
      'logs',
      'pairs',
      'report',
      'reportFingerprint',
      'setAside',
      ...words,
    ]
    expect(Object.keys(station).sort()).toEqual(fields.sort())
    expect(station.typed).toBeNull()
    // Of the report, which has no candidate in it.
    expect(station.reportFingerprint ?? '00000 00000 00000 00000').toMatch(/^\d{5}( \d{5}){3}$/)
    if (station.arrival !== null) {
      expect(Object.keys(station.arrival).sort()).toEqual(['at', 'clerk', 'containers', 'decision', 'differing'])
      for (const looked of station.arrival.containers)
        expect(Object.keys(looked).sort()).toEqual(['container', 'label', 'locked', 'sealed'])
    }
    for (const told of station.setAside) expect(Object.keys(told).sort()).toEqual(['pair', 'state'])
    expect(Object.keys(station.pairs).sort()).toEqual(['expected', 'read'])
  }
  for (const { medium } of view.slots) {
    if (medium !== null) expect(Object.keys(medium).sort()).toEqual(['pair', 'role', 'serial', 'station'])
  }
  // Who filed their representatives at the count: names of the public list, to be chosen from, and nothing beside them.
  for (const standing of view.minutes.candidates) expect(Object.keys(standing).sort()).toEqual(['name', 'party'])
  // Whose address 選挙録 asks for: the public list, and who is elected once the result says it.
  for (const contest of view.minutes.contests) {
    expect(Object.keys(contest).sort()).toEqual(['candidates', 'elected', 'id', 'title'])
    for (const named of contest.candidates) expect(Object.keys(named).sort()).toEqual(['name', 'number'])
    if (view.result === null) expect(contest.elected).toEqual([])
  }
  const minutes = { ...view.minutes, candidates: [], contests: [] }
  const rest = JSON.stringify({ ...view, result: null, minutes })
  expect(rest).not.toContain('候補')
  expect(rest).not.toContain('votes')
}

describe('promise 5: only for the whole district', () => {
  it('while any report, medium or holder is missing nothing is merged, opened or shown (CNT-06)', async () => {
    const parts: readonly ((room: CountRoom) => void)[] = [
      (room) => room.receiveReport(0),
      (room) => room.receiveReport(1),
      ...PLACES.map(([station, pair], i) => (room: CountRoom) => {
        room.receiveMedium(i + 1, sealedBy(station, pair, 'original'))
      }),
      (room) => room.giveShare(1),
      (room) => room.giveShare(3),
    ]
    const start = await CountRoom.make()
    const { state } = start
    for (let present = 0; present < 2 ** parts.length; present++) {
      start.state = state
      parts.forEach((receive, i) => {
        if ((present & (1 << i)) !== 0) receive(start)
      })
      const whole = present === 2 ** parts.length - 1
      const asked = start.press({ type: 'count' }).map((effect) => effect.type)
      expect(asked, `parts ${present.toString(2)}`).toEqual(whole ? ['write-received', 'merge'] : [])
      expect(start.view().result).toBeNull()
      noFigureOutside(start.view())
    }
  })

  it('the result has figures of the district alone, and the key is asked for again afterwards', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.count()
    const view = room.sayNoPaper()
    expect(view.result?.contests.map((contest) => contest.candidates[0]?.machine)).toEqual([6, 6])
    noFigureOutside(view)
    expect(view.seats.every((seat) => seat.state === 'empty')).toBe(true)
    expect(room.press({ type: 'count' })).toEqual([])
    expect(room.view().message?.code).toBe('set-is-final')
  })
})
