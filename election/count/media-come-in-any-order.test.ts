import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import { arrivedAt } from '#simulation/counting/receive-stations.ts'
import { booksOf, missingFrom } from './completeness.ts'
import { doubtsOf, haveSharedMark } from './doubts.ts'
import {
  type MediumExamination,
  emptyReceipt as nothingReceived,
  type Receipt,
  type SealedFacts,
  sealsSeen,
  withChoice,
  withMedium,
  withPermission,
  withReport,
} from './receipt.ts'
import { reconcileStation } from './reconcile.ts'
import type { PairState, StationReport } from './station-report.ts'

const MAYOR = 'mayor' as ContestId
const station = (id: string) => id as StationId
const machineOf = (id: string, pair: number) => `${id}-K${pair}` as MachineId
const NONE = { returned: 0, found: 0, missing: 0, replaced: 0, ofNobody: 0 }
function report(id: string, pairs: readonly PairState[], voters = 10): StationReport {
  return {
    station: station(id),
    version: 1,
    madeAt: '2027-04-25T20:40',
    contests: [{ contest: MAYOR, issued: voters, ...NONE, men: 5, women: 5, recordsTold: null }],
    cards: { issued: voters, returned: 0, reentries: 0 },
    pairs: pairs.map((state, i) => ({
      pair: (i + 1) as PairNumber,
      state,
      machine: machineOf(id, i + 1),
      note: '',
      takenOverBy: null,
      sealFingerprint: null,
    })),
  } as unknown as StationReport
}

function identity(id: string, pair: number, role: 'original' | 'duplicate', serial = `${id}${pair}${role}`) {
  return { serial, station: station(id), pair: pair as PairNumber, role }
}

const NUMBERS: Readonly<Record<string, string>> = { other: '11111 22222 33333 00001', third: '11111 22222 33333 00002' }
function sealed(id: string, pair: number, role: 'original' | 'duplicate', facts: Partial<SealedFacts> = {}) {
  const whole: SealedFacts = {
    root: `${id} ${pair}`,
    sealFingerprint: NUMBERS[`${facts.root ?? ''}`] ?? '11111 22222 33333 44444',
    machine: machineOf(id, pair),
    records: new Map([[MAYOR, 5]]),
    spentMarks: 5,
    markedSessions: 5,
    lostPages: 0,
    failedPartner: false,
    logUnbroken: true,
    lists: [],
    closedAt: null,
    doubts: [],
    sets: null,
    ...facts,
  }
  return { type: 'sealed', medium: identity(id, pair, role), sealed: whole, sheets: null } as const
}

const emptyReceipt: Receipt = { ...nothingReceived, arrivals: arrivedAt('1', '2') }
const twoPairs = withReport(emptyReceipt, report('1', ['started', 'started', 'spare', 'failed', 'not-started']))
const electionPackage = {
  contests: [],
  rules: {},
  stations: ['1', '2'].map((id) => ({ id, dates: ['2027-04-25'] })),
  machines: [1, 2, 3, 4, 5].map((pair) => ({ id: machineOf('1', pair), station: '1', pair })),
} as unknown as ElectionPackage

function having(receipt: Receipt, ...media: readonly MediumExamination[]): Receipt {
  return media.reduce((before, medium) => withMedium(before, medium).receipt, receipt)
}

function refusalOf(receipt: Receipt, medium: MediumExamination) {
  return withMedium(receipt, medium).refusal?.type ?? null
}

const allow = (receipt: Receipt, pair: number) => {
  const why = { cause: 'lost', opinion: 'none', witnesses: ['a'] }
  return withPermission(receipt, { ...why, station: station('1'), pair } as never, electionPackage)
}
/** The second list is the current one. */
const election = { electionPackage, list: { version: 2 } as CandidateList }

const codesOf = (receipt: Receipt, shared: ReadonlySet<StationId> = new Set()) =>
  doubtsOf(receipt, election, station('1'), shared).map(({ code, pair }) => (pair === null ? code : `${code} ${pair}`))

describe('each medium that does not count has its own refusal, and what counts does not change', () => {
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
    ['already-merged', having(twoPairs, sealed('1', 1, 'original')), sealed('1', 1, 'original')],
    ['duplicate-beside-original', having(twoPairs, sealed('1', 1, 'original')), sealed('1', 1, 'duplicate')],
    ['duplicate-not-allowed', twoPairs, sealed('1', 1, 'duplicate')],
    ['set-is-final', { ...twoPairs, final: true }, sealed('1', 1, 'original')],
  ] as const)('%s', (code, receipt, examined) => {
    const { receipt: after, refusal } = withMedium(receipt, examined)
    expect(refusal?.type).toBe(code)
    expect(after.media).toBe(receipt.media)
  })

  it('a failed pair counts by its sealed medium', () => {
    expect(refusalOf(twoPairs, sealed('1', 4, 'original', { failedPartner: true }))).toBeNull()
  })

  it.each(['original', 'duplicate'] as const)(
    'an original and another %s with other contents: contested, whichever came first',
    (role) => {
      const [a, b] = [sealed('1', 1, 'original'), sealed('1', 1, role, { root: 'other' })]
      for (const media of [
        [a, b],
        [b, a],
      ]) {
        const receipt = having(twoPairs, ...media)
        expect(codesOf(receipt)).toContain('pair-contested 1')
        expect(receipt.media.size).toBe(1)
      }
      expect(refusalOf(having(twoPairs, a), b)).toBe('second-seal')
    },
  )

  it('the election chair names the seal that counts; the other one stays out, and a third one asks again', () => {
    const [a, b] = [sealed('1', 1, 'original'), sealed('1', 1, 'duplicate', { root: 'other' })]
    const contested = having(twoPairs, a, b)
    const place = { station: station('1'), pair: 1 as PairNumber, reason: 'the seal on paper', by: ['chair'] }
    const [first = '', other = ''] = sealsSeen(contested, '1 1')
    for (const seal of [first, other]) {
      const chosen = withChoice(contested, { ...place, seal })
      if (!chosen.ok) throw new Error(chosen.error.type)
      const counted = having(chosen.value, a, b)
      expect(counted.media.get('1 1')?.sealed.sealFingerprint).toBe(seal)
      expect(codesOf(counted)).not.toContain('pair-contested 1')
      expect(refusalOf(counted, seal === NUMBERS.other ? a : b)).toBe('other-seal-chosen')
      expect(codesOf(having(counted, sealed('1', 1, 'original', { root: 'third' })))).toContain('pair-contested 1')
    }
    expect(withChoice(having(twoPairs, a), { ...place, seal: first }).ok).toBe(false)
    expect(withChoice(contested, { ...place, seal: 'none of them' }).ok).toBe(false)
  })
})

describe('the report takes no box out of the count', () => {
  it.each(['spare', 'not-started'] as const)(
    'a sealed pair that it calls %s is taken in, and to be explained',
    (state) => {
      const receipt = having(withReport(emptyReceipt, report('1', ['started', state])), sealed('1', 2, 'original'))
      expect(receipt.media.has('1 2')).toBe(true)
      expect(codesOf(receipt)).toEqual(['sealed-but-not-started 2'])
    },
  )

  it('nor does a report that omits it: the pair is awaited, and to be explained when it comes', () => {
    const silent = withReport(emptyReceipt, report('1', ['started', 'spare', 'spare', 'spare']))
    expect(missingFrom(silent, electionPackage)).toContainEqual({ type: 'medium', station: '1', pair: 5 })
    expect(codesOf(having(silent, sealed('1', 5, 'original')))).toEqual(['sealed-but-not-started 5'])
  })

  it('a pair that was begun and never closed is to be explained when the report does not call it used', () => {
    const begun = { type: 'not-closed', medium: identity('1', 3, 'duplicate') } as const
    expect(codesOf(having(twoPairs, begun))).toEqual(['begun-but-not-started 3'])
    expect(codesOf(having(twoPairs, begun, sealed('1', 3, 'original')))).toEqual(['sealed-but-not-started 3'])
  })

  it('a later report that calls a used pair unused raises a doubt, in either order of reading', () => {
    const noon = { ...report('1', ['started', 'started']), madeAt: '2027-04-25T12:00' as never }
    const night = report('1', ['started', 'not-started'])
    for (const order of [
      [noon, night],
      [night, noon],
    ]) {
      expect(codesOf(order.reduce(withReport, emptyReceipt))).toEqual(['reports-disagree 2'])
    }
  })
})

describe('a seal and a report that do not go together', () => {
  it('a machine sealed a pair that is not its own, or that the report does not name', () => {
    const bySpare = having(twoPairs, sealed('1', 1, 'original', { machine: machineOf('1', 3) }))
    const [doubt] = doubtsOf(bySpare, election, station('1'), new Set())
    expect(doubt).toMatchObject({
      code: 'sealed-by-another-machine',
      pair: 1,
      facts: { machine: '1-K3', own: '1-K1', sealer: 'spare' },
    })
    const other = report('1', ['started'])
    const renamed = { ...other, pairs: other.pairs.map((pair) => ({ ...pair, machine: machineOf('1', 2) })) }
    const codes = codesOf(having(withReport(emptyReceipt, renamed), sealed('1', 1, 'original')))
    expect(codes).toEqual(['sealed-by-another-machine 1'])
  })

  it.each([
    ['another machine took over', 3],
    ['was sealed by its own machine before it died', 1],
  ])('D-18: a pair that %s is closed by the one that the report names, and by no other', (_, closer) => {
    const base = report('1', ['failed', 'spare', 'started'])
    const pairs = base.pairs.map((pair) => (pair.pair === 1 ? { ...pair, takenOverBy: machineOf('1', closer) } : pair))
    const receipt = withReport(emptyReceipt, { ...base, pairs })
    const asked = (by: number) => codesOf(having(receipt, sealed('1', 1, 'original', { machine: machineOf('1', by) })))
    for (const by of [1, 2, 3]) expect(asked(by)).toEqual(by === closer ? [] : ['sealed-by-another-machine 1'])
  })

  it('the records that were entered at closing are compared when all media of the station are in', () => {
    const base = report('1', ['started', 'spare', 'spare', 'spare', 'spare'], 5)
    const told = (recordsTold: number | null) =>
      withReport(emptyReceipt, { ...base, contests: base.contests.map((entry) => ({ ...entry, recordsTold })) })
    expect(codesOf(having(told(5), sealed('1', 1, 'original')))).toEqual([])
    expect(codesOf(having(told(null), sealed('1', 1, 'original')))).toEqual([])
    expect(codesOf(told(6))).toEqual([])
    expect(codesOf(having(told(6), sealed('1', 1, 'original')))).toEqual(['records-told-differ'])
  })

  it('a seal has another number than the machine showed at closing; a number that nobody entered raises no doubt', () => {
    const base = report('1', ['started', 'spare', 'spare', 'spare', 'spare'], 5)
    const told = (sealFingerprint: string | null) =>
      having(
        withReport(emptyReceipt, { ...base, pairs: base.pairs.map((entry) => ({ ...entry, sealFingerprint })) }),
        sealed('1', 1, 'original'),
      )
    expect(codesOf(told('11111222223333344444'))).toEqual([])
    expect(codesOf(told(null))).toEqual([])
    expect(codesOf(told('11111222223333344445'))).toEqual(['seal-number-differs 1'])
  })

  it('a pair was closed long after its report was made; clocks that differ by a few minutes raise no doubt', () => {
    const closed = (closedAt: string) => having(twoPairs, sealed('1', 1, 'original', { closedAt: closedAt as never }))
    expect(codesOf(closed('2027-04-25T20:55'))).toEqual([])
    expect(codesOf(closed('2027-04-25T20:56'))).toEqual(['sealed-after-report 1'])
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

  it('a correcting report counts, whatever the clocks of two issuers show', () => {
    const corrected = { ...noon, version: 2, correctsReason: '引き継いだ発券機で作り直した' }
    expect([night, corrected].reduce(withReport, emptyReceipt).reports.get(station('1'))).toBe(corrected)
    expect([corrected, night].reduce(withReport, emptyReceipt).reports.get(station('1'))).toBe(corrected)
  })

  it('two of the same minute give the same receipt in both orders', () => {
    const other = at('20:31', ['started', 'failed'])
    expect([night, other].reduce(withReport, emptyReceipt)).toEqual([other, night].reduce(withReport, emptyReceipt))
  })
})

describe('a duplicate counts only by LAW-14, and never beside its original', () => {
  it('with cause, opinion and names, until its original is there after all', () => {
    const allowed = allow(twoPairs, 1)
    expect(allowed.ok).toBe(true)
    if (!allowed.ok) return
    const receipt = having(allowed.value, sealed('1', 1, 'duplicate'))
    expect(receipt.media.size).toBe(1)
    const found = having(receipt, sealed('1', 1, 'original'))
    expect([...found.media.values()].map(({ role }) => role)).toEqual(['original'])
    expect(refusalOf(found, sealed('1', 1, 'duplicate'))).toBe('duplicate-beside-original')
    expect(refusalOf(receipt, sealed('1', 2, 'duplicate'))).toBe('duplicate-not-allowed')
  })

  it('not when its original was read, not for an unknown pair, not after opening', () => {
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
    [0, 2, 8, false],
    [0, 2, 10, true],
    [1, 2, 7, false],
    [1, 2, 9, true],
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

  it('are made when the last medium is in; until then missing media and reports are listed', () => {
    expect(missingFrom(emptyReceipt, electionPackage).map((item) => item.type)).toEqual(['report', 'report'])
    const one = having(twoPairs, sealed('1', 1, 'original'), sealed('1', 4, 'original'))
    expect(missingFrom(one, electionPackage)).toEqual([
      { type: 'comparison', station: '1' },
      { type: 'medium', station: '1', pair: 2 },
      { type: 'report', station: '2' },
    ])
    expect(booksOf(one, electionPackage, station('1'))).toBeNull()
    expect(booksOf(having(one, sealed('1', 2, 'original')), electionPackage, station('1'))?.contests[0]?.records).toBe(
      15,
    )
  })
})

describe('doubts that stop the merge (CNT-03)', () => {
  it('marks that differ from sessions, lost pages, a broken log, a mark on two machines', () => {
    const doubtful = (facts: Partial<SealedFacts>) => codesOf(having(twoPairs, sealed('1', 1, 'original', facts)))
    expect(doubtful({})).toEqual([])
    expect(doubtful({ spentMarks: 4 })).toEqual(['marks-differ-from-sessions 1'])
    expect(doubtful({ lostPages: 1 })).toEqual(['pages-lost 1'])
    expect(doubtful({ logUnbroken: false })).toEqual(['log-chain-broken 1'])
    expect(doubtful({ doubts: ['day-seal-bad', 'seals-fall'] })).toEqual(['day-seal-bad 1', 'seals-fall 1'])
    expect(codesOf(twoPairs, new Set([station('1')]))).toEqual(['marks-on-two-machines'])
    expect(haveSharedMark([['a', 'b'], ['c']])).toBe(false)
    expect(haveSharedMark([['a', 'b'], ['b']])).toBe(true)
    expect(haveSharedMark([['a', 'a'], []])).toBe(true)
  })
})
