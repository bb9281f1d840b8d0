/** The traces of a way on the device: a session key that signs and cannot be read out, and bytes that say nothing without the gate's lock. */
import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { beginWay, keptWay } from './gate.ts'
import type { SealedWay } from './shelf.ts'
import { Store } from './store.ts'

const { subtle } = crypto
const FLOW = 'f'.repeat(32)
const ENTRY = { type: 'entry' } as const
const LOCK = new Uint8Array(32).fill(7)

/** A device, and a gate that knows one lock. */
function played() {
  const sent: Record<string, string>[] = []
  const device: { record: SealedWay | null; lock: Uint8Array | null } = { record: null, lock: LOCK }
  const shelf = {
    change: async (next: (kept: SealedWay | null) => SealedWay | null) => {
      device.record = next(device.record)
      return device.record
    },
  }
  const answer: typeof fetch = async (url, how) => {
    sent.push(JSON.parse(String(how?.body)))
    if (!String(url).endsWith('/lock')) return new Response('', { status: 500 })
    const { lock } = device
    return Response.json(
      lock === null ? { type: 'refused', refusal: 'flow-ended' } : { type: 'lock', lock: toBase64(lock) },
    )
  }
  const open = (isReloaded = false, own: string | null = null) => {
    const kept = { flow: own }
    const owns = (flow: string | null) => {
      kept.flow = flow
    }
    const tab = { isReloaded, kept: () => kept.flow, keep: owns }
    const store = new Store({ shelf, subtle, randomness: seededRandomness('kept way', 'store') })
    return { fetch: answer, gate: 'https://gate.example', store, tab }
  }
  return { device, open, sent }
}

test('the private half of the session key leaves the browser by no way; its public half goes to the gate alone', async () => {
  const { device, open, sent } = played()
  const at = open()
  await beginWay(at, FLOW, 'vote')
  const kept = await at.store.read()
  if (kept === null) throw new Error('a way is kept')
  expect(kept.privateKey.extractable).toBe(false)
  for (const form of ['jwk', 'pkcs8'] as const) await expect(subtle.exportKey(form, kept.privateKey)).rejects.toThrow()
  expect(kept.privateKey.usages).toEqual(['sign'])
  expect(sent.map((body) => Object.keys(body).sort())).toEqual([['flow'], ['flow', 'purpose', 'sessionKey']])
  expect(fromBase64(sent[1]?.sessionKey ?? '')).toEqual(kept.sessionKey)
  const { flow, ...sealed } = device.record as SealedWay
  expect(flow).toBe(FLOW)
  for (const bytes of Object.values(sealed)) expect(toHex(bytes)).not.toContain(toHex(kept.sessionKey.subarray(1, 9)))
})

test('a page that is opened again reads it with the lock; with another one, or none, it is erased', async () => {
  for (const [lock, comes] of [
    [LOCK, { flow: FLOW, purpose: 'status', permit: null, cast: null, isOfThisTab: false }],
    [new Uint8Array(32), 'ended'],
    [null, 'ended'],
  ] as const) {
    const { device, open } = played()
    await beginWay(open(), FLOW, 'status')
    device.lock = lock
    expect(await keptWay(open(), ENTRY)).toEqual(comes)
    expect(device.record === null).toBe(comes === 'ended')
  }
})

test('of two windows the one that began last has the record, and the other one changes nothing', async () => {
  const { device, open } = played()
  const [first, second] = [open(), open()]
  await beginWay(first, FLOW, 'vote')
  await beginWay(second, FLOW.replace('f', 'e'), 'vote')
  const { record } = device
  expect(await first.store.change((kept) => kept)).toBe(null)
  expect(device.record).toBe(record)
  expect(await second.store.change((kept) => kept)).not.toBe(null)
  // Stage by stage of one length: it says neither permit nor cast.
  expect(device.record?.way.length).toBe(record?.way.length)
  expect(device.record?.way).not.toEqual(record?.way)
})

test('a way is of a tab that owns it and was reloaded; any other load of that tab ends this, also for its next reload', async () => {
  const { open } = played()
  await beginWay(open(), FLOW, 'vote')
  for (const [isReloaded, own, isOfThisTab] of [
    [true, FLOW, true],
    [false, FLOW, false],
    [true, FLOW.replace('f', 'e'), false],
    [true, null, false],
  ] as const) {
    const at = open(isReloaded, own)
    expect(await keptWay(at, ENTRY)).toMatchObject({ isOfThisTab })
    expect(at.tab.kept()).toBe(isOfThisTab ? FLOW : null)
    // Elsewhere the lock is gone from memory: nothing of the way is read or signed here.
    expect((await at.store.read()) === null).toBe(!isOfThisTab)
  }
})

test('a window erases its own way alone', async () => {
  const { device, open } = played()
  const [first, second, third] = [open(), open(), open()]
  await beginWay(first, FLOW, 'vote')
  await beginWay(second, FLOW.replace('f', 'e'), 'vote')
  await first.store.erase()
  await third.store.erase()
  expect(device.record).not.toBe(null)
  await second.store.erase()
  expect(device.record).toBe(null)
})
