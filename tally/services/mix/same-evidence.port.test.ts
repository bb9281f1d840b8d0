/** CNT-08: a list is sorted anew where reports, declaration or seals are others than those that it was sorted for. */
import { expect, it } from 'vitest'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import type { Station } from '#election/definition/definition.ts'
import type { ElectionId } from '#election/ids.ts'
import { stationReportOf } from '#simulation/counting/station-report-of.ts'
import { publishedEvidence, sameEvidence } from './carried-evidence.ts'

const signed = (word: string) => ({ bytes: Buffer.from(word), signature: Buffer.from(`signature of ${word}`) })
const evidence = (changes: Partial<DistrictEvidence> = {}): DistrictEvidence => ({
  sets: { blinds: [], seals: [{ name: 'seals/1-1.bin', bytes: Buffer.from('seal') }] },
  reports: [signed('station 1'), signed('station 2')],
  lost: null,
  accepted: [],
  ...changes,
})

it.each<[string, Partial<DistrictEvidence>, boolean]>([
  ['nothing else', {}, true],
  ['reports in another order', { reports: [signed('station 2'), signed('station 1')] }, true],
  ['a corrected report', { reports: [signed('station 1'), signed('station 2, corrected')] }, false],
  ['a report fewer', { reports: [signed('station 1')] }, false],
  ['a declaration of losses', { lost: signed('lost') }, false],
  ['another seal', { sets: { blinds: [], seals: [{ name: 'seals/1-1.bin', bytes: Buffer.from('other') }] } }, false],
])('%s: the list that is here is taken up again only where nothing changed', (_what, changes, expected) => {
  expect(sameEvidence(evidence(), evidence(changes))).toBe(expected)
})

it('every bundle has each signed report, the declaration and the round of roll lists, in an order that says nothing of their arrival (own-67)', () => {
  const [one, other] = [signed('station 1'), signed('station 2')]
  const said = { typed: [], rollRound: signed('round'), sorter: Buffer.from('by two') }
  const inTurn = evidence({ reports: [one, other], lost: signed('lost') })
  const files = publishedEvidence({ ...said, evidence: inTurn }, { stations: [] })
  const names = ['seals/1-1.bin', 'reports/1.json', 'reports/1.sig', 'reports/2.json', 'reports/2.sig']
  const others = [
    'lost-media.json',
    'lost-media.sig',
    'seals/online-approvals.json',
    'roll-round.ippyo',
    'roll-round.sig',
  ]
  expect(files.map(({ name }) => name)).toEqual([...names, ...others])
  const turned = evidence({ reports: [other, one], lost: signed('lost') })
  expect(publishedEvidence({ ...said, evidence: turned }, { stations: [] })).toEqual(files)
})

it('MED-06: a report that two people typed in has a name that says so, and no signature', () => {
  const stations = [{ id: 'north', index: 7 }] as unknown as readonly Station[]
  const report = stationReportOf('0011223344556677' as ElectionId, 'north', 0, {})
  const said = { evidence: evidence({ reports: [] }), typed: [report], rollRound: null, sorter: null }
  const files = publishedEvidence(said, { stations })
  expect(files.map(({ name }) => name)).toEqual(['seals/1-1.bin', 'reports/7-typed.json'])
})
