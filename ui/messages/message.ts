/**
 * How words are kept. A catalogue is a file `ui/messages/<app>.ts` (refusal codes) or `ui/messages/<app>-screen.ts`
 * (labels); `message.test.ts` reads every catalogue in this folder and holds both languages complete and alike.
 * Logic knows only codes and parameters.
 */
import type { InEach, Language } from '#election/language.ts'
import { inNumber } from '../language/in-number.ts'
import { punctuation } from './punctuation.ts'

export type { Language } from '#election/language.ts'

/** One label or sentence. `{name}` is a place for a value. */
export type Text = InEach<string>

/** It says what happened and what is safe (`title`), and what to do next (`next`). */
interface Refusal {
  readonly title: string
  readonly next: string
}

export type RefusalText = InEach<Refusal>

/** `export const kioskRefusals = {…} satisfies RefusalCatalogue<KioskRefusalCode>`: the compiler finds a forgotten code. */
export type RefusalCatalogue<Code extends string> = { readonly [C in Code]: RefusalText }

/** `export const kioskScreen = {…} satisfies TextCatalogue` */
export type TextCatalogue = { readonly [key: string]: Text }

export type Values = { readonly [name: string]: string | number }

/** Values of a message before its language is known. A list of names gets the comma of the language (`withLists`). */
export type MessageValues = { readonly [name: string]: string | number | readonly (string | number)[] }

const PLACE = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g

/** As a screen shows it: in English with “ and ”, where a catalogue has the sign of a keyboard. */
export function onScreen(text: string, language: Language): string {
  return text.replaceAll(/"([^"]*)"/g, punctuation.quoted[language])
}

/** Puts values into the places of a text. A place without value stays visible, so that a forgotten one is noticed. */
export function fill(text: string, values: Values = {}): string {
  return inNumber(text, values).replaceAll(PLACE, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : String(value)
  })
}

/** Names of the places of a text, sorted, each once. */
export function placesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].map((match) => match[1] ?? ''))].sort()
}
