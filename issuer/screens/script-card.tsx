/** The words to say at this step (SCR-01), large enough to read aloud from. */
import { createContext, useContext } from 'react'
import type { StaffScriptName, StaffWords } from '#election/definition/staff-words.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { fill, type Values } from '#ui/messages/message.ts'
import { STAFF_SCRIPTS, staffLines } from '#ui/messages/staff-scripts.ts'

/** The municipality's own words. */
export const OwnWords = createContext<StaffWords>({})

interface ScriptCardProps {
  readonly script: StaffScriptName
  readonly values?: Values
  /** For what it means, in the language of the screen. Left out: the same. */
  readonly gloss?: Values
  /** The first line is said at one step, the others at a later one. */
  readonly part?: 'all' | 'first' | 'rest'
}

export function ScriptCard({ script, values = {}, gloss = values, part = 'all' }: ScriptCardProps) {
  const language = useLanguage()
  const of = (all: readonly string[]) => (part === 'all' ? all : part === 'first' ? all.slice(0, 1) : all.slice(1))
  const lines = of(staffLines(script, useContext(OwnWords)))
  const { rule } = STAFF_SCRIPTS[script]
  const meaning = of(STAFF_SCRIPTS[script][language])
  if (lines.length === 0) return null
  return (
    <blockquote className="script-card" data-rule={rule}>
      {lines.map((line) => (
        <p key={line} lang="ja">
          「{fill(line, values)}」
        </p>
      ))}
      {language !== 'ja' && <p className="script-gloss">{meaning.map((line) => fill(line, gloss)).join(' ')}</p>}
    </blockquote>
  )
}
