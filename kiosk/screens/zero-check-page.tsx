/** 0票確認画面 (OPN-04): what witnesses and the first voter look at before anything can be voted. */
import { Button } from '#ui/components/button.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { Fact } from './fact.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import type { PageProps } from './page-props.ts'
import { RetireButton } from './retire-pages.tsx'
import { WitnessMarks } from './witness-marks.tsx'
import { staffWords } from './words.ts'

export function ZeroCheckPage({ view, send, page }: PageProps<'zero-check'>) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      where={page.title}
      question={say(kioskScreen.zeroTitle)}
      back={page.mayRetire ? <RetireButton send={send} /> : null}
      go={
        <Button kind="go" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(kioskScreen.makeVotable)}
        </Button>
      }
    >
      <div className="zero">
        <ZeroFacts page={page} />
        <div className="zero-people">
          <h2>{say(kioskScreen.witnessesTitle)}</h2>
          <WitnessMarks witnesses={page.witnesses} send={send} />
          <Button pressed={page.voterConfirmed} onPress={() => send({ type: 'voter-confirmed' })}>
            {page.voterConfirmed ? '✓ ' : ''}
            {say(kioskScreen.firstVoter)}
          </Button>
          {page.refusal !== null && <RefusalCard code={page.refusal} text={staffWords[page.refusal]} />}
        </div>
      </div>
    </KioskFrame>
  )
}

function ZeroFacts({ page }: Pick<PageProps<'zero-check'>, 'page'>) {
  const say = useText()
  return (
    <div className="zero-facts">
      <Table
        caption={say(kioskScreen.zeroStatement)}
        rowKey={(title) => title}
        columns={[
          { key: 'contest', head: say(kioskScreen.zeroContest), cell: (title) => title },
          { key: 'votes', head: say(kioskScreen.zeroVotes), number: true, cell: () => <strong>0</strong> },
        ]}
        rows={page.contests}
      />
      <dl className="facts">
        <Fact name={kioskScreen.machineSerial}>
          <strong>{page.machineSerial}</strong>
        </Fact>
        <Fact name={kioskScreen.station}>{page.station}</Fact>
        <Fact name={kioskScreen.date}>{page.date}</Fact>
        <StartsAndMedia page={page} />
        <Fact name={kioskScreen.fingerprint}>
          <span className="digits">{page.fingerprint}</span>
        </Fact>
      </dl>
      <p>{say(kioskScreen.readAt, { time: page.readAt.replace('T', ' ') })}</p>
    </div>
  )
}

/** What this machine is, so far: how often it was started, and the pair in it. */
export function StartsAndMedia({
  page,
}: {
  readonly page: PageProps<'zero-check' | 'unknown-media' | 'staff-status'>['page']
}) {
  const say = useText()
  return (
    <>
      <Fact name={kioskScreen.starts}>{say(kioskScreen.startCount, { n: page.starts })}</Fact>
      <MediaFacts media={page.media} />
    </>
  )
}

export function MediaFacts({ media }: Pick<PageProps<'take-over'>['page'], 'media'>) {
  const say = useText()
  return media.map(({ role, serial, proof }) => (
    <Fact key={role} name={role === 'original' ? kioskScreen.line_original : kioskScreen.line_duplicate}>
      {serial} <small>{say(kioskScreen[`proof_${proof}`])}</small>
    </Fact>
  ))
}
