/** Voters on whom two votes meet (ISS-02): before two people approve a list, and after it is signed. */
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerRoll } from '#ui/messages/issuer-roll.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { MeetingGroup } from '../session/roll-meetings.ts'
import type { MeetingsView } from '../session/view.ts'
import { Act, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

interface RollMeetingsProps extends PageProps, MeetingsView {
  /** The list's. */
  readonly number: number
  /** To look at them is the next thing on the page. */
  readonly main: boolean
}

export function RollMeetings({ number, main, meetingCount, meetings, view, send }: RollMeetingsProps) {
  const say = useText()
  if (meetingCount === 0) return null
  return (
    <section className="roll-meetings" data-meeting={meetingCount}>
      <p>
        <strong>{say(officeWords.meetingTitle, { count: meetingCount })}</strong>
      </p>
      {meetings === null ? (
        <>
          <p>{say(officeWords.meetingText)}</p>
          <Act
            kind={main ? 'go' : 'plain'}
            why={waits(view)}
            onPress={() => send({ type: 'look-at-meetings', number })}
          >
            {say(officeWords.lookAtMeetings)}
          </Act>
        </>
      ) : (
        meetings.map((group) => <Group key={[...group.meet, group.becomes].join(' ')} group={group} view={view} />)
      )}
    </section>
  )
}

/** Lines that scrolled away are reached by keys, too. */
function reached(part: HTMLElement | null) {
  if (part !== null) part.tabIndex = 0
}

function Group({
  group: { meet, becomes, advice, rows },
  view,
}: Pick<PageProps, 'view'> & { readonly group: MeetingGroup }) {
  const say = useText()
  const inWords = (ground: MeetingGroup['meet'][number]) =>
    say(
      ground === 'early_provisional'
        ? officeWords.meetingProvisional
        : ground === 'early_twice'
          ? officeWords.meetingTwice
          : ground === 'unentitled'
            ? officeWords.meetingUnentitled
            : issuerRoll[`rollMark_${ground}`],
    )
  const nameOf = (id: string) => view.draft?.stations.find(({ station }) => station.id === id)?.station.name ?? id
  type Row = (typeof rows)[number]
  const columns = [
    { key: 'number', head: say(officeWords.colRollNo), cell: ({ rollNo }: Row) => rollNo },
    {
      key: 'station',
      head: say(officeWords.colStation),
      cell: ({ station }: Row) => <span lang="ja">{nameOf(station)}</span>,
    },
  ]
  return (
    <>
      <h3>
        {say(officeWords.meetingHead, {
          meet: meet.map(inWords).join(say(officeWords.meetingAnd)),
          becomes: say(issuerRoll[`rollMark_${becomes}`]),
        })}
      </h3>
      <p>{say(officeWords.meetingTodo)}</p>
      <ul>
        {advice.map((each) => (
          <li key={each}>{say(officeWords[`meetingAdvice_${each}`])}</li>
        ))}
      </ul>
      <div className="roll-meetings-rows" ref={reached}>
        <Table
          caption={say(officeWords.meetingRows, { count: rows.length })}
          columns={columns}
          rows={rows}
          rowKey={({ rollNo }) => rollNo}
        />
      </div>
    </>
  )
}
