/** R4: a machine that could not have had the current list is no doubt, and nobody is asked for a reason; count.md §5, `older-list`. */
import { expect, it } from 'vitest'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { doubtsOf } from './doubts.ts'
import { type AcceptedMedium, emptyReceipt, type Receipt } from './receipt.ts'
import type { StationReport } from './station-report.ts'

const station = '1' as StationId
const machine = '1-K1'
const packageWith = (...dates: readonly string[]) =>
  ({
    stations: [
      { id: '1', dates },
      { id: '2', dates: ['2027-04-25'] },
    ],
    machines: [{ id: machine, station, pair: 1 }],
  }) as unknown as ElectionPackage
/** Early voting, on 23 and 24 April; list 2 was signed before election day. */
const early = packageWith('2027-04-24', '2027-04-23')

function asked(of: ElectionPackage, listVersion: number, lists: readonly number[], typed = false) {
  const pairs = [{ pair: 1, machine, state: 'started', takenOverBy: null, sealFingerprint: null }]
  const report = { station, listVersion, madeAt: '2027-04-25T20:40', cards: { issued: 1 }, contests: [], pairs }
  const facts = {
    root: '',
    machine,
    records: new Map(),
    spentMarks: 1,
    markedSessions: 1,
    lostPages: 0,
    closedAt: null,
  }
  const sealed = { ...facts, logUnbroken: true, lists, doubts: [] }
  const receipt: Receipt = {
    ...emptyReceipt,
    reports: new Map([[station, report as unknown as StationReport]]),
    typed: typed ? new Map([[station, { station, reason: 'lost', by: ['a', 'b'] }]]) : new Map(),
    media: new Map([['1 1', { station, pair: 1, sealed } as unknown as AcceptedMedium]]),
  }
  const doubts = doubtsOf(receipt, { electionPackage: of, list: { version: 2 } as CandidateList }, station, new Set())
  return doubts.map(({ code, facts: told }) => [code, told])
}

it('asks nobody where the signed report of a station that closed earlier names the list of its machines', () => {
  expect(asked(early, 1, [1])).toEqual([])
  expect(asked(early, 2, [1, 2])).toEqual([])
  // The current one is never an old one, whatever its issuer held.
  expect(asked(early, 1, [1, 2])).toEqual([])
})

it.each([
  ['a machine that had an older one than its issuer', early, 2, [1], false, 2],
  ['a machine that went back', early, 1, [1, 2, 1], false, 2],
  ['a station of the last day under an old list, issuer and all', packageWith('2027-04-25'), 1, [1], false, 2],
  ['a version that two people typed from paper', early, 1, [1], true, 2],
] as const)('asks of %s', (_, of, listVersion, lists, typed, current) => {
  expect(asked(of, listVersion, lists, typed)).toEqual([['older-list', { lists: lists.join(', '), current }]])
})

it.each([
  ['the current one', [2], []],
  ['a list that came in the day', [1, 2], []],
  ['the old one alone', [1], ['older-list']],
  ['back to the old one and again up', [2, 1, 2], ['older-list']],
  ['no word in the log', [], []],
] as const)('a machine that voted under an old candidate list (X-B6): %s', (_, lists, codes) => {
  expect(asked(packageWith('2027-04-25'), 2, lists).map(([code]) => code)).toEqual(codes)
})
