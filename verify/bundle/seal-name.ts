/** bundle.md §1: the name and size of a seal. */
export const SEAL_BYTES = 4096

const NAME = /^seals\/([1-9][0-9]{0,4})-([1-9][0-9]?)\.bin$/

/** Its station and pair; null: no name of a seal. */
export function sealNameOf(name: string): { readonly station: number; readonly pair: number } | null {
  const [, station, pair] = NAME.exec(name) ?? []
  return station === undefined ? null : { station: Number(station), pair: Number(pair) }
}
