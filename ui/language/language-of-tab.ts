/**
 * A page on the open web has the language that was chosen in its tab, else the browser’s. The page of the card comes back by a new load: a
 * voter who reads another language than the browser’s would choose it twice in each vote (P4).
 */
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { thisTab } from '../this-tab.ts'

export function languageOfTab(): { readonly first: Language; readonly keep: (chosen: Language) => void } {
  const tab = thisTab('language')
  const kept = tab.kept()
  const first = LANGUAGES.find((each) => each === kept) ?? LANGUAGES.find((each) => navigator.language.startsWith(each))
  return { first: first ?? 'en', keep: tab.keep }
}
