/** A station of several days: what the machines show in the morning, the night's rest, the list of early voters (decision 021). */
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { BlockedAct } from './act.tsx'
import { NumberEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

/** LAW-12: in place of the zero check. */
export function Morning({ head, view, send }: TabProps) {
  const say = useText()
  const { overnight } = view.record.days
  if (overnight === null) return null
  // The evening's numbers are not shown: a person who sees the expected number would copy it and not read the machine.
  const countOf = (machine: string, place: number) =>
    overnight.morning.find((each) => each.machine === machine)?.counts[place] ?? null
  return (
    <>
      <p className="step-line">{say(issuerScreen.morningHelp)}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{say(issuerScreen.machine)}</th>
            {head.contests.map(({ id, title }) => (
              <th key={id}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.record.kiosks
            // A machine that failed has its row, too: it may start later in the morning. A pair that was taken over has ended.
            .filter(({ wasStarted, takenOverBy }) => wasStarted && takenOverBy === null)
            .map(({ machine, serial }) => (
              <tr key={machine}>
                <th scope="row">
                  {machine}（{serial}）
                </th>
                {head.contests.map(({ id, title }, place) => (
                  <td key={id}>
                    <NumberEntry
                      bare
                      label={`${machine} ${title}`}
                      value={countOf(machine, place)}
                      onEnter={(count) => send({ type: 'morning-told', machine, contest: id, count })}
                      onEmpty={() => send({ type: 'morning-told', machine, contest: id, count: null })}
                    />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}

/** Each stop of a moving station is a day of the books, and this is the next one. */
function NextStopLine({ head: { nextStop } }: Pick<TabProps, 'head'>) {
  const say = useText()
  const shown = useDate()
  if (nextStop === null) return null
  return (
    <p className="step-line">
      <strong>{say(issuerScreen.nextStop, { ...nextStop, date: shown(nextStop.date) })}</strong>{' '}
      {say(issuerScreen.nextStopHelp)}
    </p>
  )
}

export function Rest({ head, view, send }: TabProps) {
  const say = useText()
  const { rested } = view.record.days
  const blocked = view.closing.find(({ step }) => step === 'rest')?.blocked ?? null
  if (rested !== null) return <p className="entry-done">✓ {say(issuerScreen.restedAt, { time: rested.slice(11) })}</p>
  return (
    <>
      <p className="step-line">{say(issuerScreen.restHelp)}</p>
      <NextStopLine head={head} />
      <BlockedAct blocked={blocked} kind="go" large onPress={() => send({ type: 'rest-requested' })}>
        {say(issuerScreen.rest)}
      </BlockedAct>
    </>
  )
}

export function EarlyVoters({ view, send }: TabProps) {
  const say = useText()
  const { list } = view.record.days
  const blocked = view.closing.find(({ step }) => step === 'list')?.blocked ?? null
  return (
    <>
      <p className="step-line">{say(issuerScreen.listHelp)}</p>
      {list !== null && (
        <p className="entry-done">
          ✓ {say(issuerScreen.listWritten, { number: list.number, voters: list.voters })} {say(issuerScreen.listDigits)}{' '}
          <strong className="digits">{list.digits}</strong>
        </p>
      )}
      <BlockedAct
        blocked={blocked}
        kind={list === null ? 'go' : 'plain'}
        large={list === null}
        onPress={() => send({ type: 'day-list-requested' })}
      >
        {say(list === null ? issuerScreen.listWrite : issuerScreen.listWriteAgain)}
      </BlockedAct>
    </>
  )
}

/** The last thing of the evening, and the first of the next morning. */
export function NextDay({ head, view, send }: TabProps) {
  const say = useText()
  const { nextDay } = view
  if (nextDay === null) return null
  return (
    <>
      <p className="step-line">
        {say(head.nextStop === null ? issuerScreen.nextDayHelp : issuerScreen.nextStopBegins)}
      </p>
      <NextStopLine head={head} />
      <BlockedAct blocked={nextDay.blocked} kind="go" large onPress={() => send({ type: 'next-day-requested' })}>
        {say(issuerScreen.nextDay)}
      </BlockedAct>
    </>
  )
}
