/** Below the issuer's books: the take-over medium in memory and the commits of SQLite. One planned operation fails, once or for ever. */

import { assert } from '#election/assert.ts'
import type { PageFiles } from '#issuer/services/take-over/page-file.ts'
import { type FailPlan, PlannedFailure, readAs, refuse, systemError } from './planned-failure.ts'

type IssuerOperation = 'open' | 'stat' | 'read' | 'write' | 'flush' | 'rename' | 'commit'

class IssuerDisk extends PlannedFailure<'the take-over' | 'the database', IssuerOperation> {
  readonly files = new Map<string, Uint8Array>()
  readonly #handles = new Map<number, string>()
  #next = 100

  begin(plan: FailPlan | null): void {
    this.plan(plan)
    this.files.clear()
    this.#handles.clear()
  }

  open(path: string): number {
    this.#handles.set(this.#next, path)
    return this.#next++
  }

  bytesOf(handle: number): Uint8Array {
    return this.files.get(this.#pathOf(handle)) ?? new Uint8Array(0)
  }

  put(handle: number, data: Uint8Array, position: number): void {
    const bytes = withRoom(this.bytesOf(handle), position + data.length)
    bytes.set(data, position)
    this.files.set(this.#pathOf(handle), bytes)
  }

  close(handle: number): void {
    this.#handles.delete(handle)
  }

  #pathOf(handle: number): string {
    const path = this.#handles.get(handle)
    assert(path !== undefined, 'issuer disk: an open file')
    return path
  }
}

/** The same bytes, at least `length` of them. A file grows page by page: room for as much again spares it a copy a page. */
function withRoom(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length >= length) return bytes
  if (bytes.buffer.byteLength >= length) return new Uint8Array(bytes.buffer, 0, length)
  const grown = new Uint8Array(new ArrayBuffer(2 * length), 0, length)
  grown.set(bytes)
  return grown
}

export const issuerDisk = new IssuerDisk()

export const takeOverFiles: PageFiles = {
  statSync,
  openSync,
  closeSync,
  fsyncSync,
  renameSync,
  readSync,
  writeSync,
}

function statSync(path: string) {
  refuse(issuerDisk.fails('the take-over', 'stat'))
  const file = issuerDisk.files.get(path)
  if (file === undefined) throw systemError('ENOENT')
  return { size: file.length }
}

function openSync(path: string): number {
  refuse(issuerDisk.fails('the take-over', 'open'))
  return issuerDisk.open(path)
}

function closeSync(handle: number): void {
  issuerDisk.close(handle)
}

function fsyncSync(_handle: number): void {
  refuse(issuerDisk.fails('the take-over', 'flush'))
}

function renameSync(from: string, to: string): void {
  refuse(issuerDisk.fails('the take-over', 'rename'))
  issuerDisk.files.set(to, issuerDisk.files.get(from) ?? new Uint8Array(0))
  issuerDisk.files.delete(from)
}

function readSync(handle: number, ...place: [Uint8Array, number, number, number]): number {
  const kind = issuerDisk.fails('the take-over', 'read')
  return readAs(kind, issuerDisk.bytesOf(handle), ...place)
}

function writeSync(handle: number, data: Uint8Array, offset: number, length: number, position: number): number {
  const kind = issuerDisk.fails('the take-over', 'write')
  const bytes = data.slice(offset, offset + length)
  const half = Math.ceil(length / 2)
  // Torn, or whole although the system says that it failed.
  const done = kind === 'short' || kind === 'eio' ? half : kind === null || kind === 'mismatch' ? length : 0
  if (done > 0) issuerDisk.put(handle, bytes.subarray(0, done), position)
  if (kind !== 'short') refuse(kind)
  return done
}
