/** Every page of a copied take-over medium, opened with the station's key: contents by logical page, as a hex editor would see them. */
import { deriveKey } from '#election/keys/derive.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { pageCipher } from '#issuer/services/take-over/page-cipher.ts'
import { keyedPlaces } from '#issuer/services/take-over/places.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const HEAD_BYTES = 77

/** Opens a page as the one of that logical number, wherever it was found; null when it is not. */
export function mediumPageOpener(file: Uint8Array, takeOverKey: Uint8Array) {
  const cipher = pageCipher(keyOf(file, takeOverKey, 'take-over pages 1'), seededRandomness('only reading'))
  return (logical: number, page: Uint8Array): Uint8Array | null => cipher.decrypt(logical, page)
}

/** Null where a page does not open. Logical pages 0 and 1 are the desk's. */
export function mediumContents(file: Uint8Array, takeOverKey: Uint8Array): (Uint8Array | null)[] {
  const open = mediumPageOpener(file, takeOverKey)
  const count = file.length / PAGE_BYTES - 1
  const places = keyedPlaces(keyOf(file, takeOverKey, 'take-over places 1'), count)
  return Array.from({ length: count }, (_, logical) => {
    const page = 1 + (places[logical] as number)
    return open(logical, file.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
  })
}

function keyOf(file: Uint8Array, secret: Uint8Array, label: string): Uint8Array {
  return deriveKey({ secret, label, context: [file.slice(0, HEAD_BYTES)], length: 32 })
}
