/** Each part once in each language, side by side: two people see at once whether a word is too long for it. */
import { LANGUAGES } from '#election/languages.ts'
import { partsWords } from '#words/common.ts'
import { KeysAtHand } from '../components/letters-at-hand.tsx'
import { LanguageProvider } from '../language/language.tsx'
import { PARTS } from './parts.tsx'
import './parts.css'

export function PartsPage() {
  return (
    <main className="parts">
      <h1>{LANGUAGES.map((language) => partsWords.title[language]).join(' · ')}</h1>
      {LANGUAGES.map((language) => (
        <p key={language} lang={language}>
          {partsWords.about[language]}
        </p>
      ))}
      {PARTS.map(({ name, Part }) => (
        <section key={name} className="parts-part" data-part={name}>
          <h2>{LANGUAGES.map((language) => partsWords[name][language]).join(' · ')}</h2>
          {LANGUAGES.map((language) => (
            <LanguageProvider key={language} language={language}>
              <div className="parts-one" lang={language}>
                <KeysAtHand>
                  <Part />
                </KeysAtHand>
              </div>
            </LanguageProvider>
          ))}
        </section>
      ))}
    </main>
  )
}
