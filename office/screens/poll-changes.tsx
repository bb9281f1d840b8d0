/** The changes of the poll itself by the next list (TC-20, TC-52, LAW-19), a line each: read before it is signed. */
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { PollChanges as Of } from '../session/view.ts'

export function PollChanges({ changes }: { readonly changes: Of }) {
  const say = useText()
  const { day, toPaper, fromPaper, fallAway, stay, comeBack } = changes
  const moved =
    day && (day.from === day.to ? say(officeWords.changesHours, { date: day.to }) : say(officeWords.changesDay, day))
  const lines = [
    ...(moved === null ? [] : [moved]),
    ...toPaper.map((title) => say(officeWords.changesToPaper, { title })),
    ...fromPaper.map((title) => say(officeWords.changesFromPaper, { title })),
    ...fallAway.map((title) => say(officeWords.changesFallAway, { title })),
    ...stay.map((title) => say(officeWords.changesStay, { title })),
    ...comeBack.map((title) => say(officeWords.changesComeBack, { title })),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="keys-changes">
      {lines.map((line) => (
        <li key={line}>▲ {line}</li>
      ))}
    </ul>
  )
}
