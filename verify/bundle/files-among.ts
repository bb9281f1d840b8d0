/** The files that somebody gave, as the readers of signed documents ask for them. */
import type { PackageSource } from '../package/source.ts'
import type { GivenFile } from './layout.ts'
import type { ReadBytes } from './spans.ts'

export function filesAmong(
  given: readonly GivenFile[],
  read: ReadBytes,
  hashes: Pick<PackageSource, 'sha256' | 'signedBy'>,
): PackageSource {
  const sizes = new Map(given.map(({ name, size }) => [name, size]))
  return {
    ...hashes,
    async read(name, bytesMax) {
      const size = sizes.get(name)
      if (size === undefined) return 'missing'
      return size > bytesMax ? 'too-large' : read(name, 0, size)
    },
  }
}
