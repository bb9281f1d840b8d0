/** What a screen shows while no service stands behind it: nothing of before, and whom to call. */
import { windowNews } from '../messages/machine.ts'
import { uiRefusals } from '../messages/ui-refusals.ts'
import { RefusalCard } from './refusal-card.tsx'
import './screen-unreachable.css'

export type Unreachable = 'connecting' | 'open' | 'lost' | 'busy' | 'refused' | 'ends'

export function ScreenUnreachable({ connection }: { readonly connection: Unreachable }) {
  if (connection === 'connecting' || connection === 'open') return <main className="screen-unreachable" />
  if (connection === 'ends') {
    const { ja, en } = windowNews['begins-anew']
    return (
      <main className="screen-unreachable" role="status">
        <h1>{ja}</h1>
        <p lang="en">{en}</p>
      </main>
    )
  }
  return (
    <main className="screen-unreachable">
      <RefusalCard code={`screen-${connection}`} text={uiRefusals[`screen-${connection}`]} />
    </main>
  )
}
