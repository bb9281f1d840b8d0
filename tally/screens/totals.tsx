/** T4: how much of the district is here, and while media are read, how long it takes: large enough for the hall. */
import { Progress } from '#ui/components/progress.tsx'
import { useText } from '#ui/language/language.tsx'
import { arrivalWords } from '#words/tally.ts'
import type { TallyView } from '../session/view.ts'

const MEGABYTE = 1_000_000

export function Totals({ view }: { readonly view: TallyView }) {
  const say = useText()
  const { stations, reports, media } = view.totals
  return (
    <div className="totals">
      <p className="totals-figures">
        <span>
          {say(arrivalWords.totalStations)} <strong>{stations.done}</strong>/{stations.all}
        </span>
        <span>
          {say(arrivalWords.totalReports)} <strong>{reports.done}</strong>/{reports.all}
        </span>
        <span>
          {say(arrivalWords.totalMedia)} <strong>{media.done}</strong>/{media.all}
        </span>
      </p>
      {view.reading !== null && (
        <Progress
          label={say(arrivalWords.reading)}
          done={view.reading.readBytes}
          whole={view.reading.totalBytes}
          detail={say(view.reading.secondsLeft === null ? arrivalWords.readSoFar : arrivalWords.readLeft, {
            read: Math.round(view.reading.readBytes / MEGABYTE),
            total: Math.round(view.reading.totalBytes / MEGABYTE),
            minutes: Math.floor((view.reading.secondsLeft ?? 0) / 60),
            seconds: (view.reading.secondsLeft ?? 0) % 60,
          })}
        />
      )}
    </div>
  )
}
