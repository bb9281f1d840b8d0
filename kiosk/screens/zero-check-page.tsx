/** 0票確認画面 (OPN-04): what witnesses and the first voter look at before anything can be voted. */
import { Button } from '#ui/components/button.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { useDate, useMinute } from '#ui/language/use-date.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { SetClockButton } from './clock-pages.tsx'
import { Fact } from './fact.tsx'
import { DayFact, FactsAndPeople, SoftwareFact, StartsAndMedia } from './facts-and-people.tsx'
import type { PageProps } from './page-props.ts'
import { RetireButton } from './retire-pages.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { VoiceDevicesLost } from './voice-devices.tsx'

const REFUSALS = [
  'witnesses-missing',
  'voter-not-confirmed',
  'clock-not-confirmed',
  'before-opening',
  'front-open',
  'not-this-day',
  'zero-check-of-another-day',
] as const

export function ZeroCheckPage({ view, send, page }: PageProps<'zero-check'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      where={page.title}
      question={kioskScreen.zeroTitle}
      leave={<SetClockButton send={send} />}
      back={page.mayRetire && <RetireButton send={send} />}
      go={
        <Button kind="go" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(kioskScreen.makeVotable)}
        </Button>
      }
    >
      <FactsAndPeople
        facts={<ZeroFacts page={page} />}
        others={
          <div className="ticks">
            <Tick done={page.voterConfirmed} of="firstVoter" press="voter-confirmed" send={send} />
            <Tick done={page.clockConfirmed} of="clockRight" press="clock-confirmed" send={send} />
          </div>
        }
        refusals={REFUSALS}
        send={send}
        overLine={view.witnessOverLine}
        {...page}
      />
    </StaffFrame>
  )
}

interface TickProps extends Pick<PageProps<'zero-check'>, 'send'> {
  readonly done: boolean
  readonly of: 'firstVoter' | 'clockRight'
  readonly press: 'voter-confirmed' | 'clock-confirmed'
}

function Tick({ done, of, press, send }: TickProps) {
  const say = useText()
  return (
    <Button pressed={done} onPress={() => send({ type: press, done: !done })}>
      {say(kioskScreen[done ? (`${of}Done` as const) : of])}
    </Button>
  )
}

function ZeroFacts({ page }: Pick<PageProps<'zero-check'>, 'page'>) {
  const say = useText()
  const minute = useMinute()
  const shown = useDate()
  return (
    <>
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
        <Fact name={kioskScreen.date}>{shown(page.date)}</Fact>
        {page.day !== null && <DayFact day={page.day} />}
        <StartsAndMedia {...page} />
        <Fact name={kioskScreen.fingerprint}>
          <span className="digits">{page.fingerprint}</span>
        </Fact>
        {page.software !== null && <SoftwareFact software={page.software} />}
        <VoiceDevicesLost {...page} />
      </dl>
      <p>{say(kioskScreen.readAt, { time: minute(page.readAt) })}</p>
      <p>
        {say(kioskScreen.clock)} <span className="clock digits">{minute(page.clock)}</span>{' '}
        {say(kioskScreen.clockCompare)}
      </p>
    </>
  )
}
