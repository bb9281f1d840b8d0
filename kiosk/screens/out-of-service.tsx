/** A fault: first what is recorded and what the voter does; apart from it, for staff, what happened and its number. Never a name (FLT-01). */

import { useFurigana } from '#ui/components/furigana.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { kioskAnswers } from '#ui/messages/kiosk-faults.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { KioskFrame, MachineNumber } from './kiosk-frame.tsx'
import { StaffButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { TroubleCard } from './trouble-card.tsx'
import { Titles } from './voter-pages.tsx'

export function OutOfServicePage({ view, send, page }: PageProps<'out-of-service'>) {
  const say = useText()
  const minute = useMinute()
  const read = useFurigana()
  const { voter } = page
  return (
    <KioskFrame
      view={view}
      send={send}
      question={
        page.takenOver === null
          ? read(kioskScreen.outOfServiceTitle)
          : read(kioskScreen.takenOverTitle, { serial: page.takenOver })
      }
      go={page.closable || page.waitsForDate ? <StaffButton send={send} /> : null}
    >
      <div className="trouble">
        {voter === null ? (
          <p className="statement-large">{read(kioskScreen.otherMachineStaff)}</p>
        ) : (
          <div className="trouble-voter">
            {voter.recorded.length > 0 && <Titles head={kioskAnswers.recorded} sign="✓" titles={voter.recorded} />}
            {voter.notRecorded.length > 0 && (
              <Titles head={kioskAnswers.notRecorded} sign="・" titles={voter.notRecorded} />
            )}
            {voter.staffWillCheck.length > 0 && (
              <Titles head={kioskAnswers.staffWillCheck} sign="▲" titles={voter.staffWillCheck} />
            )}
            <p className="statement-large">{read(kioskScreen.outOfServiceVoter)}</p>
          </div>
        )}
        {/* Apart from what the voter reads: nobody should take the staff's orders for their own. */}
        <section className="trouble-staff">
          <h2>
            {say(kioskScreen.forStaff)}
            {view.machine !== null && <MachineNumber machine={view.machine} />}
            <span className="trouble-at digits">{minute(page.at)}</span>
          </h2>
          <TroubleCard
            of={page.fault}
            {...(page.closeNow !== null && {
              next: closeNowWords(page),
              values: { time: page.closeNow },
            })}
          />
        </section>
      </div>
    </KioskFrame>
  )
}

function closeNowWords({ closable, fault }: PageProps<'out-of-service'>['page']) {
  if (!closable) return kioskScreen.closeNowBack
  return fault === 'original-away' || fault === 'duplicate-away' ? kioskScreen.closeNowAway : kioskScreen.closeNow
}
