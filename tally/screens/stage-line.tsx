/** Five stages in a line: what is finished, what runs, what is to come; each with a sign and a word. */
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'

const SIGN = { waiting: '・', running: '…', done: '✓' } as const

export function StageLine({ stages }: { readonly stages: TallyView['stages'] }) {
  const say = useText()
  return (
    <ol className="stage-line">
      {stages.map(({ stage, state }, i) => (
        <li key={stage} className={`stage stage-${state}`}>
          <span className="stage-name">
            {i + 1} {say(tallyWords[`stage_${stage}`])}
          </span>
          <span className="stage-state">
            <span aria-hidden="true">{SIGN[state]} </span>
            {say(tallyWords[`state_${state}`])}
          </span>
        </li>
      ))}
    </ol>
  )
}
