/** Promise 5. Votes open only while k of n key holders are present, and figures exist only for the whole district. */
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { isSecretOfKey } from '#election/keys/counting-key.ts'
import { combineScalars, dealKey } from '#election/keys/dealt-key.ts'
import { agreementPublicKey } from '#election/keys/hpke.ts'
import { combineShares, type Share } from '#election/keys/shamir.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { dealSortingKey } from '#election/keys/sorting-key.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyView } from '#tally/session/view.ts'
import { CountRoom, PLACES, sealedBy } from './count-room.ts'

/** All subsets of `items` with `size` members. */
function subsets<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]))
}

describe('promise 5: only with k of n key holders', () => {
  const ofEach = (holds: (holders: number, threshold: number) => void) => {
    for (const [holders, threshold] of [
      [3, 2],
      [5, 3],
      [7, 4],
      [4, 4],
    ] as const)
      holds(holders, threshold)
  }

  it('any k shares give the counting key, any k − 1 give another', () => {
    const randomness = seededRandomness('k of n')
    ofEach((holders, threshold) => {
      const { commitments, shares } = dealKey(group, { holders, threshold, randomness })
      const isTheKey = (some: typeof shares) => {
        const found = group.multiplySecret(group.base, combineScalars(group, some))
        return group.equal(found, commitments[0] ?? group.identity)
      }
      for (const some of subsets(shares, threshold)) expect(isTheKey(some)).toBe(true)
      for (const few of subsets(shares, threshold - 1)) if (few.length > 0) expect(isTheKey(few)).toBe(false)
    })
  })

  it('any k shares give the sorting key of an online box, any k − 1 give another', () => {
    const randomness = seededRandomness('k of n')
    ofEach((holders, threshold) => {
      const { sortingKey, shares } = dealSortingKey({ holders, threshold, randomness })
      const isTheKey = (some: typeof shares) => toHex(agreementPublicKey(combineShares(some))) === sortingKey.publicKey
      for (const some of subsets(shares, threshold)) expect(isTheKey(some)).toBe(true)
      for (const few of subsets(shares, threshold - 1)) if (few.length > 0) expect(isTheKey(few)).toBe(false)
    })
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
      expect(key.ok && isSecretOfKey(key.value, countingKey)).toBe(true)
    }
    const [first] = shares as [Share]
    for (const few of [[], [first]]) {
      expect(assembleCountingKey(few, countingKey)).toMatchObject({ ok: false, error: { type: 'too-few-shares' } })
    }
    expect(assembleCountingKey([first, first], countingKey)).toMatchObject({ error: { type: 'duplicate' } })
    const forged = { index: 2, bytes: first.bytes }
    expect(assembleCountingKey([first, forged], countingKey)).toMatchObject({ error: { type: 'wrong-share' } })
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
    // The number of the report, which has no candidate in it.
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

  it('the mixed list opens when k holders have come, and not before', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.mix()
    const give = (index: number) => {
      room.press({ type: 'provide-share', index, sealed: 'typed', records: room.state.mixed?.records })
      return room.send({ type: 'share-held', index }).map(({ type }) => type)
    }
    expect(give(1)).toEqual(['await-holder'])
    expect(give(1)).toEqual(['await-holder'])
    noFigureOutside(room.view())
    expect(give(3)).toEqual(['write-received', 'open-list'])
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
