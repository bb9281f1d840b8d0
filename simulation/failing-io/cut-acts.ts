/** ISS-20: power goes in every write of the books and of the next start. Whichever machine goes on, its books agree with the card and count it once. */
import { assert } from '#election/assert.ts'
import { parseCardUid } from '#election/card/card-ids.ts'
import { STEPS_PER_ISSUE } from '#election/card/card-state.ts'
import { EVERY_CONTEST } from '#election/contests.ts'
import type { CardUid, ContestMask, MachineId, RollNumber } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import { type MovedMark, nobodysNumber } from '#election/roll/moved-mark.ts'
import {
  checked,
  givenOrdinary,
  issued,
  NEW_STANDING,
  replaced,
  returned,
  type Standing,
} from '#election/roll/standing.ts'
import { afterWay, type WayAct } from '#election/roll/ways.ts'
import type { Books } from '#issuer/services/books/books.ts'
import type { EnvelopeEntry } from '#issuer/services/books/envelope-entry.ts'
import { formOf } from '#issuer/services/books/row-form.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { firstRecord } from '#issuer/session/first-record.ts'
import type { Assistance, IssuerFacts } from '#issuer/session/state.ts'
import { must } from '#simulation/rooms/must.ts'
import { CUTS, CutBooks, FIRST, type Image, LIST_FILE, SPARE } from './cut-books.ts'

const BOTH = 3 as ContestMask
const BLANK = STEPS_PER_ISSUE
const OUT = issued(checked(NEW_STANDING, BOTH), BOTH)
const HELP: Assistance = {
  mode: 'proxy',
  assistants: ['補助 一子', '補助 二男'],
  cause: 'body',
  heard: true,
  agreed: true,
}
const PROVISIONAL: WayAct = {
  type: 'paper-given',
  paper: 'provisional',
  contests: BOTH,
  form: { ground: 'refusal-objected', decidedBy: 'officer', words: '立会人 春子に異議' },
}
const PAPERS_BACK: WayAct = { type: 'papers-back', papers: 2 }
const MORNING = firstRecord({ kiosks: [] as IssuerFacts['kiosks'] } as IssuerFacts)
/** This record of the day needs several pages of the medium. */
const DAY = { ...MORNING, closing: { ...MORNING.closing, reason: '一'.repeat(4000) } }

const uid = (card: number) => parseCardUid(`04${card.toString(16).padStart(12, '0')}`) as CardUid
const CARDS = Array.from({ length: 9 }, (_, card) => uid(card))
const entry = (card: number, envelope: 1 | 2): EnvelopeEntry => ({
  envelope,
  uid: uid(card),
  issueNumber: 1,
  contests: BOTH,
})
const lineFor = (card: 'unreadable' | 'lost'): EnvelopeEntry => ({
  envelope: card,
  uid: null,
  issueNumber: 0,
  contests: BOTH,
})

type Operation = Parameters<Books['begin']>[0]

/** An operation on a card; `moves` says whether the card's counter has moved before the books are called again. */
interface CardAct {
  readonly operation: Operation
  readonly helpers: Assistance | null
  readonly moves: boolean
  /** The entry that the envelopes get when the operation ends. */
  readonly kept: EnvelopeEntry | null
}

type Act = CardAct | ((books: Books) => Result<unknown, unknown>)

function issue(row: number, before: Standing, given: Partial<Operation> = {}): Operation {
  const after = given.replaces ? replaced(before, BOTH, given.replaces === 'lost') : issued(checked(before, BOTH), BOTH)
  return { kind: 'issue', replaces: null, row, before, after, contests: BOTH, uid: uid(row), counter: BLANK, ...given }
}

/** LAW-19: the first contest is voted on paper, so the card has only the second. */
function withPaper(row: number): Operation {
  const [paper, card] = [1, 2] as ContestMask[] as [ContestMask, ContestMask]
  return issue(row, NEW_STANDING, {
    after: issued(givenOrdinary(checked(NEW_STANDING, BOTH), paper), card),
    contests: card,
  })
}

function back(row: number): Operation {
  const after = returned(OUT, BOTH, BOTH, true)
  return { ...issue(row, NEW_STANDING), kind: 'return', before: OUT, after, counter: BLANK + 1 }
}

function movedFrom(books: Books, row: number, to: RollNumber, nobody: MovedMark['nobody']): MovedMark {
  const from = books.voterAt(row).rollNo
  return { from, to, last: from, nobody, words: '生年月日だけで選んだ' }
}

export const BOOK_ACTS: readonly (readonly [string, Act])[] = [
  ['a card is issued', { operation: issue(0, NEW_STANDING), helpers: null, moves: true, kept: null }],
  ['a card is issued to a helped voter', { operation: issue(0, NEW_STANDING), helpers: HELP, moves: true, kept: null }],
  ['the issue is cancelled', { operation: issue(0, NEW_STANDING), helpers: HELP, moves: false, kept: null }],
  [
    'a used card is issued',
    { operation: issue(0, NEW_STANDING, { counter: BLANK + 255 }), helpers: null, moves: true, kept: null },
  ],
  [
    'a card of the one contest and the paper of the other',
    { operation: withPaper(0), helpers: HELP, moves: true, kept: null },
  ],
  ['the same, cancelled', { operation: withPaper(0), helpers: HELP, moves: false, kept: null }],
  ['a card comes back', { operation: back(1), helpers: null, moves: true, kept: entry(1, 1) }],
  ['the return is cancelled', { operation: back(1), helpers: null, moves: false, kept: null }],
  [
    'a card in place of an unreadable one',
    {
      operation: issue(1, OUT, { replaces: 'unreadable', uid: uid(5) }),
      helpers: null,
      moves: true,
      kept: lineFor('unreadable'),
    },
  ],
  [
    'a card in place of a lost one',
    { operation: issue(1, OUT, { replaces: 'lost', uid: uid(5) }), helpers: HELP, moves: true, kept: lineFor('lost') },
  ],
  [
    'the card in place of a lost one is cancelled',
    { operation: issue(1, OUT, { replaces: 'lost', uid: uid(5) }), helpers: null, moves: false, kept: null },
  ],
  [
    'a provisional ballot is given',
    (books) => books.change(0, afterWay(NEW_STANDING, PROVISIONAL), formOf(PROVISIONAL)),
  ],
  [
    'a mark goes to the row of who came',
    (books) =>
      books.moveMark(1, 0, {
        ...DAY,
        roll: { ...DAY.roll, moved: [movedFrom(books, 1, books.voterAt(0).rollNo, null)] },
      }),
  ],
  [
    'a mark goes to nobody',
    (books) => {
      const nobody = { place: 3, sex: 'F' } as const
      const moved = [movedFrom(books, 1, nobodysNumber(nobody.place), nobody)]
      return books.moveMark(1, books.orderRow(nobody.place), { ...DAY, roll: { ...DAY.roll, moved } })
    },
  ],
  ['absentee papers come back', (books) => books.change(0, afterWay(NEW_STANDING, PAPERS_BACK), null)],
  ['a found card is kept', (books) => books.keepFoundCard(entry(6, 2))],
  ['finished cards are brought', (books) => books.countCardsBrought(1)],
  ['a roll list is taken in', (books) => atOnce(books.takeInList(LIST_FILE))],
  ['the day is saved', (books) => books.saveDay({ ...DAY, closing: { ...DAY.closing, reason: '二'.repeat(4000) } })],
  [
    'the books are closed',
    (books) => {
      books.close()
      return { ok: true, value: undefined }
    },
  ],
]

export interface CutsInAnAct {
  readonly cuts: number
  readonly violations: readonly string[]
}

const STARTS: readonly (readonly MachineId[])[] = [[FIRST], [SPARE, FIRST]]

/** @param twice true: power goes during every write of the next start as well */
export function cutEveryWrite(act: Act, twice: boolean): CutsInAnAct {
  const rig = new CutBooks()
  try {
    return new CutAct(rig, act).everyWrite(twice)
  } finally {
    rig.remove()
  }
}

interface Played {
  /** The books accepted the operation, and the card's counter moved. */
  readonly moved: boolean
  /** No call reported a failure. */
  readonly done: boolean
}

class CutAct {
  readonly #rig: CutBooks
  readonly #act: Act
  readonly #morning: Image
  readonly #before: string
  readonly #after: string
  readonly #violations: string[] = []
  #cuts = 0

  constructor(rig: CutBooks, act: Act) {
    this.#rig = rig
    this.#act = act
    this.#morning = morningOf(rig)
    rig.restore(this.#morning)
    this.#before = rig.seen(opened(rig, FIRST), CARDS)
    rig.restore(this.#morning)
    assert(play(opened(rig, FIRST), act).done, 'cut books: the act succeeds on disks that work')
    rig.powered()
    this.#after = rig.seen(opened(rig, FIRST), CARDS)
  }

  everyWrite(twice: boolean): CutsInAnAct {
    const rig = this.#rig
    const writes = this.#writesOf(this.#morning, FIRST, this.#act)
    // A saved day has eighteen writes. The gate cuts power in some of them, the lane in all.
    const step = twice ? 1 : Math.ceil(writes.length / 6)
    for (const cutAt of writes.filter((_, at) => at % step === 0 || at === writes.length - 1)) {
      for (const kind of CUTS) {
        rig.restore(this.#morning, cutAt, kind)
        const played = play(opened(rig, FIRST), this.#act)
        assert(rig.wasCut, 'cut books: the write is reached again')
        const where = `write ${cutAt} ${kind}`
        const cut = rig.keep()
        for (const machines of STARTS) {
          this.#goesOn(cut, machines, played, where)
          if (twice) this.#cutAgain(cut, machines, played, where)
        }
      }
    }
    return { cuts: this.#cuts, violations: this.#violations }
  }

  #cutAgain(cut: Image, machines: readonly MachineId[], played: Played, where: string): void {
    const [next = FIRST] = machines
    for (const again of this.#writesOf(cut, next, null)) {
      for (const kind of CUTS) {
        this.#rig.restore(cut, again, kind)
        if (this.#rig.start(next) !== null) this.#violations.push(`${where}: ${next} starts on a disk that fails`)
        // A start that was cut after it had named the unreadable rows has already written what it presumed: the next start names none.
        const heard = this.#rig.unreadable > 0
        this.#goesOn(this.#rig.keep(), machines, played, `${where}, then ${again} ${kind} of ${next}`, heard)
      }
    }
  }

  #goesOn(from: Image, machines: readonly MachineId[], played: Played, where: string, heard = false): void {
    const [rig, act] = [this.#rig, this.#act]
    this.#cuts++
    rig.restore(from)
    for (const machine of machines) {
      rig.powered()
      const books = opened(rig, machine)
      // A row was torn while no operation was open: the officer is shown that, and nobody gets a second right (docs/formats/take-over-medium.md).
      if ((heard || rig.unreadable > 0) && typeof act === 'function') {
        // A mark that moves is on the page of the desk, and its two rows with it.
        const isPresumed = books.standing(0).out === EVERY_CONTEST
        if (!isPresumed && rig.seen(books, CARDS) !== this.#after)
          this.#violations.push(`${where}: ${machine} gives a right again`)
        return
      }
      settle(books, act, played.moved)
      const seen = rig.seen(books, CARDS)
      const undone = typeof act === 'function' ? !played.done && seen === this.#before : !played.moved
      const right = undone ? this.#before : this.#after
      if (seen !== right) this.#violations.push(`${where}: ${machine} ${difference(seen, right)}`)
    }
  }

  /** Numbers of the operations of this act that change the disk or the medium; without an act, those of the start itself. */
  #writesOf(from: Image, machine: MachineId, act: Act | null): readonly number[] {
    const rig = this.#rig
    rig.restore(from)
    const books = opened(rig, machine)
    if (act === null) return [...rig.writes]
    const before = rig.writes.length
    play(books, act)
    return rig.writes.slice(before)
  }
}

/** The morning: cards are out with their helpers, one is back, one was replaced as unreadable (its line looks like any other), the day is saved. */
function morningOf(rig: CutBooks): Image {
  const books = opened(rig, FIRST)
  must(books.saveDay(DAY))
  for (const row of [1, 2, 3])
    play(books, { operation: issue(row, NEW_STANDING), helpers: HELP, moves: true, kept: null })
  play(books, { operation: back(2), helpers: null, moves: true, kept: entry(2, 1) })
  const another = issue(3, OUT, { replaces: 'unreadable', uid: uid(4) })
  play(books, { operation: another, helpers: null, moves: true, kept: lineFor('unreadable') })
  must(books.countCardsBrought(1))
  return rig.keep()
}

function opened(rig: CutBooks, issuer: MachineId): Books {
  const books = rig.start(issuer)
  assert(books !== null, 'cut books: a start on disks that work')
  return books
}

function play(books: Books, act: Act): Played {
  if (typeof act === 'function') return { moved: false, done: act(books).ok }
  if (!books.begin(act.operation, act.helpers).ok) return { moved: false, done: false }
  const ended = act.moves ? books.finish(act.kept) : books.cancel()
  return { moved: act.moves, done: ended.ok }
}

/** Does what people do after the next start: they lay the card down, and its counter shows whether it has moved. */
function settle(books: Books, act: Act, moved: boolean): void {
  if (books.operation() === null || typeof act === 'function') return
  must(moved ? books.finish(act.kept) : books.cancel())
}

function difference(seen: string, right: string): string {
  const [is, should] = [seen.split(','), right.split(',')]
  return is.flatMap((part, at) => (part === should[at] ? [] : [`has ${part}, not ${should[at]}`])).join('; ')
}
