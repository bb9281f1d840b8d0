/** The language of a screen. Japanese is first; the voter may switch; a staff screen has the language that the view names. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { fill, type Language, onScreen, type Text, type Values } from '../messages/message.ts'
import { listed } from './in-sentence.ts'

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

/** A list of names is a value too: it is joined with the comma of the language. */
type Shown = { readonly [name: string]: Values[string] | readonly Values[string][] }

/** `const say = useText(); say(kioskScreen.insertCard, { station })` */
export function useText(): (text: Text, values?: Shown) => string {
  const language = useLanguage()
  return (text, values) => fill(onScreen(text[language], language), values && inWords(values, language))
}

function inWords(values: Shown, language: Language): Values {
  const each = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === 'object' ? listed(value, language) : value] as const
  })
  return Object.fromEntries(each)
}
