/** LAW-20: the list names each medium by its label and its seal by the number that machine, station paper and screen have, read here or reported. */
import { expect, it } from 'vitest'
import type { PairNumber } from '#election/ids.ts'
import { countedNight } from '#simulation/counting/counted-night.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { storedMedia } from './stored-media.ts'

it('a sealed duplicate has the number of its pair as the report has it; a pair that nobody reported has none', async () => {
  const made = await countingElection(seededRandomness('stored'), { stations: [{ kiosks: 2, spares: 0 }] })
  const night = countedNight(made, { most: 9, council: 'none', ineligible: false }, seededRandomness('stored', 'night'))
  const [station, report] = [...night.receipt.reports][0] ?? expect.unreachable()
  const pair = (sealFingerprint: string | null, number: number) => {
    const [machine] = made.election.electionPackage.machines.filter((each) => each.pair === number)
    const state = 'started' as const
    return {
      pair: number as PairNumber,
      machine: machine?.id as never,
      state,
      takenOverBy: null,
      note: '',
      sealFingerprint,
    }
  }
  const pairs = [pair('31415926535897932384', 1), pair(null, 2)]
  const receipt = { ...night.receipt, reports: new Map([[station, { ...report, pairs }]]) }
  const media = storedMedia({ election: made.election, receipt })
  expect(
    media.map(({ pair: number, role, use, serial, seal }) => [number, role, use, serial, seal?.by ?? null]),
  ).toEqual([
    [1, 'original', 'counted', expect.any(String), 'tally'],
    [1, 'duplicate', 'kept', 'S1-P1-D', 'report'],
    [2, 'original', 'counted', expect.any(String), 'tally'],
    [2, 'duplicate', 'kept', 'S1-P2-D', null],
  ])
  expect(media[1]?.seal?.digits).toBe('31415926535897932384')
})
