/** The people count cards, papers and tickets of each voter by themselves, apart from the books (`election/roll/standing.ts`, `books/sums.ts`). */
import type { Sex } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import { ORDER_ROWS_MAX, orderNumber } from '#election/roll/order-row.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { Replaced } from '#issuer/session/screen-event.ts'
import type { Counts } from '#issuer/session/state.ts'

/** As many as an election can have; the books are held against all of them. */
export const BITS = [0, 1, 2, 3, 4, 5, 6] as const
type PerContest = readonly number[]
type PaperWay = 'braille' | 'provisional'

export interface Row {
  /** Rights that are on a card, voted or not. */
  readonly out: ContestMask
  /** Rights among these whose card was lost and replaced, so that two cards have them (D-07). */
  readonly lost: ContestMask
  /** `cards` were handed out; `back` of them came back with nothing voted. */
  readonly cards: number
  readonly back: number
  readonly way: PaperWay | 'none'
  readonly ballots: ContestMask
  /** LAW-19: contests for which the voter has an ordinary paper; other contests may be on a card. */
  readonly ordinary: ContestMask
  readonly reissued: boolean
  readonly declared: boolean
  readonly refused: Standing['refused']
  readonly proxyRefused: boolean
  readonly absentee: boolean
}

export interface Account {
  readonly rows: readonly Row[]
  readonly issued: PerContest
  readonly returned: PerContest
  readonly found: PerContest
  readonly replaced: PerContest
  readonly unreadable: PerContest
  /** Cards in the two envelopes. */
  readonly inEnvelope: number
  readonly foundCards: number
  /** LAW-12: the tickets of all days up to each evening; they are in its bundle (TRN-02). */
  readonly bundled: readonly number[]
}

export const VOTERS = 7
/** The place of the voter whom a list adds to the roll (ELG-02a). */
export const ADDED = VOTERS + ORDER_ROWS_MAX
/** Voters who may be in the books: those of the roll, those entered at the desk (ELG-01), and the one whom a list adds. */
export const PEOPLE = ADDED + 1
const ADDED_NUMBER = VOTERS + 1

export function placeOf(rollNo: string): number {
  if (rollNo.startsWith('決')) return VOTERS + Number(rollNo.slice(1)) - 1
  return Number(rollNo) === ADDED_NUMBER ? ADDED : Number(rollNo) - 1
}

export function numberAt(place: number): string {
  if (place === ADDED) return String(ADDED_NUMBER)
  return place < VOTERS ? String(place + 1) : orderNumber(place - VOTERS)
}

export type Change = (account: Account) => Account

const NOTHING: PerContest = BITS.map(() => 0)
const NOBODY: Row = {
  out: 0 as ContestMask,
  lost: 0 as ContestMask,
  cards: 0,
  back: 0,
  way: 'none',
  ballots: 0 as ContestMask,
  ordinary: 0 as ContestMask,
  reissued: false,
  declared: false,
  refused: 'none',
  proxyRefused: false,
  absentee: false,
}

export function emptyAccount(): Account {
  return {
    rows: Array.from({ length: PEOPLE }, () => NOBODY),
    issued: NOTHING,
    returned: NOTHING,
    found: NOTHING,
    replaced: NOTHING,
    unreadable: NOTHING,
    inEnvelope: 0,
    foundCards: 0,
    bundled: [],
  }
}

export const same: Change = (account) => account

export function isIn(mask: number, bit: number): boolean {
  return (mask & (1 << bit)) !== 0
}

function more(sums: PerContest, mask: number): PerContest {
  return sums.map((sum, bit) => sum + (isIn(mask, bit) ? 1 : 0))
}

export function ofRow(voter: number, changes: (row: Row) => Partial<Row>): Change {
  return (account) => ({
    ...account,
    rows: account.rows.map((row, place) => (place === voter ? { ...row, ...changes(row) } : row)),
  })
}

function both(...changes: readonly Change[]): Change {
  return (account) => changes.reduce((now, change) => change(now), account)
}

/** @param papers contests of the ordinary papers that the voter gets with the card (LAW-19) */
export function cardIssued(voter: number, contests: ContestMask, papers: ContestMask): Change {
  return both(
    ofRow(voter, (row) => ({ out: (row.out | contests) as ContestMask, cards: row.cards + 1 })),
    ordinaryGiven(voter, papers),
    (account) => ({ ...account, issued: more(account.issued, contests) }),
  )
}

/** D-07: another card has the same right, so `issued` stays as it is. */
export function cardReplaced(voter: number, contests: ContestMask, card: Replaced): Change {
  const line = (account: Account): Account => {
    if (card === 'lost') return { ...account, replaced: more(account.replaced, contests) }
    // If the unreadable card is the voter's only one, it also has the rights of contests that no card can hold now (LAW-19).
    const { out, cards, back } = account.rows[voter] ?? NOBODY
    const counted = cards - back === 1 ? out : contests
    const [replaced, unreadable] = [more(account.replaced, counted), more(account.unreadable, counted)]
    return { ...account, replaced, unreadable, inEnvelope: account.inEnvelope + 1 }
  }
  const lost = (row: Row) => (card === 'lost' ? ((row.lost | contests) as ContestMask) : row.lost)
  return both(
    line,
    ofRow(voter, (row) => ({ lost: lost(row), cards: row.cards + 1 })),
  )
}

/** @param whole nobody voted with the card */
export function cardReturned(voter: number, contests: ContestMask, whole: boolean): Change {
  return both(
    ofRow(voter, (row) => ({ out: (row.out & ~contests) as ContestMask, back: row.back + (whole ? 1 : 0) })),
    (account) => ({
      ...account,
      returned: more(account.returned, contests),
      inEnvelope: account.inEnvelope + 1,
    }),
  )
}

/** ISS-14 */
export function cardFound(contests: ContestMask): Change {
  return (account) => ({ ...account, found: more(account.found, contests), foundCards: account.foundCards + 1 })
}

export function paperGiven(voter: number, way: PaperWay, contests: ContestMask, insists: Standing['refused']): Change {
  return ofRow(voter, (row) => ({
    way,
    ballots: (row.ballots | contests) as ContestMask,
    refused: insists === 'none' ? row.refused : insists,
  }))
}

/** LAW-19 */
export function ordinaryGiven(voter: number, contests: ContestMask): Change {
  return ofRow(voter, (row) => ({ ordinary: (row.ordinary | contests) as ContestMask }))
}

export function paperTakenBack(voter: number, contests: ContestMask): Change {
  return ofRow(voter, (row) => {
    const ballots = (row.ballots & ~contests) as ContestMask
    const ordinary = (row.ordinary & ~contests) as ContestMask
    return { ballots, ordinary, way: ballots === 0 ? 'none' : row.way }
  })
}

/** The desk keeps one ticket of each voter who has a card, or had one and voted. */
export function ticketsOf({ rows }: Account): number {
  return rows.filter(({ out }) => out !== 0).length
}

export const bundleTickets: Change = (account) => ({ ...account, bundled: [...account.bundled, ticketsOf(account)] })

/** @param days that are over; a ticket of one of them that was given back is missing in this day's bundle */
export function ticketsOfDay(account: Account, days: number): number {
  return ticketsOf(account) - (account.bundled[days - 1] ?? 0)
}

function sum(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

/** The figures that the books must show. Marks that wait for a card have a rule of their own (TRN-04). */
export function countsOf(account: Account, sexOf: (voter: number) => Sex, contests: readonly number[]) {
  const { rows } = account
  const bySex = (isOne: (row: Row) => boolean) => {
    const of = (sex: Sex) => rows.filter((row, voter) => isOne(row) && sexOf(voter) === sex).length
    return { men: of('M'), women: of('F'), unsaid: of('U') }
  }
  return {
    contests: contests.map((bit) => ({
      issued: account.issued[bit as 0],
      returned: account.returned[bit as 0],
      found: account.found[bit as 0],
      replaced: account.replaced[bit as 0],
      unreadable: account.unreadable[bit as 0],
      ...bySex((row) => isIn(row.out, bit)),
      braille: bySex((row) => row.way === 'braille' && isIn(row.ballots, bit)),
      provisional: bySex((row) => row.way === 'provisional' && isIn(row.ballots, bit)),
      ordinary: bySex((row) => isIn(row.ordinary, bit)),
    })),
    cardsIssued: sum(rows, ({ cards }) => cards),
    cardsReturned: sum(rows, ({ back }) => back),
    tickets: ticketsOf(account),
    cardsInEnvelope: account.inEnvelope,
    cardsFound: account.foundCards,
    onPaper: rows.filter(({ out, ballots, ordinary }) => out === 0 && (ballots | ordinary) !== 0).length,
    ticketsReissued: rows.filter(({ reissued }) => reissued).length,
    declarations: rows.filter(({ declared }) => declared).length,
    refusals: rows.filter(({ refused }) => refused !== 'none').length,
    proxiesRefused: rows.filter(({ proxyRefused }) => proxyRefused).length,
    absenteeReturned: rows.filter(({ absentee }) => absentee).length,
  } satisfies Partial<Record<keyof Counts | 'tickets', unknown>>
}
