/** The page while no service is at the other end, or while the screen cannot be drawn: nothing of the page before, and whom to call. */
import { LANGUAGES } from '#election/languages.ts'
import { uiWords } from '#words/common.ts'
import { useLanguage } from '../language/language.tsx'
import { windowNews } from '../messages/machine.ts'
import { uiRefusals } from '../messages/ui-refusals.ts'
import { Button } from './button.tsx'
import { RefusalCard } from './refusal-card.tsx'
import './screen-unreachable.css'

export type Unreachable = 'connecting' | 'open' | 'lost' | 'busy' | 'refused' | 'ends' | 'broken'

interface Props {
  readonly connection: Unreachable
  readonly again?: () => void
}

export function ScreenUnreachable({ connection, again }: Props) {
  const language = useLanguage()
  if (connection === 'connecting' || connection === 'open') return <main className="screen-unreachable" />
  if (connection === 'ends') {
    return (
      <main className="screen-unreachable" role="status">
        {LANGUAGES.map((each, place) => {
          const Line = place === 0 ? 'h1' : 'p'
          return (
            <Line key={each} lang={each}>
              {windowNews['begins-anew'][each]}
            </Line>
          )
        })}
      </main>
    )
  }
  return (
    <main className="screen-unreachable">
      <RefusalCard code={`screen-${connection}`} text={uiRefusals[`screen-${connection}`]}>
        {again && (
          <Button kind="go" onPress={again}>
            {uiWords.showAgain[language]}
          </Button>
        )}
      </RefusalCard>
    </main>
  )
}
