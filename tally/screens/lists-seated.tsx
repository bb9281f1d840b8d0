/** 比例代表: who of each list is elected by its seats, and who hangs on the districts or on the meeting's lot. */
import type { ContestResult, ListResult } from '#election/count/contest-result.ts'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'

export function ListsSeated({ contest: { candidates, lists } }: { readonly contest: ContestResult }) {
  const say = useText()
  if (lists === undefined) return null
  if (lists.some(({ seats }) => seats === null)) return <p data-seats="open">{say(tallyWords.seatsOpenWhy)}</p>
  return lists
    .filter(({ seats }) => seats !== 0)
    .map((list) => {
      const party = candidates.find(({ number }) => number === list.number)?.name ?? ''
      return <Seated key={list.number} list={list} party={party} />
    })
}

function Seated({ list: { people, seats }, party }: { readonly list: ListResult; readonly party: string }) {
  const say = useText()
  type Person = ListResult['people'][number]
  const caption = say(tallyWords.listedOf, { party, seats: seats ?? 0 })
  return (
    <section>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        columns={[
          { key: 'rank', head: say(tallyWords.rank), number: true, cell: ({ rank }: Person) => rank },
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
