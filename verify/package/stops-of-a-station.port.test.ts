/** 移動期日前投票所: machines and the independent reader take and refuse the same stops, headers and seals. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseHeader, signHeader } from '#election/ballot-box/header.ts'
import { makeSeal, parseSeal, type Seal, sealSigner } from '#election/ballot-box/seal.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { readPackage } from '#election/definition/package.ts'
import { signDocument } from '#election/definition/signed-document.ts'
import type { ContestMask, ElectionId, KeySetId, MachineId, PairNumber, StationIndex } from '#election/ids.ts'
import { sittingNumber, sittingOfNumber, sittingsOf } from '#election/sitting.ts'
import type { LocalDate } from '#election/time.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import { signedBy } from '../medium/fields.ts'
import { dayOf, dayText } from '../medium/finding.ts'
import { readHeader } from '../medium/header.ts'
import { readSeal } from '../medium/seal.ts'
import type { JsonObject } from './canonical.ts'
import { bodyOf } from './package-body.ts'

const vector = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))
const accepted = JSON.parse(vector('package').accepted.json)
const { authorityPublicKey, authoritySecretKey } = vector('signed-document')
const [ordinary] = accepted.stations
const DATES = ['2002-06-20', '2002-06-20', '2002-06-21'] as LocalDate[]
const stop = (opens: string, closes: string) => ({ place: '公民館', opens, closes })
const STOPS = [stop('09:00', '11:00'), stop('13:00', '15:00'), stop('10:00', '16:00')]
const moving = (more: object = {}) => ({
  ...ordinary,
  ...{ id: 'E', index: 61, designated: false, earlyVoting: true, place: '' },
  ...{ dates: DATES, stops: STOPS, opens: '09:00', closes: '16:00' },
  ...more,
})

/** By machine and by reader. */
function taken(station: object): readonly boolean[] {
  const stationFacts = [...accepted.stationFacts, { station: 'E', registered: 0, eligible: 0, entitled: [] }]
  const stations = [...accepted.stations, station]
  const document = JSON.parse(JSON.stringify({ ...accepted, stations, stationFacts }))
  const { signature, bytes } = signDocument('package', document, fromHex(authoritySecretKey))
  return [readPackage({ signature, bytes }, fromHex(authorityPublicKey)).ok, bodyOf(document as JsonObject) !== null]
}

it('three stops on two dates', () => {
  expect(taken(moving())).toEqual([true, true])
})

it.each([
  ['a stop less than dates', { stops: STOPS.slice(0, 2) }],
  ['no stop', { stops: [], dates: [] }],
  ['a date twice without stops', { stops: [] }],
  ['dates that run backwards', { dates: ['2002-06-21', '2002-06-20', '2002-06-20'] }],
  ['stops that overlap', { stops: [stop('09:00', '11:00'), stop('11:59', '15:00'), stop('10:00', '16:00')] }],
  ['a stop that closes before it opens', { stops: [stop('09:00', '09:00'), ...STOPS.slice(1)] }],
  ['hours outside those of the law', { stops: [stop('06:29', '11:00'), ...STOPS.slice(1)], opens: '06:29' }],
  ['hours that are not those of its stops', { opens: '08:30' }],
  ['a place of its own beside them', { place: '市役所' }],
  ['a station of election day', { earlyVoting: false }],
  ['a stop without a place', { stops: [{ ...stop('09:00', '11:00'), place: '' }, ...STOPS.slice(1)] }],
])('%s: refused', (_, more) => {
  expect(taken(moving(more))).toEqual([false, false])
})

const medium = {
  ...{ electionId: '0123456789abcdef' as ElectionId, keySet: 'fedcba9876543210' as KeySetId },
  ...({ use: 'fixture', kind: 'early-voting', role: 'original', serial: 'S1' } as const),
  ...{ station: 61 as StationIndex, pair: 1 as PairNumber, contests: 3 as ContestMask, several: null },
  ...{ capacity: 16, logPages: 128, dates: sittingsOf(DATES), journalHash: new Uint8Array(32) },
}

it('a header lists a date once for each stop, and a reader numbers them alike', () => {
  const page = signHeader(medium, fromHex(authoritySecretKey))
  const parsed = parseHeader(page, fromHex(authorityPublicKey))
  expect(parsed.ok && parsed.value.dates).toEqual(['2002-06-20', '2002-06-20/02', '2002-06-21'])
  const read = readHeader(Buffer.from(page), authorityPublicKey)
  if (typeof read === 'string') throw new Error(read)
  expect(read.days.map(dayText)).toEqual(parsed.ok && parsed.value.dates)
  expect(read.days).toEqual(medium.dates.map(sittingNumber))
})

it('the seal of a later stop is of that stop, and of no other one of its date', () => {
  const [first, second] = sittingsOf(DATES).map(sittingNumber) as [number, number]
  const seal: Seal = {
    ...medium,
    ...{ machine: 'K1' as MachineId, final: false, day: second, seq: 9 },
    ...{ root: new Uint8Array(32), earlierSeals: new Uint8Array(32), records: sealCounts(1, 1) },
    ...{ counts: { finished: 1, endedByStaff: 0, released: 0 }, spentMarks: 1, logPages: 3, lostPages: 0 },
    ...{ failedMedium: null, pageCheckKey: null, sets: null },
  }
  const page = makeSeal(seal, sealSigner(fromHex(authoritySecretKey)))
  const back = parseSeal(page, () => true)
  expect(back?.day).toBe(second)
  expect(sittingOfNumber(back?.day ?? 0)).toBe('2002-06-20/02')
  const { electionId, keySet, station, pair, contests } = medium
  const at = (days: readonly number[]) =>
    readSeal(
      page,
      { electionId, keySet, station, pair, contests, judged: null, days },
      { keyOf: () => toHex(fromHex(authorityPublicKey)), signedBy },
    )
  expect(at([first, second])).toMatchObject({ day: second })
  expect(at([first, dayOf('2002-06-21')])).toBe('seal-of-other-medium')
})
