/** T9: what every hash of a count begins with (docs/formats/transcript.md §3): this election, these candidate lists, this list of records, this step. */
import { assert } from '#election/assert.ts'
import { concat, uint } from '#election/bytes.ts'
import { type ContestList, listRoom } from '#election/contest-lists.ts'
import { hash } from '#election/group/transcript.ts'

/** Q */
export function countContext(count: {
  /** SHA-256 of the package. */
  readonly packageHash: Uint8Array
  /** SHA-256 of each candidate list, 1 … v. */
  readonly listHashes: readonly Uint8Array[]
  readonly list: ContestList
  /** Y, 32 bytes. */
  readonly publicKey: Uint8Array
  /** N: the votes that are mixed. */
  readonly records: number
}): Uint8Array {
  const { packageHash, listHashes, list, publicKey, records } = count
  assert(
    [packageHash, ...listHashes].every(({ length }) => length === 32),
    'count context: SHA-256',
  )
  return hash(
    'vc count context 1',
    packageHash,
    concat(...listHashes),
    uint(listRoom(list), 2),
    publicKey,
    uint(records, 4),
  )
}

export function mixContext(count: Uint8Array, mixer: number): Uint8Array {
  return hash('vc mix 1', count, uint(mixer, 2))
}

export function openingContext(count: Uint8Array, lastMixer: number, holder: number): Uint8Array {
  return hash('vc open 1', count, uint(lastMixer, 2), uint(holder, 1))
}
