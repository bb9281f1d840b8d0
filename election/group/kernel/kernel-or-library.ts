/**
 * The kernel where it is there and agrees with the library, else the library, whose answers are the same and take ten times as long
 * (docs/decisions/037).
 */
import type { Group } from '../group.ts'
import { ristretto255 } from '../ristretto255.ts'
import { agreesWithTheLibrary } from './agreement.ts'
import { kernelGroup } from './kernel-group.ts'

declare const opaque: unique symbol
/** Only its own group knows what is in it. */
export interface GroupElement {
  readonly [opaque]: true
}

export interface OpenGroup {
  readonly arithmetic: 'kernel' | 'library'
  readonly group: Group<GroupElement>
}

/** Once for each process. @param wasm null: the library */
export function kernelOrLibrary(wasm: Uint8Array | null): OpenGroup {
  const kernel = wasm === null ? null : kernelOf(wasm)
  return kernel === null
    ? { arithmetic: 'library', group: ristretto255 as unknown as Group<GroupElement> }
    : { arithmetic: 'kernel', group: kernel as unknown as Group<GroupElement> }
}

function kernelOf(wasm: Uint8Array) {
  try {
    const group = kernelGroup(wasm)
    return agreesWithTheLibrary(group) ? group : null
  } catch {
    // A damaged file, or a processor without these instructions: the library needs neither.
    return null
  }
}
