/** 投票状況: large numbers to be read aloud, hour by hour as bars, and the reports by telephone (TRN-03, TRN-05). */
import { allOf } from '#election/count/desk-figures.ts'
import type { Entitled } from '#election/definition/entitled.ts'
import { HourBars } from '#ui/components/hour-bars.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { turnoutOf } from '../session/balance.ts'
import { atReception } from '../session/facts.ts'
import type { HourCount } from '../session/state.ts'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function Turnout({ head, view }: TabProps) {
  const say = useText()
  // Early voters come from the rolls of all stations: none of them is this station's own, so nothing is a share of them.
  const isEarly = head.earlyUntil !== null
  const all = view.electors ?? { men: null, women: null, total: head.eligible }
  const entitled = view.electors?.entitled ?? head.entitled.map(notBySex)
  // ELG-21: a share is of those who have the right to that contest.
  const electorsIn = (id: string) => (isEarly ? null : (entitled.find(({ contest }) => contest === id) ?? all))
  const of = [{ contest: '', ...all }, ...entitled]
  const lines = (isEarly ? [] : of).map((each) => {
    const title = atReception(head).find(({ id }) => id === each.contest)?.title
    const words =
      title === undefined ? say(issuerScreen.eligibleToday) : say(issuerScreen.eligibleFor, { contest: title })
    return { key: each.contest, words, of: each }
  })
  return (
    <table className="table turnout">
      <thead>
        <tr>
          <th>{say(issuerScreen.contest)}</th>
          <th className="table-number">{say(issuerScreen.men)}</th>
          <th className="table-number">{say(issuerScreen.women)}</th>
          <th className="table-number">{say(issuerScreen.total)}</th>
        </tr>
      </thead>
      <tbody>
        {view.today.contests.map((counts, place) => {
          const voters = turnoutOf(counts)
          const own = electorsIn(counts.contest)
          return (
            <tr key={counts.contest}>
              <th scope="row">{head.contests[place]?.title}</th>
              <Share count={voters.men} of={own?.men ?? null} unsaid={0} />
              <Share count={voters.women} of={own?.women ?? null} unsaid={0} />
              <Share count={allOf(voters)} of={own?.total ?? null} unsaid={voters.unsaid} />
            </tr>
          )
        })}
        {lines.map(({ key, words, of }) => (
          <tr key={key}>
            <th scope="row">{words}</th>
            <td className="table-number">{of?.men ?? '–'}</td>
            <td className="table-number">{of?.women ?? '–'}</td>
            <td className="table-number">{of?.total ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As the package has it: the roll was not counted yet. */
function notBySex({ contest, eligible }: Entitled) {
  return { contest, men: null, women: null, total: eligible }
}

interface ShareProps {
  readonly count: number
  readonly of: number | null
  /** Among them, whose sex the roll does not say. */
  readonly unsaid: number
}

/** Two decimals, as in every table of the commission; over a hundred is possible at the designated station (TRN-07). */
function Share({ count, of, unsaid }: ShareProps) {
  const say = useText()
  return (
    <td className="table-number">
      <strong>{count}</strong>
      {of !== null && of > 0 && <span className="turnout-share">{((count / of) * 100).toFixed(2)}%</span>}
      {unsaid !== 0 && <span className="turnout-share">{say(issuerScreen.sexUnsaid, { count: unsaid })}</span>}
    </td>
  )
}

export function QuickReports(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { quick, hours } = view.record
  return (
    <div className="watch-columns">
      <HourBars bars={newInEachHour(hours)} label={say(issuerScreen.votersByHour)} />
      <div>
        <p className="step-line">
          {view.nextQuickReport === null
            ? say(issuerScreen.noQuickReport)
            : say(issuerScreen.nextQuickReport, { time: view.nextQuickReport })}
        </p>
        {quick.map((report) => (
          <div key={report.until} className="quick-report">
            <p className="step-line">
              {say(issuerScreen.quickReportAt, { time: report.until })}{' '}
              {report.contests
                .map((voters, place) =>
                  say(issuerScreen.quickReportLine, {
                    contest: head.contests[place]?.title ?? '',
                    men: voters.men,
                    women: voters.women,
                    total: allOf(voters),
                  }),
                )
                .join('　')}
            </p>
            {report.told === '' ? (
              <TextEntry
                label={say(issuerScreen.quickReportTo)}
                value=""
                action={say(issuerScreen.quickReportTold)}
                longest={80}
                onEnter={(to) => send({ type: 'quick-report-told', at: report.until, to })}
              />
            ) : (
              <p className="entry-done">✓ {say(issuerScreen.quickReportDone, { to: report.told })}</p>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** New voters of the first contest in each full hour. */
function newInEachHour(hours: readonly HourCount[]) {
  const sums = hours.map(({ contests }) => allOf(contests[0] ?? { men: 0, women: 0 }))
  return hours.map(({ until }, place) => ({ until, count: (sums[place] ?? 0) - (sums[place - 1] ?? 0) }))
}
