/** The steps, in order; large enough for a person beside the voter to read. */
import { useFurigana } from '#ui/components/furigana.tsx'
import type { Text } from '#ui/messages/message.ts'

export function NumberedSteps({ steps }: { readonly steps: readonly Text[] }) {
  const read = useFurigana()
  return (
    <ol className="how-to">
      {steps.map((step, at) => (
        <li key={step.en}>
          <span className="how-to-number">{at + 1}</span>
          <span>{read(step)}</span>
        </li>
      ))}
    </ol>
  )
}
