/** Sample data for tests of the exports: a contest of two, with shares of namesakes and cells that look like formulas. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { NO_PAPER } from '#election/count/paper.ts'
import { shareOf, sumOfVotes, wholeVotes } from '#election/count/votes-in-thousandths.ts'
import { contestId } from '#election/id-schemas.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'

export const HEAD = {
  use: 'fixture' as const,
  electionTitle: '見本市長選挙',
  municipality: '見本市',
  date: '2026-11-22' as LocalDate,
  madeAt: '2026-11-22T22:50' as LocalMinute,
}

const paper = sumOfVotes([wholeVotes(12), shareOf(1, 2, 3)])
export const CONTEST: ContestResult = {
  id: contestId.parse('mayor'),
  title: '見本市長選挙',
  seats: 1,
  kind: 'head',
  uncontested: false,
  state: 'joined',
  candidates: [
    ['=佐藤, 一郎', 100, 'won'],
    ['佐藤 "花"', 90, 'not-won'],
  ].map(([name, machine, outcome], i) => ({
    number: i + 1,
    name: String(name),
    kana: 'さとう',
    party: i === 0 ? '無所属' : '見本の会',
    machine: Number(machine),
    paper,
    votes: sumOfVotes([wholeVotes(Number(machine)), paper]),
    outcome: outcome as 'won' | 'not-won',
    reached: { minimum: true, deposit: true },
  })),
  valid: 190,
  ended: 7,
  invalid: 0,
  unopened: 0,
  records: 197,
  paper: { count: NO_PAPER, ballots: 26, cutOff: wholeVotes(0), nobodys: 0 },
  sum: { valid: wholeVotes(215), invalid: 1, cast: 216, takenAway: -2 },
  needsLot: null,
}

/** The same figures, asked as a question. */
export const QUESTION: ContestResult = {
  ...CONTEST,
  id: contestId.parse('bridge'),
  title: '新しい橋の建設',
  kind: 'question',
  question: { answers: 'yes-no' },
  verdict: 'carried',
  candidates: CONTEST.candidates.map((each, i) => ({
    ...each,
    name: i === 0 ? '賛成' : '反対',
    kana: i === 0 ? 'さんせい' : 'はんたい',
    party: '',
    reached: null,
  })),
}
