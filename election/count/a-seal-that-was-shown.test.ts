/** A whole seal that was shown is never left out in silence, whichever medium bears it, and two numbers are two seals. */
import { expect, it } from 'vitest'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { arrivedAt } from '#simulation/counting/receive-stations.ts'
import { sealedBy } from '#simulation/promises/count-room.ts'
import { missingFrom } from './completeness.ts'
import { doubtsOf } from './doubts.ts'
import {
  emptyReceipt,
  type MediumExamination,
  type Receipt,
  withMedium,
  withPermission,
  withReport,
} from './receipt.ts'
import type { PairState, StationReport } from './station-report.ts'

const STATION = '1' as StationId
const MAYOR = 'mayor' as ContestId
const electionPackage = {
  contests: [],
  rules: {},
  stations: [{ id: '1', dates: ['2027-04-25'] }],
  machines: [1, 2].map((pair) => ({ id: `1-K${pair}`, station: '1', pair })),
} as unknown as ElectionPackage

function received(...states: readonly PairState[]): Receipt {
  const none = { returned: 0, found: 0, missing: 0, replaced: 0, ofNobody: 0 }
  const report = {
    station: STATION,
    version: 1,
    madeAt: '2027-04-25T20:40',
    contests: [{ contest: MAYOR, issued: 10, ...none, men: 5, women: 5, recordsTold: null }],
    cards: { issued: 10, returned: 0, reentries: 0 },
    pairs: states.map((state, i) => {
      const machine = `1-K${i + 1}`
      return { pair: i + 1, state, machine, note: '', takenOverBy: null, sealFingerprint: null }
    }),
  } as unknown as StationReport
  return withReport({ ...emptyReceipt, arrivals: arrivedAt('1') }, report)
}

function showing(receipt: Receipt, ...media: readonly MediumExamination[]): Receipt {
  return media.reduce((before, medium) => withMedium(before, medium).receipt, receipt)
}

const doubtsIn = (receipt: Receipt) =>
  doubtsOf(receipt, { electionPackage, list: { version: 1 } as CandidateList }, STATION, new Set())
    .filter(({ pair }) => pair !== null)
    .map(({ code, pair }) => `${code} ${pair}`)

it('two closings of one content bear two numbers: contested, and the chair names one (finding R6)', () => {
  const original = sealedBy('1', 1, 'original')
  const again = sealedBy('1', 1, 'duplicate', { seal: '99999 22222 33333 44444' })
  const receipt = showing(received('started', 'spare'), original)
  expect(withMedium(receipt, again).refusal?.type).toBe('second-seal')
  expect(doubtsIn(showing(receipt, again))).toEqual(['pair-contested 1'])
})

it.each(['spare', 'not-started'] as const)(
  'the sealed duplicate alone of a pair that the report calls %s: told, and awaited until a medium of it counts (finding R2)',
  (state) => {
    const duplicate = sealedBy('1', 2, 'duplicate')
    const receipt = showing(received('started', state), sealedBy('1', 1, 'original'), duplicate)
    expect(receipt.media.has('1 2')).toBe(false)
    expect(doubtsIn(receipt)).toEqual(['sealed-but-not-started 2'])
    expect(missingFrom(receipt, electionPackage)).toContainEqual({ type: 'medium', station: '1', pair: 2 })
    const place = {
      station: STATION,
      pair: 2 as PairNumber,
      cause: 'lost',
      chair: 'c',
      opinion: 'o',
      witnesses: ['w'],
    } as const
    const allowed = withPermission(receipt, place, electionPackage)
    const counted = allowed.ok ? showing(allowed.value, duplicate) : receipt
    expect(counted.media.has('1 2')).toBe(true)
    expect(doubtsIn(counted)).toEqual(['sealed-but-not-started 2'])
    expect(missingFrom(counted, electionPackage).filter(({ type }) => type === 'medium')).toEqual([])
  },
)
