/** Applications by state. One person proposes, another one approves (M5). */

import { MEMBERS_AT_ONCE } from '#election/online/wire/staff.ts'
import { APPLICATION_STATES } from '#election/online/wire/staff-words.ts'
import type { LocalDate } from '#election/time.ts'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { memberApprovals } from '#words/members.ts'
import { staffScreen as words } from '#words/online.ts'
import { residentsStaff as residents } from '#words/residents.ts'
import type { Asked } from '../session/asked.ts'
import type { Application, Who } from '../session/state.ts'
import { byPriority, CategoryCell, categoryOf, REASONS, Refuse } from './category.tsx'
import { useMark } from './mark.ts'
import { OnPaper } from './on-paper.tsx'
import { List, MainButton, type PageProps, RowButton, type Send, States } from './parts.tsx'

export function ApplicationsPage({ page, who, send }: PageProps<'applications'>) {
  const say = useText()
  const { applicants } = who.election
  const headings = [
    ...[words.rollNo, words.name, words.birthDate, words.address, words.station, words.mark, words.channel],
    ...(applicants.categories.length === 0 ? [] : [residents.category]),
  ]
  // As the page shows them: a row that comes meanwhile is not approved.
  const ids = (page.list ?? []).slice(0, MEMBERS_AT_ONCE).map(({ id }) => id)
  return (
    <>
      <p>{say(words.applicationsHelp)}</p>
      {applicants.places !== null && <p>{say(residents.places, { count: applicants.places })}</p>}
      <States
        label={say(words.page_applications)}
        values={APPLICATION_STATES}
        shown={page.in}
        words={(state) => say(words[`applications_${state}`])}
        onChoose={(state) => send({ type: 'applications', in: state })}
      />
      {who.election.voters === 'members' && page.in === 'proposed' && ids.length > 0 && (
        <MainButton
          onPress={() =>
            send({ type: 'ask', asked: { name: 'approve-members', body: { ids } }, about: who.election.title })
          }
        >
          {say(memberApprovals.all, { count: ids.length })}
        </MainButton>
      )}
      <List
        rows={page.list && byPriority(page.list, who)}
        label={say(words[`applications_${page.in}`])}
        textOf={({ voter }) => textOf(voter)}
        head={[...headings, words.proposedBy, words.action].map((each) => say(each))}
        above={(shown) => page.in === 'on-paper' && <OnPaper printed={page.printed} shown={shown} send={send} />}
      >
        {(row) => <Row key={row.id} row={row} who={who} send={send} />}
      </List>
    </>
  )
}

function textOf({ rollNo, name, kana, address }: Application['voter']): string {
  return `${rollNo} ${name} ${kana} ${address}`
}

function Row({ row, who, send }: { readonly row: Application; readonly who: Who; readonly send: Send }) {
  const say = useText()
  const markOf = useMark()
  const shown = useDate()
  const { alsoAt, channel, proposedBy, reason, voter } = row
  return (
    <tr>
      <td>{voter.rollNo}</td>
      <th scope="row">
        {voter.name}
        <span className="kana">{voter.kana}</span>
        {alsoAt.length > 0 && <p className="also">{say(words.alsoAt, { numbers: alsoAt.join(' ') })}</p>}
      </th>
      <td className="number">{shown(voter.birthDate as LocalDate)}</td>
      <td>{voter.address}</td>
      <td>{voter.station}</td>
      <td className="word">{markOf(voter.mark)}</td>
      <td className="word">{say(words[`channel_${channel}`])}</td>
      {hasCategories(who) && <CategoryCell id={row.category} who={who} />}
      <td>
        {proposedBy === who.name ? say(words.you, { name: proposedBy }) : proposedBy}
        {reason !== null && <p className="also">{say(residents.noBecause, { why: say(REASONS[reason]) })}</p>}
      </td>
      <Acts row={row} who={who} send={send} />
    </tr>
  )
}

function Acts({ row, who, send }: { readonly row: Application; readonly who: Who; readonly send: Send }) {
  const say = useText()
  const { id, reason, state, voter } = row
  const about = `${voter.name}（${voter.rollNo}）`
  const press = (asked: Asked) => () => send({ type: 'ask', asked, about })
  const isOnPaper = categoryOf(who, row.category)?.answer === 'paper'
  const isOpen = state === 'asked' || state === 'proposed'
  return (
    <td className="acts">
      {(state === 'asked' || (state === 'proposed' && reason !== null)) && (
        <RowButton of={about} onPress={press({ name: 'propose', body: { id } })}>
          {say(words.propose)}
        </RowButton>
      )}
      {state === 'proposed' && reason === null && !isOnPaper && (
        <RowButton of={about} onPress={press({ name: 'approve', body: { id } })}>
          {say(words.approve)}
        </RowButton>
      )}
      {state === 'proposed' && reason === null && isOnPaper && (
        <RowButton of={about} onPress={press({ name: 'answer', body: { id, as: 'on-paper' } })}>
          {say(residents.answerPaper)}
        </RowButton>
      )}
      {state === 'proposed' && reason !== null && (
        <RowButton of={about} onPress={press({ name: 'answer', body: { id, as: 'refused' } })}>
          {say(words.refuse)}
        </RowButton>
      )}
      {isOpen && (
        <>
          {reason === null && <Refuse of={about} onRefuse={(why) => press({ name: 'refuse', body: { id, why } })()} />}
          <RowButton of={about} onPress={press({ name: 'withdraw', body: { id } })}>
            {say(words.withdrawn)}
          </RowButton>
        </>
      )}
    </td>
  )
}

function hasCategories({ election }: Who): boolean {
  return election.applicants.categories.length > 0
}
