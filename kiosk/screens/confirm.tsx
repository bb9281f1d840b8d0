/** The one name, large. The only page that records; its button lies where the page before had neither cell nor button. */
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { modeNote } from './mode-note.ts'
import type { PageProps } from './page-props.ts'

export function Confirm({ view, send, page }: PageProps<'confirm'>) {
  const say = useText()
  const { number, name, kana, party } = page.candidate
  return (
    <KioskFrame
      view={view}
      send={send}
      where={page.contest.title}
      progress={{ at: page.contest.position, of: page.contest.of }}
      note={modeNote(page.mode, say)}
      question={say(kioskScreen.confirmTitle)}
      leave={
        <Button kind="leave" onPress={() => send({ type: 'leave' })}>
          {say(kioskScreen.leave)}
        </Button>
      }
      record={
        <Button kind="go" large onPress={() => send({ type: 'cast' })}>
          {say(kioskScreen.cast)}
        </Button>
      }
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.chooseAgain)}</Button>}
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
