/**
 * The counted seals' joint statement about the sets of their records, as a bundle shows it (docs/formats/bundle.md §1, §4). The blinds
 * of one medium stay in this process: beside its seal they would name its records, where they are few.
 */
import { assert } from '#election/assert.ts'
import { listRoom, listsIn, ofList, type SeveralLists } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import type { Contest, Station } from '#election/definition/definition.ts'
import type { Scalar } from '#election/group/group.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { PairNumber } from '#election/ids.ts'
import { ONLINE_SEAL_IN_BUNDLE } from '#election/online/online-seal.ts'
import type { MediumIdentity, Receipt, SealedFacts } from './receipt.ts'

export interface CountedSets {
  /** Σ of the blinds of each list of the package, ascending by its room. */
  readonly blinds: readonly { readonly room: number; readonly sum: Scalar }[]
  /** The seal of each pair that counts, and that of the online votes, by its name in a bundle. */
  readonly seals: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** The part of a receipt that says which sets are counted. */
export interface CountedMedia {
  readonly media: ReadonlyMap<unknown, MediumOfPair & { readonly sealed: Pick<SealedFacts, 'sets'> }>
  readonly online: Pick<NonNullable<Receipt['online']>, 'sets'> | null
}

type MediumOfPair = Pick<MediumIdentity, 'station' | 'pair'>

export function countedSets(
  { media: counted, online }: CountedMedia,
  { contests, stations }: { readonly contests: readonly Contest[]; readonly stations: readonly Station[] },
  several: SeveralLists | null,
): CountedSets {
  const ofMedia = [...counted.values()].flatMap(({ station, pair, sealed: { sets } }) => {
    const index = stations.find(({ id }) => id === station)?.index
    assert(sets !== null && index !== undefined, 'counted sets: media that were received now, of this election')
    return [{ name: sealFileName({ index }, pair), ...sets }]
  })
  assert(online === null || online.sets !== null, 'counted sets: online votes that were received now')
  const ofOnline = online?.sets == null ? [] : [{ name: ONLINE_SEAL_IN_BUNDLE, ...online.sets }]
  const each = [...ofMedia, ...ofOnline]
  return {
    blinds: listsIn(maskOf(contests), several).map((list) => ({
      room: listRoom(list),
      sum: group.scalar(each.reduce((sum, { blinds }) => sum + ofList(blinds, list), 0n)),
    })),
    seals: each.map(({ name, page }) => ({ name, bytes: page })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

export function sealFileName({ index }: Pick<Station, 'index'>, pair: PairNumber): string {
  return `seals/${index}-${pair}.bin`
}
