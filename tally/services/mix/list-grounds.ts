/** The grounds of a list for a process that believes nobody: the package as it is signed, and the seals of its machines. */
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { ContestList, SeveralLists } from '#election/contest-lists.ts'
import { type ListOfElection, listsOfElection, severalListsIn } from '#election/count/lists-of-election.ts'
import type { NotOpened } from '#election/count/openings.ts'
import { type SealedList, sealedDistrict } from '#election/count/sealed-district.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Group } from '#election/group/group.ts'
import { readSharedKey, type SharedKey } from '#election/keys/dealt-key.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { DoesNotHold, ListPlace } from './list-messages.ts'

export interface ListGrounds<E> {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
  /** Y */
  readonly publicKey: Uint8Array
  /** With the table of Y. */
  readonly key: SharedKey<E>
  /** R */
  readonly recordContext: Uint8Array
  /** Those of contests with a poll whose ballots are opened: of another one nothing is sorted, mixed or opened. */
  readonly lists: readonly ListOfElection[]
  /** Those of each contest of the package. */
  readonly all: readonly ContestList[]
  /** The contest with a list for each judge; null: each has one list. */
  readonly several: SeveralLists | null
  /** The sum of the seals for each list of the package, by its room. */
  readonly sealed: ReadonlyMap<number, SealedList>
  /** Contests whose ballots stay closed. */
  readonly notOpened: readonly NotOpened[]
}

/** H1: the package is signed so, each seal by a machine of its station, and every pair is accounted for. */
export async function readListGrounds<E>(
  group: Group<E>,
  { packageDirectory, authorityPublicKey, evidence }: ListPlace,
): Promise<Result<ListGrounds<E>, DoesNotHold>> {
  const read = await readPackageDirectory(packageDirectory, authorityPublicKey, nativeChecks)
  const grounds = read.ok ? electionGrounds(group, read.value) : null
  if (grounds === null) return err({ type: 'does-not-hold', file: 'package' })
  const { electionPackage, packageHash, several } = grounds
  const of = { electionPackage, packageSha256: toHex(packageHash), authorityPublicKey, several, fast: nativeChecks }
  const district = sealedDistrict(of, evidence)
  if (!district.ok) return district
  const { sealed, notOpened } = district.value
  const closed = electionPackage.contests.filter(({ id }) => notOpened.some(({ contest }) => contest === id))
  const isClosed = ({ list }: ListOfElection) => closed.some(({ bit }) => bit === list.bit)
  return ok({ ...grounds, sealed, notOpened, lists: grounds.lists.filter((list) => !isClosed(list)) })
}

/** Null: its counting key is none. */
function electionGrounds<E>(
  group: Group<E>,
  election: LoadedElection,
): Omit<ListGrounds<E>, 'sealed' | 'notOpened'> | null {
  const { electionPackage, packageHash, lists, list } = election
  const { countingKey, contests } = electionPackage
  const publicKey = fromHex(countingKey.publicKey)
  const key = readSharedKey(group, {
    publicKey,
    threshold: countingKey.threshold,
    commitments: countingKey.commitments.map(fromHex),
    holders: countingKey.holders.map((each) => ({ index: each.index, verificationKey: fromHex(each.verificationKey) })),
  })
  if (!key.ok) return null
  const polled = contests.filter(({ id }) => list.contests.some((each) => each.contest === id && !each.uncontested))
  return {
    electionPackage,
    packageHash,
    listHashes: lists.map(({ listHash }) => listHash),
    publicKey,
    key: { ...key.value, publicKey: group.prepared(key.value.publicKey) },
    recordContext: recordContext(packageHash, publicKey),
    lists: listsOfElection(polled, election),
    all: listsOfElection(contests, election).map((each) => each.list),
    several: severalListsIn(election),
  }
}
