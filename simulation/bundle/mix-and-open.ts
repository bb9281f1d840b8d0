/** The records of one list, from all media together to the opened list: who mixes and who opens is in one room, and nobody is asked anything. */
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { mergeRecords } from '#election/ballot/merged-records.ts'
import { ENDED } from '#election/ballot/record.ts'
import {
  type BundleFile,
  bodyOf,
  firstFile,
  mixFile,
  type OpenedRecords,
  openedFile,
  openingFile,
  recordsFile,
} from '#election/bundle/bundle-files.ts'
import type { ContestList } from '#election/contest-lists.ts'
import { columnOf } from '#election/group/column.ts'
import type { Scalar } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { type DealtKey, verificationKey } from '#election/keys/dealt-key.ts'
import { countContext, mixContext, openingContext } from '#election/mix/contexts.ts'
import { mixPairs } from '#election/mix/mix.ts'
import type { Pairs } from '#election/mix/shuffle.ts'
import { openList } from '#election/opening/opened-list.ts'
import { decryptPartially } from '#election/opening/partial-decryption.ts'
import type { Randomness } from '#election/randomness.ts'

export interface ContestToOpen {
  readonly dealt: DealtKey<Element>
  readonly packageHash: Uint8Array
  readonly listHashes: readonly Uint8Array[]
  readonly list: ContestList
  /** Candidates of any candidate list; in the list of a judge this judge, and no mark. */
  readonly ids: readonly number[]
  readonly mixers: number
  /** Indexes of the holders who come. */
  readonly opening: readonly number[]
  readonly randomness: Randomness
}

/** Left out: honest people, and everything is published. */
export interface WhoCounts {
  readonly sorts?: typeof mergeRecords<Element> | undefined
  readonly firstMixer?: typeof mixPairs<Element> | undefined
  readonly firstHolder?: typeof decryptPartially<Element> | undefined
  readonly publication?: 'from-first-mix' | undefined
}

/** @param records without their zeros, 136 bytes each */
export function mixAndOpen(
  of: ContestToOpen,
  records: readonly Uint8Array[],
  { sorts = mergeRecords, firstMixer = mixPairs, firstHolder = decryptPartially, publication }: WhoCounts = {},
): { readonly files: readonly BundleFile[]; readonly opened: OpenedRecords } {
  const { dealt, packageHash, listHashes, list, ids, randomness } = of
  const key = dealt.commitments[0] as Element
  const publicKey = group.encode(key)
  const place = { packageHash, list }
  const merged = sorts(group, list, recordContext(packageHash, publicKey), records)
  const context = countContext({ packageHash, listHashes, list, publicKey, records: merged.votes.length })
  const files = [recordsFile('votes', place, merged.votes), recordsFile('refused', place, merged.refused)]
  const done = (opened: readonly number[], more: readonly BundleFile[]) => ({
    files: [...files, ...more],
    opened: { list, ids: opened, refused: merged.refused.length },
  })
  const first = (mixed: Uint8Array | null) =>
    publication === undefined ? [] : [firstFile(place, mixed && bodyOf('mix', place, 1, mixed))]
  if (merged.votes.length === 0) return done([], first(null))
  const more: BundleFile[] = []
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
  for (let mixer = 1; mixer <= of.mixers; mixer++) {
    const mixes = mixer === 1 ? firstMixer : mixPairs
    const mix = mixes(group, { context: mixContext(context, mixer), publicKey: key, input: pairs }, randomness)
    more.push(mixFile(group, place, mixer, mix))
    pairs = mix.output
  }
  more.push(...first(more[0]?.bytes ?? null))
  const holders = of.opening.map((index, at) => {
    const share = dealt.shares.find((each) => each.index === index)?.secret as Scalar
    const statement = {
      context: openingContext(context, of.mixers, index),
      verificationKey: verificationKey(group, dealt.commitments, index),
      a: pairs.a,
    }
    const opens = at === 0 ? firstHolder : decryptPartially
    const partial = opens(group, statement, share, randomness)
    more.push(openingFile(group, place, index, partial))
    return { index, d: partial.d }
  })
  const found = openList(group, { context, ...pairs, holders, selections: [...ids, ENDED] })
  return done(found.ids, [...more, openedFile(place, found)])
}
