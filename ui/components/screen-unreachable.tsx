/** What a screen shows while no service stands behind it: nothing of before, and whom to call. */
import { uiRefusals } from '../messages/ui-refusals.ts'
import { RefusalCard } from './refusal-card.tsx'
import './screen-unreachable.css'

export type Unreachable = 'connecting' | 'open' | 'lost' | 'busy' | 'refused'

export function ScreenUnreachable({ connection }: { readonly connection: Unreachable }) {
  if (connection === 'connecting' || connection === 'open') return <main className="screen-unreachable" />
  return (
    <main className="screen-unreachable">
      <RefusalCard code={`screen-${connection}`} text={uiRefusals[`screen-${connection}`]} />
    </main>
  )
}
