/**
 * ISS-02, ELG-02a: whatever is said of a row, and in whatever order, no contest is open that was used, and none is closed that was not. The
 * truth is kept beside the words, by its own short rules: `election/roll/row-grounds.ts` is not asked what it should be.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContestMask, RollNumber } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { earlyOf } from '#election/roll/contest-right.ts'
import { type Grounds, groundsOf, isTwice, shownOf } from '#election/roll/row-grounds.ts'
import { afterWord, groundsAfter, listedChange, type RowWord } from '#election/roll/row-word.ts'

const rollNo = '1' as RollNumber
const box = 'ab'.repeat(16) as Handle
const ALL = 7

interface Truth {
  /** Contests taken early where another system has the roll. */
  readonly elsewhere: number
  /** Contests taken at an early-voting station, one bit each. */
  readonly early: number
  readonly provisional: boolean
  readonly papers: 'none' | 'out' | 'voted'
  readonly right: boolean
  readonly online: 'none' | 'box' | 'voted'
}
interface Said {
  readonly word: Omit<RowWord, 'rollNo'>
  /** Null: nobody can say it now. */
  readonly after: (truth: Truth) => Truth | null
}

const NOTHING: Truth = { elsewhere: 0, early: 0, provisional: false, papers: 'none', right: true, online: 'none' }
const onlyIf = (can: boolean, truth: Truth) => (can ? truth : null)
const early = (contests: number, provisional = false): Said => ({
  word: {
    ...{ mark: 'early_voted', cause: 'early-voting' },
    ...(contests === ALL ? {} : { early: contests as ContestMask }),
    ...(provisional ? { isProvisional: true as const } : {}),
  },
  after: (truth) =>
    onlyIf((truth.early & ~contests) === 0 && truth.early !== contests, { ...truth, early: contests, provisional }),
})
const noRight = (mark: RowWord['mark'], cause: RowWord['cause']): Said => ({
  word: { mark, cause },
  after: (truth) => onlyIf(truth.right, { ...truth, right: false }),
})
const right = (cause: RowWord['cause']): Said => ({
  word: { mark: 'none', cause },
  after: (truth) => onlyIf(!truth.right, { ...truth, right: true }),
})
const WORDS: Readonly<Record<string, Said>> = {
  'an early vote': early(ALL),
  'one contest early': early(1),
  'two contests early': early(3),
  'one contest early, told by another system': {
    word: { mark: 'early_voted', cause: 'early-voting', early: 2 as ContestMask, isTold: true },
    after: (truth) =>
      onlyIf((truth.elsewhere & 2) === 0 && (truth.early & 2) === 0, { ...truth, elsewhere: truth.elsewhere | 2 }),
  },
  'another contest early, told by another system': {
    word: { mark: 'early_voted', cause: 'early-voting', early: 4 as ContestMask, isTold: true },
    after: (truth) =>
      onlyIf((truth.elsewhere & 4) === 0 && (truth.early & 4) === 0, { ...truth, elsewhere: truth.elsewhere | 4 }),
  },
  'no early vote after all, told by another system': {
    word: { mark: 'none', cause: 'early-voting', isTold: true },
    after: (truth) => onlyIf(truth.elsewhere !== 0 && truth.early === 0, { ...truth, elsewhere: 0 }),
  },
  'a provisional early vote': early(ALL, true),
  'an early card came back': {
    word: { mark: 'none', cause: 'early-voting' },
    after: (truth) => onlyIf(truth.early !== 0, { ...truth, early: 0, provisional: false }),
  },
  'absentee papers': {
    word: { mark: 'absentee_issued', cause: 'absentee' },
    after: (truth) => onlyIf(truth.papers === 'none', { ...truth, papers: 'out' }),
  },
  'an absentee vote': {
    word: { mark: 'absentee_voted', cause: 'absentee' },
    after: (truth) => onlyIf(truth.papers !== 'voted', { ...truth, papers: 'voted' }),
  },
  'absentee papers came back': {
    word: { mark: 'none', cause: 'absentee-returned' },
    after: (truth) => onlyIf(truth.papers === 'out', { ...truth, papers: 'none' }),
  },
  'no absentee vote after all': {
    word: { mark: 'none', cause: 'entered-by-mistake' },
    after: (truth) => onlyIf(truth.papers === 'voted' && truth.right, { ...truth, papers: 'none' }),
  },
  death: noRight('died', 'death'),
  disqualified: noRight('disqualified', 'disqualified'),
  'alive after all': right('entered-by-mistake'),
  'a right by judgment': right('court'),
  'a box': {
    word: { mark: 'online', cause: 'online', box },
    after: (truth) => onlyIf(truth.online === 'none', { ...truth, online: 'box' }),
  },
  'an online vote': {
    word: { mark: 'online_voted', cause: 'online', box },
    after: (truth) => onlyIf(truth.online !== 'voted', { ...truth, online: 'voted' }),
  },
  'an online vote that may be void': {
    word: { mark: 'online_void_first', cause: 'online', box },
    after: (truth) => onlyIf(truth.online !== 'voted', { ...truth, online: 'voted' }),
  },
}

/** As the desk goes by the mark alone; what asks for a person's word first is open to that word. */
function openAtTheDesk(grounds: Grounds): { readonly contests: number; readonly mark: string } {
  const { mark, early } = shownOf(grounds)
  const isOpen = ['none', 'online', 'absentee_issued', 'online_void_first'].includes(mark)
  if (mark === 'early_voted') return { contests: ALL & ~earlyOf({ mark, early }), mark }
  return { contests: isOpen ? ALL : 0, mark }
}

function faultsOf(grounds: Grounds, truth: Truth): readonly string[] {
  const { elsewhere, provisional, papers, right, online } = truth
  const early = truth.early | elsewhere
  const { contests, mark } = openAtTheDesk(grounds)
  const hasVoted = papers === 'voted' || elsewhere !== 0 || (truth.early !== 0 && !provisional)
  const shouldBeTwice = online === 'voted' && hasVoted
  const isAlone = online === 'voted' && early === 0 && papers !== 'voted'
  const isFree = right && papers === 'none' && online !== 'voted'
  return [
    ...((contests & early) === 0 ? [] : ['a contest that was taken early is open']),
    ...(papers === 'voted' && contests !== 0 ? ['a card beside the absentee vote'] : []),
    ...(papers === 'voted' && early !== 0 && mark === 'absentee_voted'
      ? ['an envelope that is taken in beside a card']
      : []),
    ...(papers === 'out' && contests !== 0 && mark !== 'absentee_issued'
      ? ['a card, and nobody asks for the papers']
      : []),
    ...(right || contests === 0 ? [] : ['a card without the right']),
    ...(isAlone && contests !== 0 && mark !== 'online_void_first' ? ['a card beside the online vote'] : []),
    ...(isTwice(grounds) === shouldBeTwice
      ? []
      : [shouldBeTwice ? 'an online vote beside another is not void' : 'the only vote is void']),
    ...(online === 'voted' && shownOf(grounds).box === undefined ? ['a box with a vote that no list names'] : []),
    ...(isFree && contests !== (ALL & ~early) ? ['a contest that nobody gives'] : []),
  ]
}

/** The next round of lists knows of the row what this one's list says, and nothing else. */
function said(before: Grounds, { word }: Said): Grounds {
  const whole = { rollNo, ...word }
  const change = listedChange(before, afterWord(before, whole), whole)
  return change === null ? before : groundsAfter(change)
}

describe('words of one row that meet', () => {
  test('every row of up to four words that people can say leaves each contest as it is', () => {
    let rows = 0
    const walk = (names: readonly string[], grounds: Grounds, truth: Truth) => {
      for (const [name, each] of Object.entries(WORDS)) {
        const next = each.after(truth)
        if (next === null) continue
        rows++
        const after = said(grounds, each)
        expect(faultsOf(after, next), [...names, name].join(' → ')).toEqual([])
        if (names.length < 3) walk([...names, name], after, next)
      }
    }
    walk([], {}, NOTHING)
    expect(rows).toBeGreaterThan(5000)
  })

  test('any number of words, in one round or in many', () => {
    const names = fc.array(fc.tuple(fc.constantFrom(...Object.keys(WORDS)), fc.boolean()), { maxLength: 24 })
    fc.assert(
      fc.property(names, (spoken) => {
        let [listed, grounds, truth]: [Grounds, Grounds, Truth] = [{}, {}, NOTHING]
        for (const [name, endsRound] of spoken) {
          const each = WORDS[name] as Said
          const next = each.after(truth)
          if (next === null) continue
          truth = next
          const whole = { rollNo, ...each.word }
          grounds = afterWord(grounds, whole)
          expect(faultsOf(grounds, truth), name).toEqual([])
          if (!endsRound) continue
          const change = listedChange(listed, grounds, whole)
          listed = change === null ? listed : groundsAfter(change)
          expect(listed, name).toEqual(grounds)
          grounds = listed
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('a mark of the roll is a ground, and shows as it is there', () => {
    for (const mark of ['none', 'struck', 'died', 'absentee_voted', 'absentee_issued', 'early_voted'] as const)
      expect(shownOf(groundsOf({ mark })).mark).toBe(mark)
    expect(shownOf(groundsOf({ mark: 'early_voted', early: 2 as ContestMask }))).toEqual({
      mark: 'early_voted',
      early: 2,
    })
  })

  test('who was struck by mistake and had voted early has voted early', () => {
    const words = ['an early vote', 'death', 'alive after all'] as const
    const after = words.reduce<Grounds>((grounds, name) => said(grounds, WORDS[name] as Said), {})
    expect(shownOf(after)).toEqual({ mark: 'early_voted' })
  })

  test('a provisional ballot leaves the online vote until somebody decides', () => {
    const words = ['an online vote', 'a provisional early vote'] as const
    const after = words.reduce<Grounds>((grounds, name) => said(grounds, WORDS[name] as Said), {})
    expect([isTwice(after), shownOf(after)]).toEqual([false, { mark: 'early_voted', box }])
  })
})
