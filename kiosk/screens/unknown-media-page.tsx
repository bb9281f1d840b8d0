/** Used media that this machine does not know: what they hold, and the decision. The large button refuses them (OPN-03). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import { Fact } from './fact.tsx'
import { FactsAndPeople, StartsAndMedia } from './facts-and-people.tsx'
import type { PageProps } from './page-props.ts'
import { RecordsTable } from './records-table.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { useSitting } from './use-sitting.ts'

export function UnknownMediaPage({ view, send, page }: PageProps<'unknown-media'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      where={page.station}
      question={kioskScreen.unknownMediaTitle}
      back={
        <Button kind="staff" onPress={() => send({ type: 'officer-confirmed' })}>
          {say(kioskScreen.unknownMediaTake)}
        </Button>
      }
      go={
        <Button kind="go" large onPress={() => send({ type: 'back' })}>
          {say(kioskScreen.unknownMediaRefuse)}
        </Button>
      }
    >
      <FactsAndPeople
        facts={<WhatIsKnown page={page} />}
        refusals={['witnesses-missing']}
        overLine={view.witnessOverLine}
        send={send}
        {...page}
      />
    </StaffFrame>
  )
}

function WhatIsKnown({ page }: Pick<PageProps<'unknown-media'>, 'page'>) {
  const say = useText()
  const shown = useSitting()
  return (
    <>
      <RecordsTable records={page.records} />
      <dl className="facts">
        <Fact name={kioskScreen.pair}>{page.pair}</Fact>
        <Fact name={kioskScreen.openedFor}>
          {page.day === null ? say(kioskScreen.openedForNone) : shown(page.day)}
          {page.closed && ` ${say(kioskScreen.pairClosed)}`}
        </Fact>
        <StartsAndMedia {...page} />
      </dl>
      <p>
        <strong>▲ {say(kioskScreen.unknownMediaMeans)}</strong> {say(kioskScreen.unknownMediaAsk)}
      </p>
    </>
  )
}
