/** A whole bundle in memory, made by the code of `election/` from invented votes: what checkers are tried on. */

import { recordContext, recordSealer } from '#election/ballot/elgamal-record.ts'
import { mergeRecords } from '#election/ballot/merged-records.ts'
import { ENDED, PROVEN_BYTES } from '#election/ballot/record.ts'
import { setBlind, setCommitment } from '#election/ballot/set-commitment.ts'
import {
  countFile,
  manifestFile,
  mixFile,
  type OpenedContest,
  openedFile,
  openingFile,
  recordsFile,
  setsFile,
} from '#election/bundle/bundle-files.ts'
import { columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ElectionId, PairNumber } from '#election/ids.ts'
import { dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import { countContext, mixContext, openingContext } from '#election/mix/contexts.ts'
import { mixPairs } from '#election/mix/mix.ts'
import type { Pairs } from '#election/mix/shuffle.ts'
import { openList } from '#election/opening/opened-list.ts'
import { decryptPartially } from '#election/opening/partial-decryption.ts'
import type { Randomness } from '#election/randomness.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { BundleElection } from '#verify/bundle/bundle-election.ts'

export interface BundleRecipe {
  /** Selections of each contest, 0xffffffff for "ended"; an id outside of `ids` shows as unopened. */
  readonly contests: readonly { readonly ids: readonly number[]; readonly votes: readonly number[] }[]
  readonly mixers: number
  readonly holders: number
  readonly threshold: number
  /** Indexes of the holders who come. */
  readonly opening: readonly number[]
  readonly machines: number
  readonly randomness: Randomness
}

export interface SmallBundle {
  readonly election: BundleElection
  readonly files: ReadonlyMap<string, Uint8Array>
}

const ELECTION = '0011223344556677' as ElectionId

export function smallBundle(recipe: BundleRecipe): SmallBundle {
  const { contests, randomness, threshold, mixers } = recipe
  const { commitments, shares } = dealKey(group, { holders: recipe.holders, threshold, randomness })
  const key = commitments[0] as Element
  const packageHash = new Uint8Array(32).fill(7)
  const listHashes = [new Uint8Array(32).fill(8), new Uint8Array(32).fill(9)]
  const publicKey = group.encode(key)
  const files = new Map<string, Uint8Array>()
  const put = ({ name, bytes }: { name: string; bytes: Uint8Array }) => files.set(name, bytes)
  const opened: OpenedContest[] = []
  const blinds: { contest: ContestBit; sum: Scalar }[] = []
  const sealed = contests.map(({ ids, votes }, bit) => {
    const contest = bit as ContestBit
    const place = { packageHash, contest }
    const records = sealAll(contest, ids, votes, { packageHash, publicKey, randomness })
    const seals = sealsOf(contest, records, recipe.machines)
    blinds.push({ contest, sum: seals.blind })
    const merged = mergeRecords(group, contest, recordContext(packageHash, publicKey), records)
    put(recordsFile('votes', place, merged.votes))
    put(recordsFile('refused', place, merged.refused))
    const rows = merged.votes.length
    const context = countContext({ packageHash, listHashes, contest, publicKey, records: rows })
    if (rows > 0) {
      let pairs: Pairs<Element> = {
        a: columnOf(
          group,
          merged.votes.map(({ a }) => a),
        ),
        c: columnOf(
          group,
          merged.votes.map(({ c }) => c),
        ),
      }
      for (let mixer = 1; mixer <= mixers; mixer++) {
        const turn = { context: mixContext(context, mixer), publicKey: key, input: pairs }
        const mix = mixPairs(group, turn, randomness)
        put(mixFile(group, place, mixer, mix))
        pairs = mix.output
      }
      const partials = recipe.opening.map((index) => {
        const share = shares.find((each) => each.index === index)?.secret as Scalar
        const statement = {
          context: openingContext(context, mixers, index),
          verificationKey: verificationKey(group, commitments, index),
          a: pairs.a,
        }
        const partial = decryptPartially(group, statement, share, randomness)
        put(openingFile(group, place, index, partial))
        return { index, d: partial.d }
      })
      const list = openList(group, { context, ...pairs, holders: partials, selections: [...ids, ENDED] })
      put(openedFile(place, list))
      opened.push({ contest, ids: list.ids, refused: merged.refused.length })
    } else opened.push({ contest, ids: [], refused: merged.refused.length })
    return { records: records.length, commitments: seals.commitments }
  })
  put(setsFile(group, blinds))
  put(countFile(opened))
  put(manifestFile([...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }))))
  const election: BundleElection = {
    packageHash,
    listHashes,
    leastMixers: mixers,
    key: {
      publicKey,
      threshold,
      commitments: commitments.map((each) => group.encode(each)),
      holders: shares.map(({ index }) => ({
        index,
        verificationKey: group.encode(verificationKey(group, commitments, index)),
      })),
    },
    contests: contests.map(({ ids }, bit) => ({ bit, polled: true, ids, sealed: sealed[bit] ?? null })),
  }
  return { election, files }
}

function sealAll(
  contest: ContestBit,
  ids: readonly number[],
  votes: readonly number[],
  election: { readonly packageHash: Uint8Array; readonly publicKey: Uint8Array; readonly randomness: Randomness },
): readonly Uint8Array[] {
  // A machine with a list of its own may record somebody whom no list of the package has.
  const sealer = recordSealer({ ...election, candidates: new Set([...ids, ...votes.filter((id) => id !== ENDED)]) })
  return votes.map((id) => {
    const selection = id === ENDED ? { type: 'ended' as const } : { type: 'candidate' as const, id: id as CandidateId }
    return sealer.seal(contest, selection, election.randomness).slice(0, PROVEN_BYTES)
  })
}

/** The records as so many machines hold them, and what their seals say. */
function sealsOf(contest: ContestBit, records: readonly Uint8Array[], machines: number) {
  const each = Array.from({ length: machines }, (_, machine) => {
    const stationSecret = new Uint8Array(32).fill(machine + 1)
    const blind = setBlind(group, { stationSecret, electionId: ELECTION, pair: (machine + 1) as PairNumber, contest })
    const own = records.filter((_, i) => i % machines === machine)
    return { blind, commitment: group.encode(setCommitment(group, own, blind)) }
  })
  return {
    commitments: each.map(({ commitment }) => commitment),
    blind: group.scalar(each.reduce((sum, { blind }) => sum + blind, 0n)),
  }
}
