/** 0票確認画面 (OPN-04): what witnesses and the first voter look at before anything can be voted. */
import { Button } from '#ui/components/button.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
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
        <dt>{say(kioskScreen.machineSerial)}</dt>
        <dd>
          <strong>{page.machineSerial}</strong>
        </dd>
        <dt>{say(kioskScreen.station)}</dt>
        <dd>{page.station}</dd>
        <dt>{say(kioskScreen.date)}</dt>
        <dd>{page.date}</dd>
        <dt>{say(kioskScreen.starts)}</dt>
        <dd>{say(kioskScreen.startCount, { n: page.starts })}</dd>
        {page.media.map((medium) => (
          <MediumFact key={medium.role} medium={medium} />
        ))}
        <dt>{say(kioskScreen.fingerprint)}</dt>
        <dd className="digits">{page.fingerprint}</dd>
      </dl>
      <p>{say(kioskScreen.readAt, { time: page.readAt.replace('T', ' ') })}</p>
    </div>
  )
}

export function MediumFact({ medium }: { readonly medium: PageProps<'zero-check'>['page']['media'][number] }) {
  const say = useText()
  const role = medium.role === 'original' ? kioskScreen.line_original : kioskScreen.line_duplicate
  return (
    <>
      <dt>{say(role)}</dt>
      <dd>
        {medium.serial} <small>{say(kioskScreen[`proof_${medium.proof}`])}</small>
      </dd>
    </>
  )
}
