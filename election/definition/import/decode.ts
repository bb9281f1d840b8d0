/** Bytes of a spreadsheet → text. UTF-8 with or without BOM, else CP932 (what Japanese Excel writes). */
import iconv from 'iconv-lite'

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'cp932'
  /** U+FFFD in `text` stands for bytes that are no character of the encoding. */
  readonly lossy: boolean
}

/** null: neither encoding, for example UTF-16. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (isUtf16(bytes)) return null
  const strict = decodeStrictUtf8(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8', lossy: false }
  if (looksLikeUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', lossy: true }
  // iconv-lite gives U+FFFD for a bad byte and says nothing; the caller looks for it.
  const text = iconv.decode(bytes, 'cp932')
  return { text, encoding: 'cp932', lossy: text.includes('\uFFFD') }
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

/**
 * Is a file that is not valid UTF-8 a damaged UTF-8 file? Without this question one broken byte would turn a whole file into
 * mojibake that CP932 accepts. Japanese UTF-8 is full of three-byte sequences E3…EF; in CP932 they are rare accidents,
 * and nearly every character is bad UTF-8.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return true
  let sequences = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i)
    if (length === 0) bad += 1
    if (length >= 3) sequences += 1
    i += Math.max(1, length)
  }
  return sequences > bad
}

/** Length of the UTF-8 sequence at `at`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xc2 && lead <= 0xdf ? 2 : 0
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i] ?? 0
    if (next < 0x80 || next > 0xbf) return 0
  }
  return length
}

let cp932: ReadonlySet<string> | null = null

/** Can another program of the office that works in CP932 hold this character? */
export function isInCp932(character: string): boolean {
  cp932 ??= new Set(allOfCp932())
  return cp932.has(character)
}

function allOfCp932(): string[] {
  const characters: string[] = []
  // Each alone: after a byte that is no character the decoder takes the next ones for it.
  const add = (...bytes: number[]) => {
    const character = iconv.decode(Uint8Array.from(bytes), 'cp932')
    if (Array.from(character).length === 1 && !/[\p{Co}\uFFFD]/u.test(character)) characters.push(character)
  }
  for (let byte = 0x20; byte < 0x7f; byte++) add(byte)
  for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead >= 0xa0 && lead <= 0xdf) continue
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) add(lead, trail)
  }
  return characters
}
