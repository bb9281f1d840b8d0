/** The session key of a way: it signs, it cannot be read out, and what the browser keeps beside it says nothing of a choice. */
import { expect, test } from 'vitest'
import { fromBase64 } from '#election/online/log/base64.ts'
import { beginWay } from './gate.ts'
import type { KeptWay, Store } from './store.ts'

test('the private half of the session key leaves the browser by no way; its public half goes to the gate', async () => {
  let kept: KeptWay | null = null
  const store: Store = {
    read: async () => kept,
    change: async (next) => {
      kept = next(kept)
      return kept
    },
  }
  const sent: Record<string, string>[] = []
  const played: typeof fetch = async (_, how) => {
    sent.push(JSON.parse(String(how?.body)))
    return new Response('', { status: 500 })
  }
  const { subtle } = crypto
  await beginWay({ fetch: played, gate: 'https://gate.example', store, subtle }, 'flow', 'vote')
  const { key, ...beside } = kept as unknown as KeptWay
  expect(key.privateKey.extractable).toBe(false)
  await expect(subtle.exportKey('jwk', key.privateKey)).rejects.toThrow()
  await expect(subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow()
  expect(key.privateKey.usages).toEqual(['sign'])
  expect(beside).toEqual({ flow: 'flow', purpose: 'vote', permit: null, cast: null })
  const own = new Uint8Array(await subtle.exportKey('raw', key.publicKey))
  expect(sent.map((body) => Object.keys(body).sort())).toEqual([['flow', 'purpose', 'sessionKey']])
  expect(fromBase64(sent[0]?.sessionKey ?? '')).toEqual(own)
})
