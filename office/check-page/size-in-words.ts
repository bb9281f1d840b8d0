const KIB = 1024
const MIB = 1024 * KIB

/** A sample's bundle has some 200 kB: “0.0 MB” would say that nothing was chosen. */
export function sizeInWords(bytes: number): string {
  return bytes < MIB ? `${Math.ceil(bytes / KIB)} kB` : `${(bytes / MIB).toFixed(1)} MB`
}
