/** Below the issuer's books: the take-over medium in memory and the commits of SQLite. One planned operation fails, once or for ever. */
import { assert } from '#election/assert.ts'
import type { PageFiles } from '#issuer/services/take-over/page-file.ts'
import type { FailPlan } from './memory-files.ts'

type IssuerOperation = 'open' | 'stat' | 'read' | 'write' | 'flush' | 'rename' | 'commit'
type Below = 'take-over' | 'database'

class IssuerDisk {
  operations = 0
  /** Each operation, before it is carried out or fails. */
  asked: (what: string) => void = () => {}
  hit: { readonly below: Below; readonly operation: IssuerOperation } | null = null
  activity: () => void = () => {}
  readonly files = new Map<string, Uint8Array>()
  readonly #handles = new Map<number, string>()
  #plan: FailPlan | null = null
  #broken: Below | null = null
  #next = 100

  begin(plan: FailPlan | null): void {
    this.operations = 0
    this.hit = null
    this.files.clear()
    this.#handles.clear()
    this.#plan = plan
    this.#broken = null
  }

  /** Another stick, or another machine, in place of the one that failed for ever; or it works again. */
  mended(): void {
    this.#broken = null
    this.#plan = null
  }

  fails(below: Below, operation: IssuerOperation): FailPlan['kind'] | null {
    this.activity()
    const number = this.operations++
    this.asked(`${operation} of the ${below}`)
    if (this.#plan === null) return null
    if (this.#broken === below) return this.#plan.kind
    if (number !== this.#plan.operation) return null
    this.hit = { below, operation }
    if (this.#plan.forEver) this.#broken = below
    return this.#plan.kind
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
  existsSync,
  statSync,
  openSync,
  closeSync,
  fsyncSync,
  renameSync,
  readSync,
  writeSync,
}

function existsSync(path: string): boolean {
  return issuerDisk.files.has(path)
}

function statSync(path: string) {
  refuse(issuerDisk.fails('take-over', 'stat'))
  const file = issuerDisk.files.get(path)
  if (file === undefined) throw systemError('ENOENT')
  return { size: file.length }
}

function openSync(path: string): number {
  refuse(issuerDisk.fails('take-over', 'open'))
  return issuerDisk.open(path)
}

function closeSync(handle: number): void {
  issuerDisk.close(handle)
}

function fsyncSync(_handle: number): void {
  refuse(issuerDisk.fails('take-over', 'flush'))
}

function renameSync(from: string, to: string): void {
  refuse(issuerDisk.fails('take-over', 'rename'))
  issuerDisk.files.set(to, issuerDisk.files.get(from) ?? new Uint8Array(0))
  issuerDisk.files.delete(from)
}

function readSync(handle: number, buffer: Uint8Array, offset: number, length: number, position: number): number {
  const kind = issuerDisk.fails('take-over', 'read')
  if (kind === 'short') return 0
  if (kind !== 'mismatch') refuse(kind)
  const read = issuerDisk.bytesOf(handle).subarray(position, position + length)
  buffer.set(read, offset)
  if (kind === 'mismatch') buffer[offset] = (buffer[offset] as number) ^ 0x40
  return read.length
}

function writeSync(handle: number, data: Uint8Array, offset: number, length: number, position: number): number {
  const kind = issuerDisk.fails('take-over', 'write')
  const bytes = data.slice(offset, offset + length)
  const half = Math.ceil(length / 2)
  switch (kind) {
    case null:
      issuerDisk.put(handle, bytes, position)
      return length
    case 'short':
      issuerDisk.put(handle, bytes.subarray(0, half), position)
      return half
    case 'eio':
    case 'mismatch':
      // Torn, or whole although the system says that it failed.
      issuerDisk.put(handle, kind === 'eio' ? bytes.subarray(0, half) : bytes, position)
      throw systemError('EIO')
    default:
      throw systemError(kind === 'enospc' ? 'ENOSPC' : kind === 'read-only' ? 'EROFS' : 'ENODEV')
  }
}

function refuse(kind: FailPlan['kind'] | null): void {
  if (kind === null) return
  throw systemError(
    kind === 'enospc' ? 'ENOSPC' : kind === 'read-only' ? 'EROFS' : kind === 'removed' ? 'ENODEV' : 'EIO',
  )
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}
