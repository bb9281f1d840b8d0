import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import vectors from '#fixtures/vectors/ultralight-aes.json' with { type: 'json' }
import { decryptBlocks, encryptBlocks, macOf, rotatedLeft, SecureSession, sessionKeyOf } from './ultralight-aes.ts'

const KEY = fromHex(vectors.key)
const A = fromHex(vectors.a)
const B = fromHex(vectors.b)
const SESSION = fromHex(vectors.sessionKey)

describe('NXP AN13452', () => {
  test('three-pass authentication', () => {
    expect(toHex(encryptBlocks(KEY, B))).toBe(vectors.encryptedB)
    const proof = toHex(encryptBlocks(KEY, concat(A, rotatedLeft(B))))
    expect(proof.startsWith(vectors.proofStart)).toBe(true)
    expect(proof.endsWith(vectors.proofEnd)).toBe(true)
    expect(decryptBlocks(KEY, fromHex(proof))).toEqual(concat(A, rotatedLeft(B)))
  })

  test('session key', () => {
    expect(toHex(sessionKeyOf(KEY, A, B))).toBe(vectors.sessionKey)
  })

  test.each(vectors.messages.map((message, i) => ({ ...message, i })))(
    '$what',
    ({ i, command, commandMac, answer, answerMac }) => {
      expect(toHex(macOf(SESSION, 2 * i, fromHex(command)))).toBe(commandMac)
      if (answer !== undefined) expect(toHex(macOf(SESSION, 2 * i + 1, fromHex(answer)))).toBe(answerMac)
    },
  )
})

describe('a secure session', () => {
  const pair = (): [SecureSession, SecureSession] => [new SecureSession(SESSION), new SecureSession(SESSION)]

  test('both sides understand each other, message by message', () => {
    const [host, card] = pair()
    expect(card.open(host.protect(fromHex('3902')))).toEqual(fromHex('3902'))
    expect(host.open(card.protect(fromHex('010000')))).toEqual(fromHex('010000'))
    expect(card.open(host.protect(fromHex('a50201000000')))).toEqual(fromHex('a50201000000'))
    expect(host.open(card.protect(new Uint8Array(0)))).toEqual(new Uint8Array(0))
  })

  test('a replayed answer is refused', () => {
    const [host, card] = pair()
    card.open(host.protect(fromHex('3902')))
    const answer = card.protect(fromHex('010000'))
    expect(host.open(answer)).not.toBeNull()
    host.protect(fromHex('3902'))
    expect(host.open(answer)).toBeNull()
  })

  test('a changed, shortened or foreign answer is refused', () => {
    const answer = new SecureSession(SESSION).protect(fromHex('010000'))
    for (let bit = 0; bit < 8 * answer.length; bit++) {
      const changed = answer.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(new SecureSession(SESSION).open(changed)).toBeNull()
    }
    for (let length = 0; length < answer.length; length++) {
      expect(new SecureSession(SESSION).open(answer.slice(0, length))).toBeNull()
    }
    expect(new SecureSession(KEY).open(answer)).toBeNull()
  })
})
