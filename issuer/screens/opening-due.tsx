/** OPN-02: ten minutes before the opening staff look at the room once more; this band reminds them. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { RECHECK_TICKS } from '../session/day-names.ts'
import type { TabProps } from './words.ts'

/** The band is on every page except the one where this look is ticked. */
export function OpeningDueBand({ head, view, send }: TabProps) {
  const say = useText()
  if (!view.recheckDue || view.tab === 'open') return null
  const left = RECHECK_TICKS.filter((tick) => !view.record.ticked.includes(tick))
  return (
    <section className="alarm-band opening-due" role="alert">
      <div>
        <p className="alarm-title">▲ {say(issuerScreen.recheckDue, { time: head.opens })}</p>
        <p className="alarm-next">{left.map((tick) => say(issuerScreen[`tick_${tick}`])).join('　')}</p>
      </div>
      <Button kind="go" large onPress={() => send({ type: 'tab-chosen', tab: 'open' })}>
        {say(issuerScreen.recheckShow)}
      </Button>
    </section>
  )
}
