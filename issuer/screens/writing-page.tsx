/** 筆談: for a voter who does not hear. The official lines, one of them in type that is read across the desk; nothing is recorded. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import { useKeys } from './keys.ts'

export function WritingPage({ onClose }: { readonly onClose: () => void }) {
  const say = useText()
  const language = useLanguage()
  const { ja, en, rule } = STAFF_SCRIPTS.writing
  const [shown, setShown] = useState(0)
  useKeys({
    escape: onClose,
    ...Object.fromEntries(ja.map((_, place) => [String(place + 1), () => setShown(place)])),
  })
  return (
    <section className="desk desk-writing" data-desk="writing" data-rule={rule}>
      <p className="writing-line" lang="ja">
        {ja[shown]}
      </p>
      {language === 'en' && <p className="script-gloss">{en[shown]}</p>}
      <p>{say(issuerScreen.writeAndPointTitle)}</p>
      <div className="ways">
        {ja.map((line, place) => (
          <Button key={line} pressed={place === shown} shortcut={String(place + 1)} onPress={() => setShown(place)}>
            {language === 'en' ? en[place] : line}
          </Button>
        ))}
      </div>
      <Button shortcut="Esc" onPress={onClose}>
        {say(issuerScreen.close)}
      </Button>
    </section>
  )
}
