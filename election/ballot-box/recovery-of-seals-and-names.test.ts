/** More of recovery: what a journal names, seals that do not fit, entries of the log on one medium. */
import { describe, expect, it } from 'vitest'
import type { ContestBit } from '#election/ids.ts'
import { dayNumber, type LocalMinute, minuteNumber } from '#election/time.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import {
  context,
  fresh,
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
import { allContests, DAY_1, quickRecord, token } from '#simulation/rooms/small-pair.ts'
import { makeBallotPage } from './ballot-page.ts'
import type { JournalContent } from './journal.ts'
import { finalSealPage, JOURNAL_PAGES, PAGE_BYTES } from './layout.ts'
import { makeLogPage, NO_LINK } from './log-page.ts'
import { next } from './next.ts'
import { requestClose } from './requests.ts'
import { sealPageOf } from './rule-repair.ts'
import { parseSeal } from './seal.ts'
import { makeSpentPage } from './spent-page.ts'
import {
  applyWrites,
  type BoxContext,
  bindingOf,
  emptyView,
  loseMedium,
  type PairView,
  pageBytes,
  pairView,
  reading,
} from './view.ts'

describe('recovery', () => {
  describe('what the journal names', () => {
    const session = { token: token(1), contests: allContests(2), done: allContests(1) }
    const [slot, spentSlot] = [context.layout.ballots.first, context.layout.spent.first]
    const naming = (content: JournalContent) => {
      const view = untouched()
      const bytes = journal(4, { day: dayNumber(DAY_1), content })
      for (const role of ROLES) put(view, role, JOURNAL_PAGES[0], bytes)
      return view
    }
    const vote = { state: 'intent', ...session, contest: 1 as ContestBit } as const
    const at = (page: number) => [{ slot: page, record: quickRecord(1, 1) }]

    it.each([
      ['a ballot among the spent marks', { ...vote, ballots: at(spentSlot), spentSlot }],
      ['a spent mark among the ballots', { ...vote, ballots: at(slot), spentSlot: slot + 1 }],
      ['a spent mark of a freed card among the ballots', { state: 'freed', ...session, spentSlot: slot }],
    ] as const)('%s – refused, nothing written', (_, content) => {
      expect(run(naming(content))).toEqual({ rules: [], end: refused('slot-taken') })
    })

    it('FREED – the mark on the original, then on the duplicate, then settled', () => {
      const view = naming({ state: 'freed', ...session, spentSlot })
      const { rules, end } = run(view)
      expect(rules).toEqual(['roll-forward', 'roll-forward', 'settle'])
      expect(stateOf(end)).toBe('freed')
      for (const role of ROLES) expect(view[role] && reading(view[role], spentSlot)).toMatchObject({ state: 'whole' })
    })
  })

  describe('a seal that does not fit is refused, and nothing is written', () => {
    const closing = (final: boolean, of: BoxContext = context): PairView => {
      const view = pairView(of, emptyView(of.layout), emptyView(of.layout))
      for (const role of ROLES) applyWrites(view, role, fresh[role])
      const close = requestClose(view, settled(view), { today: dayNumber(DAY_1), final }, randomness)
      if (!close.ok) throw new Error(close.error.type)
      for (const role of ROLES) applyWrites(view, role, close.value[role])
      return view
    }
    const closed = (final: boolean): PairView => {
      const view = closing(final)
      run(view)
      return view
    }

    it.each([false, true])('two whole seals that differ (final: %s)', (final) => {
      const view = closed(final)
      const page = sealPageOf(context, dayNumber(DAY_1), final)
      const found = view.duplicate && reading(view.duplicate, page)
      if (found?.state !== 'whole') throw new Error('a seal')
      const other = Uint8Array.from(found.bytes)
      other[PAGE_BYTES - 1] = 1 + (other[PAGE_BYTES - 1] as number)
      put(view, 'duplicate', page, other)
      expect(run(view)).toEqual({ rules: [], end: refused('seals-differ') })
    })

    it('a day seal on one medium, over other pages than those that are there', () => {
      const view = closing(false)
      for (let step = next(view, randomness); step.type === 'barrier'; step = next(view, randomness)) {
        for (const role of ROLES) applyWrites(view, role, step[role])
        if (step.rule === 'seal') break
      }
      const page = context.layout.ballots.first
      const check = { key: context.keys.pageCheck, binding: bindingOf(context) }
      for (const role of ROLES) put(view, role, page, makeBallotPage(quickRecord(0, 1), page, check))
      expect(run(view)).toEqual({ rules: [], end: refused('seal-of-other-contents') })
    })

    it('a final seal, and a journal of before the closing', () => {
      const view = closed(true)
      for (const role of ROLES) for (const page of JOURNAL_PAGES) put(view, role, page, journal(page))
      expect(run(view)).toEqual({ rules: [], end: refused('seal-of-other-contents') })
    })

    it('a machine that has erased its key signs none', () => {
      const view = closing(true, { ...context, machine: { ...context.machine, maySign: () => false } })
      expect(run(view)).toEqual({ rules: ['settle'], end: refused('signing-key-gone') })
    })

    it('of two sealed media the one that was changed is named, and the other tells the state', () => {
      for (const role of ROLES) {
        const view = closed(true)
        put(view, role, context.layout.ballots.first, rubbish)
        for (const page of JOURNAL_PAGES) put(view, role, page, journal(page))
        const journalThere = { newest: { content: { state: 'closed', final: true } } }
        expect(run(view)).toMatchObject({ rules: [], end: { damaged: role, journal: journalThere } })
      }
    })
  })

  it('a seal says what is there, and what the log says of the medium that failed (CLS-04)', () => {
    const view = untouched()
    const [box, log] = [
      { key: context.keys.pageCheck, binding: bindingOf(context) },
      { key: context.keys.log, binding: bindingOf(context) },
    ]
    const { ballots, spent } = context.layout
    for (const contest of [0, 1, 1]) {
      const page = ballots.first + ballots.count - 1 - view.notable.size
      put(view, 'duplicate', page, makeBallotPage(quickRecord(contest, page), page, box))
    }
    const mark = spent.first + spent.count - 1
    put(view, 'duplicate', mark, makeSpentPage(new Uint8Array(32).fill(1), mark, box))
    const minute = `${DAY_1}T10:30` as LocalMinute
    const events = [
      { type: 'made-votable', list: 1 },
      { type: 'medium-failed', medium: 'original', cause: 'pulled' },
    ] as const
    events.forEach((event, i) => {
      const page = context.layout.log.first + i
      put(view, 'duplicate', page, makeLogPage([{ minute, event }], NO_LINK, page, log))
    })
    const closed = { alone: true, day: dayNumber(DAY_1), content: { state: 'closed', final: true } } as const
    for (const page of JOURNAL_PAGES) put(view, 'duplicate', page, journal(page, closed))
    loseMedium(view, 'original')
    expect(run(view).rules).toContain('seal')
    const found = view.duplicate && reading(view.duplicate, finalSealPage(context.layout))
    const seal = found?.state === 'whole' ? parseSeal(pageBytes(found), () => true) : null
    expect(seal).toMatchObject({
      records: sealCounts(1, 2),
      spentMarks: 1,
      logPages: 2,
      lostPages: 0,
      failedMedium: { role: 'original', cause: 'pulled', minute: minuteNumber(minute) },
    })
  })

  describe('an entry of the log on one medium', () => {
    const { first, count } = context.layout.log
    const entry = (page: number, final = false) => {
      const check = { key: context.keys.log, binding: bindingOf(context) }
      const event = { type: 'closing', final } as const
      return makeLogPage([{ minute: `${DAY_1}T07:00` as LocalMinute, event }], NO_LINK, page, check)
    }

    it.each([first, first + count - 1])('page %i is the last of both – the other gets it', (page) => {
      for (const role of ROLES) {
        const view = untouched()
        put(view, role, page, entry(page))
        const other = role === 'original' ? 'duplicate' : 'original'
        expect(run(view)).toMatchObject({ rules: ['repair'], end: { type: 'done', lostPages: 0 } })
        expect(view[other] && reading(view[other], page)).toMatchObject({ state: 'whole' })
      }
    })

    it('with an entry behind it on either, or another one in its place – refused, nothing written', () => {
      for (const behind of ROLES) {
        const view = untouched()
        put(view, 'original', first, entry(first))
        put(view, behind, first + 1, entry(first + 1))
        expect(run(view)).toEqual({ rules: [], end: refused('pages-contradict') })
      }
      const differ = untouched()
      put(differ, 'original', first, entry(first))
      put(differ, 'duplicate', first, entry(first, true))
      expect(run(differ)).toEqual({ rules: [], end: refused('pages-contradict') })
    })
  })
})
