/** Sorted votes of an online box on a stick, as the sorting machine of a counting election leaves them. */
import { mkdir } from 'node:fs/promises'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { listRoom, listsIn, listsOfContest } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { readTallyMachine, signTallyMachine } from '#election/count/tally-machine.ts'
import type { ContestBit } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { Sorted } from '#election/online/sorting/sorting.ts'
import { stickOf } from '#office/online/sort-online.ts'
import { writeSorted } from '#office/online/write-sorted.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { must } from '#simulation/rooms/must.ts'
import type { CountingElection } from './counting-election.ts'
import { documentApprovedByTwo } from './two-approve.ts'

/** Each voter's candidate in every contest of the package, or the judges that are marked in a review; null: ended. */
export type OnlineVoter = readonly (number | readonly number[] | null)[]

/** Sorting leaves this of voters who each voted once. */
export function sortedOf(made: CountingElection, voters: readonly OnlineVoter[], box: Uint8Array): Sorted {
  const { contests } = made.election.electionPackage
  const several = severalListsIn(made.election)
  const records = contests.flatMap(({ bit }, at) => {
    const answers = voters.map((voter) => answersOf(made, bit, voter[at] ?? null, several?.bit === bit))
    return listsOfContest(bit, several).map((list, place) => {
      const own = answers.map((each) => (each[place] ?? new Uint8Array(0)).slice(0, PROVEN_BYTES))
      return [listRoom(list), own.toSorted((a, b) => (toHex(a) < toHex(b) ? -1 : 1))] as const
    })
  })
  const { length } = voters
  return {
    exportHash: sha256Hex(box),
    log: { size: 2 + length, root: new Uint8Array(32) },
    sums: { events: length, superseded: 0, voted: length, held: 0, voided: 0, restored: 0, counted: length },
    records: new Map<number, readonly Uint8Array[]>(records),
  }
}

/** One record for each list of the contest. */
function answersOf(made: CountingElection, bit: ContestBit, said: OnlineVoter[number], isReview: boolean) {
  if (isReview) return made.review(typeof said === 'number' ? [said] : said)
  return [made.record(bit, typeof said === 'number' ? said : null)]
}

/** As the sorting machine of this election writes it. @param box `online-box.ippyo` */
export async function writeSortedStick(
  made: CountingElection,
  sorted: Sorted,
  { box, directory }: { readonly box: Uint8Array; readonly directory: string },
): Promise<void> {
  const { electionPackage, packageHash } = made.election
  const { electionId, keySet } = electionPackage
  const contests = maskOf(electionPackage.contests)
  const of = {
    ...{ packageHash, electionId, keySet, contests, lists: listsIn(contests, severalListsIn(made.election)), box },
    settingsHash: fromHex(sha256Hex(packageHash)),
  }
  const key = makeSigningKey(secureRandomness())
  const said = { electionId, keySet, role: 'sorting' as const, serial: 'SN-SORTING', signingKey: toHex(key.publicKey) }
  const signedFor = signTallyMachine(said, made.authority.secretKey)
  const machine = must(readTallyMachine(signedFor, made.authority.publicKey, { ...electionPackage, role: 'sorting' }))
  const approvals = documentApprovedByTwo({ kind: 'sorting-machine', document: sha256Hex(signedFor.bytes) })
  await mkdir(directory, { recursive: true })
  must(await writeSorted(directory, stickOf(sorted, of, { machine, secretKey: key.secretKey, approvals }).files))
}
