/** Files with keys are read to the letter: half characters, a byte order mark, a byte of another station's roll, an erased key. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { concat, utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { parseJson, parseWellFormed } from './json-file.ts'
import { makeMachine, makeStationKit } from './machine-identity.ts'
import { openMachineSigner } from './machine-signer.ts'
import { isLongEnough } from './passphrase-box.ts'
import { decryptRoll, encryptRoll } from './roll-envelope.ts'
import { makeSigningKey } from './signature.ts'
import { encryptSigningKey, erasedSigningKey, readSigningKeyFile } from './signing-key-file.ts'

const randomness = seededRandomness('files are strict')

describe('small JSON', () => {
  const text = z.strictObject({ a: z.string() })
  const read = (json: string, max = 1000) => parseJson(utf8(json), max, text)

  it('is taken as it stands, with whole characters however they are spelt', () => {
    expect(read('{"a":"𠮷"}')).toEqual({ a: '𠮷' })
    expect(read('{"a":"\\ud842\\udfb7"}')).toEqual({ a: '𠮷' })
  })

  it('with half a character in a text or a name is refused', () => {
    for (const half of ['{"a":"\\ud842"}', '{"a":"\\uDfb7"}', '{"a":["x","\\udfb7\\ud842"]}', '{"\\ud842":"a"}']) {
      expect(() => parseWellFormed(half), half).toThrow(SyntaxError)
      expect(read(half)).toBe(null)
    }
    expect(() => parseWellFormed('{"a":"\ud842"}')).toThrow(SyntaxError)
  })

  it('behind a byte order mark, in bytes that are no UTF-8, one byte too long, or of another shape is refused', () => {
    expect(read('\ufeff{"a":"b"}')).toBe(null)
    expect(parseJson(concat(utf8('{"a":"'), Uint8Array.of(0xff), utf8('"}')), 1000, text)).toBe(null)
    expect(read('{"a":"b"}', 9)).toEqual({ a: 'b' })
    expect(read('{"a":"b"}', 8)).toBe(null)
    expect(read('{"a":1}')).toBe(null)
  })
})

describe('the roll of a station', () => {
  const rollKey = randomness.bytes(32)
  const context = { electionId: '0123456789abcdef' as ElectionId, station: '2' as StationId, rollKey }
  const roll = utf8('who may vote here')
  const sealed = encryptRoll(context, roll, randomness)

  it('opens for its own station and election alone, and whole', () => {
    const refused = { ok: false, error: { type: 'not-authentic' } }
    expect(decryptRoll(context, sealed)).toEqual({ ok: true, value: roll })
    expect(decryptRoll({ ...context, station: '3' as StationId }, sealed)).toEqual(refused)
    expect(decryptRoll({ ...context, electionId: 'fedcba9876543210' as ElectionId }, sealed)).toEqual(refused)
    expect(decryptRoll({ ...context, rollKey: randomness.bytes(32) }, sealed)).toEqual(refused)
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(decryptRoll(context, changed)).toEqual(refused)
      expect(decryptRoll(context, sealed.subarray(0, at))).toEqual(refused)
    }
  })

  it('shows nothing of itself, and is never the same twice', () => {
    expect(Buffer.from(sealed).includes(Buffer.from(roll.subarray(0, 5)))).toBe(false)
    expect(encryptRoll(context, roll, randomness)).not.toEqual(sealed)
  })
})

describe('the signing key of a machine', () => {
  const station = '2' as StationId
  const [id, pair] = ['2-K3' as MachineId, 3 as PairNumber]
  const place = { id, kind: 'kiosk' as const, station, serial: 'NJ-0007', pair, spare: false, issuerKeyId: null }
  const { identity, signingSecretKey, signingLock } = makeMachine(
    place,
    makeStationKit(station, makeSigningKey(randomness), randomness),
    randomness,
  )
  const page = (secretKey: Uint8Array, machine = id) =>
    readSigningKeyFile(encryptSigningKey({ machine, secretKey, signingLock, randomness }))
  const signs = (file: ReturnType<typeof page>, lock = signingLock) => openMachineSigner(file, identity, lock).canSign()

  it("signs when it is the machine's own under its own lock, and is given out as it was put in", () => {
    const signer = openMachineSigner(page(signingSecretKey), identity, signingLock)
    expect(signer.canSign()).toBe(true)
    expect(signer.with((key) => key.slice())).toEqual(signingSecretKey)
    signer.forget()
    expect(signer.canSign()).toBe(false)
    expect(() => signer.with((key) => key)).toThrow()
  })

  it('signs nothing when it is erased, damaged, under another lock, or the key of another machine', () => {
    expect(signs(readSigningKeyFile(erasedSigningKey()))).toBe(false)
    expect(signs({ type: 'damaged' })).toBe(false)
    expect(signs(page(signingSecretKey), randomness.bytes(32))).toBe(false)
    expect(signs(page(signingSecretKey, '2-K4' as MachineId))).toBe(false)
    expect(signs(page(randomness.bytes(32)))).toBe(false)
  })
})

it('a passphrase has from 12 to 1024 characters, not bytes', () => {
  const lengths = [11, 12, 1024, 1025]
  expect(lengths.map((length) => isLongEnough('あ'.repeat(length)))).toEqual([false, true, true, false])
  expect(lengths.map((length) => isLongEnough('𠮷'.repeat(length)))).toEqual([false, true, true, false])
})
