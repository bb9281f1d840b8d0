/** The one name, large. The only page that records; its button is where the page before had neither cell nor button. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { ShownPicture } from '../session/shown-candidate.ts'
import { lettersOfOne, partyWidthMm, type Room } from './candidate-grid.ts'
import { ChoicePicture } from './choice-picture.tsx'
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

/** The picture takes the part of the room that is left of the words, or above them on a high glass; it is of one size for every choice. */
function roomBeside(
  picture: ShownPicture | null,
  { widthMm, heightMm }: Room,
): { readonly words: Room; readonly pictureMm: number } {
  if (picture === null) return { words: { widthMm, heightMm }, pictureMm: 0 }
  const aspect = picture.width / picture.height
  if (heightMm > widthMm) {
    const pictureMm = Math.min(widthMm, PART * heightMm * aspect)
    return { words: { widthMm, heightMm: heightMm - pictureMm / aspect - GAP_MM }, pictureMm }
  }
  const pictureMm = Math.min(PART * widthMm, heightMm * aspect)
  return { words: { widthMm: widthMm - pictureMm - GAP_MM, heightMm }, pictureMm }
}

const PART = 0.45
const GAP_MM = 8

export function Confirm({ view, send, page }: PageProps<'confirm'>) {
  const read = useFurigana()
  const { number, name, kana } = page.candidate
  const [ref, room] = useRoom(usePanel(view.panelWidthMm))
  const picture = page.candidate.explained?.picture ?? null
  const { words, pictureMm } = roomBeside(picture, room ?? NO_ROOM)
  const letters = lettersOfOne(page.candidates, view.looks.textSize, words)
  const partyMm = partyWidthMm(page.candidate, letters, words)
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
      <div
        className={`room confirm-name candidate-letters${picture === null ? '' : ' confirm-with-picture'}`}
        ref={ref}
        style={letterVariables(letters)}
      >
        {picture !== null && (
          <span
            className="confirm-picture"
            style={{ width: mm(pictureMm), height: mm((pictureMm * picture.height) / picture.width) }}
          >
            <ChoicePicture className="choice-picture" picture={picture} />
          </span>
        )}
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
