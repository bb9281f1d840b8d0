/** A whole bundle in memory, made by the code of `election/` from invented votes: what checkers are tried on. */

import { recordSealer } from '#election/ballot/elgamal-record.ts'
import type { mergeRecords } from '#election/ballot/merged-records.ts'
import { ENDED, NO_MARK, PROVEN_BYTES, type RecordedSelection } from '#election/ballot/record.ts'
import { setBlind, setCommitment } from '#election/ballot/set-commitment.ts'
import { countFile, setsFile } from '#election/bundle/bundle-files.ts'
import { type ContestList, listRoom, oneListOf } from '#election/contest-lists.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ElectionId, PairNumber } from '#election/ids.ts'
import { type DealtKey, dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import type { mixPairs } from '#election/mix/mix.ts'
import type { decryptPartially } from '#election/opening/partial-decryption.ts'
import type { Randomness } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { BundleElection } from '#verify/bundle/bundle-election.ts'
import { withManifest } from './change-bundle.ts'
import { mixAndOpen } from './mix-and-open.ts'

export interface BundleRecipe {
  /** Selections of each list, 0xffffffff for "ended", 0xfffffffe for no mark; an id outside of `ids` shows as unopened. */
  readonly contests: readonly {
    readonly ids: readonly number[]
    readonly votes: readonly number[]
    /** Left out: the one list of the contest with this bit. */
    readonly list?: ContestList
  }[]
  readonly mixers: number
  readonly holders: number
  readonly threshold: number
  /** Indexes of the holders who come. */
  readonly opening: readonly number[]
  readonly machines: number
  /** A publisher leaves out the last machine: its seal, its records, and its blind in the sum. */
  readonly machineAway?: true
  /** A planted mistake: what the seals commit to is not blinded. */
  readonly unblinded?: true
  /** Left out: everything. */
  readonly publication?: 'from-first-mix'
  /** A change to the records between their sealing and the list. */
  readonly between?: (records: readonly Uint8Array[]) => readonly Uint8Array[]
  /** A machine that seals two records with one A in the first contest. */
  readonly twins?: true
  /** Who sorts the records; left out: somebody honest. */
  readonly sorts?: typeof mergeRecords<Element>
  /** Who mixes first in the first contest, and who opens first in it; left out: honest people. */
  readonly firstMixer?: typeof mixPairs<Element>
  readonly firstHolder?: typeof decryptPartially<Element>
  readonly randomness: Randomness
}

export interface SmallBundle {
  readonly election: BundleElection
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Each machine's numbers of records and K, in the order of the lists. */
  readonly seals: readonly { readonly records: readonly number[]; readonly commitments: readonly Uint8Array[] }[]
}

const ELECTION = '0011223344556677' as ElectionId

/** @param documents hashes of a package that was signed with this key; left out, they are invented */
export function smallBundle(
  recipe: BundleRecipe,
  dealt: DealtKey<Element> = dealKey(group, recipe),
  documents: Documents = { packageHash: new Uint8Array(32).fill(7), listHashes: [new Uint8Array(32).fill(8)] },
): SmallBundle {
  const { contests, threshold, mixers } = recipe
  const { packageHash, listHashes } = documents
  const counted = contests.map((votes, bit) => countList(recipe, votes, listAt(votes, bit), { dealt, ...documents }))
  const files = [
    ...counted.flatMap((each) => each.files),
    setsFile(
      group,
      counted.map(({ opened, blind }) => ({ room: listRoom(opened.list), sum: blind })),
    ),
    countFile(counted.map(({ opened }) => opened)),
  ]
  const { commitments, shares } = dealt
  const holders = shares.map(({ index }) => ({
    index,
    verificationKey: group.encode(verificationKey(group, commitments, index)),
  }))
  const [publicKey = new Uint8Array(), ...others] = commitments.map((each) => group.encode(each))
  return {
    election: {
      packageHash,
      listHashes,
      publication: recipe.publication ?? 'all',
      leastMixers: mixers,
      key: { publicKey, threshold, commitments: [publicKey, ...others], holders },
      contests: contests.map((each, at) => {
        const list = listAt(each, at)
        return { ...list, room: listRoom(list), polled: true, ids: each.ids, sealed: counted[at]?.sealed ?? null }
      }),
    },
    files: withManifest(new Map(files.map(({ name, bytes }) => [name, bytes]))),
    seals: Array.from({ length: recipe.machineAway ? recipe.machines - 1 : recipe.machines }, (_, machine) => ({
      records: counted.map(({ each }) => each[machine]?.records ?? 0),
      commitments: counted.map(({ each }) => each[machine]?.commitment ?? new Uint8Array(32)),
    })),
  }
}

export interface Documents {
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
}

interface Grounds extends Documents {
  readonly dealt: DealtKey<Element>
}

function listAt({ list }: BundleRecipe['contests'][number], at: number): ContestList {
  return list ?? oneListOf(at as ContestBit)
}

/** One list from its records to what they say. */
function countList(
  recipe: BundleRecipe,
  { ids, votes }: BundleRecipe['contests'][number],
  list: ContestList,
  { dealt, packageHash, listHashes }: Grounds,
) {
  const { randomness } = recipe
  const key = dealt.commitments[0] as Element
  const publicKey = group.encode(key)
  const isFirst = list.bit === 0 && list.place === 0
  const twins = recipe.twins === true && isFirst
  const all = sealAll(list, ids, votes, { packageHash, publicKey, randomness, twins })
  const machines = recipe.machineAway ? recipe.machines - 1 : recipe.machines
  const records = all.filter((_, i) => i % recipe.machines < machines)
  const seals = sealsOf(list, all, recipe, machines)
  const listed = recipe.between?.(records) ?? records
  const of = {
    dealt,
    packageHash,
    listHashes,
    list,
    ids,
    mixers: recipe.mixers,
    opening: recipe.opening,
    randomness,
  }
  const { firstMixer, firstHolder } = isFirst ? recipe : {}
  const { files, opened } = mixAndOpen(of, listed, { ...recipe, firstMixer, firstHolder })
  return {
    files,
    opened,
    blind: seals.blind,
    each: seals.each,
    sealed: { records: records.length, commitments: seals.commitments },
  }
}

function sealAll(
  list: ContestList,
  ids: readonly number[],
  votes: readonly number[],
  election: {
    readonly packageHash: Uint8Array
    readonly publicKey: Uint8Array
    readonly randomness: Randomness
    /** The first two are made with the same random numbers. */
    readonly twins: boolean
  },
): readonly Uint8Array[] {
  // A machine with a list of its own may record somebody whom no list of the package has.
  const sealer = recordSealer({ ...election, candidates: new Set([...ids, ...votes.filter((id) => id < NO_MARK)]) })
  return votes.map((id, row) => {
    const selection = selectionSaying(id)
    const randomness = election.twins && row < 2 ? seededRandomness('twins') : election.randomness
    return sealer.seal(list, selection, randomness).slice(0, PROVEN_BYTES)
  })
}

function selectionSaying(id: number): RecordedSelection {
  if (id === ENDED) return { type: 'ended' }
  return id === NO_MARK ? { type: 'no-mark' } : { type: 'candidate', id: id as CandidateId }
}

/** The records as so many machines hold them, and what their seals say. */
function sealsOf(list: ContestList, records: readonly Uint8Array[], recipe: BundleRecipe, published: number) {
  const { machines, unblinded } = recipe
  const each = Array.from({ length: published }, (_, machine) => {
    const stationSecret = new Uint8Array(32).fill(machine + 1)
    const place = { stationSecret, electionId: ELECTION, pair: (machine + 1) as PairNumber, list }
    const blind = unblinded ? group.scalar(0n) : setBlind(group, place)
    const own = records.filter((_, i) => i % machines === machine)
    return { blind, records: own.length, commitment: group.encode(setCommitment(group, own, blind)) }
  })
  return {
    each,
    commitments: each.map(({ commitment }) => commitment),
    blind: group.scalar(each.reduce((sum, { blind }) => sum + blind, 0n)),
  }
}
