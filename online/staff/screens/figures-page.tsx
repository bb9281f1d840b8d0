/** Figures of the running poll and of applications (S-08, S-03), as a page and as a table to save. */
import { csvOf } from '#documents/export-csv.ts'
import { figure } from '#election/figure.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import type { Text } from '#ui/messages/message.ts'
import { staffScreen } from '#words/online.ts'
import { residentsFigures as words } from '#words/residents.ts'
import type { Figures, Who } from '../session/state.ts'
import { categoryOf, REASONS } from './category.tsx'
import { hourInJapan, inWordsOf } from './last-check.ts'
import { MainButton, type PageProps } from './parts.tsx'
import { save } from './save.ts'

type Row = readonly [name: string, count: string]
interface Table {
  readonly title: string
  readonly rows: readonly Row[]
}

export function FiguresPage({ page, who }: PageProps<'figures'>) {
  const say = useText()
  const tables = useTables(page.figures, who)
  if (page.figures === null) return null
  const csv = () => save(csvOf(tables.flatMap(({ rows, title }) => rows.map((row) => [title, ...row]))), 'figures.csv')
  return (
    <>
      <p>{say(words.help)}</p>
      {tables.map(({ rows, title }) => (
        <section key={title}>
          <h2>{title}</h2>
          {rows.length === 0 ? (
            <p>{say(words.nothingYet)}</p>
          ) : (
            <div className="table figures">
              <table aria-label={title}>
                <tbody>
                  {rows.map(([name, count]) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td className="number">{count}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
      <MainButton onPress={csv}>{say(words.save)}</MainButton>
    </>
  )
}

function useTables(figures: Figures | null, who: Who): readonly Table[] {
  const say = useText()
  const language = useLanguage()
  const inWords = useMinute()
  if (figures === null) return []
  const { applications, byResult, checks, codes, failed, good, mistyped, opened, pauses, periods, until } = figures
  const inTens = (name: Text, count: number): Row => [say(name), count === 0 ? say(words.few) : figure(count)]
  const orHidden = (name: string, count: number | null): Row => [
    name,
    count === null ? say(words.hidden) : figure(count),
  ]
  const clock = (seconds: number) => hourInJapan(new Date(seconds * 1000).toISOString().slice(0, 13)).replace(' ', 'T')
  const hour = (seconds: number) => inWords(clock(seconds))
  const title = until === null ? say(words.checksNone) : say(words.checksUntil, { hour: hour(until) })
  return [
    {
      title,
      rows: [
        ...[inTens(words.opened, opened), inTens(words.mistyped, mistyped)],
        ...[inTens(words.codes, codes), inTens(words.checks, checks), inTens(words.good, good)],
        inTens(words.failed, failed),
      ],
    },
    {
      title: say(words.byResult),
      rows: byResult.map(({ count, result }) => [say(inWordsOf(result), { result }), figure(count)]),
    },
    {
      title: say(words.byPeriod),
      rows: periods.map(({ checks, from, until: to }) => {
        // One day is named once.
        const isOfOneDay = clock(from).slice(0, 10) === clock(to).slice(0, 10)
        return [`${hour(from)} – ${isOfOneDay ? clock(to).slice(11) : hour(to)}`, figure(checks)]
      }),
    },
    {
      title: say(words.pauses),
      rows: [
        [say(words.pauseCount), String(pauses.count)],
        [say(pauses.isPaused ? words.pauseMinutesSoFar : words.pauseMinutes), figure(pauses.minutes)],
      ],
    },
    {
      title: say(words.applications),
      rows: [
        orHidden(say(words.all), applications.all),
        ...applications.byState.map(({ count, state }) => orHidden(say(staffScreen[`applications_${state}`]), count)),
      ],
    },
    {
      title: say(words.byReason),
      rows: applications.byReason.map(({ count, reason }) => orHidden(say(REASONS[reason]), count)),
    },
    ...(applications.byCategory.length === 0
      ? []
      : [
          {
            title: say(words.byCategory),
            rows: applications.byCategory.map(({ category, count }) =>
              orHidden(categoryOf(who, category)?.name[language] ?? category, count),
            ),
          },
        ]),
  ]
}
