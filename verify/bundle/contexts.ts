/** transcript.md §3. */

import { bigEndian, hash, join } from '../group/ristretto.ts'
import type { BundleElection } from './bundle-election.ts'

export function recordContext({ packageHash, key }: BundleElection): Uint8Array {
  return hash('vc record context 1', packageHash, key.publicKey)
}

/** Q */
export function countContext({ packageHash, listHashes, key }: BundleElection, room: number, rows: number): Uint8Array {
  const lists = join(...listHashes)
  return hash('vc count context 1', packageHash, lists, bigEndian(room, 2), key.publicKey, bigEndian(rows, 4))
}

export function mixContext(count: Uint8Array, mixer: number): Uint8Array {
  return hash('vc mix 1', count, bigEndian(mixer, 2))
}

export function openingContext(count: Uint8Array, lastMixer: number, holder: number): Uint8Array {
  return hash('vc open 1', count, bigEndian(lastMixer, 2), bigEndian(holder, 1))
}
