/** One station: received by its list, its report held against the paper, and what its media and books say. */
import { unsealedContainers } from '#election/count/arrival.ts'
import { Button } from '#ui/components/button.tsx'
import { ONE_PRESS } from '#ui/components/press.ts'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { arrivalWords } from '#words/tally.ts'
import { nextStepOf } from '../session/next-step.ts'
import type { StationView } from '../session/view.ts'
import { StationLogs } from './machine-logs.tsx'
import type { PageProps } from './page-props.ts'

const BOOKS_SIGN = { waiting: '・', balanced: '✓', explain: '▲', explained: '✓' } as const

interface PanelProps extends PageProps {
  readonly station: StationView
  readonly onAsk: (what: 'arrival' | 'container') => void
}

export function StationPanel({ station, view, send, onAsk }: PanelProps) {
  const say = useText()
  const { pairs } = station
  return (
    // X-A5: after an answer the next station is at this place.
    <section className="station-panel" data-panel={station.id} data-comparison={station.comparison} {...ONE_PRESS}>
      <h2>
        {say(tallyWords.place_station, { station: station.id })}　<span lang="ja">{station.name}</span>
      </h2>
      <Arrived station={station} view={view} onAsk={onAsk} />
      <span>
        {say(tallyWords.report)} <span aria-hidden="true">{station.report === 'received' ? '✓' : '・'}</span>{' '}
        {say(tallyWords[station.typed === null ? (`report_${station.report}` as const) : 'report_typed'])}
      </span>
      <FromPaper station={station} view={view} send={send} />
      <ReportOnPaper station={station} view={view} send={send} />
      <span>
        {say(tallyWords.media)} {pairs.read}/{station.report === 'received' ? pairs.expected : '—'}
      </span>
      <span>
        {say(tallyWords.books)} <span aria-hidden="true">{BOOKS_SIGN[station.books]}</span>{' '}
        {say(tallyWords[`books_${station.books}`])}
      </span>
      <StationLogs station={station} send={send} />
    </section>
  )
}

/** CNT-01, CNT-02. */
function Arrived({ station: { arrival }, view, onAsk }: Omit<PanelProps, 'send'>) {
  const say = useText()
  const fixed = view.busy !== null || view.phase !== 'receive'
  const open = unsealedContainers(arrival ?? { containers: [] })
  const next = nextStepOf(view)?.type
  return (
    <div className="arrived">
      {arrival === null ? (
        <span>{say(arrivalWords.notYet)}</span>
      ) : (
        <span>✓ {say(arrivalWords.receivedBy, { clerk: arrival.clerk, time: arrival.at.slice(11) })}</span>
      )}
      {arrival?.differing.map(({ item, note }) => (
        <span key={item}>
          ▲ {say(arrivalWords[`item_${item}`])}
          {say(uiWords.colon)}
          {note}
        </span>
      ))}
      {open.map(({ container }) => (
        <strong key={container}>
          ▲ {say(arrivalWords.open, { container: say(arrivalWords[`item_${container}`]) })}
        </strong>
      ))}
      {arrival?.decision != null && (
        <span>
          {say(arrivalWords.decided, { by: arrival.decision.by.join(' / '), reason: arrival.decision.reason })}
        </span>
      )}
      <span className="on-paper-answers">
        {open.length > 0 && (
          <Button
            kind={next === 'container' && arrival?.decision === null ? 'go' : 'plain'}
            disabled={fixed}
            onPress={() => onAsk('container')}
          >
            {say(arrivalWords.decide)}
          </Button>
        )}
        <Button
          kind={next === 'list' && arrival === null ? 'go' : 'plain'}
          disabled={fixed}
          onPress={() => onAsk('arrival')}
        >
          {say(arrival === null ? arrivalWords.receive : arrivalWords.receiveAgain)}
        </Button>
      </span>
    </div>
  )
}

/** MED-06: an unsigned report is shown as such, as long as it counts for the station. */
function FromPaper({ station, view, send }: PageProps & { readonly station: StationView }) {
  const say = useText()
  const { id, report, typed } = station
  if (report === 'received' && typed === null) return null
  const fixed = view.busy !== null || view.phase !== 'receive'
  return (
    <span>
      {typed !== null && `▲ ${say(tallyWords.typedBy, { by: typed.by.join(' / '), reason: typed.reason })} `}
      <Button disabled={fixed} onPress={() => send({ type: 'open-sheet', station: id })}>
        {say(tallyWords.typeSheet)}
      </Button>
    </span>
  )
}

/** X-A5: number and set-aside pairs are together, because a forged report hides a pair among them. */
function ReportOnPaper({ station, view, send }: PageProps & { readonly station: StationView }) {
  const say = useText()
  const { id, reportFingerprint: number, comparison, setAside } = station
  if (number === null) return null
  const fixed = view.busy !== null || view.phase !== 'receive'
  const compare = (same: boolean) => send({ type: 'compare-report', station: id, number, same })
  return (
    <div className="on-paper">
      <span>{say(tallyWords.reportFingerprint)}</span>
      <strong className="on-paper-number">{number}</strong>
      {setAside.length > 0 && (
        <strong className="on-paper-aside" data-unusual={setAside.some(({ state }) => state !== 'spare')}>
          {say(tallyWords.setAside)}{' '}
          {setAside.map(({ pair, state }) => say(tallyWords[`setAside_${state}`], { pair })).join(' / ')}
        </strong>
      )}
      {comparison === null && <span>{say(tallyWords.comparePaper)}</span>}
      <span className="on-paper-answers">
        <Button disabled={fixed} pressed={comparison === 'same'} onPress={() => compare(true)}>
          {comparison === 'same' && '✓ '}
          {say(tallyWords.sameAsPaper)}
        </Button>
        <Button disabled={fixed} pressed={comparison === 'differs'} onPress={() => compare(false)}>
          {comparison === 'differs' && '▲ '}
          {say(tallyWords.notAsPaper)}
        </Button>
      </span>
    </div>
  )
}
