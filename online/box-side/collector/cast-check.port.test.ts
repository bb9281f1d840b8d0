/** The kernel's answers are the library's, and a kernel that computes wrongly turns nobody away (docs/decisions/043). */
import { expect, test } from 'vitest'
import { buildKernel } from '#build/kernel.mjs'
import { assert } from '#election/assert.ts'
import { kernelOrLibrary, type OpenGroup } from '#election/group/kernel/kernel-or-library.ts'
import { ristretto255 } from '#election/group/ristretto255.ts'
import { checkCast } from '#election/online/cast.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { castCheck } from './cast-check.ts'

const election = onlineElection('a collector checks')
const { grounds } = election
const { bytes } = election.vote({ box: election.box(), at: OPENS })
const byLibrary = (cast: Uint8Array) => checkCast(ristretto255, grounds, cast)

const open = kernelOrLibrary(await buildKernel())
assert(open.arithmetic === 'kernel', 'the compiler is installed: npm run setup')
const checkBy = (group: Partial<OpenGroup['group']>) =>
  castCheck(grounds, nativeOnlineChecks, { arithmetic: 'kernel', group: { ...open.group, ...group } }).check

test('one bit changed, anywhere: the answer is the library’s', () => {
  const { arithmetic, check } = castCheck(grounds, nativeOnlineChecks, open)
  expect(arithmetic).toBe('kernel')
  expect(check(bytes)).toEqual(byLibrary(bytes))
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = bytes.with(at, (bytes[at] as number) ^ (1 << (at & 7)))
    expect(check(changed), `byte ${at}`).toEqual(byLibrary(changed))
  }
})

test('a good cast passes where the kernel says no, or fails', () => {
  expect(checkBy({ equal: () => false })(bytes)).toEqual(byLibrary(bytes))
  expect(checkBy({ decode: () => null })(bytes)).toEqual(byLibrary(bytes))
  const trap = () => {
    throw new WebAssembly.RuntimeError('unreachable')
  }
  expect(checkBy({ multiply: trap })(bytes)).toEqual(byLibrary(bytes))
})

test('without a kernel, or with one that was damaged, the library answers', async () => {
  for (const wasm of [null, new Uint8Array(8)]) {
    const { arithmetic, check } = castCheck(grounds, nativeOnlineChecks, kernelOrLibrary(wasm))
    expect(arithmetic).toBe('library')
    expect(check(bytes)).toEqual(byLibrary(bytes))
  }
})
