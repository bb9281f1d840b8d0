/** The one name, large. The only page that records; its button lies where the page before had neither cell nor button. */
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { modeNote } from './mode-note.ts'
import { BackButton, LeaveButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'

export function Confirm({ view, send, page }: PageProps<'confirm'>) {
  const say = useText()
  const { number, name, kana, party } = page.candidate
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, say)}
      question={say(kioskScreen.confirmTitle)}
      leave={<LeaveButton send={send} />}
      record={
        <Button kind="go" large onPress={() => send({ type: 'cast' })}>
          {say(kioskScreen.cast)}
        </Button>
      }
      back={<BackButton send={send} text={kioskScreen.chooseAgain} />}
    >
      <div className="confirm-name">
        <span className="confirm-number">{number}</span>
        <span className="confirm-words">
          <span className="confirm-large">
            <NameWithRuby name={name} kana={kana} />
          </span>
          <span className="confirm-party" lang="ja">
            {party}
          </span>
        </span>
      </div>
    </KioskFrame>
  )
}
