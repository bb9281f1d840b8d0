/** Bytes of a spreadsheet → text. UTF-8 with or without BOM, else CP932 (what Japanese Excel writes). */
import iconv from 'iconv-lite'
import { concat, toHex } from '#election/bytes.ts'
import { heldFile, lineBlocks, type SourceFile } from './source-file.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  /** U+FFFD in `text` stands for bytes that are no character of the encoding. */
  readonly lossy: boolean
}

type Encoding = 'utf-8' | 'cp932'

/** A file that is no CSV of ours, by what it is: the office gets one sentence, instead of an error in each row. */
export type OtherKind = 'is-a-workbook' | 'is-utf-16' | 'is-euc-jp'

/** How the bytes of a file become text. */
export interface Decoding {
  readonly encoding: Encoding
  /** U+FFFD stands for bytes that are no character; false: the file itself has it. */
  readonly lossy: boolean
  /** The text in pieces that end with a line. */
  texts(pieces: Iterable<Uint8Array>): Iterable<string>
}

/** null: no CSV at all. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const file = heldFile(bytes)
  const decoding = decodingOf(file)
  if (typeof decoding === 'string') return null
  const text = [...decoding.texts(file.pieces())].join('')
  return { text, encoding: decoding.encoding, lossy: decoding.lossy && text.includes('\uFFFD') }
}

/** Reads the whole file: its last line may show what the first is. */
export function decodingOf(file: SourceFile): Decoding | OtherKind {
  const begins = beginning(file)
  if (isWorkbook(begins)) return 'is-a-workbook'
  if (isUtf16(begins)) return 'is-utf-16'
  if (isStrictUtf8(file)) return { encoding: 'utf-8', lossy: false, texts: utf8Texts }
  if (isEucJp(file)) return 'is-euc-jp'
  if (looksLikeUtf8(file, begins)) return { encoding: 'utf-8', lossy: true, texts: utf8Texts }
  // iconv-lite gives U+FFFD for a bad byte and reports nothing; the reader of the cells looks for it.
  return { encoding: 'cp932', lossy: true, texts: cp932Texts }
}

function* utf8Texts(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder = new TextDecoder('utf-8')
  for (const block of lineBlocks(pieces)) {
    yield decoder.decode(block)
    // Only the first characters of a file are its byte order mark.
    decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  }
}

function* cp932Texts(pieces: Iterable<Uint8Array>): Generator<string> {
  for (const block of lineBlocks(pieces)) yield decodedCp932(block)
}

/**
 * With the letters of an office's own: F040 … F9FC are U+E000 … U+E757, as Windows and the WHATWG's Shift_JIS have it. iconv-lite knows
 * no letter there.
 */
function decodedCp932(block: Uint8Array): string {
  let text = ''
  let from = 0
  for (let at = 0; at < block.length; ) {
    const [lead = 0, trail = 0] = [block[at], block[at + 1]]
    const isDouble = isLead(lead) && trail >= 0x40 && trail <= 0xfc && trail !== 0x7f
    if (isDouble && lead >= 0xf0 && lead <= 0xf9) {
      const own = (lead - 0xf0) * 188 + trail - (trail < 0x7f ? 0x40 : 0x41)
      text += iconv.decode(block.subarray(from, at), 'cp932') + String.fromCharCode(0xe000 + own)
      from = at + 2
    }
    at += isDouble ? 2 : 1
  }
  return text + iconv.decode(block.subarray(from), 'cp932')
}

/** The first of two bytes; 80, A0 and A1 … DF are letters alone or none. */
function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
}

function isStrictUtf8(file: SourceFile): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const block of lineBlocks(file.pieces())) decoder.decode(block)
    return true
  } catch (error) {
    // Not what the disk throws.
    if (error instanceof TypeError) return false
    throw error
  }
}

/** xlsx and ods are packed (`PK`), xls is Microsoft's compound file. */
const WORKBOOKS = ['504b0304', 'd0cf11e0']

function isWorkbook(begins: Uint8Array): boolean {
  return WORKBOOKS.includes(toHex(begins.subarray(0, 4)))
}

/** With its mark; or without, by the empty halves of the separators in the first line, which are all on one side. */
function isUtf16(begins: Uint8Array): boolean {
  const [first, second] = begins
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const end = begins.indexOf(0x0a)
  const sides = [...begins.subarray(0, end === -1 ? begins.length : end)].flatMap((byte, at) =>
    byte === 0 ? [at % 2] : [],
  )
  return sides.length > 1 && new Set(sides).size === 1
}

/** As much as a line of headings has. */
const BEGINNING_BYTES = 4096

function beginning(file: SourceFile): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  for (const piece of file.pieces()) {
    parts.push(piece.slice(0, BEGINNING_BYTES - length))
    length += parts.at(-1)?.length ?? 0
    if (length >= BEGINNING_BYTES) break
  }
  return concat(...parts)
}

/**
 * Each byte above 7F is in a pair that EUC-JP has. The first kanji of CP932 ends the question: its first byte is below A1. Half-width kana
 * of CP932 make pairs, too, but none with a byte above DF.
 */
function isEucJp(file: SourceFile): boolean {
  let isAbove = false
  for (const bytes of lineBlocks(file.pieces())) {
    for (let at = 0; at < bytes.length; ) {
      const length = eucLength(bytes, at)
      if (length === 0) return false
      for (let each = at; each < at + length; each++) isAbove ||= (bytes[each] ?? 0) > 0xdf
      at += length
    }
  }
  return isAbove
}

/** 0: no letter of EUC-JP begins there. */
function eucLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead === 0x8f ? 3 : 2
  const isPair = lead === 0x8e || lead === 0x8f || isHigh(lead)
  const isWhole = isHigh(bytes[at + 1]) && (length === 2 || isHigh(bytes[at + 2]))
  return isPair && isWhole ? length : 0
}

function isHigh(byte = 0): boolean {
  return byte >= 0xa1 && byte <= 0xfe
}

/**
 * Is a file that is not valid UTF-8 a damaged UTF-8 file? Without this question one broken byte would turn a whole file into
 * mojibake that CP932 accepts. Japanese UTF-8 is full of three-byte sequences E3…EF; in CP932 they are rare accidents,
 * and nearly every character is bad UTF-8.
 */
function looksLikeUtf8(file: SourceFile, [first, second, third]: Uint8Array): boolean {
  if (first === 0xef && second === 0xbb && third === 0xbf) return true
  let sequences = 0
  let bad = 0
  for (const bytes of lineBlocks(file.pieces())) {
    for (let i = 0; i < bytes.length; ) {
      const length = sequenceLength(bytes, i)
      if (length === 0) bad += 1
      if (length >= 3) sequences += 1
      i += Math.max(1, length)
    }
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

let cp932: Uint8Array | null = null

/** Can another program of the office that works in CP932 hold this UTF-16 unit? It has no character of two. */
export function isInCp932(unit: number): boolean {
  cp932 ??= asTable(allOfCp932())
  return cp932[unit] === 1
}

function asTable(characters: readonly string[]): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
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
