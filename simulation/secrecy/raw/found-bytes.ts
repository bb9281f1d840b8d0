/** Looking for known bytes anywhere on a raw disk. */

const STEP = 512
/** The number of a card. */
const NEEDLE_MIN = 7

/** Where, by the first `bytes` at each sector: pages that a file system moved, doubled or forgot begin at one. */
export function sectorHeads(image: Buffer, bytes: number): ReadonlyMap<string, readonly number[]> {
  const zero = Buffer.alloc(bytes)
  const found = new Map<string, number[]>()
  for (let at = 0; at + bytes <= image.length; at += STEP) {
    if (image.compare(zero, 0, bytes, at, at + bytes) === 0) continue
    const head = image.toString('latin1', at, at + bytes)
    const places = found.get(head)
    if (places === undefined) found.set(head, [at])
    else places.push(at)
  }
  return found
}

/** Names of the needles that stand anywhere, at any byte. */
export function needlesIn(image: Buffer, needles: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const byHead = new Map<number, [string, Buffer][]>()
  for (const [name, bytes] of needles) {
    const needle = Buffer.from(bytes)
    if (needle.length < NEEDLE_MIN) throw new Error('needles: too short to mean anything')
    const head = needle.readUInt32LE(0)
    byHead.set(head, [...(byHead.get(head) ?? []), [name, needle]])
  }
  // One bit for the first three bytes of each needle: most of a disk is passed over without a look-up.
  const heads = new Uint8Array(2 ** 24 / 8)
  for (const head of byHead.keys()) heads[(head & 0xffffff) >> 3] = 0xff
  const found = new Set<string>()
  let head = 0
  for (let at = 0; at + 4 <= image.length; at++) {
    // Nothing begins in a sector of zeros but at its last three bytes: a needle's first four are not all zero. A disk is mostly zeros.
    if (head === 0 && at % STEP === 0 && isZeroSector(image, at)) at += STEP - 3
    head = at === 0 ? image.readUInt32LE(0) : (head >>> 8) | ((image[at + 3] as number) << 24)
    if (head === 0 || heads[(head & 0xffffff) >> 3] === 0) continue
    for (const [name, needle] of byHead.get(head >>> 0) ?? []) {
      if (image.compare(needle, 0, needle.length, at, Math.min(image.length, at + needle.length)) === 0) found.add(name)
    }
  }
  return found
}

const ZEROS = Buffer.alloc(STEP)

function isZeroSector(image: Buffer, at: number): boolean {
  return image.compare(ZEROS, 0, STEP, at, Math.min(at + STEP, image.length)) === 0
}
