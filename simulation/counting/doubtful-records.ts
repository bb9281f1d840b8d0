/** Sessions with every kind of record that ballot-box.md §4 knows: the list of the district changed, and its machine writes false records. */

import { fromHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import type { CountingElection } from './counting-election.ts'
import { hostileRecord } from './hostile-record.ts'
import type { Session } from './sealed-pair.ts'

/** A hostile machine chooses this number: if it were printed, it would be 32 bits about the voter. */
export const SMUGGLED = 0x5ec2e7

/**
 * Needs an election made with `mayorsOfList1: 3`: mayor 13 is in list 1 and not in list 2.
 * Mayor: valid 4 (11: 3, of which one under list 1; 12: 1), ended 1, invalid 2, unopened 3. Council: 21 ten times.
 */
export function doubtfulSessions(made: CountingElection, randomness: Randomness): readonly Session[] {
  const { electionPackage, lists } = made.election
  const countingPublicKey = fromHex(electionPackage.countingKey.publicKey)
  const lie = (id: number, listVersion: number) => {
    const listHash = lists[listVersion - 1]?.listHash ?? new Uint8Array(32)
    const { electionId } = electionPackage
    return hostileRecord({ electionId, contest: 0, countingPublicKey, randomness, id, listVersion, listHash })
  }
  const mayor = [
    11,
    11,
    made.record(0, 11, 1),
    12,
    null,
    made.record(0, 13, 1),
    made.record(0, 13, 1),
    lie(SMUGGLED, 2), // nobody's id
    lie(21, 2), // an id of the other contest
    lie(13, 2), // a candidate who is not in the list that the record names
  ]
  return mayor.map((choice) => [choice, 21] as const)
}
