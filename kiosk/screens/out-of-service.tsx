/** A fault: first what is recorded, then what to do, then the code for staff. Never a name (FLT-01). */

import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskAnswers } from '#ui/messages/kiosk-faults.ts'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { StaffButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { Titles } from './voter-pages.tsx'
import { faultWords } from './words.ts'

export function OutOfServicePage({ view, send, page }: PageProps<'out-of-service'>) {
  const say = useText()
  const { voter } = page
  return (
    <KioskFrame
      view={view}
      send={send}
      question={
        page.takenOver === null
          ? say(kioskScreen.outOfServiceTitle)
          : say(kioskScreen.takenOverTitle, { serial: page.takenOver })
      }
      go={page.closable ? <StaffButton send={send} /> : null}
    >
      <div className="trouble">
        {voter !== null && (
          <div className="trouble-voter">
            {voter.recorded.length > 0 && <Titles head={kioskAnswers.recorded} sign="✓" titles={voter.recorded} />}
            {voter.notRecorded.length > 0 && (
              <Titles head={kioskAnswers.notRecorded} sign="・" titles={voter.notRecorded} />
            )}
            {voter.staffWillCheck.length > 0 && (
              <Titles head={kioskAnswers.staffWillCheck} sign="▲" titles={voter.staffWillCheck} />
            )}
            <p className="statement-large">{say(kioskScreen.outOfServiceVoter)}</p>
          </div>
        )}
        <RefusalCard code={page.fault} text={faultWords[page.fault]}>
          <p className="trouble-at">{page.at.replace('T', ' ')}</p>
        </RefusalCard>
      </div>
    </KioskFrame>
  )
}
