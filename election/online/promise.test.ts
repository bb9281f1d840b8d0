/** A promise says what was promised, and only the collector's key makes one. */
import { expect, it } from 'vitest'
import { ONLINE_ELECTION, OPENS, onlineElection } from '#simulation/rooms/online-election.ts'
import { voteCodeOf } from './ids.ts'
import { unixSecond } from './instant.ts'
import { PROMISE_BYTES, promisedBy, readPromise, writePromise } from './promise.ts'

const { keys, randomness } = onlineElection('promises')
const promise = { electionId: ONLINE_ELECTION, code: voteCodeOf(randomness.bytes(32)), latest: promisedBy(OPENS) }
const bytes = writePromise(promise, keys.promise.secretKey)

it('is read as it was written', () => {
  expect(bytes).toHaveLength(PROMISE_BYTES)
  expect(readPromise(bytes, keys.promise.publicKey)).toEqual({ ok: true, value: promise })
})

it('names a whole minute, at least one from now', () => {
  expect(promisedBy(unixSecond(60))).toBe(120)
  expect(promisedBy(unixSecond(61))).toBe(180)
})

it('holds with none of its bytes changed, and under no other key', () => {
  const taken = [...bytes.keys()].filter((at) => {
    const changed = bytes.slice()
    changed[at] = (changed[at] as number) ^ 1
    return readPromise(changed, keys.promise.publicKey).ok
  })
  expect(taken).toEqual([])
  expect(readPromise(bytes, keys.gate.publicKey)).toEqual({ ok: false, error: { type: 'promise-not-by-collector' } })
  expect(readPromise(bytes.slice(1), keys.promise.publicKey)).toEqual({
    ok: false,
    error: { type: 'promise-malformed' },
  })
})
