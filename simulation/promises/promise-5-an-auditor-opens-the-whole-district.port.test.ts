/** Promise 5, at the auditor's: with any machine of the district unaccounted for, the independent reader opens nothing. */
import { expect, it } from 'vitest'
import { districtOf } from '#verify/count/district.ts'
import { type MediumFinding, nothingKnown } from '#verify/medium/finding.ts'
import type { Trust } from '#verify/package/trust.ts'

const machine = (station: string, pair: number, spare = false) => ({
  station,
  pair,
  spare,
  machine: `${station}-K${pair}`,
})
const district = {
  contests: [],
  pairs: [machine('1', 1), machine('1', 2), machine('1', 3, true), machine('2', 1)],
} as unknown as Trust
const nobody = {
  read: [],
  started: new Set<string>(),
  unused: new Set<string>(),
  documents: [],
  refused: [],
  genuine: [],
}

const sealed = (station: string, pair: number, more: Partial<MediumFinding> = {}): MediumFinding => {
  const serial = `M-${station}-${pair}-A`
  return { ...nothingKnown, path: serial, serial, problem: null, station, pair, role: 'original', ...more }
}
const all = [sealed('1', 1), sealed('1', 2), sealed('1', 3), sealed('2', 1)]

function open(media: readonly MediumFinding[], unused: readonly string[] = [], lost: readonly string[] = []) {
  const reports = { ...nobody, unused: new Set(unused) }
  const pairs = lost.map((name) => ({
    station: name.split(' ')[0] ?? '',
    pair: Number(name.split(' ')[1]),
    ...({ cause: 'lost', known: 'x', opinion: 'x', witnesses: ['x'], recordsTold: null } as const),
  }))
  return districtOf({ media }, district, { reports, lost: pairs })
}

it('all machines, spare ones too, or a signed word why not', () => {
  expect(open(all)).toMatchObject({ media: all })
  for (const [i, { station, pair }] of all.entries()) {
    const rest = all.filter((_, other) => other !== i)
    const name = `${station} ${pair}`
    const missing = [{ station, pair }]
    expect(open(rest), name).toEqual({ type: 'district-incomplete', missing })
    expect(open(rest, [name]), name).toMatchObject({ media: rest })
    expect(open(rest, [], [name]), name).toMatchObject({ media: rest })
    // A medium that does not hold is no machine's word, nor is an empty one.
    for (const problem of ['altered', 'not-closed', 'as-initialised'] as const) {
      const given = [...rest, sealed(station ?? '', pair ?? 0, { problem })]
      expect(open(given), `${name} ${problem}`).toEqual({ type: 'district-incomplete', missing })
    }
    expect(open(all, [name]), name).toMatchObject({ type: 'sealed-but-not-started' })
    expect(open(all, [], [name]), name).toMatchObject({ type: 'lost-but-present' })
  }
})

it('a duplicate stands for its original, and both together count once', () => {
  const duplicate = sealed('1', 1, { role: 'duplicate' })
  expect(open([duplicate, ...all.slice(1)])).toMatchObject({ media: [duplicate, ...all.slice(1)] })
  expect(open([duplicate, ...all])).toMatchObject({ media: all })
})
