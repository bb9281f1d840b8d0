/** A witness as a process would run it: what it cosigned it remembers, also after a restart, and a log with two pasts gets one line alone. */
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { unixSecond } from '#election/online/instant.ts'
import { signCheckpoint } from '#election/online/log/checkpoint.ts'
import { consistencyProof, leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { writeAddCheckpoint } from '#election/online/log/witness.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { beginWitness, openWitness } from './witness.ts'

const ORIGIN = 'vote.example/log'
const randomness = seededRandomness('a witness remembers')
const log = makeSigningKey(randomness)
const self = { name: 'w.example', ...makeSigningKey(randomness) }
const directory = mkdtempSync(join(tmpdir(), 'ippyo-witness-'))
afterAll(() => rmSync(directory, { recursive: true }))
const file = join(directory, 'witness.db')
beginWitness(file)

const treeWith = (last: string) => treeOf(['0', '1', '2', '3', '4', last].map((text) => leafHash(utf8(text))))
const [ours, forked] = [treeWith('ours'), treeWith('another past')]
const askOf = (tree: typeof ours, old: number, size: number) =>
  writeAddCheckpoint({
    ...{ old, proof: consistencyProof(tree, old, size) },
    checkpoint: signCheckpoint({ origin: ORIGIN, size, root: rootOf(tree, size) }, log.secretKey, log.publicKey),
  })

/** The answers' codes, of one start of the program; then it ends. */
async function answersTo(...asked: readonly Uint8Array[]): Promise<readonly number[]> {
  const { close, server } = openWitness({
    ...{ file, logs: new Map([[ORIGIN, log.publicKey]]), self },
    ...{ now: () => unixSecond(1_800_000_000), sign: signNative, verify: verifyNative },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/add-checkpoint`
  const codes: number[] = []
  for (const bytes of asked) codes.push((await fetch(url, { method: 'POST', body: new Uint8Array(bytes) })).status)
  await close()
  return codes
}

test('the first of two pasts gets its line, the second one none, before a restart and after it', async () => {
  expect(await answersTo(askOf(ours, 0, 3))).toEqual([200])
  expect(await answersTo(askOf(ours, 3, 6), askOf(forked, 3, 6))).toEqual([200, 409])
  expect(await answersTo(askOf(forked, 6, 6), askOf(forked, 3, 6), askOf(forked, 0, 6))).toEqual([422, 409, 409])
  // The log that it knows goes on.
  expect(await answersTo(askOf(ours, 6, 6))).toEqual([200])
})

test('own-95: a witness whose memory is gone answers nobody, and what it remembers is not begun anew', async () => {
  expect(beginWitness(file)).toBe(false)
  expect(await answersTo(askOf(forked, 0, 6))).toEqual([409])
  renameSync(file, `${file}.away`)
  await expect(answersTo(askOf(forked, 0, 6))).rejects.toThrow()
})
