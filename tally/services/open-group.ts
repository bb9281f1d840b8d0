/** The group in which records are mixed and opened: with the kernel that was built with the program (docs/decisions/037). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kernelOrLibrary, type OpenGroup } from '#election/group/kernel/kernel-or-library.ts'

export type { GroupElement } from '#election/group/kernel/kernel-or-library.ts'

/** `build/services.mjs` puts the kernel's bytes in its place, base64; in sources the name does not exist. */
declare const __IPPYO_GROUP_KERNEL__: string | undefined

/** Once for each process. @param wasm null: the library */
export function openGroup(wasm: Uint8Array | null = kernelBytes()): OpenGroup {
  return kernelOrLibrary(wasm)
}

function kernelBytes(): Uint8Array | null {
  if (typeof __IPPYO_GROUP_KERNEL__ === 'string') {
    return __IPPYO_GROUP_KERNEL__ === '' ? null : Buffer.from(__IPPYO_GROUP_KERNEL__, 'base64')
  }
  const built = join(import.meta.dirname, '..', '..', 'dist', 'kernel', 'group.wasm')
  return existsSync(built) ? readFileSync(built) : null
}
