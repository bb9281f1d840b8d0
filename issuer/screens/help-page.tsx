/** Help cards (ELG-12, PRX-04, PRX-05): the words for a voter who needs help, and what staff never do. Nothing is recorded. */
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { onScreen } from '#ui/messages/message.ts'
import { HELP_CARDS, mindedAt } from '#ui/messages/staff-scripts.ts'
import { useKeys } from './keys.ts'
import { ScriptCard } from './script-card.tsx'

export function HelpPage({ onClose }: { readonly onClose: () => void }) {
  const say = useText()
  const language = useLanguage()
  useKeys({ escape: onClose, enter: onClose })
  return (
    <section className="desk desk-help" data-desk="help">
      {HELP_CARDS.map((script) => (
        <section key={script}>
          <h2>{say(issuerScreen[`help_${script}`])}</h2>
          <ScriptCard script={script} />
          <ul className="script-mind">
            {mindedAt(script)[language].map((line) => (
              <li key={line}>{onScreen(line, language)}</li>
            ))}
          </ul>
        </section>
      ))}
      <Button shortcut="Esc" onPress={onClose}>
        {say(issuerScreen.close)}
      </Button>
    </section>
  )
}
