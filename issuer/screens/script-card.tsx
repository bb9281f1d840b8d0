/** What to say at this step, word for word (SCR-01), large enough to read aloud from. */
import { useLanguage } from '#ui/language/language.tsx'
import { fill, type Values } from '#ui/messages/message.ts'
import { STAFF_SCRIPTS, type StaffScriptName } from '#ui/messages/staff-scripts.ts'

export function ScriptCard({ script, values = {} }: { readonly script: StaffScriptName; readonly values?: Values }) {
  const language = useLanguage()
  const { ja, en, rule } = STAFF_SCRIPTS[script]
  return (
    <blockquote className="script-card" data-rule={rule}>
      {ja.map((line) => (
        <p key={line} lang="ja">
          「{fill(line, values)}」
        </p>
      ))}
      {language === 'en' && <p className="script-gloss">{en.map((line) => fill(line, values)).join(' ')}</p>}
    </blockquote>
  )
}
