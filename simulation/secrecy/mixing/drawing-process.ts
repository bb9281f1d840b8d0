/** Draws keys as every program does, wipes them after some collections, and stops for somebody who reads its memory. */
import { readSync } from 'node:fs'
import { secureRandomness } from '#shell/secure-randomness.ts'

const KEYS = 200
const GARBAGE = 400_000

const randomness = secureRandomness()
const keys = Array.from({ length: KEYS }, () => randomness.bytes(32))
// The bytes that its reader looks for, in another form: every bit turned over.
const turned = Buffer.alloc(KEYS * 32)
for (const [i, key] of keys.entries()) for (const [at, byte] of key.entries()) turned[i * 32 + at] = byte ^ 0xff
const garbage = Array.from({ length: GARBAGE }, (_, i) => ({ i }))
if (process.argv[2] === 'wiped') for (const key of keys) key.fill(0)
process.stdout.write(turned)
process.stderr.write(`drawn ${garbage.length}\n`)
readSync(0, new Uint8Array(1))
