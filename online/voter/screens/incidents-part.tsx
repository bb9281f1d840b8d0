/** Incidents that last, above everything else. Their box is always there, so that a screen reader says what comes into it. */
import { inEach } from '#election/language.ts'
import type { Incident } from '#election/online/incidents.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { incidentWords as words } from '#words/online.ts'
import { useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'

export function IncidentsPart({ open }: { readonly open: readonly Incident[] }) {
  const say = useVoterText()
  const language = useLanguage()
  return (
    <div role="status">
      {open.map((each) => (
        <section key={each.incident} className="incident">
          <h2>
            {say(words.title)}　{say(words[`class_${each.class}`])}
          </h2>
          <p>
            <strong>{say(words[`measure_${each.measure}`])}</strong>
          </p>
          <p>{say(inEach((spoken) => each[spoken]))}</p>
          <p>{say(words.since, { from: timeInWords(each.from, language) })}</p>
        </section>
      ))}
    </div>
  )
}
