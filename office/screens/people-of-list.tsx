/** 名簿 of a party, for the two people who approve it: ranks decide who is elected (PEO 95-2(3)), and 惜敗率 in a rank. */
import { type Candidate, shownName } from '#election/definition/definition.ts'
import type { Listed, PartyList } from '#election/kinds/party-list/rule.ts'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'

interface ListProps {
  readonly list: PartyList
  readonly party: Candidate | undefined
}

export function PeopleOfList({ list: { people }, party }: ListProps) {
  const say = useText()
  const district = ({ district: of }: Listed) => {
    if (of === null) return '—'
    return of === 'unknown' ? say(officeWords.inDistrict) : say(officeWords.districtVotes, { ...of })
  }
  return (
    <Table
      caption={say(officeWords.listOf, { party: party === undefined ? '' : shownName(party) })}
      columns={[
        { key: 'rank', head: say(officeWords.colRank), number: true, cell: ({ rank }: Listed) => rank },
        {
          key: 'name',
          head: say(officeWords.colListed),
          cell: ({ name, kana }: Listed) => (
            <span className="names candidate-name">
              <NameWithRuby name={name} kana={kana} />
            </span>
          ),
        },
        { key: 'district', head: say(officeWords.colDistrict), cell: district },
      ]}
      rows={people}
      rowKey={({ rank, name }) => `${rank} ${name}`}
    />
  )
}
