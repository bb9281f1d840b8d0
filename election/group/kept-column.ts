/** Where a column goes while it is made, block by block: into memory, or into the file itself. */
import { concat } from '#election/bytes.ts'
import type { Column } from './group.ts'

export interface KeptColumn<E, C> {
  add(block: Column<E>): void
  /** When all of it is there. */
  column(): C
}

/** For small lists. */
export function heldColumn<E>(): KeptColumn<E, Column<E>> {
  const blocks: Column<E>[] = []
  return {
    add: (block) => void blocks.push(block),
    column: () => ({
      elements: blocks.flatMap(({ elements }) => elements),
      bytes: concat(...blocks.map(({ bytes }) => bytes)),
    }),
  }
}
