import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { booksOf, doubtsOf, haveSharedMark, missingFrom } from './completeness.ts'
import {
  emptyReceipt,
  type MediumExamination,
  type Receipt,
  type SealedFacts,
  withMedium,
  withPermission,
  withReport,
} from './receipt.ts'
import { reconcileStation } from './reconcile.ts'
import type { PairState, StationReport } from './station-report.ts'

const MAYOR = 'mayor' as ContestId
const station = (id: string) => id as StationId

function report(id: string, pairs: readonly PairState[], voters = 10): StationReport {
  return {
    station: station(id),
    contests: [
      { contest: MAYOR, issued: voters, returned: 0, found: 0, missing: 0, men: 5, women: 5, recordsTold: null },
    ],
    pairs: pairs.map((state, i) => ({ pair: (i + 1) as PairNumber, state, machine: '' as never, note: '' })),
  } as unknown as StationReport
}

function identity(id: string, pair: number, role: 'original' | 'duplicate', serial = `${id}${pair}${role}`) {
  return { serial, station: station(id), pair: pair as PairNumber, role }
}

function sealed(id: string, pair: number, role: 'original' | 'duplicate', facts: Partial<SealedFacts> = {}) {
  const whole: SealedFacts = {
    root: `${id} ${pair}`,
    records: new Map([[MAYOR, 5]]),
    spentMarks: 5,
    markedSessions: 5,
    lostPages: 0,
    failedPartner: false,
    logUnbroken: true,
    ...facts,
  }
  return { type: 'sealed', medium: identity(id, pair, role), sealed: whole } as const
}

const twoPairs = withReport(emptyReceipt, report('1', ['started', 'started', 'spare', 'failed', 'not-started']))
const electionPackage = {
  stations: [{ id: '1' }, { id: '2' }],
  machines: [1, 2, 3, 4, 5].map((pair) => ({ station: '1', pair })),
} as unknown as ElectionPackage

function having(receipt: Receipt, ...media: readonly MediumExamination[]): Receipt {
  return media.reduce((before, medium) => withMedium(before, medium).receipt, receipt)
}

function refusalOf(receipt: Receipt, medium: MediumExamination) {
  return withMedium(receipt, medium).refusal?.type ?? null
}

const allow = (receipt: Receipt, pair: number) => {
  const permission = {
    station: station('1'),
    pair: pair as PairNumber,
    cause: 'lost',
    opinion: 'none',
    witnesses: ['a'],
  }
  return withPermission(receipt, permission as never, electionPackage)
}

describe('each medium that does not count has its own refusal, and nothing changes', () => {
  const strange = ['medium-unreadable', 'not-a-ballot-box', 'header-altered', 'medium-of-other-election'] as const
  const more = ['medium-of-other-use', 'unknown-serial'] as const
  it.each([...strange, ...more])('%s', (type) => {
    expect(withMedium(twoPairs, { type })).toEqual({ receipt: twoPairs, refusal: { type } })
  })

  const medium = identity('1', 1, 'original')
  it.each([
    ['station-not-received', emptyReceipt, sealed('1', 1, 'original')],
    ['unused-spare', twoPairs, { type: 'as-initialised', medium: identity('1', 3, 'original') }],
    ['unused-but-started', twoPairs, { type: 'as-initialised', medium }],
    ['not-closed', twoPairs, { type: 'not-closed', medium }],
    ['medium-damaged', twoPairs, { type: 'medium-damaged', medium }],
    ['medium-altered', twoPairs, { type: 'medium-altered', medium }],
    ['not-started-by-report', twoPairs, sealed('1', 3, 'original')],
    ['not-started-by-report', twoPairs, sealed('1', 9, 'original')],
    ['already-merged', having(twoPairs, sealed('1', 1, 'original')), sealed('1', 1, 'original')],
    ['duplicate-beside-original', having(twoPairs, sealed('1', 1, 'original')), sealed('1', 1, 'duplicate')],
    ['duplicate-not-allowed', twoPairs, sealed('1', 1, 'duplicate')],
    ['set-is-final', { ...twoPairs, final: true }, sealed('1', 1, 'original')],
  ] as const)('%s', (code, receipt, examined) => {
    const { receipt: unchanged, refusal } = withMedium(receipt, examined)
    expect(refusal?.type).toBe(code)
    expect(unchanged).toBe(receipt)
  })

  it('a failed pair counts by its sealed medium', () => {
    expect(refusalOf(twoPairs, sealed('1', 4, 'original', { failedPartner: true }))).toBeNull()
  })

  it('a second original with other contents makes the pair contested, whichever came first', () => {
    const [a, b] = [sealed('1', 1, 'original'), sealed('1', 1, 'original', { root: 'other' })]
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const) {
      const { receipt, refusal } = withMedium(having(twoPairs, first), second)
      expect(refusal?.type).toBe('second-original')
      expect(doubtsOf(receipt, station('1'), new Set())).toContain('two-seals')
    }
  })
})

describe('the last report of a station counts', () => {
  const at = (time: string, pairs: readonly PairState[]) => ({
    ...report('1', pairs),
    madeAt: `2027-04-25T${time}` as never,
  })
  const noon = at('12:00', ['started', 'not-started'])
  const night = at('20:31', ['started', 'started'])

  it('an earlier one that is put back changes nothing, read before or after it', () => {
    for (const order of [
      [noon, night],
      [night, noon],
      [night, noon, night],
    ]) {
      expect(order.reduce(withReport, emptyReceipt).reports.get(station('1'))).toBe(night)
    }
  })

  it('two of the same minute give the same receipt in both orders', () => {
    const other = at('20:31', ['started', 'failed'])
    expect([night, other].reduce(withReport, emptyReceipt)).toEqual([other, night].reduce(withReport, emptyReceipt))
  })
})

describe('a duplicate counts only by LAW-14, and never beside its original', () => {
  it('with cause, opinion and names; then the original is refused', () => {
    const allowed = allow(twoPairs, 1)
    expect(allowed.ok).toBe(true)
    if (!allowed.ok) return
    const receipt = having(allowed.value, sealed('1', 1, 'duplicate'))
    expect(receipt.media.size).toBe(1)
    expect(refusalOf(receipt, sealed('1', 1, 'original'))).toBe('original-beside-duplicate')
    expect(refusalOf(receipt, sealed('1', 2, 'duplicate'))).toBe('duplicate-not-allowed')
  })

  it('not when its original was read, not for a pair that is not there, not after opening', () => {
    expect(allow(having(twoPairs, sealed('1', 1, 'original')), 1)).toEqual({
      ok: false,
      error: { type: 'original-is-read' },
    })
    expect(allow(twoPairs, 8)).toEqual({ ok: false, error: { type: 'unknown-pair' } })
    expect(allow({ ...twoPairs, final: true }, 1)).toEqual({ ok: false, error: { type: 'set-is-final' } })
  })
})

describe('the receipt is the same', () => {
  const media = [1, 2, 4].flatMap((pair) => [sealed('1', pair, 'original'), sealed('1', pair, 'duplicate')])
  const facts = (receipt: Receipt) => [...receipt.media].map(([key, medium]) => `${key} ${medium.sealed.root}`).sort()

  it('for any order and repetition of media', () => {
    const expected = facts(having(twoPairs, ...media))
    expect(expected).toHaveLength(3)
    fc.assert(
      fc.property(fc.shuffledSubarray([...media, ...media], { minLength: 12, maxLength: 12 }), (order) => {
        expect(facts(having(twoPairs, ...order))).toEqual(expected)
      }),
    )
  })

  it('for originals and for the duplicates that LAW-14 allows in their place', () => {
    const expected = facts(having(twoPairs, ...media))
    fc.assert(
      fc.property(fc.subarray([1, 2, 4]), fc.shuffledSubarray(media, { minLength: 6, maxLength: 6 }), (lost, order) => {
        let receipt = twoPairs
        for (const pair of lost) {
          const allowed = allow(receipt, pair)
          if (allowed.ok) receipt = allowed.value
        }
        const found = order.filter(({ medium }) => medium.role === 'duplicate' || !lost.includes(medium.pair))
        expect(facts(having(receipt, ...found))).toEqual(expected)
      }),
    )
  })
})

describe('the books of a station (CNT-05)', () => {
  it.each([
    [0, 0, 10, true],
    [0, 0, 9, false],
    [0, 0, 11, false],
    [1, 0, 9, true],
    [1, 0, 10, false],
    [0, 2, 8, true],
    [0, 2, 7, false],
    [1, 2, 7, true],
  ])('V 10, found %i, missing %i, records %i: balanced %s', (found, missing, records, balanced) => {
    const base = report('1', [])
    const contests = base.contests.map((entry) => ({ ...entry, found, missing }))
    const books = reconcileStation({ ...base, contests }, new Map([[MAYOR, records]]))
    expect(books.balanced).toBe(balanced)
    expect(books.contests[0]?.remainder).toBe(10 - records - found)
  })

  it('records of a contest without a card do not balance', () => {
    const books = reconcileStation(
      report('1', []),
      new Map([
        [MAYOR, 10],
        ['council' as ContestId, 1],
      ]),
    )
    expect(books.balanced).toBe(false)
  })

  it('are made when the last medium is in; till then medium and report are missing by name', () => {
    expect(missingFrom(emptyReceipt, electionPackage).map((item) => item.type)).toEqual(['report', 'report'])
    const one = having(twoPairs, sealed('1', 1, 'original'), sealed('1', 4, 'original'))
    expect(missingFrom(one, electionPackage)).toEqual([
      { type: 'medium', station: '1', pair: 2 },
      { type: 'report', station: '2' },
    ])
    expect(booksOf(one, station('1'))).toBeNull()
    expect(booksOf(having(one, sealed('1', 2, 'original')), station('1'))?.contests[0]?.records).toBe(15)
  })
})

describe('doubts that stop the merge (CNT-03)', () => {
  it('marks that differ from sessions, lost pages, a broken log, a mark on two machines', () => {
    const doubtful = (facts: Partial<SealedFacts>) =>
      doubtsOf(having(twoPairs, sealed('1', 1, 'original', facts)), station('1'), new Set())
    expect(doubtful({})).toEqual([])
    expect(doubtful({ spentMarks: 4 })).toEqual(['marks-differ-from-sessions'])
    expect(doubtful({ lostPages: 1 })).toEqual(['lost-pages'])
    expect(doubtful({ logUnbroken: false })).toEqual(['log-broken'])
    expect(doubtsOf(twoPairs, station('1'), new Set([station('1')]))).toEqual(['marks-on-two-machines'])
    expect(haveSharedMark([['a', 'b'], ['c']])).toBe(false)
    expect(haveSharedMark([['a', 'b'], ['b']])).toBe(true)
    expect(haveSharedMark([['a', 'a'], []])).toBe(true)
  })
})
