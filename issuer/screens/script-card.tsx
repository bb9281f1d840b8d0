/** The words to say at this step (SCR-01), large enough to read aloud from. */
import { createContext, useContext } from 'react'
import { useLanguage } from '#ui/language/language.tsx'
import { fill, type Values } from '#ui/messages/message.ts'
import { STAFF_SCRIPTS, type StaffScriptName, type StaffWords, staffLines } from '#ui/messages/staff-scripts.ts'

/** The municipality's own words. */
export const OwnWords = createContext<StaffWords>({})

export function ScriptCard({ script, values = {} }: { readonly script: StaffScriptName; readonly values?: Values }) {
  const language = useLanguage()
  const lines = staffLines(script, useContext(OwnWords))
  const { en, rule } = STAFF_SCRIPTS[script]
  return (
    <blockquote className="script-card" data-rule={rule}>
      {lines.map((line) => (
        <p key={line} lang="ja">
          「{fill(line, values)}」
        </p>
      ))}
      {language === 'en' && <p className="script-gloss">{en.map((line) => fill(line, values)).join(' ')}</p>}
    </blockquote>
  )
}
