/** The people whom parties put up, with ranks, as signed (PEO 86-2(1)): after one press, in the order of the parties. Nobody on a list is voted for. */
import { shownName } from '#election/definition/definition.ts'
import { voterScreen as words } from '#words/online.ts'
import type { VoterContest } from '../session/voter-election.ts'
import { useVoterText } from './voter-words.tsx'

export function PartyLists({ contest: { candidates, lists } }: { readonly contest: VoterContest }) {
  const say = useVoterText()
  if (lists === undefined) return null
  return (
    <details className="party-lists">
      <summary>{say(words.listsOpen)}</summary>
      {lists.map(({ number, people }, at) => {
        const party = candidates[at]
        return (
          <table key={number}>
            <caption lang="ja">
              {number}　{party === undefined ? '' : shownName(party)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{say(words.listsRank)}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {people.map(({ name, rank, district }) => (
                <tr key={`${rank} ${name}`}>
                  <td>{rank}</td>
                  <th scope="row">
                    <span lang="ja">{name}</span>
                    {district !== null && <small>　{say(words.listsDistrict)}</small>}
                  </th>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </details>
  )
}
