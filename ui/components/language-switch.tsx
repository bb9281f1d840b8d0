/** The other language, at one size and in one corner of every staff program (decision 026). */
import { useLanguage, useText } from '../language/language.tsx'
import type { Language } from '../messages/message.ts'
import { uiWords } from '../messages/ui.ts'
import './button.css'

export function LanguageSwitch({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const say = useText()
  const language = useLanguage()
  return (
    <button type="button" className="quiet-button" onClick={() => onLanguage(language === 'ja' ? 'en' : 'ja')}>
      {say(uiWords.otherLanguage)}
    </button>
  )
}
