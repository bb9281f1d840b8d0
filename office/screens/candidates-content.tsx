/** The candidates of a contest to approve: people, choices, parties with their lists, or parties with people who are voted for too. */
import { type Candidate, shownName } from '#election/definition/definition.ts'
import { type Explained, picturePath } from '#election/definition/explained.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { DraftContest } from '../session/draft.ts'
import { PeopleOfList } from './people-of-list.tsx'

export function CandidatesContent({
  contest: { contest, candidates, lists, openLists, explained },
}: {
  readonly contest: DraftContest
}) {
  const say = useText()
  const { about } = kindOf(contest)
  const people = usePeopleColumns()
  const more = {
    people,
    choices: useExplainedColumns(explained ?? []),
    parties: usePartyColumns(),
    'open-lists': useOpenColumns(openLists ?? []),
    judges: [],
  }[about]
  const columns = [
    { key: 'number', head: say(officeWords.colNumber), number: true, cell: ({ number }: Candidate) => number },
    {
      key: 'shown',
      head: say(SHOWN[about]),
      cell: (candidate: Candidate) => (
        <span className="names candidate-name">
          <NameWithRuby name={shownName(candidate)} kana={candidate.kana} />
        </span>
      ),
    },
    ...more,
  ]
  return (
    <>
      <Table
        caption={say(CAPTIONS[about], { title: contest.title })}
        columns={columns}
        rows={candidates}
        rowKey={({ id }) => String(id)}
      />
      {lists?.map((list) => (
        <PeopleOfList key={list.number} list={list} party={candidates.find(({ number }) => number === list.number)} />
      ))}
    </>
  )
}

const SHOWN = {
  people: officeWords.colShown,
  choices: officeWords.colChoice,
  parties: officeWords.colPartyList,
  'open-lists': officeWords.colPartyOrPerson,
  judges: officeWords.colJudge,
} as const
const CAPTIONS = {
  people: officeWords.item_candidates,
  choices: officeWords.item_choices,
  parties: officeWords.item_parties,
  'open-lists': officeWords['item_open-lists'],
  judges: officeWords.item_judges,
} as const

/** The words that voters read and hear, and the picture as it will be signed. */
function useExplainedColumns(explained: readonly Explained[]) {
  const say = useText()
  if (explained.length === 0) return []
  const of = ({ number }: Candidate) => explained.find((each) => each.number === number)
  const pictured = explained.some(({ picture }) => picture !== null)
  const picture = {
    key: 'picture',
    head: say(officeWords.colPicture),
    cell: (choice: Candidate) => {
      const shown = of(choice)?.picture ?? null
      // `choices/…` of the package: the project gives it under one name with the ballot (`look-page.tsx`).
      return shown === null ? (
        ''
      ) : (
        <img className="choice-seen" src={picturePath(shown).replace('choices', '/choice')} alt="" />
      )
    },
  }
  return [
    { key: 'text', head: say(officeWords.colText), cell: (choice: Candidate) => of(choice)?.text ?? '' },
    { key: 'kana', head: say(officeWords.colTextKana), cell: (choice: Candidate) => of(choice)?.textKana ?? '' },
    {
      key: 'en',
      head: say(officeWords.colTextEn),
      cell: (choice: Candidate) => <span lang="en">{of(choice)?.textEn ?? ''}</span>,
    },
    ...(pictured ? [picture] : []),
  ]
}

/** No party has another name, and what it withdraws is its list. */
function usePartyColumns() {
  const say = useText()
  const [, party, gone] = usePeopleColumns()
  return [...(party === undefined ? [] : [{ ...party, head: say(officeWords.colShort) }]), ...(gone ? [gone] : [])]
}

/** A person on a list may have another name; the ranks of the 特定枠 decide who is elected first (PEO 95-3(4)). */
function useOpenColumns(openLists: readonly OpenList[]) {
  const say = useText()
  const [legal, party, gone] = usePeopleColumns()
  const ranks = new Map(openLists.flatMap(({ people }) => people.map(({ number, rank }) => [number, rank] as const)))
  const rank = {
    key: 'rank',
    head: say(officeWords.colSpecialRank),
    cell: ({ number }: Candidate) => ranks.get(number) ?? '',
  }
  const named = party === undefined ? [] : [{ ...party, head: say(officeWords.colShortOrParty) }]
  return [...(legal ? [legal] : []), ...named, rank, ...(gone ? [gone] : [])]
}

/** A choice of a question has no other name and no party, and is never gone. */
function usePeopleColumns() {
  const say = useText()
  return [
    {
      key: 'legal',
      head: say(officeWords.colLegal),
      cell: ({ name, displayName }: Candidate) => <span className="names">{displayName === '' ? '' : name}</span>,
    },
    {
      key: 'party',
      head: say(officeWords.colParty),
      cell: ({ party, partyKana }: Candidate) => (
        <span className="names">{party === '' ? '' : <NameWithRuby name={party} kana={partyKana} />}</span>
      ),
    },
    {
      key: 'gone',
      head: say(officeWords.colGone),
      cell: ({ gone }: Candidate) => (gone === null ? '' : `▲ ${say(officeWords[`gone_${gone}`])}`),
    },
  ]
}
