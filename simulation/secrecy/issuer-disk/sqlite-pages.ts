/** The issuer's database and journal, opened page by page past SQLite. Page format: ChaCha20 of SQLite3MultipleCiphers: data ‖ nonce 16 ‖ Poly1305 tag 16. */
import { createCipheriv } from 'node:crypto'
import { poly1305 } from '@noble/ciphers/_poly1305.js'
import { equalBytes } from '#election/bytes.ts'

const PAGE_BYTES = 4096
const NONCE_BYTES = 16
const TAG_BYTES = 16
const RESERVED_BYTES = NONCE_BYTES + TAG_BYTES
/** The first page shows 24 bytes in clear: salt instead of SQLite's magic, page size and fixed numbers. */
const CLEAR_ON_FIRST_PAGE = 24
/** Random, drawn once when the file was made: not compared. */
const SALT_BYTES = 16
const RECORD_HEAD_BYTES = 4
const CHECKSUM_BYTES = 4
const SECTOR_BYTES = [512, 4096]

export interface PlainPage {
  /** From 1, as SQLite counts. */
  readonly number: number
  /** Without nonce and tag: 4064 bytes. */
  readonly bytes: Uint8Array
}

export function databasePages(file: Uint8Array, key: Uint8Array): PlainPage[] {
  const pages: PlainPage[] = []
  for (let number = 1; number * PAGE_BYTES <= file.length; number++) {
    const bytes = openPage(file.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES), number, key)
    if (bytes === null) throw new Error(`page ${number} of the database does not open`)
    pages.push({ number, bytes })
  }
  return pages
}

/** Every page image in the journal, also those behind the end of its last transaction: whatever opens is told. */
export function journalPages(file: Uint8Array, key: Uint8Array): PlainPage[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const pages: PlainPage[] = []
  const step = RECORD_HEAD_BYTES + PAGE_BYTES + CHECKSUM_BYTES
  for (const sector of SECTOR_BYTES) {
    for (let at = sector; at + step <= file.length; at += step) {
      const number = view.getUint32(at)
      const bytes = openPage(file.subarray(at + RECORD_HEAD_BYTES, at + RECORD_HEAD_BYTES + PAGE_BYTES), number, key)
      if (bytes !== null) pages.push({ number, bytes })
    }
  }
  return pages
}

function openPage(page: Uint8Array, number: number, key: Uint8Array): Uint8Array | null {
  const end = PAGE_BYTES - RESERVED_BYTES
  const nonce = page.subarray(end, end + NONCE_BYTES)
  const counter = (new DataView(nonce.buffer, nonce.byteOffset).getUint32(12, true) ^ number) >>> 0
  const oneTime = chacha20(key, nonce, counter, new Uint8Array(64))
  const from = number === 1 ? CLEAR_ON_FIRST_PAGE : 0
  const tag = poly1305(page.slice(0, end + NONCE_BYTES), oneTime.slice(0, 32))
  if (!equalBytes(tag, page.subarray(end + NONCE_BYTES))) return null
  const plain = Uint8Array.from(page.subarray(0, end))
  plain.set(chacha20(oneTime.slice(32), nonce, (counter + 1) >>> 0, page.subarray(from, end)), from)
  if (number === 1) plain.fill(0, 0, SALT_BYTES)
  return plain
}

/** RFC 8439 with a start value of the counter, 12 bytes of the nonce. */
function chacha20(key: Uint8Array, nonce: Uint8Array, counter: number, bytes: Uint8Array): Uint8Array {
  const start = Buffer.alloc(16)
  start.writeUInt32LE(counter)
  start.set(nonce.subarray(0, 12), 4)
  return new Uint8Array(createCipheriv('chacha20', key, start).update(bytes))
}
