/** A contest's candidates in one table (T3): the number first, the bar in the row of its figure, namesakes apart by number and party. */

import type { ReactNode } from 'react'
import { type CandidateResult, type ContestResult, isJoined } from '#election/count/contest-result.ts'
import { inColumn, type Votes } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { electsHere, kindOf } from '#election/kinds/kinds.ts'
import { BarCell } from '#ui/components/bar-cell.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { type Column, Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { outcomeWords } from './outcome-words.ts'

type Say = ReturnType<typeof useText>
type Columns = readonly Column<CandidateResult>[]

export function ContestTable({ contest, final }: { readonly contest: ContestResult; readonly final: boolean }) {
  const say = useText()
  return (
    <Table
      caption={contest.title}
      columns={columnsOf(contest, say)}
      rows={contest.candidates}
      rowKey={(row) => String(row.number)}
      provisional={!final}
    />
  )
}

/** LAW-08: one face for all. */
function Letters({ of }: { readonly of: ReactNode }) {
  return <span className="candidate-letters">{of}</span>
}

function partyOf({ party }: CandidateResult): ReactNode {
  return <Letters of={party} />
}

function columnsOf(contest: ContestResult, say: Say): Columns {
  const { about } = kindOf(contest)
  const isAsked = about === 'choices'
  const ofParties = about === 'parties'
  return [
    { key: 'number', head: say(tallyWords.number), number: true, cell: (row) => row.number },
    {
      key: 'name',
      head: say(NAMES[about]),
      cell: (row) => <Letters of={<NameWithRuby name={row.name} kana={row.kana} />} />,
    },
    ...(isAsked || about === 'judges' ? [] : [{ key: 'party', head: say(PARTIES[about]), cell: partyOf }]),
    ...votesOf(contest, say),
    ...seatsOf(contest, say),
    ...judgesOf(contest, say),
    ...(!isJoined(contest) || !electsHere(contest) || ofParties || about === 'judges'
      ? []
      : [
          {
            key: 'outcome',
            head: say(isAsked ? tallyWords.answer : tallyWords.outcome),
            cell: ({ number, outcome }: CandidateResult) =>
              isParty(contest, number) ? '' : say(outcomeWords(outcome, contest)),
          },
        ]),
  ]
}

const NAMES = {
  people: tallyWords.candidate,
  choices: tallyWords.choice,
  judges: tallyWords.judge,
  parties: tallyWords.partyOfList,
  'open-lists': tallyWords.partyOrPerson,
} as const

const PARTIES = {
  people: tallyWords.party,
  choices: tallyWords.party,
  parties: tallyWords.shortName,
  'open-lists': tallyWords.shortOrParty,
} as const

/** A party of an open list: its people are elected, and it has seats. */
function isParty({ openLists }: ContestResult, number: number): boolean {
  return openLists?.some((each) => each.number === number) === true
}

/** In place of an outcome: a party has so many of the seats. Who is in the lot for one more is said with it. */
function seatsOf(contest: ContestResult, say: Say): Columns {
  const { lists, needsLot, openLists } = contest
  if (lists === undefined) return []
  const cell = ({ number }: CandidateResult) => {
    if (openLists !== undefined && !isParty(contest, number)) return ''
    const seats = lists.find((each) => each.number === number)?.seats ?? null
    const inLot =
      needsLot?.list === null && needsLot.numbers.includes(number) ? `（${say(tallyWords.outcome_lot)}）` : ''
    return seats === null ? say(tallyWords.seatsOpen) : `${figure(seats)}${inLot}`
  }
  return [{ key: 'seats', head: say(tallyWords.seatsOfList), number: true, cell }]
}

/** 国民審査: a judge has votes without a mark too, and is dismissed or not. */
function judgesOf({ judges }: ContestResult, say: Say): Columns {
  if (judges === undefined) return []
  const of = ({ number }: CandidateResult) => judges.find((each) => each.number === number)
  const told = inColumn(judges.map(({ unmarked }) => unmarked))
  return [
    {
      key: 'unmarked',
      head: say(tallyWords.unmarked),
      number: true,
      cell: (row) => {
        const unmarked = of(row)?.unmarked ?? null
        return unmarked === null ? '' : told(unmarked)
      },
    },
    {
      key: 'verdict',
      head: say(tallyWords.verdictOfJudge),
      cell: (row) => {
        const verdict = of(row)?.verdict ?? null
        return verdict === null ? '' : say(tallyWords[`judge_${verdict}`])
      },
    },
  ]
}

/** The words for the state of the figures, most important first. */
function votesOf({ state, uncontested, candidates, kind }: ContestResult, say: Say): Columns {
  if (uncontested) return []
  const machine = (row: CandidateResult) => (row.machine === null ? '' : figure(row.machine))
  const column = (key: string, head: string, cell: (row: CandidateResult) => string) => {
    return { key, head, number: true, cell }
  }
  const divided = (key: string, head: string, of: (row: CandidateResult) => Votes | null) => {
    const told = inColumn(candidates.map(of))
    return column(key, head, (row) => {
      const votes = of(row)
      return votes === null ? '' : told(votes)
    })
  }
  const words = kindOf({ kind }).about === 'judges' ? tallyWords.marked : tallyWords.votes
  const sum = divided('votes', say(words), ({ votes }) => votes)
  const bar = (figure: (row: CandidateResult) => number) => {
    const most = Math.max(...candidates.map(figure))
    const cell = (row: CandidateResult) => (
      <BarCell label={`${row.number} ${row.name}`} value={figure(row)} most={most} />
    )
    return { key: 'bar', head: say(tallyWords.bar), cell }
  }
  const alone = bar(({ machine: votes }) => votes ?? 0)
  const joined = bar(({ votes }) => votes ?? 0)
  switch (state) {
    case 'machine-untold':
    case 'joined-outcome':
    case 'not-opened':
      return []
    case 'machine-alone':
      return [column('machine', say(tallyWords.machineAlone), machine), alone]
    case 'joined-sum':
      return [sum, joined]
    case 'joined': {
      const paper = divided('paper', say(tallyWords.paperVotes), (row) => row.paper)
      return [sum, column('machine', say(tallyWords.machineVotes), machine), paper, joined]
    }
  }
}
