/** Bands of the opening: the second look at the room (OPN-02), and a machine that nobody has signed for yet (FLT-02). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill, onScreen } from '#ui/messages/message.ts'
import { BESIDE_RECHECK_TICKS, RECHECK_TICKS } from '../session/day-names.ts'
import type { TabProps } from './words.ts'

/** The cards go on, for the other machines. */
export function UnsignedBand({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { language, unsigned, tab, stage } = view
  if (unsigned === '' || tab === 'open' || stage === 'closed') return null
  const { title, next } = issuerRefusals['spare-not-signed'][language]
  return (
    <section className="alarm-band opening-due" role="alert">
      <div>
        <p className="alarm-title">▲ {fill(onScreen(title, language), { machines: unsigned })}</p>
        <p className="alarm-next">{onScreen(next, language)}</p>
      </div>
      <Button kind="go" large onPress={() => send({ type: 'tab-chosen', tab: 'open' })}>
        {say(issuerScreen.showMissingStep)}
      </Button>
    </section>
  )
}

/** The band is on every page except the one where this look is ticked. */
export function OpeningDueBand({ head, view, send }: TabProps) {
  const say = useText()
  if (!view.recheckDue || view.tab === 'open') return null
  const left = [...BESIDE_RECHECK_TICKS, ...RECHECK_TICKS].filter((tick) => !view.record.ticked.includes(tick))
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
