/** T4: every station at once, however many: a chip each, with its number, and signs for list, report and media. */
import { unsealedContainers } from '#election/count/arrival.ts'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { arrivalWords } from '#words/tally.ts'
import type { StationView, TallyView } from '../session/view.ts'

/** More than these: by their numbers alone, so that none is cut and all are seen; the panel has the whole name. */
const NAMED = 16

interface GridProps {
  readonly view: TallyView
  /** The station whose panel is open. */
  readonly shown: string | null
  readonly onChoose: (station: string) => void
}

export function StationGrid({ view, shown, onChoose }: GridProps) {
  const say = useText()
  return (
    <section
      className={`station-grid${view.stations.length > NAMED ? ' station-grid-many' : ''}`}
      aria-label={say(tallyWords.stations)}
    >
      <ul>
        {view.stations.map((station) => (
          <li
            key={station.id}
            data-station={station.id}
            data-state={stateOf(station)}
            data-list={LIST_OF_SIGN[signOfArrival(station)]}
          >
            <button
              type="button"
              title={station.name}
              aria-pressed={station.id === shown}
              onClick={() => onChoose(station.id)}
            >
              <strong>{station.id}</strong>
              {view.stations.length <= NAMED && (
                <span className="chip-name" lang="ja">
                  {station.name}
                </span>
              )}
              <span className="chip-marks">
                {say(arrivalWords.chipList)}
                {signOfArrival(station)} {say(tallyWords.report)}
                {signOfReport(station)} {say(tallyWords.media)} {station.pairs.read}/
                {station.report === 'received' ? station.pairs.expected : '—'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">{say(arrivalWords.signs)}</p>
    </section>
  )
}

/** △: something of the list differs, or was open: it is noted, and nobody is asked any more. */
function signOfArrival({ arrival }: StationView): '・' | '▲' | '△' | '✓' {
  if (arrival === null) return '・'
  const isOpen = unsealedContainers(arrival).length > 0
  if (isOpen && arrival.decision === null) return '▲'
  return arrival.differing.length > 0 || isOpen ? '△' : '✓'
}

const LIST_OF_SIGN = { '・': 'waiting', '▲': 'open', '△': 'differs', '✓': 'as-listed' } as const

function signOfReport({ report, comparison }: StationView): string {
  if (report === 'missing') return '・'
  return comparison === 'same' ? '✓' : comparison === 'differs' ? '▲' : '…'
}

function stateOf(station: StationView): 'whole' | 'attention' | 'here' | 'waiting' {
  const { arrival, books, comparison, pairs, report } = station
  if (signOfArrival(station) === '▲' || comparison === 'differs' || books === 'explain') return 'attention'
  const isWhole = arrival !== null && comparison === 'same' && pairs.read >= pairs.expected
  return isWhole ? 'whole' : arrival !== null || report === 'received' ? 'here' : 'waiting'
}
