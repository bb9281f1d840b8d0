/** The group kernel as it was built with the program (docs/decisions/037). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `build/services.mjs` puts the kernel's bytes in its place, base64; in sources the name does not exist. */
declare const __IPPYO_GROUP_KERNEL__: string | undefined

/** @returns null: the program was built without it, or nobody built it here */
export function builtKernel(): Uint8Array | null {
  if (typeof __IPPYO_GROUP_KERNEL__ === 'string') {
    return __IPPYO_GROUP_KERNEL__ === '' ? null : Buffer.from(__IPPYO_GROUP_KERNEL__, 'base64')
  }
  const built = join(import.meta.dirname, '..', 'dist', 'kernel', 'group.wasm')
  return existsSync(built) ? readFileSync(built) : null
}
