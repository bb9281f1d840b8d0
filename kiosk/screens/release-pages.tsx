/** A card is given back by a machine that takes no vote any more: what is recorded, and where the voter goes on. */
import { useFurigana } from '#ui/components/furigana.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { CardPicture } from './card-picture.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { StaffButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { TroubleCard } from './trouble-card.tsx'
import { Titles } from './voter-pages.tsx'

export function ReleaseCardPage({ view, send, page }: PageProps<'release-card'>) {
  const say = useText()
  const read = useFurigana()
  return (
    <KioskFrame
      view={view}
      send={send}
      question={read(page.cardLies ? kioskScreen.releaseLift : kioskScreen.releaseCardTitle)}
      go={page.cardLies ? null : <StaffButton send={send} />}
    >
      <div className="with-picture">
        <div className={page.refusal === null ? 'statement' : 'middle'}>
          {page.refusal === null ? (
            <p className="statement-large">{read(kioskScreen.releaseStaffChecks)}</p>
          ) : (
            <TroubleCard furigana of={page.refusal} values={{ machine: page.machine ?? '—' }} />
          )}
          <p>{say(page.awaited ? kioskScreen.releaseAwaited : kioskScreen.releaseNotAwaited)}</p>
        </div>
        <CardPicture way={page.cardLies ? 'out' : 'in'} />
      </div>
    </KioskFrame>
  )
}

export function ReleasedPage({ view, send, page }: PageProps<'released'>) {
  const read = useFurigana()
  return (
    <KioskFrame view={view} send={send} question={read(kioskScreen.releasedTitle)}>
      <div className="with-picture">
        <div className="statement">
          {page.recorded.length > 0 && <Titles head={kioskScreen.recordedAsChosen} sign="✓" titles={page.recorded} />}
          <Titles head={kioskScreen.releasedOpen} sign="・" titles={page.open} />
          <p>{read(kioskScreen.releasedNext)}</p>
        </div>
        <CardPicture way="out" />
      </div>
    </KioskFrame>
  )
}
