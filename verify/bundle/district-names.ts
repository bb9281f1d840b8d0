/** bundle.md §1: names of the files that say what became of each pair of media. */
export const SEAL_BYTES = 4096

const SEAL = /^seals\/([1-9][0-9]{0,4})-([1-9][0-9]?)\.bin$/
const REPORT = /^(reports\/[1-9][0-9]{0,3})\.(?:json|sig)$/
const TYPED = /^reports\/([1-9][0-9]{0,4})-typed\.json$/

/** Its station and pair; null: no name of a seal. */
export function sealNameOf(name: string): { readonly station: number; readonly pair: number } | null {
  const [, station, pair] = SEAL.exec(name) ?? []
  return station === undefined ? null : { station: Number(station), pair: Number(pair) }
}

export function sealFile(station: number | null, pair: number): string {
  return `seals/${station}-${pair}.bin`
}

/** That of the online ballot box. */
export const ONLINE_SEAL = 'seals/online.bin'

/** Approvals of the machine that sorted its votes. */
export const ONLINE_APPROVALS = 'seals/online-approvals.json'

export function isSealName(name: string): boolean {
  return name === ONLINE_SEAL || sealNameOf(name) !== null
}

/** Document and signature of a signed report; null: no name of one. */
export function reportNamesOf(name: string): { readonly document: string; readonly signature: string } | null {
  const base = REPORT.exec(name)?.[1]
  return base === undefined ? null : { document: `${base}.json`, signature: `${base}.sig` }
}

/** The number of the station whose report two people typed in; null: no name of such a file. */
export function typedNameOf(name: string): number | null {
  const station = TYPED.exec(name)?.[1]
  return station === undefined ? null : Number(station)
}
