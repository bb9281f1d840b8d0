/** OPN-01, OPN-02, CLS-06, CLS-07, MED-03: each step waits for the one before, and a medium is sealed by its own number. */
import { describe, expect, it } from 'vitest'
import type { Use } from '#election/definition/definition.ts'
import type { PairNumber, StationIndex } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { CLOSED_SCREENS, IssuerSession, K1, K2, openRecord } from '#simulation/rooms/issuer-session.ts'
import { closingSteps } from './day-checklist.ts'
import type { DayTick } from './day-names.ts'
import type { DayRecord } from './day-record.ts'
import type { SealingTick } from './screen-event.ts'
import { viewOf } from './view-of.ts'

const MORNING: readonly DayTick[] = ['media-in', 'fronts-locked', 'notice-posted', 'locks-whole', 'papers-whole']

function ticker(session: IssuerSession) {
  return (tick: DayTick, done = true, witnesses: number[] = [0, 1]): string | null => {
    session.press({ type: 'day-ticked', tick, done, witnesses })
    const code = session.alarms.at(-1) ?? null
    while (session.day.alarms.length > 0) session.press({ type: 'alarm-acknowledged' })
    return code
  }
}

describe('the morning', () => {
  const atDawn = (changes: Partial<DayRecord> = {}) =>
    new IssuerSession(
      { record: openRecord({ stage: 'preparing', openedAt: null, sheetSigned: null, ticked: [], ...changes }) },
      { now: '2026-11-22T06:45', facts: { stationIndex: 1 as StationIndex } },
    )

  it('goes in the order of the law, with two witnesses at the machines', () => {
    const session = atDawn()
    const tick = ticker(session)
    expect(tick('fronts-locked')).toBe('media-not-in')
    expect(tick('media-in', true, [0, 2])).toBe('witness-beside')
    expect(tick('media-in')).toBe(null)
    expect(tick('locks-whole')).toBe('fronts-not-locked')
    for (const line of MORNING) expect(tick(line)).toBe(null)
    expect(session.day.record.ticked).toEqual(MORNING)
    expect(tick('inner-lid-locked')).toBe('sheet-not-signed')
  })

  it('ten minutes before the opening the page says on every tab what is still to be looked at, until it was', () => {
    const session = atDawn({ ticked: ['media-in', 'fronts-locked'] })
    const tick = ticker(session)
    const isDue = () => {
      const view = viewOf(session.state)
      return view.screen === 'day' && view.recheckDue
    }
    expect(isDue()).toBe(false)
    session.send({ type: 'minute', now: '2026-11-22T06:49' as LocalMinute })
    expect(isDue()).toBe(false)
    session.send({ type: 'minute', now: '2026-11-22T06:50' as LocalMinute })
    expect(isDue()).toBe(true)
    for (const line of ['notice-posted', 'locks-whole'] as const) tick(line)
    session.send({ type: 'minute', now: '2026-11-22T07:05' as LocalMinute })
    expect(isDue()).toBe(true)
    tick('papers-whole')
    expect(isDue()).toBe(false)
  })

  it('sign at the entrance, clerks at their posts (PRE-05) and car for the boxes have a line, and nothing waits for them', () => {
    const session = atDawn({ ticked: MORNING })
    session.send({ type: 'minute', now: '2026-11-22T07:00' as LocalMinute })
    const tick = ticker(session)
    for (const line of ['sign-hung', 'posts-taken', 'car-there'] as const) expect(tick(line)).toBeNull()
    expect(session.day.record.ticked).toEqual([...MORNING, 'sign-hung', 'posts-taken', 'car-there'])
    session.press({ type: 'day-ticked', tick: 'sign-hung', done: false, witnesses: [] })
    session.press({ type: 'opening-declared' })
    expect(session.day.record.stage).toBe('voting')
  })

  it('media wait for clock and witnesses', () => {
    expect(ticker(atDawn({ clockConfirmed: false }))('media-in')).toBe('clock-not-confirmed')
    const { witnesses } = openRecord()
    const alone = atDawn({ witnesses: { ...witnesses, present: [true, false, false] } })
    expect(ticker(alone)('media-in')).toBe('too-few-witnesses')
  })

  it.each<[readonly DayTick[], string]>([
    [[], 'media-not-in'],
    [['media-in'], 'fronts-not-locked'],
    [['media-in', 'fronts-locked', 'notice-posted', 'locks-whole'], 'recheck-open'],
    [MORNING, 'before-opening-time'],
  ])('the declaration after %j is refused: %s', (ticked, code) => {
    const session = atDawn({ ticked })
    session.press({ type: 'opening-declared' })
    expect(session.alarms).toEqual([code])
    expect(session.day.record.openedAt).toBe(null)
  })

  // WI2: whatever else is done, no day is opened under another date; a rehearsal plays the listed one.
  it.each<[string, Use, string[]]>([
    ['2026-11-20T07:30', 'fixture', ['not-this-day']],
    // The eve has words of its own since preparation is all that it takes.
    ['2026-11-21T07:30', 'fixture', ['eve-prepares-only']],
    ['2026-11-23T07:30', 'live', ['not-this-day']],
    // On the day, and in a rehearsal on any, it goes on to its next question.
    ['2026-11-22T07:30', 'live', ['witnesses-below-appointed']],
    ['2026-11-02T07:30', 'rehearsal', ['witnesses-below-appointed']],
  ])('the declaration at %s of a %s: %j', (now, use, alarms) => {
    const record = openRecord({ stage: 'preparing', openedAt: null, sheetSigned: null, ticked: MORNING })
    const session = new IssuerSession({ record }, { now, facts: { stationIndex: 1 as StationIndex, use } })
    session.press({ type: 'opening-declared' })
    expect(session.alarms).toEqual(alarms)
  })

  it('a line taken back opens those that came after it', () => {
    const session = atDawn({ ticked: ['prepared-bell', ...MORNING] })
    ticker(session)('fronts-locked', false)
    expect(session.day.record.ticked).toEqual(['prepared-bell', 'media-in'])
  })
})

describe('the boxes', () => {
  const closed = (changes: Partial<DayRecord> = {}) => {
    const open = openRecord()
    return new IssuerSession(
      {
        record: openRecord({
          stage: 'closing',
          closing: { ...open.closing, ...CLOSED_SCREENS, kiosksMayClose: true },
          ticked: ['inner-lid-locked'],
          ...changes,
        }),
      },
      { now: '2026-11-22T20:30', facts: { stationIndex: 4 as StationIndex } },
    )
  }
  const note = (session: IssuerSession, machine: typeof K1, role: 'original' | 'duplicate', serial: string) => {
    session.press({ type: 'medium-noted', machine, role, serial, sealed: true })
    const code = session.alarms[0] ?? null
    if (code !== null) session.press({ type: 'alarm-acknowledged' })
    return code
  }

  it('a medium is sealed by the number that was written on it at the office, however it is typed', () => {
    const session = closed()
    expect(note(session, K1, 'original', 's4－ｐ1－o')).toBe(null)
    expect(note(session, K1, 'duplicate', 'S4-P1-D')).toBe(null)
    // The letter O and zero look alike on the label.
    expect(note(session, K2, 'original', 'S4-P2-0')).toBe(null)
    expect(session.day.record.closing.media).toHaveLength(3)
    expect(session.day.record.kiosks[0]?.pair).toBe(1 as PairNumber)
  })

  it.each<[string, 'original' | 'duplicate', string, string]>([
    ['the duplicate in the place of the original', 'original', 'S4-P1-D', 'medium-is-duplicate'],
    ['the original of another machine', 'original', 'S4-P2-O', 'medium-is-original'],
    ['of another station', 'original', 'S3-P1-O', 'medium-unknown'],
    ['nothing that was ever written on one', 'duplicate', '1-1', 'medium-unknown'],
  ])('%s is refused', (_what, role, serial, code) => {
    const session = closed()
    expect(note(session, K1, role, serial)).toBe(code)
    expect(session.day.record.closing.media).toEqual([])
  })

  // LAW-15
  it('the outer lid is locked before all witnesses who are here, and after the inner one', () => {
    const ready = { ...openRecord().closing, ...CLOSED_SCREENS, kiosksMayClose: true, boxesReady: { exception: '' } }
    const lock = (session: IssuerSession, witnesses: number[]) => {
      session.press({ type: 'sealing-ticked', tick: 'ballot-box-locked', done: true, witnesses, label: '', again: '' })
      return session.alarms
    }
    expect(lock(closed({ closing: ready, ticked: [] }), [0, 1])).toEqual(['inner-lid-open'])
    expect(lock(closed({ closing: ready }), [0])).toEqual(['witness-beside'])
    const session = closed({ closing: ready })
    expect(lock(session, [0, 1])).toEqual([])
    expect(session.day.record.closing.sealing['ballot-box-locked']).toBe(true)
  })

  it('a lid that cannot be locked is open until words with its key say why; words about the media are none', () => {
    const lid = (session: IssuerSession) =>
      closingSteps(session.facts, session.day).find(({ step }) => step === 'lid')?.done
    const { closing } = openRecord()
    const session = closed({ closing: { ...closing, ...CLOSED_SCREENS, kiosksMayClose: true } })
    expect(lid(session)).toBe(false)
    session.press({ type: 'boxes-ready', exception: 'one medium does not come out of its slot' })
    expect([session.alarms, lid(session)]).toEqual([[], false])
    const seal = { type: 'key-envelope-sealed', envelope: 'officer-box', keeper: 'officer', sealedWith: 0 } as const
    session.press({ ...seal, note: ' ' })
    expect([session.alarms, lid(session)]).toEqual([['sealing-incomplete'], false])
    session.press({ ...seal, note: 'the lock is broken; the lid is taped and sealed' })
    expect(lid(session)).toBe(true)
  })

  it('the number of the sealing label is kept while the container is sealed', () => {
    const session = closed()
    for (const machine of [K1, K2])
      expect(note(session, machine, 'original', machine === K1 ? 'S4-P1-O' : 'S4-P2-O')).toBe(null)
    const sealed = { type: 'sealing-ticked' as const, tick: 'originals-sealed' as const, witnesses: [] }
    // A label has a number, or somebody says that it has none.
    for (const [label, again, code] of [
      [' ', ' ', 'seal-label-missing'],
      ['A-0417', '', 'seal-label-missing'],
      ['', 'A-0417', 'seal-label-missing'],
      // Decision 023: what one of the two misread or mistyped.
      ['A-0417', 'A-0471', 'seal-label-differs'],
      ['A-0417', 'A-041', 'seal-label-differs'],
    ] as const) {
      session.press({ ...sealed, done: true, label, again })
      expect([session.alarms, session.day.record.closing.sealing['originals-sealed']]).toEqual([[code], false])
      session.press({ type: 'alarm-acknowledged' })
    }
    session.press({ ...sealed, done: true, label: 'A-0417', again: ' ａー０４17' })
    expect(session.day.record.closing).toMatchObject({
      sealing: { 'originals-sealed': true },
      sealLabels: { 'originals-sealed': 'A-0417' },
    })
    session.press({ ...sealed, done: false, label: '', again: '' })
    expect(session.day.record.closing.sealLabels['originals-sealed']).toBe('')
  })

  it('one label is on one container: the second is refused, until the first is taken back; "none" may be on both', () => {
    const session = closed()
    for (const [machine, pair] of [
      [K1, 'P1'],
      [K2, 'P2'],
    ] as const) {
      note(session, machine, 'original', `S4-${pair}-O`)
      note(session, machine, 'duplicate', `S4-${pair}-D`)
    }
    const seals = (tick: SealingTick, label: string, done = true) => {
      session.press({ type: 'sealing-ticked', tick, done, witnesses: [], label, again: label })
      const { alarms } = session
      session.press({ type: 'alarm-acknowledged' })
      return alarms
    }
    expect(seals('originals-sealed', 'A-0417')).toEqual([])
    expect(seals('duplicates-sealed', 'ａ０４１７'.replace('ａ', 'ａ-'))).toEqual(['seal-label-of-originals'])
    expect(session.day.record.closing.sealing['duplicates-sealed']).toBe(false)
    expect(seals('originals-sealed', '', false)).toEqual([])
    expect(seals('duplicates-sealed', 'A-0417')).toEqual([])
    expect(seals('originals-sealed', 'A-0417')).toEqual(['seal-label-of-duplicates'])
    expect(seals('duplicates-sealed', '', false)).toEqual([])
    expect([seals('originals-sealed', 'なし'), seals('duplicates-sealed', 'なし')]).toEqual([[], []])
  })

  it('two labels that differ: a number recorded beside them leaves the refusal, for they are still in their fields', () => {
    const session = closed()
    for (const [machine, serial] of [
      [K1, 'S4-P1-O'],
      [K2, 'S4-P2-O'],
    ] as const)
      note(session, machine, 'original', serial)
    const label = { type: 'sealing-ticked' as const, tick: 'originals-sealed' as const, done: true, witnesses: [] }
    session.press({ ...label, label: 'A-0417', again: 'A-0471' })
    expect(session.alarms).toEqual(['seal-label-differs'])
    session.press({ type: 'medium-noted', machine: K1, role: 'duplicate', serial: 'S4-P1-D', sealed: true })
    expect(session.alarms).toEqual(['seal-label-differs'])
  })
})

describe('the end of the day', () => {
  it('waits for the envelopes, then for polling record and transport list, in this order', () => {
    const { closing, keys } = openRecord()
    const sealing = { 'originals-sealed': true, 'duplicates-sealed': true, 'ballot-box-locked': true }
    const record = openRecord({
      stage: 'closed',
      reports: { version: 1, correcting: '' },
      closing: { ...closing, sealing, boxesReady: { exception: '' } },
    })
    const session = new IssuerSession({ record }, { now: '2026-11-22T21:00' })
    const end = () => {
      session.press({ type: 'end-of-day-requested' })
      const code = session.alarms[0] ?? null
      if (code !== null) session.press({ type: 'alarm-acknowledged' })
      return code
    }
    expect(end()).toBe('key-envelopes-open')
    const envelopes = (['officer-duplicate', 'officer-box', 'witness-original', 'witness-outer'] as const).map(
      (envelope) => ({ envelope, sealedWith: 'a', note: '' }),
    )
    const sealed = { ...record, keys: { ...keys, envelopes } }
    const leaving = new IssuerSession({ record: sealed }, { now: '2026-11-22T21:00' })
    const tick = ticker(leaving)
    leaving.press({ type: 'end-of-day-requested' })
    expect(leaving.alarms).toEqual(['leaving-papers-missing'])
    expect(tick('transport-list-made')).toBe('leaving-papers-missing')
    expect(tick('polling-record-made')).toBe(null)
    expect(tick('transport-list-made')).toBe(null)
    leaving.press({ type: 'end-of-day-requested' })
    expect(leaving.day.officer?.act).toEqual({ type: 'end-day' })
  })

  it('DOC-03, D-24: at another desk waits for its annex, which is made anew after a correction of the report', () => {
    const signed = { stage: 'closed', reports: { version: 1, correcting: '' } } as const
    const ending = (record: Partial<DayRecord>) => {
      const session = new IssuerSession({ record: openRecord({ kiosks: [], ...record }) }, { facts: { kiosks: [] } })
      session.press({ type: 'end-of-day-requested' })
      return session
    }
    const desk = ending(signed)
    expect(desk.alarms).toEqual(['desk-annex-missing'])
    expect(ticker(ending({ stage: 'closing' }))('desk-annex-made')).toBe('report-first')
    expect(ticker(desk)('desk-annex-made')).toBe(null)
    desk.press({ type: 'end-of-day-requested' })
    expect(desk.day.officer?.act).toEqual({ type: 'end-day' })
    const corrected = ending({
      stage: 'closed',
      reports: { version: 1, correcting: 'why' },
      ticked: ['desk-annex-made'],
    })
    corrected.send({ type: 'station-report-written', version: 2, files: [], digits: '' })
    corrected.press({ type: 'alarm-acknowledged' })
    corrected.press({ type: 'end-of-day-requested' })
    expect(corrected.alarms).toEqual(['desk-annex-missing'])
  })
})

describe('the confirmation sheet that was signed', () => {
  const marked = (state: 'failed' | 'started', changes: Partial<DayRecord> = {}) => {
    const session = new IssuerSession({ record: openRecord({ sheet: 'printed', ...changes }) })
    session.press({ type: 'kiosk-marked', machine: state === 'failed' ? K1 : K2, state, note: '電源が入らない' })
    return session.day.record.sheet
  }

  it('stays when a machine goes out of use, and is made anew for one that comes in (FLT-02)', () => {
    expect(marked('failed')).toBe('printed')
    expect(marked('started')).toBe('none')
  })

  it('one that nobody has signed yet is made anew for both', () => {
    expect(marked('failed', { sheetSigned: null })).toBe('none')
  })
})
