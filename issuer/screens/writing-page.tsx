/** 筆談: for a voter who does not hear. The official lines, one of them in type that is read across the desk; nothing is recorded. */
import { useContext, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { STAFF_SCRIPTS, staffLines } from '#ui/messages/staff-scripts.ts'
import { useKeys } from './keys.ts'
import { OwnWords } from './script-card.tsx'

export function WritingPage({ onClose }: { readonly onClose: () => void }) {
  const say = useText()
  const language = useLanguage()
  const own = useContext(OwnWords)
  const lines = staffLines('writing', own)
  const { [language]: words, rule } = STAFF_SCRIPTS.writing
  // Line by line it is the meaning of the rules' words alone.
  const meaning = language !== 'ja' && own.writing === undefined ? words : []
  const [shown, setShown] = useState(0)
  useKeys({
    escape: onClose,
    ...Object.fromEntries(lines.map((_, place) => [String(place + 1), () => setShown(place)])),
  })
  return (
    <section className="desk desk-writing" data-desk="writing" data-rule={rule}>
      <p className="writing-line" lang="ja">
        {lines[shown]}
      </p>
      {meaning[shown] !== undefined && <p className="script-gloss">{meaning[shown]}</p>}
      <p>{say(issuerScreen.writeAndPointTitle)}</p>
      <div className="ways">
        {lines.map((line, place) => (
          <Button key={line} pressed={place === shown} shortcut={String(place + 1)} onPress={() => setShown(place)}>
            {meaning[place] ?? line}
          </Button>
        ))}
      </div>
      <Button shortcut="Esc" onPress={onClose}>
        {say(issuerScreen.close)}
      </Button>
    </section>
  )
}
