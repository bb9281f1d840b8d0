/** Reads a whole medium in blocks of 1 MiB, with progress: for the zero check and for the first look after a start. */
import { READ_PAGES } from '#election/ballot-box/layout.ts'
import { ok, type Result } from '#election/result.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'

export type Progress = (pages: number, of: number) => void

export async function readWhole(
  medium: Medium,
  onBlock: (first: number, block: Uint8Array) => void,
  onProgress?: Progress,
): Promise<Result<void, MediumFault>> {
  for (let first = 0; first < medium.pages; first += READ_PAGES) {
    const count = Math.min(READ_PAGES, medium.pages - first)
    const block = await medium.read(first, count)
    if (!block.ok) return block
    onBlock(first, block.value)
    onProgress?.(first + count, medium.pages)
  }
  return ok()
}
