/** The acts of the tally, in words (LAW-07): its own log, from the disk. */
import { LogEntries } from '#ui/components/log-entries.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { tallyEntryInWords } from '#ui/language/log-words.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import type { TallyView } from '../session/view.ts'

export function LogPage({ view }: { readonly view: TallyView }) {
  const say = useText()
  const language = useLanguage()
  const { log, contests } = view
  if (log === null) return null
  const { entries, earlier, unbroken } = log
  return (
    <LogEntries
      title={say(logPageWords.tallyTitle)}
      entries={entries.map((entry) => tallyEntryInWords(entry, language, contests))}
      earlier={earlier}
      chain={{ whole: unbroken, words: say(unbroken ? logPageWords.tallyWhole : logPageWords.tallyBroken) }}
    />
  )
}
