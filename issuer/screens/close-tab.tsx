/** 閉鎖: declaration, ticks, records told, account, reconciliation with the difference in red, report, sealing (CLS-01…06). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { onPaperOf } from '../session/balance.ts'
import { ClockDoubt } from './closing-due.tsx'
import { CloseKiosks, Ticks } from './closing-ticks.tsx'
import { NumberEntry, TextEntry } from './fields.tsx'
import { EndPanel, ReportPanel } from './report-panel.tsx'
import { ScriptCard } from './script-card.tsx'
import { SealingPanel } from './sealing-panel.tsx'
import { ToldTable } from './told-table.tsx'
import type { TabProps } from './words.ts'

export function CloseTab(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { record } = view
  if (record.closedAt === null && record.postponed === null) {
    const early = view.closingTooEarly
    return (
      <section className="panel">
        <h2>{say(issuerScreen.declareClosing)}</h2>
        <ScriptCard script="closing" />
        {early && <p className="waiting-for">{say(issuerScreen.waitingFor, { what: head.closes })}</p>}
        <Button
          kind="go"
          large
          disabled={early || view.stage !== 'voting'}
          onPress={() => send({ type: 'closing-declared' })}
        >
          {say(issuerScreen.declareClosing)}
        </Button>
        <ClockDoubt {...props} />
      </section>
    )
  }
  return (
    <div className="tab-columns">
      <section className="panel">
        {record.closedAt !== null && <h2>✓ {say(issuerScreen.closedAt, { time: record.closedAt.slice(11) })}</h2>}
        <Postponed {...props} />
        {record.openedAt !== null && <Inside {...props} />}
        <h2>{say(issuerScreen.ticks)}</h2>
        <Ticks {...props} />
        <CloseKiosks {...props} />
        <h2>{say(issuerScreen.account)}</h2>
        <Account {...props} />
      </section>
      <section className="panel">
        <h2>{say(issuerScreen.records)}</h2>
        <ToldTable {...props} />
        <Reconciliation {...props} />
        <ReportPanel {...props} />
        <h2>{say(issuerScreen.media)}</h2>
        <SealingPanel {...props} />
        <EndPanel {...props} />
      </section>
    </div>
  )
}

/** What happened, and what is said to the people at the door (FLT-07). */
function Postponed({ view }: TabProps) {
  const say = useText()
  const { postponed, openedAt } = view.record
  if (postponed === null) return null
  const values = { time: postponed.at.slice(11), reason: postponed.reason }
  return (
    <>
      <p className="number-wrong">
        {say(openedAt === null ? issuerScreen.postponedUnopenedAt : issuerScreen.postponedAt, values)}
      </p>
      <p>{say(issuerScreen.speechPostponed)}</p>
    </>
  )
}

function Inside({ view, send }: TabProps) {
  const say = useText()
  const { inside } = view.record
  return (
    <>
      <h2>{say(issuerScreen.inside)}</h2>
      {inside.fixed ? (
        <p className="entry-done">✓ {say(issuerScreen.insideFixed, { count: inside.rollNos.length })}</p>
      ) : (
        <>
          <TextEntry
            label={say(issuerScreen.insideAdd)}
            value=""
            action={say(issuerScreen.enter)}
            clears
            longest={128}
            onEnter={(text) => send({ type: 'inside-voter-added', text })}
          />
          <p>{inside.rollNos.join('、')}</p>
          <Button onPress={() => send({ type: 'inside-list-fixed' })}>{say(issuerScreen.insideFix)}</Button>
        </>
      )}
    </>
  )
}

function Account({ view, send }: TabProps) {
  const say = useText()
  const { closing } = view.record
  const wrong = closing.ticketsCounted !== null && closing.ticketsCounted !== view.ticketsExpected
  return (
    <>
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
      {view.counts.onPaper > 0 && <p>{say(issuerScreen.paperTickets, { count: view.counts.onPaper })}</p>}
      <NumberEntry
        label={say(issuerScreen.cardsInCase)}
        value={closing.cardsInCase}
        onEnter={(inCase) => send({ type: 'cards-counted', inCase })}
      />
      <p>
        {say(issuerScreen.cardsInEnvelope)} {view.counts.cardsInEnvelope}　{say(issuerScreen.cardsFound)}{' '}
        {view.counts.cardsFound}　{say(issuerScreen.cardsMissing)} {view.missingCards ?? '–'}
      </p>
    </>
  )
}

/** V + the two lines on paper = marks (TRN-04, TRN-08). */
const COLUMNS = [
  issuerScreen.contest,
  issuerScreen.issued,
  issuerScreen.returned,
  issuerScreen.voters,
  issuerScreen.braille,
  issuerScreen.provisional,
  issuerScreen.marks,
  issuerScreen.told,
  issuerScreen.difference,
] as const

function Reconciliation({ head, view, send }: TabProps) {
  const say = useText()
  const told = view.books.every((contest) => contest.told !== null) && view.record.closing.ticketsCounted !== null
  return (
    <>
      <h2>{say(issuerScreen.reconcile)}</h2>
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((words) => (
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
                <td className="table-number">{contest.braille.men + contest.braille.women}</td>
                <td className="table-number">{contest.provisional.men + contest.provisional.women}</td>
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
      {view.record.takeOvers.map((note) => (
        <p
          key={`${note.why} ${note.ticketsCounted} ${note.ticketsExpected} ${note.reason}`}
          className={note.firstCount === null ? undefined : 'number-wrong'}
        >
          {say(issuerScreen.takenOver, { counted: note.ticketsCounted, expected: note.ticketsExpected })} {note.reason}
        </p>
      ))}
      {told && view.balanced && <p className="entry-done">✓ {say(issuerScreen.balanced)}</p>}
      {told && !view.balanced && (
        <>
          <p className="number-wrong">▲ {say(issuerScreen.notBalanced)}</p>
          <TextEntry
            label={say(issuerScreen.reason)}
            value={view.record.closing.reason}
            action={say(issuerScreen.enter)}
            onEnter={(reason) => send({ type: 'difference-explained', reason })}
          />
        </>
      )}
    </>
  )
}
