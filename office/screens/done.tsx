/** An act in words, as the record has it; for imported files, lines below say how they were read. */
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { actInWords, readingsInWords } from '../papers/act-words.ts'
import { titlesOf } from '../session/draft.ts'
import type { Act } from '../session/record.ts'
import type { OfficeView } from '../session/view.ts'

interface ActLinesProps extends Pick<OfficeView, 'draft'> {
  readonly act: Act
  /** Puts the words of the act into the sentence that tells of it. */
  readonly sentence?: (words: string) => string
}

/** More are shown when somebody asks: the act itself stays in sight. */
const SHOWN = 3

export function ActLines({ act, draft, sentence = (words) => words }: ActLinesProps) {
  const say = useText()
  const readings = act.type === 'imported' ? (act.readings ?? []) : []
  if (act.type !== 'imported' || readings.length === 0) return sentence(actInWords(act, say, titlesOf(draft)))
  const { readings: _, ...files } = act
  const lines = readingsInWords(readings, say)
  const count = readings.reduce((sum, each) => sum + each.count, 0)
  return (
    <>
      {sentence(actInWords(files, say))}
      <span className="act-readings">{say(officeWords.readingsCount, { count, kinds: lines.length })}</span>
      <Lines lines={lines.slice(0, SHOWN)} />
      {lines.length > SHOWN && (
        <details>
          <summary>{say(officeWords.readingsMore, { count: lines.length - SHOWN })}</summary>
          <Lines lines={lines.slice(SHOWN)} />
        </details>
      )}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="act-reading-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
