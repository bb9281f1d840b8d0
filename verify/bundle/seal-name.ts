/** bundle.md §1: the name and size of a seal, and as much of it as is held against the list. */
export const SEAL_BYTES = 4096

const NAME = /^seals\/([1-9][0-9]{0,4})-([1-9][0-9]?)\.bin$/

/** Its station and pair; null: no name of a seal. */
export function sealNameOf(name: string): { readonly station: number; readonly pair: number } | null {
  const [, station, pair] = NAME.exec(name) ?? []
  return station === undefined ? null : { station: Number(station), pair: Number(pair) }
}

/** That of the online ballot box. */
export const ONLINE_SEAL = 'seals/online.bin'

export function isSealName(name: string): boolean {
  return name === ONLINE_SEAL || sealNameOf(name) !== null
}

export interface Seal {
  readonly contests: number
  /** Whole ballot pages of contest 0, 1, 2. */
  readonly records: readonly number[]
  /** K of contest 0, 1, 2. */
  readonly commitments: readonly Uint8Array[]
}
