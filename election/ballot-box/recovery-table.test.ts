/** The rows of docs/formats/ballot-box.md §13 that are about media; those about cards are the kiosk session's. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import type { ContestBit } from '#election/ids.ts'
import { sign } from '#election/keys/signature.ts'
import { dayNumber, type LocalMinute } from '#election/time.ts'
import {
  allContests,
  DAY_1,
  ELECTION,
  freshPair,
  KEY_SET,
  MACHINE,
  machineKey,
  PAIR,
  quickRecord,
  STATION,
  seeded,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { makeBallotPage } from './ballot-page.ts'
import { boxKeys } from './box-keys.ts'
import { encryptJournal, type JournalContent, type JournalPage } from './journal.ts'
import { finalSealPage, JOURNAL_PAGES, PAGE_BYTES, type Role } from './layout.ts'
import { makeLogPage, NO_LINK } from './log-page.ts'
import { next } from './next.ts'
import { requestClose, requestRecord } from './requests.ts'
import { sealPageOf } from './rule-repair.ts'
import type { Rule, Settled, Step } from './step.ts'
import {
  applyWrites,
  type BoxContext,
  bindingOf,
  emptyView,
  loseMedium,
  type PairView,
  pairView,
  reading,
  readPage,
} from './view.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
const randomness = seeded('recovery table')
const fresh = freshPair({ contests: 2 })
const context: BoxContext = {
  electionId: ELECTION,
  keySet: KEY_SET,
  station: STATION,
  pair: PAIR,
  layout: fresh.layout,
  days: [dayNumber(DAY_1)],
  keys: boxKeys(stationSecret, ELECTION, PAIR),
  sha256,
  machine: { id: MACHINE, signSeal: (message) => sign('closing-seal', message, machineKey.secretKey) },
  verifySeal: () => true,
}

function untouched(): PairView {
  const view = pairView(context, emptyView(context.layout), emptyView(context.layout))
  for (const role of ROLES) applyWrites(view, role, fresh[role])
  return view
}

/** Barriers until done or refused, and the rules that wrote. */
function run(view: PairView): { rules: Rule[]; end: Exclude<Step, { type: 'barrier' }> } {
  const rules: Rule[] = []
  for (let i = 0; i < 40; i++) {
    const step = next(view, randomness)
    if (step.type !== 'barrier') return { rules, end: step }
    rules.push(step.rule)
    for (const role of ROLES) if (step[role].length > 0) applyWrites(view, role, step[role])
  }
  throw new Error('does not end')
}

function settled(view: PairView): Settled {
  const { end } = run(view)
  if (end.type !== 'done') throw new Error(end.refusal.type)
  return end
}

function intent(view: PairView, contests = 2, contest = 0) {
  const request = {
    token: token(1),
    cardContests: allContests(contests),
    contest: contest as ContestBit,
    record: quickRecord(contest, 1),
    today: dayNumber(DAY_1),
    act: 'vote' as const,
  }
  const barrier = requestRecord(view, settled(view), request, randomness)
  if (!barrier.ok) throw new Error(barrier.error.type)
  return barrier.value
}

function put(view: PairView, role: Role, page: number, bytes: Uint8Array): void {
  applyWrites(view, role, [{ page, bytes }])
}

/** Journal page content as this station's kiosks would write it. */
function journal(seq: number, change: Partial<JournalPage> = {}): Uint8Array {
  const content: JournalContent = { state: 'idle' }
  const counts = { finished: 0, endedByStaff: 0, released: 0 }
  const page: JournalPage = { seq, alone: false, day: 0, counts, content, ...change }
  return encryptJournal(page, { key: context.keys.journal, binding: bindingOf(context) }, randomness)
}

const refused = (type: string) => ({ type: 'refuse', refusal: { type } })
const rubbish = new Uint8Array(PAGE_BYTES).fill(0x33)
const stateOf = (end: { type: string } | Settled) => ('journal' in end ? end.journal.newest.content.state : end.type)

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

  describe('what the journal names', () => {
    const session = { token: token(1), contests: allContests(2), done: allContests(1) }
    const [slot, spentSlot] = [context.layout.ballots.first, context.layout.spent.first]
    const naming = (content: JournalContent) => {
      const view = untouched()
      const bytes = journal(4, { day: dayNumber(DAY_1), content })
      for (const role of ROLES) put(view, role, JOURNAL_PAGES[0], bytes)
      return view
    }
    const vote = { state: 'intent', ...session, contest: 1 as ContestBit, record: quickRecord(1, 1) } as const

    it.each([
      ['a ballot among the spent marks', { ...vote, slot: spentSlot, spentSlot }],
      ['a spent mark among the ballots', { ...vote, slot, spentSlot: slot + 1 }],
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

  it('17, 18: CLOSED – settle, seal original, seal duplicate; then nothing', () => {
    const view = untouched()
    const close = requestClose(view, settled(view), { today: dayNumber(DAY_1), final: true }, randomness)
    if (!close.ok) throw new Error(close.error.type)
    for (const role of ROLES) applyWrites(view, role, close.value[role])
    expect(run(view).rules).toEqual(['settle', 'seal', 'final-seal'])
    expect(run(view).rules).toEqual([])
    // 19: something on the duplicate changes afterwards: named, and left as it is.
    put(view, 'duplicate', context.layout.ballots.first, rubbish)
    expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', damaged: 'duplicate' } })
    put(view, 'duplicate', finalSealPage(context.layout), rubbish)
    expect(run(view)).toMatchObject({ rules: [], end: { type: 'done', damaged: 'duplicate' } })
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
