/** CNT-01, CNT-02: no medium of a station counts before its list was checked, and none of an open box before the chair has said why. */
import { describe, expect, it } from 'vitest'
import type { StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { arrivalWait, type ContainerSeen, containers, withArrival, withContainerDecision } from './arrival.ts'
import { emptyReceipt, type Receipt } from './receipt.ts'

const station = '1' as StationId
const whole = containers.map((container): ContainerSeen => ({ container, sealed: true, locked: true, label: '7' }))
const without = (what: Partial<ContainerSeen>) => whole.map((seen, i) => (i === 1 ? { ...seen, ...what } : seen))
const listed = (seen: readonly ContainerSeen[]) => ({
  ...{ station, at: '2027-04-25T20:41' as LocalMinute, clerk: '開票 係', differing: [] },
  containers: seen,
})
const decision = { station, reason: '封印紙がはがれていたが、錠と鍵は異状がない', by: ['選挙 長'] }
const having = (seen: readonly ContainerSeen[], receipt: Receipt = emptyReceipt): Receipt => {
  const taken = withArrival(receipt, listed(seen))
  if (!taken.ok) throw new Error(taken.error.type)
  return taken.value
}

describe('a station', () => {
  it('waits for its list, and for nothing when all is sealed and locked', () => {
    expect(arrivalWait(emptyReceipt, station)).toBe('list-not-checked')
    expect(arrivalWait(having(whole), station)).toBeNull()
    expect(arrivalWait(having(whole), '2' as StationId)).toBe('list-not-checked')
  })

  it.each([{ sealed: false }, { locked: false }, { sealed: false, locked: false }])(
    'with %o waits for the chair, whose reason is kept',
    (open) => {
      const receipt = having(without(open))
      expect(arrivalWait(receipt, station)).toBe('container-not-sealed')
      const decided = withContainerDecision(receipt, decision)
      if (!decided.ok) throw new Error(decided.error.type)
      expect(arrivalWait(decided.value, station)).toBeNull()
      expect(decided.value.arrivals.get(station)?.decision).toEqual({ reason: decision.reason, by: decision.by })
      // Looked at again, it is another question.
      expect(arrivalWait(having(without(open), decided.value), station)).toBe('container-not-sealed')
    },
  )

  it('keeps the hour in which it came when its list is mended later', () => {
    const mended = withArrival(having(whole), {
      ...listed(without({ label: '8' })),
      at: '2027-04-25T23:10' as LocalMinute,
    })
    if (!mended.ok) throw new Error(mended.error.type)
    expect(mended.value.arrivals.get(station)).toMatchObject({
      at: '2027-04-25T20:41',
      containers: [{}, { label: '8' }, {}],
    })
  })

  it('is not received while a box was not looked at, or twice, or in another order', () => {
    for (const seen of [[], whole.slice(1), [...whole, ...whole.slice(0, 1)], [...whole].reverse()]) {
      expect(withArrival(emptyReceipt, listed(seen))).toEqual({ ok: false, error: { type: 'containers-missing' } })
    }
  })

  it('whose boxes are whole, or that is not here, has nothing to decide', () => {
    const nothing = { ok: false, error: { type: 'no-container-to-decide' } }
    expect(withContainerDecision(having(whole), decision)).toEqual(nothing)
    expect(withContainerDecision(emptyReceipt, decision)).toEqual(nothing)
  })

  it('behind the opening is neither received nor decided about (D-32)', () => {
    const final = { ok: false, error: { type: 'set-is-final' } }
    const opened = { ...having(without({ sealed: false })), final: true }
    expect(withArrival(opened, listed(whole))).toEqual(final)
    expect(withContainerDecision(opened, decision)).toEqual(final)
  })
})
