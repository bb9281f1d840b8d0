/** 比例代表: who of each list is elected by its seats, and who hangs on the districts or on the meeting's lot. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { type ListResult, votesOfList } from '#election/count/lists-seated.ts'
import { inColumn } from '#election/count/votes-in-thousandths.ts'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'

export function ListsSeated({ contest: { candidates, lists, openLists } }: { readonly contest: ContestResult }) {
  const say = useText()
  if (lists === undefined) return openLists === undefined ? null : <VotesOfLists {...{ candidates, openLists }} />
  if (lists.some(({ seats }) => seats === null)) return <p data-seats="open">{say(tallyWords.seatsOpenWhy)}</p>
  const partyOf = (list: number) => candidates.find(({ number }) => number === list)?.name ?? ''
  const seated = lists.filter(({ seats }) => seats !== 0)
  const head = openLists === undefined ? tallyWords.rank : tallyWords.specialRank
  return (
    <>
      {openLists !== undefined && <VotesOfLists {...{ candidates, openLists }} />}
      {seated.map((list) => (
        <Seated key={list.number} list={list} party={partyOf(list.number)} rank={say(head)} />
      ))}
    </>
  )
}

type OpenLists = Required<Pick<ContestResult, 'candidates' | 'openLists'>>

/** PEO 95-3(1): a vote for a person is one for the list. Nothing is said of a list of which a figure is held back. */
function VotesOfLists({ candidates, openLists = [] }: OpenLists) {
  const say = useText()
  const rows = openLists.flatMap((list) => {
    const votes = votesOfList(list, candidates)
    const party = candidates.find(({ number }) => number === list.number)
    return votes === null || party === undefined ? [] : [{ number: list.number, party: party.name, votes }]
  })
  if (rows.length === 0) return null
  type Row = (typeof rows)[number]
  const told = inColumn(rows.map(({ votes }) => votes))
  const caption = say(tallyWords.votesOfLists)
  return (
    <section>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        columns={[
          { key: 'number', head: say(tallyWords.number), number: true, cell: ({ number }: Row) => number },
          {
            key: 'party',
            head: say(tallyWords.partyOfList),
            cell: ({ party }: Row) => <span className="candidate-letters">{party}</span>,
          },
          { key: 'votes', head: say(tallyWords.votes), number: true, cell: ({ votes }: Row) => told(votes) },
        ]}
        rows={rows}
        rowKey={({ number }) => String(number)}
      />
    </section>
  )
}

interface SeatedProps {
  readonly list: ListResult
  readonly party: string
  readonly rank: string
}

function Seated({ list: { people, seats }, party, rank: head }: SeatedProps) {
  const say = useText()
  type Person = ListResult['people'][number]
  const caption = say(tallyWords.listedOf, { party, seats: seats ?? 0 })
  return (
    <section>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        columns={[
          { key: 'rank', head, number: true, cell: ({ rank }: Person) => rank ?? '' },
          {
            key: 'name',
            head: say(tallyWords.listedName),
            cell: ({ name }: Person) => <span className="candidate-letters">{name}</span>,
          },
          {
            key: 'outcome',
            head: say(tallyWords.outcome),
            cell: ({ outcome }: Person) => say(tallyWords[`listed_${outcome}`]),
          },
        ]}
        rows={people.filter(({ outcome }) => outcome !== 'not-won')}
        rowKey={({ rank, name }) => `${rank} ${name}`}
      />
    </section>
  )
}
