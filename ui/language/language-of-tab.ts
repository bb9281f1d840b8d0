/**
 * A page on the open web has the language that was chosen in its tab, else the browser’s. The page of the card comes back by a new load: a
 * voter who reads another language than the browser’s would choose it twice in each vote (P4). Nothing of a person is in it.
 */
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'

const NAME = 'language'

export function languageOfTab(): { readonly first: Language; readonly keep: (chosen: Language) => void } {
  const kept = inTab((tab) => tab.getItem(NAME))
  const first = LANGUAGES.find((each) => each === kept) ?? LANGUAGES.find((each) => navigator.language.startsWith(each))
  return { first: first ?? 'en', keep: (chosen) => void inTab((tab) => tab.setItem(NAME, chosen)) }
}

/** Null: a browser that keeps nothing for a page throws at the name alone. */
export function inTab<T>(use: (tab: Storage) => T): T | null {
  try {
    return use(window.sessionStorage)
  } catch {
    return null
  }
}
