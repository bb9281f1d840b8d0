/** The desk's own page without its program: nobody comes, so it says how the desk is begun again (V19). */
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { ScreenUnreachable, type Unreachable } from '#ui/components/screen-unreachable.tsx'
import { deskEnded } from '#ui/messages/desk-refusals.ts'

export function DeskUnreachable(props: { readonly connection: Unreachable; readonly again?: () => void }) {
  if (props.connection !== 'lost') return <ScreenUnreachable {...props} />
  return (
    <main className="screen-unreachable">
      <RefusalCard code="desk-ended" text={deskEnded} />
    </main>
  )
}
