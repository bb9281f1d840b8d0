/** The one name, large. The only page that records; its button is where the page before had neither cell nor button. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { lettersOfOne, partyWidthMm } from './candidate-grid.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { letterVariables, mm } from './letter-variables.ts'
import { modeNote } from './mode-note.ts'
import { BackButton, LeaveButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { usePanel, useRoom } from './panel.ts'
import { Party } from './party.tsx'
import { wordsOfContest } from './words-of-contest.ts'

/** Until the page is measured, before it is painted. */
const NO_ROOM = { widthMm: 0, heightMm: 0 }

export function Confirm({ view, send, page }: PageProps<'confirm'>) {
  const read = useFurigana()
  const { number, name, kana } = page.candidate
  const [ref, room] = useRoom(usePanel(view.panelWidthMm))
  const letters = lettersOfOne(page.candidates, view.looks.textSize, room ?? NO_ROOM)
  const partyMm = partyWidthMm(page.candidate, letters, room ?? NO_ROOM)
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, read)}
      question={read(wordsOfContest(page.contest).confirm)}
      leave={<LeaveButton send={send} rest={page.contest.position > 1} />}
      record={
        <Button kind="go" large onPress={() => send({ type: 'cast' })}>
          {read(kioskScreen.cast)}
        </Button>
      }
      back={<BackButton send={send} text={kioskScreen.chooseAgain} />}
    >
      <div className="room confirm-name candidate-letters" ref={ref} style={letterVariables(letters)}>
        <span className="confirm-number">{number}</span>
        <span className="confirm-words">
          <span className="confirm-large">
            <NameWithRuby name={name} kana={kana} />
          </span>
          <span className="confirm-party" style={partyMm === null ? undefined : { maxWidth: mm(partyMm) }} lang="ja">
            <Party candidate={page.candidate} read={letters.partyReading !== null} />
          </span>
        </span>
      </div>
    </KioskFrame>
  )
}
