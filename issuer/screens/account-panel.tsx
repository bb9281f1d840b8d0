/** Tickets and cards by hand, and the books beside the machines' numbers, with each difference in red (TRN-01…09). */

import { useState } from 'react'
import { allOf } from '#election/count/desk-figures.ts'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { onPaperOf } from '../session/balance.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { NumberEntry, TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function Account({ view, send }: TabProps) {
  const say = useText()
  const { closing } = view.record
  const missing = view.ticketsExpected - (closing.ticketsCounted ?? view.ticketsExpected)
  const wrong = missing !== 0
  return (
    <>
      <div className="step-columns">
        <div>
          <p>
            {say(issuerScreen.ticketsExpected)}: <strong>{view.ticketsExpected}</strong>
          </p>
          <div className={wrong ? 'number-wrong' : undefined}>
            <NumberEntry
              label={say(issuerScreen.ticketsCounted)}
              value={closing.ticketsCounted}
              onEnter={(count) => send({ type: 'tickets-counted', count })}
            />
          </div>
          {wrong && (
            <p className="number-wrong">
              ▲ {say(missing > 0 ? issuerScreen.ticketsFewer : issuerScreen.ticketsMore, { count: Math.abs(missing) })}
            </p>
          )}
          {view.counts.onPaper > 0 && <p>{say(issuerScreen.paperTickets, { count: view.counts.onPaper })}</p>}
        </div>
        <div>
          <Cards view={view} send={send} />
        </div>
      </div>
      {!issuesAlone(view.record) && <Ended view={view} send={send} />}
    </>
  )
}

/** ABN-02: the sum over the closing screens, and who looked on; it goes into the polling record. */
function Ended({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { ended } = view.record.closing
  const [witnesses, setWitnesses] = useState(ended?.witnesses ?? '')
  return (
    <div className="ended-sessions" data-ended={ended?.count ?? ''}>
      <label className="entry">
        <span>{say(issuerScreen.endedWitnesses)}</span>
        <TextInput
          className="entry-text"
          maxLength={200}
          value={witnesses}
          onChange={({ target }) => setWitnesses(target.value)}
        />
      </label>
      <NumberEntry
        label={say(issuerScreen.endedSessions)}
        value={ended?.count ?? null}
        onEnter={(count) => send({ type: 'ended-sessions-told', count, witnesses })}
      />
    </div>
  )
}

/** TRN-09: case and return box are counted together, against what there should be. */
function Cards({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { cardsInCase } = view.record.closing
  const { cardsInEnvelope, cardsFound, cardsOut } = view.counts
  const { cardsExpected: expected, missingCards } = view
  const fewer = expected === null || cardsInCase === null ? 0 : expected - cardsInCase
  return (
    <>
      <p>
        {say(issuerScreen.cardsExpected)}: <strong>{expected ?? say(issuerScreen.unknown)}</strong>{' '}
        {expected === null
          ? say(issuerScreen.cardsReceivedFirst)
          : say(issuerScreen.cardsExpectedOf, {
              received: view.record.cardsReceived ?? 0,
              returned: cardsInEnvelope,
              found: cardsFound,
              out: cardsOut,
            })}
      </p>
      <div className={fewer === 0 ? undefined : 'number-wrong'}>
        <NumberEntry
          label={say(issuerScreen.cardsInCase)}
          value={cardsInCase}
          onEnter={(inCase) => send({ type: 'cards-counted', inCase })}
        />
      </div>
      <p className="step-line">{say(issuerScreen.cardsInCaseHelp)}</p>
      {fewer !== 0 && (
        <p className="number-wrong">
          ▲ {say(fewer > 0 ? issuerScreen.cardsFewer : issuerScreen.cardsMore, { count: Math.abs(fewer) })}
        </p>
      )}
      <p>
        {say(issuerScreen.cardsInEnvelope)} {cardsInEnvelope}　{say(issuerScreen.cardsFound)} {cardsFound}
        {'　'}
        {say(issuerScreen.cardsMissing)} {missingCards ?? '–'}
      </p>
    </>
  )
}

/** V + the lines on paper = marks (TRN-04, TRN-08). The third of them only where somebody voted so (LAW-19). */
const columnsOf = (wasOffCards: boolean) => [
  issuerScreen.contest,
  issuerScreen.issued,
  issuerScreen.returned,
  issuerScreen.voters,
  issuerScreen.braille,
  issuerScreen.provisional,
  ...(wasOffCards ? [issuerScreen.ordinary] : []),
  issuerScreen.marks,
  issuerScreen.told,
  issuerScreen.difference,
]

/** Books and machines side by side, each difference in red. */
export function BooksTable(props: Pick<TabProps, 'head' | 'view'>) {
  return (
    <>
      <MachineBooks {...props} />
      <HandedOut {...props} />
    </>
  )
}

/** PAP-10: another authority counts them, so nothing here is held against their number. */
export function HandedOut({ head, view }: Pick<TabProps, 'head' | 'view'>) {
  const say = useText()
  return (view.today.handedOut ?? []).map(({ contest, men, women }, place) => (
    <p key={contest} className="step-line handed-out">
      {say(issuerScreen.papersHandedOut, {
        contest: head.paperContests[place]?.title ?? '',
        count: men + women,
        men,
        women,
      })}
    </p>
  ))
}

function MachineBooks({ head, view }: Pick<TabProps, 'head' | 'view'>) {
  const say = useText()
  const wasOffCards = view.books.some(({ ordinary }) => allOf(ordinary) > 0)
  return (
    <table className="table">
      <thead>
        <tr>
          {columnsOf(wasOffCards).map((words) => (
            <th key={words.ja}>{say(words)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.books.map((contest, place) => {
          const wrong = contest.difference !== null && contest.difference !== 0
          return (
            <tr key={contest.contest}>
              <th scope="row">{head.contests[place]?.title}</th>
              <td className="table-number">{contest.issued}</td>
              <td className="table-number">{contest.returned}</td>
              <td className="table-number">{contest.voters}</td>
              <td className="table-number">{allOf(contest.braille)}</td>
              <td className="table-number">{allOf(contest.provisional)}</td>
              {wasOffCards && <td className="table-number">{allOf(contest.ordinary)}</td>}
              <td
                className={`table-number${contest.marks === contest.voters + onPaperOf(contest) ? '' : ' number-wrong'}`}
              >
                {contest.marks}
              </td>
              <td className="table-number">{contest.told ?? '–'}</td>
              <td className={`table-number${wrong ? ' number-wrong' : ''}`}>{contest.difference ?? '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function Reconciliation({ head, view, send }: TabProps) {
  const say = useText()
  const told = view.books.every((contest) => contest.told !== null) && view.record.closing.ticketsCounted !== null
  return (
    <>
      <BooksTable head={head} view={view} />
      {view.record.takeOvers.map((note) => (
        <p
          key={`${note.why} ${note.ticketsCounted} ${note.ticketsExpected} ${note.reason}`}
          className={note.firstCount === null ? undefined : 'number-wrong'}
        >
          {say(issuerScreen.takenOver, { counted: note.ticketsCounted, expected: note.ticketsExpected })} {note.reason}
        </p>
      ))}
      <Tickets view={view} />
      {told && view.balanced && (
        <p className="entry-done">
          ✓ {say(view.missingCards === 0 ? issuerScreen.balanced : issuerScreen.balancedButCards)}
        </p>
      )}
      <MissingCards view={view} />
      {told && !view.balanced && (
        <>
          <p className="number-wrong">▲ {say(issuerScreen.notBalanced)}</p>
          <p>
            {say(issuerScreen.recountFirst, {
              kiosks: say(issuerScreen.step_closeKiosks),
              account: say(issuerScreen.step_account),
            })}
          </p>
          <Differences {...{ head, view, send }} />
          <Reason view={view} send={send} />
        </>
      )}
    </>
  )
}

/** The reason for the present numbers: one that was entered for other numbers is left in the field, and says so. */
function Reason({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { reason } = view.record.closing
  return (
    <>
      <TextEntry
        label={say(issuerScreen.reason)}
        value={reason}
        action={say(issuerScreen.enter)}
        onEnter={(reason) => send({ type: 'difference-explained', reason })}
      />
      {reason !== '' && view.explanation === '' && (
        <p className="number-wrong">▲ {say(issuerScreen.reasonOfOtherNumbers)}</p>
      )}
    </>
  )
}

/** TRN-02, beside the table: no row of it has a difference of the tickets. */
function Tickets({ view }: Pick<TabProps, 'view'>) {
  const say = useText()
  const { ticketsCounted } = view.record.closing
  const difference = ticketsCounted === null ? null : view.ticketsExpected - ticketsCounted
  return (
    <p className={difference === null || difference === 0 ? undefined : 'number-wrong'}>
      {say(issuerScreen.ticketsLine, {
        expected: view.ticketsExpected,
        counted: ticketsCounted ?? say(issuerScreen.unknown),
        difference: difference ?? '–',
      })}
    </p>
  )
}

/** Which number does not agree, and with what. */
function Differences({ head, view }: TabProps) {
  const say = useText()
  return (
    <ul className="differences">
      {view.differing.map((each) =>
        each.what === 'tickets' ? (
          <li key="tickets">{say(issuerScreen.differs_tickets, { expected: each.expected, counted: each.counted })}</li>
        ) : (
          <li key={`${each.what} ${each.place}`}>
            {say(issuerScreen[`differs_${each.what}`], differingFigures(head, view, each))}
          </li>
        ),
      )}
    </ul>
  )
}

function differingFigures(
  head: TabProps['head'],
  { books }: TabProps['view'],
  { what, place }: { readonly what: 'contest' | 'day'; readonly place: number },
) {
  const { voters = 0, told, found = 0 } = (what === 'day' ? books[place]?.ofToday : books[place]) ?? {}
  return { contest: head.contests[place]?.title ?? '', voters, told: told ?? 0, found }
}

/** TRN-09: cards that nobody counted do not agree with anything. */
function MissingCards({ view: { missingCards } }: Pick<TabProps, 'view'>) {
  const say = useText()
  if (missingCards === 0) return null
  const words =
    missingCards === null ? say(issuerScreen.cardsUnknown) : say(issuerScreen.cardsAreMissing, { count: missingCards })
  return <p className="number-wrong">▲ {words}</p>
}
