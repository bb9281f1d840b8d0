/**
 * Keys of one pair, from the station secret that the operator card opens (docs/formats/ballot-box.md §2). Every kiosk of
 * the station can derive them, so a healthy machine can recover a dead one's pair; the counting centre cannot.
 */
import { fromHex, uint } from '#election/bytes.ts'
import type { ElectionId, PairNumber } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'

export interface BoxKeys {
  /** XChaCha20-Poly1305 of the journal. Never published. */
  readonly journal: Uint8Array
  /** HMAC of ballot and spent pages. The final seal publishes it, so that anybody can check every page. */
  readonly pageCheck: Uint8Array
  /** HMAC of the log; derived from `pageCheck`, so that who reads the final seal can check the log too. */
  readonly log: Uint8Array
  /** HMAC of card tokens, the same for every pair of the station: marks of two machines can be compared (CNT-03). */
  readonly mark: Uint8Array
}

export function boxKeys(stationSecret: Uint8Array, electionId: ElectionId, pair: PairNumber): BoxKeys {
  const election = fromHex(electionId)
  const ofPair = [election, uint(pair, 1)]
  const pageCheck = deriveKey({ secret: stationSecret, label: 'page check 1', context: ofPair, length: 32 })
  return {
    journal: deriveKey({ secret: stationSecret, label: 'journal 1', context: ofPair, length: 32 }),
    pageCheck,
    log: logKey(pageCheck, electionId, pair),
    mark: deriveKey({ secret: stationSecret, label: 'spent mark 1', context: [election], length: 32 }),
  }
}

export function logKey(pageCheck: Uint8Array, electionId: ElectionId, pair: PairNumber): Uint8Array {
  return deriveKey({ secret: pageCheck, label: 'log 1', context: [fromHex(electionId), uint(pair, 1)], length: 32 })
}

/** Binds every page of a medium to its pair: election id 8 ‖ pair 1. */
export function pairBinding(electionId: ElectionId, pair: PairNumber): Uint8Array {
  const bytes = new Uint8Array(9)
  bytes.set(fromHex(electionId))
  bytes[8] = pair
  return bytes
}
