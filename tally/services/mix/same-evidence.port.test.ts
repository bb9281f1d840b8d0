/** CNT-08: a list is sorted anew where reports, declaration or seals are others than those that it was sorted for. */
import { expect, it } from 'vitest'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { sameEvidence } from './carried-evidence.ts'

const signed = (word: string) => ({ bytes: Buffer.from(word), signature: Buffer.from(`signature of ${word}`) })
const evidence = (changes: Partial<DistrictEvidence> = {}): DistrictEvidence => ({
  sets: { blinds: [], seals: [{ name: 'seals/1-1.bin', bytes: Buffer.from('seal') }] },
  reports: [signed('station 1'), signed('station 2')],
  lost: null,
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
