/**
 * The items that the count still waits for: the first lines of a long list, and the number of the others, which the stations beside it
 * show.
 */
import { titleOf } from '#ui/language/contest-title.ts'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { lostPlace } from '#ui/language/lost-place.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { isUnsignedUnused } from '../session/next-step.ts'
import type { TallyView } from '../session/view.ts'
import { usePlace } from './place.ts'

const LINES = 8

export function Missing({ view }: { readonly view: TallyView }) {
  const say = useText()
  const language = useLanguage()
  const placeOf = usePlace()
  const contestTitle = (id: string) => titleOf(id, view.contests)
  return (
    <section className="receive-missing" aria-label={say(tallyWords.missing)}>
      <h2>
        {say(tallyWords.missing)} {view.missing.length}
      </h2>
      {view.missing.length === 0 && <p>✓ {say(tallyWords.nothingMissing)}</p>}
      <ul>
        {view.missing.slice(0, LINES).map((item) => (
          <li key={JSON.stringify(item)}>・{missingWords(item)}</li>
        ))}
      </ul>
      {mayBeLost(view) && <p className="quiet">{say(tallyWords.missingForGood)}</p>}
      <Unpermitted view={view} />
      {view.missing.length > LINES && <p>{say(tallyWords.missingMore, { count: view.missing.length - LINES })}</p>}
    </section>
  )

  function doubtTitle(id: string): string {
    const doubt = view.doubts.find((each) => each.id === id)
    return doubt === undefined ? '' : doubtInWords(doubt, language, view.contests).title
  }

  function missingWords(item: TallyView['missing'][number]): string {
    switch (item.type) {
      case 'report':
        return say(tallyWords.missing_report, { station: item.station })
      case 'list-not-checked':
      case 'container-not-sealed':
        return say(tallyWords[`missing_${item.type}`], { station: item.station })
      case 'comparison':
        return say(tallyWords.missing_comparison, { station: item.station })
      case 'medium':
        return say(isUnsignedUnused(view, item) ? tallyWords.missing_unused : tallyWords.missing_medium, {
          station: item.station,
          pair: item.pair,
        })
      case 'online':
        return say(tallyWords.missing_online)
      case 'signed-report':
        return say(tallyWords['missing_signed-report'], { station: item.station, contest: contestTitle(item.contest) })
      case 'accepted':
        return say(tallyWords.missing_accepted, { contest: contestTitle(item.contest), pending: item.pending })
      case 'declaration':
        return say(tallyWords[`missing_declaration_${item.why}`], { place: lostPlace(item, say) })
      case 'explanation':
        return say(tallyWords.missing_explanation, { place: placeOf(item), what: doubtTitle(item.doubt) })
      case 'paper':
        return say(tallyWords.missing_paper, { contest: contestTitle(item.contest) })
      case 'lot':
        return say(tallyWords.missing_lot, { contest: contestTitle(item.contest) })
    }
  }
}

/** CNT-08: every station has come, and votes are still not there. */
function mayBeLost({ missing }: TallyView): boolean {
  const isWaiting = missing.some(({ type }) => type === 'list-not-checked')
  return !isWaiting && missing.some(({ type }) => type === 'medium' || type === 'online')
}

/** CLS-03: nothing has to be decided on it; who explains a doubt of that machine knows it. */
export function Unpermitted({ view }: { readonly view: Pick<TallyView, 'unpermitted'> }) {
  const say = useText()
  if (view.unpermitted.length === 0) return null
  return (
    <ul>
      {view.unpermitted.map(({ station, pair }) => (
        <li key={`${station} ${pair}`} data-unpermitted={`${station} ${pair}`}>
          ▲ {say(tallyWords.closedUnpermitted, { station, pair })}
        </li>
      ))}
    </ul>
  )
}
