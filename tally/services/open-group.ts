/**
 * The group in which records are mixed and opened: the kernel where it is built and agrees with the library, else the library, whose answers
 * are the same and take ten times as long (docs/decisions/037).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from '#election/group/group.ts'
import { agreesWithTheLibrary } from '#election/group/kernel/agreement.ts'
import { kernelGroup } from '#election/group/kernel/kernel-group.ts'
import { ristretto255 } from '#election/group/ristretto255.ts'

/** `build/services.mjs` puts the kernel's bytes in its place, base64; in sources the name does not exist. */
declare const __IPPYO_GROUP_KERNEL__: string | undefined

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
export function openGroup(wasm: Uint8Array | null = kernelBytes()): OpenGroup {
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

function kernelBytes(): Uint8Array | null {
  if (typeof __IPPYO_GROUP_KERNEL__ === 'string') {
    return __IPPYO_GROUP_KERNEL__ === '' ? null : Buffer.from(__IPPYO_GROUP_KERNEL__, 'base64')
  }
  const built = join(import.meta.dirname, '..', '..', 'dist', 'kernel', 'group.wasm')
  return existsSync(built) ? readFileSync(built) : null
}
