/** Sessions with every kind of record that ballot-box.md §4 knows: the list of the district changed, and its machine writes false records. */

import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { fromHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { CountingElection } from './counting-election.ts'
import type { Session } from './sealed-pair.ts'

/** A hostile machine chooses this number: if it were printed, it would be 32 bits about the voter. */
export const SMUGGLED = 0x5ec2e7

/** Its first byte. */
const PROOF = 72

/**
 * Needs an election made with `mayorsOfList1: 3`: mayor 13 is in list 1 and not in list 2.
 * Mayor: valid 4 (11: 3, of which one under list 1; 12: 1), ended 1, invalid 2, unopened 3. Council: 21 ten times.
 */
export function doubtfulSessions(made: CountingElection, randomness: Randomness): readonly Session[] {
  const { electionPackage, packageHash } = made.election
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  const hostile = recordSealer({ packageHash, publicKey, candidates: [SMUGGLED, 21] })
  const lie = (id: number) =>
    hostile.seal(oneListOf(0 as ContestBit), { type: 'candidate', id: id as CandidateId }, randomness)
  const mayor = [
    11,
    11,
    made.record(0, 11, 1),
    12,
    null,
    made.record(0, 13, 1),
    made.record(0, 13, 1),
    lie(SMUGGLED), // nobody's id
    lie(21), // an id of the other contest
    made.record(0, 11).map((byte, i) => (i === PROOF ? byte ^ 1 : byte)), // no proof that its maker made it
  ]
  return mayor.map((choice) => [choice, 21] as const)
}
