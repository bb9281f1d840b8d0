/** The group in which records are mixed and opened: with the kernel that was built with the program (docs/decisions/037). */
import { kernelOrLibrary, type OpenGroup } from '#election/group/kernel/kernel-or-library.ts'
import { builtKernel } from '#openssl/built-kernel.ts'

export type { GroupElement } from '#election/group/kernel/kernel-or-library.ts'

/** Once for each process. @param wasm null: the library */
export function openGroup(wasm: Uint8Array | null = builtKernel()): OpenGroup {
  return kernelOrLibrary(wasm)
}
