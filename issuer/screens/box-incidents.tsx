/** Incidents of the online ballot box by the office's newest list (M3): for a voter who comes to the station because of them. */
import { minuteInJapan } from '#election/online/instant.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { incidentWords } from '#words/online.ts'
import type { DayView } from '../session/view.ts'

export function BoxIncidents({ view }: { readonly view: Pick<DayView, 'roll'> }) {
  const say = useText()
  const language = useLanguage()
  const shown = useMinute()
  const { incidents } = view.roll.held
  const happened = incidents?.said.filter(({ measure }) => measure !== 'mistaken') ?? []
  if (incidents === null || happened.length === 0) return null
  return (
    <details className="box-incidents" open>
      <summary>▲ {say(issuerScreen.boxIncidents, { count: happened.length })}</summary>
      {happened.map((each) => {
        const from = shown(minuteInJapan(each.from))
        return (
          <section key={each.incident} data-incident={each.incident}>
            <p>
              <strong>{each[language]}</strong>
            </p>
            {each.to === null && <p>{say(incidentWords[`measure_${each.measure}`])}</p>}
            <p>
              {each.to === null
                ? say(incidentWords.since, { from })
                : say(issuerScreen.boxIncidentOver, { from, to: shown(minuteInJapan(each.to)) })}
            </p>
          </section>
        )
      })}
      <p>{say(issuerScreen.boxIncidentsSay, { lines: incidents.lines })}</p>
    </details>
  )
}
