/** The next language, at one size and in one corner of every staff program (decision 026). */
import { nextLanguage } from '#election/language.ts'
import { uiWords } from '#words/common.ts'
import { useLanguage } from '../language/language.tsx'
import type { Language } from '../messages/message.ts'
import './button.css'

export function LanguageSwitch({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const next = nextLanguage(useLanguage())
  return (
    <button type="button" className="quiet-button" lang={next} onClick={() => onLanguage(next)}>
      {uiWords.ownName[next]}
    </button>
  )
}
