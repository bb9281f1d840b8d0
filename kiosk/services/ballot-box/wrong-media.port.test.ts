/** MED-01: what may stand in the two slots, and what each wrong thing is called. Nothing is written in any case. */
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import { err, ok } from '#election/result.ts'
import { fakeMedium } from '#hardware/medium/fake.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { contentsOfFresh, fakePair, type PairContents } from '#simulation/rooms/prepared-pair.ts'
import { expectedPair, freshContents, freshPair } from '#simulation/rooms/small-pair.ts'
import { type AdmitError, admit, type ExpectedPair, type Inserted } from './admit.ts'

const fresh = freshContents(1)

function look(original: Inserted, duplicate: Inserted, change: Partial<ExpectedPair> = {}, restart = false) {
  return admit({ original, duplicate, expected: { ...expectedPair, ...change }, restart, crypto: nativeCrypto })
}

async function error(original: Inserted, duplicate: Inserted, change: Partial<ExpectedPair> = {}): Promise<AdmitError> {
  const admitted = await look(original, duplicate, change)
  if (admitted.ok) throw new Error('was admitted')
  return admitted.error
}

function inserted(contents: PairContents = fresh): Record<Role, Inserted> {
  const pair = fakePair(contents)
  return { original: ok(pair.original), duplicate: ok(pair.duplicate) }
}

describe('what stands in the two slots', () => {
  it('the right pair is admitted as untouched', async () => {
    const { original, duplicate } = inserted()
    const admitted = await look(original, duplicate)
    expect(admitted).toMatchObject({ ok: true, value: { untouched: true, fault: null } })
  })

  it('two originals, two duplicates, or each in the slot of the other', async () => {
    const { original, duplicate } = inserted()
    expect(await error(original, original)).toEqual({ type: 'two-originals' })
    expect(await error(duplicate, duplicate)).toEqual({ type: 'two-duplicates' })
    expect(await error(duplicate, original)).toEqual({ type: 'media-swapped' })
  })

  it('one or both missing, read-only or full', async () => {
    const { original, duplicate } = inserted()
    const missing: Inserted = err({ type: 'missing' })
    expect(await error(missing, missing)).toEqual({ type: 'both-media-missing' })
    expect(await error(original, missing)).toEqual({
      type: 'medium-fault',
      medium: 'duplicate',
      fault: { type: 'missing' },
    })
    expect(await error(missing, duplicate)).toEqual({
      type: 'medium-fault',
      medium: 'original',
      fault: { type: 'missing' },
    })
    expect(await error(err({ type: 'read-only' }), duplicate)).toMatchObject({ fault: { type: 'read-only' } })
    expect(await error(original, err({ type: 'full' }))).toMatchObject({ medium: 'duplicate', fault: { type: 'full' } })
  })

  it('after a start in the day one may have died, but not be a foreign one', async () => {
    const { original } = inserted()
    const restarted = await look(original, err({ type: 'missing' }), {}, true)
    expect(restarted).toMatchObject({ ok: true, value: { duplicate: null, fault: { medium: 'duplicate' } } })
    const foreign = inserted(contentsOfFresh(freshPair({ contests: 1, pair: 9 as ExpectedPair['pair'] })))
    const wrong = await look(original, foreign.duplicate, {}, true)
    expect(wrong).toEqual({ ok: false, error: { type: 'medium-of-other-pair', medium: 'duplicate', pair: 9 } })
  })

  it('of another use, election, key set, station or pair', async () => {
    const { original, duplicate } = inserted()
    const other = 'aaaaaaaaaaaaaaaa'
    expect(await error(original, duplicate, { use: 'live' })).toEqual({
      type: 'medium-of-other-use',
      medium: 'original',
      use: 'fixture',
    })
    expect(await error(original, duplicate, { electionId: other as never })).toMatchObject({
      type: 'medium-of-other-election',
    })
    expect(await error(original, duplicate, { keySet: other as never })).toMatchObject({
      type: 'medium-of-other-key-set',
    })
    expect(await error(original, duplicate, { station: 5 as never })).toEqual({
      type: 'medium-of-other-station',
      medium: 'original',
      station: 2,
    })
    expect(await error(original, duplicate, { pair: 4 as never })).toEqual({
      type: 'medium-of-other-pair',
      medium: 'original',
      pair: 3,
    })
  })

  it('no ballot box, a changed header, another size, or halves of two initialisations', async () => {
    const { original, duplicate } = inserted()
    expect(await error(ok(fakeMedium(8)), duplicate)).toMatchObject({ error: { type: 'not-a-ballot-box' } })
    const altered = fakePair(fresh)
    const header = Uint8Array.from(altered.original.page(0))
    header[67] = (header[67] as number) + 16
    altered.original.put(0, header)
    expect(await error(ok(altered.original), duplicate)).toMatchObject({ error: { type: 'header-not-authentic' } })
    const short = fakeMedium(fresh.pages - 1, new Map([...fresh.duplicate].filter(([page]) => page < fresh.pages - 1)))
    expect(await error(original, ok(short))).toMatchObject({ type: 'medium-size', medium: 'duplicate' })
    const again = inserted(contentsOfFresh(freshPair({ contests: 1, seed: 'second time' })))
    expect(await error(original, again.duplicate)).toEqual({ type: 'media-of-two-initialisations' })
  })
})
