/** T5: 次 – the one thing to do now, large enough for the hall, in one place above the pages. */
import { useText } from '#ui/language/language.tsx'
import { lostPlace } from '#ui/language/lost-place.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { nextStepOf } from '../session/next-step.ts'
import type { TallyView } from '../session/view.ts'
import { usePlace } from './place.ts'

export function NextLine({ view }: { readonly view: TallyView }) {
  const say = useText()
  const placeOf = usePlace()
  const next = nextStepOf(view)
  if (next === null) return null
  const { station = null, pair = null, ...facts } = { station: null, pair: null, ...next }
  const place = next.type === 'declaration' ? lostPlace(next, say) : placeOf({ station, pair })
  const values = { ...facts, station: station ?? '', pair: pair ?? '', place }
  return (
    <p className="next-step next-line" data-next={next.type}>
      <span className="next-sign">{say(uiWords.nextThing)}</span>
      <strong>{say(tallyWords[`next_${next.type}`], values)}</strong>
    </p>
  )
}
