/** The language of a screen. Japanese is first; the voter may switch; a staff screen has the language that the view names. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Language, MessageValues, Text, Values } from '../messages/message.ts'
import { inSentence, listed } from './in-sentence.ts'

const LanguageContext = createContext<Language>('ja')

export function LanguageProvider(props: { readonly language: Language; readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = props.language
  }, [props.language])
  return <LanguageContext value={props.language}>{props.children}</LanguageContext>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** `useListed()(['A', 'B'])`, where no sentence is around the names */
export function useListed(): (names: readonly Values[string][]) => string {
  const language = useLanguage()
  return (names) => listed(names, language)
}

/** `const say = useText(); say(kioskScreen.insertCard, { station })` */
export function useText(): (text: Text, values?: MessageValues) => string {
  const language = useLanguage()
  return (text, values = {}) => inSentence(text[language], values, language)
}
