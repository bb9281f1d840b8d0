/** ROL-07, D-03, MED-02: five keys, four envelopes, and nobody who could open both media boxes or the ballot box alone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { KEY_ENVELOPES, KEYS } from './day-names.ts'
import type { ClosingRecord, DayRecord, KeyHolder } from './day-record.ts'
import { ENVELOPE, holderOf, travelsWithoutKey } from './key-ledger.ts'
import type { IssuerScreenEvent } from './screen-event.ts'

const NOW = '2026-11-22T20:40'
const OFFICERS = { officer: '管理 太郎', deputy: '代理 次郎' }
const open = openRecord()
const witnesses = { ...open.witnesses, names: ['立会 春子', '立会 夏男', '立会 秋江'], present: [true, true, false] }
const LOCKED: Partial<ClosingRecord> = {
  boxesReady: { exception: '' },
  sealing: { 'originals-sealed': true, 'duplicates-sealed': true, 'ballot-box-locked': true },
}

const byDay = (changes: Partial<DayRecord> = {}) =>
  new IssuerSession({ record: openRecord({ officers: OFFICERS, witnesses, ...changes }) }, { now: NOW })
const evening = (closing: Partial<ClosingRecord> = LOCKED, changes: Partial<DayRecord> = {}) =>
  byDay({ stage: 'closing', closedAt: NOW as LocalMinute, closing: { ...open.closing, ...closing }, ...changes })

type SealEvent = Extract<IssuerScreenEvent, { type: 'key-envelope-sealed' }>
const seal = (envelope: SealEvent['envelope'], keeper: SealEvent['keeper'], more: Partial<SealEvent> = {}) =>
  ({ type: 'key-envelope-sealed', envelope, keeper, sealedWith: 1, note: '', ...more }) as const
const holders = ({ day }: IssuerSession) => KEYS.map((key) => holderOf(day.record, key)?.name ?? null)

describe('by day', () => {
  it('all keys are with the officer, then with the deputy, and none is in an envelope', () => {
    const session = byDay()
    expect(holders(session)).toEqual(Array(5).fill('管理 太郎'))
    expect(session.press({ type: 'keys-handed', to: 'deputy' })).toMatchObject([{ type: 'save-day' }])
    expect(holders(session)).toEqual(Array(5).fill('代理 次郎'))
    expect(session.press({ type: 'keys-handed', to: 'deputy' })).toEqual([])
    session.press(seal('witness-original', 0))
    expect(session.alarms).toEqual(['keys-by-day'])
  })

  it('from the declaration of the closing on, nobody holds them until each is in its envelope', () => {
    const session = byDay()
    session.press({ type: 'closing-declared' })
    expect(holders(session)).toEqual(Array(5).fill(null))
    session.press({ type: 'keys-handed', to: 'deputy' })
    session.press(seal('witness-original', 0))
    expect(session.alarms).toEqual(['boxes-not-ready', 'keys-into-envelopes'])
  })
})

describe('in the evening', () => {
  it('each envelope goes to its own side, sealed by the officer and a witness who is here', () => {
    const session = evening()
    session.press(seal('officer-duplicate', 'officer'))
    session.press(seal('officer-box', 'deputy'))
    session.press(seal('witness-original', 0))
    session.press(seal('witness-outer', 1))
    expect(session.alarms).toEqual([])
    expect(holders(session)).toEqual(['立会 春子', '管理 太郎', '代理 次郎', '代理 次郎', '立会 夏男'])
    expect(session.day.record.keys.envelopes).toHaveLength(4)
    expect(session.day.record.keys.envelopes[0]).toEqual({
      envelope: 'officer-duplicate',
      sealedWith: '立会 夏男',
      note: '',
    })
    expect(session.day.record.keys.moves.at(-1)).toMatchObject({ what: 'witness-outer', at: NOW })
  })

  it('ROL-06: the witness who travels counts as without a key when both envelopes of witnesses are sealed and kept by others', () => {
    const session = evening(LOCKED, {
      witnesses: { ...witnesses, transport: '立会 秋江', present: [true, true, true] },
    })
    session.press(seal('witness-original', 0))
    expect(travelsWithoutKey(session.day.record)).toBe(false)
    session.press(seal('witness-outer', 1))
    expect(travelsWithoutKey(session.day.record)).toBe(true)
    session.press({ type: 'key-envelope-handed', envelope: 'witness-outer', to: 2 })
    expect(travelsWithoutKey(session.day.record)).toBe(false)
  })

  it.each<[string, SealEvent, string]>([
    ['the originals to the officer', seal('witness-original', 'officer'), 'key-keeper-wrong'],
    ['the duplicates to a witness', seal('officer-duplicate', 0), 'key-keeper-wrong'],
    ['sealed with somebody who went', seal('officer-box', 'officer', { sealedWith: 2 }), 'witness-beside'],
    ['kept by somebody who went', seal('witness-outer', 2), 'witness-beside'],
  ])('%s is refused', (_what, event, code) => {
    const session = evening()
    expect(session.press(event)).toEqual([])
    expect(session.alarms).toEqual([code])
    expect(holders(session)).toEqual(Array(5).fill(null))
  })

  it('a witness who is also the deputy gets no second key', () => {
    const officers = { ...OFFICERS, deputy: '立会 春子' }
    const session = evening(LOCKED, { officers })
    session.press(seal('witness-original', 0))
    session.press(seal('officer-duplicate', 'deputy'))
    expect(session.alarms).toEqual(['keys-with-one'])
  })

  it('an envelope with a key of the outer lid is refused until the lid is locked, or a note says why it is not', () => {
    const session = evening({ boxesReady: { exception: '' } })
    session.press(seal('officer-duplicate', 'officer'))
    expect(session.alarms).toEqual([])
    session.press(seal('witness-outer', 0))
    expect(session.alarms).toEqual(['sealing-incomplete'])
    session.press(seal('witness-outer', 0, { note: '錠が壊れた' }))
    expect(session.day.record.keys.envelopes[1]).toMatchObject({ note: '錠が壊れた' })
  })

  it('a keeper who leaves hands the envelope on, to the same side', () => {
    const session = evening()
    session.press(seal('witness-original', 0))
    session.press({ type: 'key-envelope-handed', envelope: 'witness-original', to: 1 })
    expect(holders(session)[0]).toBe('立会 夏男')
    session.press({ type: 'key-envelope-handed', envelope: 'witness-original', to: 'officer' })
    expect(session.alarms).toEqual(['key-keeper-wrong'])
    expect(session.day.record.keys.moves).toHaveLength(2)
  })
})

const place = fc.constantFrom<SealEvent['keeper']>('officer', 'deputy', 0, 1, 2)
const name = fc.constantFrom('', '一', '立会 春子', '立会 夏男')
const event: fc.Arbitrary<IssuerScreenEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('key-envelope-sealed' as const),
      envelope: fc.constantFrom(...KEY_ENVELOPES),
      keeper: place,
      sealedWith: fc.constantFrom(0, 1, 2),
      note: fc.constantFrom('', '鍵が曲がった'),
    }),
  },
  fc.record({
    type: fc.constant('key-envelope-handed' as const),
    envelope: fc.constantFrom(...KEY_ENVELOPES),
    to: place,
  }),
  fc.record({ type: fc.constant('keys-handed' as const), to: fc.constantFrom('officer' as const, 'deputy' as const) }),
  fc.record({
    type: fc.constant('witness-marked' as const),
    witness: fc.constantFrom(0, 1, 2),
    present: fc.boolean(),
  }),
  fc.record({ type: fc.constant('officers-named' as const), officer: name, deputy: name }),
)

it('ROL-07: whatever is pressed in the evening, no person ever holds two keys that must be apart', () => {
  const one = (left: KeyHolder | null, right: KeyHolder | null) =>
    left !== null && right !== null && left.name === right.name && (left.name !== '' || left.role === right.role)
  fc.assert(
    fc.property(name, name, fc.array(event, { maxLength: 30 }), (officer, deputy, events) => {
      const session = evening(LOCKED, { officers: { officer, deputy } })
      for (const each of events) {
        session.press(each)
        const { record } = session.day
        const held = Object.fromEntries(KEYS.map((key) => [key, holderOf(record, key)])) as Record<
          (typeof KEYS)[number],
          KeyHolder | null
        >
        expect(one(held['media-original'], held['media-duplicate'])).toBe(false)
        expect(one(held['outer-lid-1'], held['outer-lid-2'])).toBe(false)
        for (const { envelope } of record.keys.envelopes)
          expect(ENVELOPE[envelope].keys.map((key) => held[key]?.role === 'witness')).not.toContain(
            ENVELOPE[envelope].side === 'officer',
          )
      }
    }),
    { numRuns: 500 },
  )
})
