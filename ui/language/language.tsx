/** The language of a screen. Japanese is first; the voter may switch; a staff screen has the language that the view names. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Language, MessageValues, Text, Values } from '../messages/message.ts'
import { inSentence, listed } from './in-sentence.ts'

const LanguageContext = createContext<Language>('ja')

/** Another word for a thing, where the place of the screen has another one of it. */
type OtherWords = (words: string, language: Language) => string

const OtherWordsContext = createContext<OtherWords | null>(null)

export function OtherWords(props: { readonly of: OtherWords | null; readonly children: ReactNode }) {
  return <OtherWordsContext value={props.of}>{props.children}</OtherWordsContext>
}

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
  const sentence = useSentence()
  return (text, values = {}) => sentence(text[language], values)
}

/** The same of words in the language of the screen. */
export function useSentence(): (words: string, values: MessageValues) => string {
  const language = useLanguage()
  const otherWords = useOtherWords()
  return (words, values) => inSentence(otherWords(words), values, language)
}

/** For words in the language of the screen that are filled elsewhere. */
export function useOtherWords(): (words: string) => string {
  const language = useLanguage()
  const otherWords = useContext(OtherWordsContext)
  return (words) => (otherWords === null ? words : otherWords(words, language))
}
