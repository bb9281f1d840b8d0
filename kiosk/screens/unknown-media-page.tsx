/** Used media that this machine does not know: what they hold, and the decision. The large button refuses them (OPN-03). */
import { Button } from '#ui/components/button.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { Fact } from './fact.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import type { PageProps } from './page-props.ts'
import { WitnessMarks } from './witness-marks.tsx'
import { staffWords } from './words.ts'
import { StartsAndMedia } from './zero-check-page.tsx'

export function UnknownMediaPage({ view, send, page }: PageProps<'unknown-media'>) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      where={`${page.station} ${page.machineSerial}`}
      question={say(kioskScreen.unknownMediaTitle)}
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
      <div className="zero">
        <MediaFacts page={page} />
        <div className="zero-people">
          <h2>{say(kioskScreen.witnessesTitle)}</h2>
          <WitnessMarks witnesses={page.witnesses} send={send} />
          {page.refusal !== null && <RefusalCard code={page.refusal} text={staffWords[page.refusal]} />}
        </div>
      </div>
    </KioskFrame>
  )
}

function MediaFacts({ page }: Pick<PageProps<'unknown-media'>, 'page'>) {
  const say = useText()
  return (
    <div className="zero-facts">
      <Table
        caption={say(kioskScreen.closedRecords)}
        rowKey={({ contest }) => contest}
        columns={[
          { key: 'contest', head: say(kioskScreen.zeroContest), cell: ({ contest }) => contest },
          { key: 'count', head: say(kioskScreen.records), number: true, cell: ({ count }) => <strong>{count}</strong> },
        ]}
        rows={page.records}
      />
      <dl className="facts">
        <Fact name={kioskScreen.pair}>{page.pair}</Fact>
        <Fact name={kioskScreen.openedFor}>
          {page.day ?? say(kioskScreen.openedForNone)}
          {page.closed && ` ${say(kioskScreen.pairClosed)}`}
        </Fact>
        <StartsAndMedia page={page} />
      </dl>
      <p>
        <strong>▲ {say(kioskScreen.unknownMediaMeans)}</strong> {say(kioskScreen.unknownMediaAsk)}
      </p>
    </div>
  )
}
