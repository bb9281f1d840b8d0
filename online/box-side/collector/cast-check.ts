/**
 * How a collector checks a cast: by the group kernel, and again by the library before a proof is refused (docs/decisions/043). So a kernel
 * that computes wrongly turns no voter away, and what it lets through wrongly the sorting finds, which never asks it.
 */
import { kernelOrLibrary, type OpenGroup } from '#election/group/kernel/kernel-or-library.ts'
import { ristretto255 } from '#election/group/ristretto255.ts'
import { type Cast, type CastGrounds, type CastRefusal, checkCast } from '#election/online/cast.ts'
import type { OnlineChecks } from '#election/online/checks.ts'
import type { Result } from '#election/result.ts'
import { builtKernel } from '#openssl/built-kernel.ts'

export interface CastCheck {
  readonly arithmetic: 'kernel' | 'library'
  readonly check: (bytes: Uint8Array) => Result<Cast, CastRefusal>
}

/** Once for each process. */
export function castCheck(
  grounds: CastGrounds,
  checks: OnlineChecks,
  { arithmetic, group }: OpenGroup = kernelOrLibrary(builtKernel()),
): CastCheck {
  const byLibrary = (bytes: Uint8Array) => checkCast(ristretto255, grounds, bytes, checks)
  if (arithmetic === 'library') return { arithmetic, check: byLibrary }
  // Its table is made before the first voter waits for it.
  group.prepared(group.base)
  const byKernel = (bytes: Uint8Array) => {
    try {
      return checkCast(group, grounds, bytes, checks)
    } catch {
      // Its arithmetic failed, so it has said nothing.
      return null
    }
  }
  return {
    arithmetic,
    check(bytes) {
      const said = byKernel(bytes)
      return said === null || isOfArithmetic(said) ? byLibrary(bytes) : said
    },
  }
}

function isOfArithmetic(said: Result<Cast, CastRefusal>): boolean {
  return !said.ok && said.error.type === 'cast-record-refused'
}
