/** T4: how much of the district is here, and while media are read, how long it takes: large enough for the hall. */
import { Figured } from '#ui/components/figured.tsx'
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
        <Figured>{`${say(arrivalWords.totalStations)} ${stations.done}/${stations.all}`}</Figured>
        <Figured>{`${say(arrivalWords.totalReports)} ${reports.done}/${reports.all}`}</Figured>
        <Figured>{`${say(arrivalWords.totalMedia)} ${media.done}/${media.all}`}</Figured>
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
