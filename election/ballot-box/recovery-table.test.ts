/** The rows of docs/formats/ballot-box.md §13 that are about media; those about cards are the kiosk session's. */
import { describe, expect, it } from 'vitest'
import { dayNumber, type LocalMinute } from '#election/time.ts'
import {
  context,
  intent,
  journal,
  put,
  ROLES,
  randomness,
  refused,
  rubbish,
  run,
  settled,
  stateOf,
  untouched,
} from '#simulation/rooms/recovery-room.ts'
import { DAY_1, quickRecord } from '#simulation/rooms/small-pair.ts'
import { makeBallotPage } from './ballot-page.ts'
import { finalSealPage, JOURNAL_PAGES, PAGE_BYTES, type Role } from './layout.ts'
import { makeLogPage, NO_LINK } from './log-page.ts'
import { next } from './next.ts'
import { requestClose } from './requests.ts'
import { applyWrites, bindingOf, loseMedium, type PairView, pairView, reading, readPage } from './view.ts'

describe('recovery table', () => {
  it('1: IDLE on all four pages – nothing to do', () => {
    expect(run(untouched()).rules).toEqual([])
  })

  it('2: an old page bad – settled', () => {
    const view = untouched()
    put(view, 'duplicate', JOURNAL_PAGES[0], rubbish)
    expect(run(view).rules).toEqual(['settle'])
  })

  it('7, 10: INTENT on one medium – copied before any other write, then rolled forward to PART, settled', () => {
    for (const role of ROLES) {
      const view = untouched()
      applyWrites(view, role, intent(view)[role])
      const { rules, end } = run(view)
      expect(rules).toEqual(['newest-first', 'roll-forward', 'roll-forward', 'roll-forward', 'settle'])
      expect(stateOf(end)).toBe('part')
    }
  })

  it('8: INTENT on both – original first, then duplicate, never in one barrier', () => {
    const view = untouched()
    const barrier = intent(view, 1)
    for (const role of ROLES) applyWrites(view, role, barrier[role])
    const first = next(view, randomness)
    expect(first).toMatchObject({ rule: 'roll-forward', duplicate: [] })
    expect(first.type === 'barrier' && first.original.length).toBe(2)
    expect(stateOf(run(view).end)).toBe('idle')
  })

  it('9: the named slot holds another whole page – refused, nothing written', () => {
    const view = untouched()
    const barrier = intent(view)
    for (const role of ROLES) applyWrites(view, role, barrier[role])
    const step = next(view, randomness)
    if (step.type !== 'barrier') throw new Error('a barrier')
    const slot = step.original[0]?.page as number
    put(
      view,
      'duplicate',
      slot,
      makeBallotPage(quickRecord(1, 9), slot, { key: context.keys.pageCheck, binding: bindingOf(context) }),
    )
    expect(run(view)).toEqual({ rules: [], end: refused('slot-taken') })
  })

  it('17, 18: CLOSED – settle, annex and seal of each medium; then nothing', () => {
    const view = untouched()
    const close = requestClose(view, settled(view), { today: dayNumber(DAY_1), final: true }, randomness)
    if (!close.ok) throw new Error(close.error.type)
    for (const role of ROLES) applyWrites(view, role, close.value[role])
    expect(run(view).rules).toEqual(['settle', 'seal', 'seal', 'seal', 'final-seal'])
    expect(run(view).rules).toEqual([])
    // 19: something on the duplicate changes afterwards: named, and left as it is.
    put(view, 'duplicate', context.layout.ballots.first, rubbish)
    expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', damaged: 'duplicate' } })
    put(view, 'duplicate', finalSealPage(context.layout), rubbish)
    expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', damaged: 'duplicate' } })
  })

  it('20: both journal pages of one medium bad, or it is gone – the other is fenced first', () => {
    const bad = untouched()
    for (const page of JOURNAL_PAGES) put(bad, 'original', page, rubbish)
    expect(run(bad)).toMatchObject({
      rules: ['fence', 'settle'],
      end: { type: 'done', media: [{ role: 'duplicate' }] },
    })
    const gone = untouched()
    loseMedium(gone, 'duplicate')
    const { end } = run(gone)
    expect(end).toMatchObject({ journal: { newest: { alone: true, seq: 5 } } })
  })

  it('21: alone on one – the partner does not count, whatever it holds', () => {
    const view = untouched()
    for (const page of JOURNAL_PAGES) put(view, 'original', page, journal(page, { alone: true }))
    put(view, 'duplicate', context.layout.ballots.first, rubbish)
    expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', media: [{ role: 'original' }] } })
  })

  it('22: IDLE on the survivor, INTENT lost with its partner – not recorded, and fenced off for ever', () => {
    const view = untouched()
    applyWrites(view, 'original', intent(view).original)
    const lost = view.original
    loseMedium(view, 'original')
    expect(stateOf(run(view).end)).toBe('idle')
    const back = pairView(context, lost, view.duplicate)
    expect(run(back)).toMatchObject({ rules: [], end: { media: [{ role: 'duplicate' }] } })
  })

  it('23: alone on both, seq apart, or equal seq and different – refused, nothing written', () => {
    const view = untouched()
    for (const role of ROLES) put(view, role, JOURNAL_PAGES[0], journal(9, { alone: true }))
    expect(run(view)).toEqual({ rules: [], end: refused('both-alone') })
    const apart = untouched()
    put(apart, 'original', JOURNAL_PAGES[0], journal(4))
    expect(run(apart)).toEqual({ rules: [], end: refused('journals-apart') })
    const differ = untouched()
    put(differ, 'original', JOURNAL_PAGES[1], journal(2))
    expect(run(differ)).toEqual({ rules: [], end: refused('journals-differ') })
    const none = pairView(context, null, null)
    expect(run(none)).toEqual({ rules: [], end: refused('no-medium-counts') })
  })

  it('24: bad on one – copied from the other, the original before the duplicate; a gap is zeroed', () => {
    const view = untouched()
    put(view, 'original', context.layout.ballots.first, rubbish)
    put(view, 'duplicate', context.layout.spent.first, rubbish)
    put(view, 'duplicate', 1, rubbish)
    const { rules, end } = run(view)
    expect(rules).toEqual(['repair', 'repair'])
    expect(end).toMatchObject({ type: 'done', lostPages: 0 })
    expect(view.notable.size).toBe(0)
  })

  it('25: bad on both – counted as lost, equal on both, the rest goes on', () => {
    const view = untouched()
    const page = context.layout.ballots.first
    put(view, 'original', page, rubbish)
    put(view, 'duplicate', page, new Uint8Array(PAGE_BYTES).fill(0x44))
    expect(run(view)).toMatchObject({ rules: ['repair'], end: { type: 'done', lostPages: 1 } })
    expect(view.duplicate && reading(view.duplicate, page)).toEqual(readPage(context, page, rubbish))
    expect(run(view).rules).toEqual([])
  })

  describe('36: the survivor is bad in its log', () => {
    const { first } = context.layout.log
    const alone = (page: number, behind?: number): PairView => {
      const view = untouched()
      for (const own of JOURNAL_PAGES) put(view, 'duplicate', own, journal(own, { alone: true }))
      loseMedium(view, 'original')
      const check = { key: context.keys.log, binding: bindingOf(context) }
      const opened = { minute: `${DAY_1}T07:00` as LocalMinute, event: { type: 'closing', final: false } } as const
      for (let entry = first; entry < page; entry++) {
        put(view, 'duplicate', entry, makeLogPage([opened], NO_LINK, entry, check))
      }
      put(view, 'duplicate', page, rubbish)
      if (behind !== undefined) put(view, 'duplicate', behind, makeLogPage([opened], NO_LINK, behind, check))
      return view
    }

    it.each([0, 1, 3])('right behind %i whole pages – an entry under way, zero again, no page is lost', (whole) => {
      const view = alone(first + whole)
      expect(run(view)).toMatchObject({ rules: ['repair'], end: { type: 'done', lostPages: 0 } })
      expect(view.duplicate && reading(view.duplicate, first + whole)).toEqual({ state: 'free' })
    })

    it('with an entry behind it, or not right behind the last – lost, and counted as lost', () => {
      expect(run(alone(first + 1, first + 2))).toMatchObject({ rules: [], end: { type: 'done', lostPages: 1 } })
      const apart = alone(first)
      put(apart, 'duplicate', first + 1, rubbish)
      expect(run(apart)).toMatchObject({ rules: [], end: { type: 'done', lostPages: 2 } })
    })

    it('with a partner that counts, the partner decides', () => {
      const view = untouched()
      for (const role of ROLES) put(view, role, first, rubbish)
      expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', lostPages: 1 } })
    })
  })

  it('26: whole on one, free on the other, not named – refused, nothing written', () => {
    const view = untouched()
    const page = context.layout.ballots.first
    const check = { key: context.keys.pageCheck, binding: bindingOf(context) }
    put(view, 'original', page, makeBallotPage(quickRecord(0, 1), page, check))
    // Also with damage elsewhere that a recovery would repair: first it looks, then it writes.
    put(view, 'original', 1, rubbish)
    expect(run(view)).toEqual({ rules: [], end: refused('pages-contradict') })
  })

  it("30: a journal page lost on the medium that still lacks the day seal – the partner's bytes, so that its seal still fits", () => {
    const view = untouched()
    const close = requestClose(view, settled(view), { today: dayNumber(DAY_1), final: false }, randomness)
    if (!close.ok) throw new Error(close.error.type)
    for (const role of ROLES) applyWrites(view, role, close.value[role])
    for (let step = next(view, randomness); step.type === 'barrier'; step = next(view, randomness)) {
      for (const role of ROLES) applyWrites(view, role, step[role])
      if (step.rule === 'seal') break
    }
    const done = view.duplicate && JOURNAL_PAGES.map((page) => reading(view.duplicate ?? [], page))
    const older = done?.findIndex(
      (page) => page.state === 'whole' && page.content.type === 'journal' && page.content.journal.seq === 3,
    )
    put(view, 'duplicate', JOURNAL_PAGES[older ?? 0] ?? 0, rubbish)
    expect(run(view)).toMatchObject({ rules: ['settle', 'seal'], end: { type: 'done', damaged: null } })
    expect(view.notable.size).toBe(0)
  })

  it('no barrier of a recovery writes both journal pages of a medium, or a box on both media', () => {
    const view = untouched()
    const barrier = intent(view, 1)
    applyWrites(view, 'original', barrier.original)
    for (let i = 0; i < 20; i++) {
      const step = next(view, randomness)
      if (step.type !== 'barrier') break
      for (const role of ROLES) {
        const pages = step[role].map((write) => write.page)
        expect(pages.filter((page) => JOURNAL_PAGES.some((own) => own === page)).length).toBeLessThanOrEqual(1)
        applyWrites(view, role, step[role])
      }
      const boxed = (role: Role) => step[role].some(({ page }) => page >= context.layout.ballots.first)
      expect(boxed('original') && boxed('duplicate')).toBe(false)
    }
  })
})
