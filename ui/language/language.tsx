/** The language of a screen. Japanese is first; the voter may switch; a staff screen has the language that the view names. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { fill, type Language, onScreen, type Text, type Values } from '../messages/message.ts'

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

/** `const say = useText(); say(kioskScreen.insertCard, { station })` */
export function useText(): (text: Text, values?: Values) => string {
  const language = useLanguage()
  return (text, values) => fill(onScreen(text[language], language), values)
}
