/**
 * One lie, shown to both checkers of a count: that of mixers and holders (`election/`), and everybody's (`verify/bundle/`), which reads a bundle
 * of the few files in which the lie is. The other files of a bundle are left out: nobody asks about them here.
 */

import { mixFile, recordsFile } from '#election/bundle/bundle-files.ts'
import { concat, uint } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit } from '#election/ids.ts'
import { checkShuffle } from '#election/mix/check-shuffle.ts'
import type { Pairs, ShuffleProof, ShuffleStatement } from '#election/mix/shuffle.ts'
import type { BundleElection } from '#verify/bundle/bundle-election.ts'
import { checkWhole } from '#verify/bundle/check-whole.ts'

export interface Documents {
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
}

/** By the program that mixers and holders run, and by everybody's. */
export type Checker = 'counting' | 'everybody'

/** The election of a bundle with one contest. */
export function electionOf(
  { packageHash, listHashes }: Documents,
  contest: ContestBit,
  key: Partial<BundleElection['key']> & Pick<BundleElection['key'], 'publicKey'>,
  ids: readonly number[] = [],
): BundleElection {
  return {
    ...{ packageHash, listHashes, publication: 'all' as const, leastMixers: 1 },
    key: { threshold: 1, commitments: [key.publicKey], holders: [], ...key },
    contests: [{ bit: contest, place: 0, room: contest, polled: true, ids, sealed: null }],
  }
}

/** Pairs as a list of votes, without their proofs. */
export function votesOf(documents: Documents, contest: ContestBit, { a, c }: Pairs<Element>) {
  const records = a.elements.map((each, row) => ({
    bytes: concat(
      uint(1, 2),
      uint(contest, 2),
      uint(0, 4),
      columnOf(group, [each, c.elements[row] as Element]).bytes,
      new Uint8Array(64),
    ),
  }))
  const place = { packageHash: documents.packageHash, list: oneListOf(contest) }
  return [recordsFile('votes', place, records), recordsFile('refused', place, [])]
}

/** Numbers of the checks about one file that fail, or were not made. */
export async function failingIn(
  election: BundleElection,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  name: string,
): Promise<readonly string[]> {
  const findings = await checkWhole(election, new Map(files.map((each) => [each.name, each.bytes])))
  const own = findings.filter(({ file }) => file === name)
  return own.length === 0
    ? ['nothing was checked']
    : own.filter(({ result }) => result !== 'holds').map(({ check }) => check)
}

/** The answer of each checker to a mix: empty if it accepts the mix. */
export async function saidOfMix(
  documents: Documents,
  contest: ContestBit,
  statement: ShuffleStatement<Element>,
  proof: ShuffleProof<Element>,
): Promise<Readonly<Record<Checker, string>>> {
  const own = checkShuffle(group, statement, proof)
  const election = electionOf(documents, contest, { publicKey: group.encode(statement.publicKey) })
  const mix = mixFile(group, { packageHash: documents.packageHash, list: oneListOf(contest) }, 1, {
    output: statement.output,
    proof,
  })
  const files = [...votesOf(documents, contest, statement.input), mix]
  const counting = own.ok ? '' : own.error.type === 'equation-fails' ? own.error.equation : own.error.type
  return { counting, everybody: (await failingIn(election, files, mix.name)).join(' ') }
}

/** The value to the power of the order − 2. */
export function invert(value: Scalar): Scalar {
  let [result, square] = [1n, value as bigint]
  for (let rest = group.order - 2n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % group.order
    square = (square * square) % group.order
  }
  return group.scalar(result)
}
