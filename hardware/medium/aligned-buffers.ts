/**
 * Buffers that `O_DIRECT` accepts on every file system: page-aligned, because they are the memory of a WebAssembly
 * instance (an ordinary Buffer is aligned by luck only). A few are kept and lent out; each reserves address space.
 */
import { PAGE_BYTES } from './port.ts'

const BUFFER_PAGES = 256
const BYTES = BUFFER_PAGES * PAGE_BYTES
const WASM_PAGE_BYTES = 65_536

const idle: Buffer[] = []

export async function withAlignedBuffer<T>(use: (buffer: Buffer) => Promise<T>): Promise<T> {
  const buffer = idle.pop() ?? makeBuffer()
  try {
    return await use(buffer)
  } finally {
    idle.push(buffer)
  }
}

function makeBuffer(): Buffer {
  const size = BYTES / WASM_PAGE_BYTES
  return Buffer.from(new WebAssembly.Memory({ initial: size, maximum: size }).buffer, 0, BYTES)
}
