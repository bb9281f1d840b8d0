/** Pages that an operator card opens: menu, status, witnesses. */
import { unreachable } from '#election/assert.ts'
import { timeOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import type { Text } from '#ui/messages/message.ts'
import { clockWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { numberOf } from '../session/trouble-numbers.ts'
import { Fact } from './fact.tsx'
import { SoftwareFact, StartsAndMedia } from './facts-and-people.tsx'
import type { PageProps } from './page-props.ts'
import { StaffFrame } from './staff-frame.tsx'
import { TroubleCard } from './trouble-card.tsx'
import { TroublePlace } from './trouble-place.tsx'
import { useSitting } from './use-sitting.ts'
import { VoiceDevices } from './voice-devices.tsx'
import { WitnessMarks } from './witness-marks.tsx'

export function StaffMenuPage({ view, send, page }: PageProps<'staff-menu'>) {
  const say = useText()
  const canEnd = page.session === 'can-drop' || page.session === 'must-end'
  const drop = dropWords(page.session)
  return (
    <StaffFrame of={{ view, send }} question={kioskScreen.staffTitle} backTo={kioskScreen.leaveStaff}>
      <div className="choices">
        {page.releasable && (
          <Button large onPress={() => send({ type: 'menu', item: 'release' })}>
            {say(kioskScreen.release)}
          </Button>
        )}
        {canEnd && (
          <Button large onPress={() => send({ type: 'menu', item: 'end-session' })}>
            {say(kioskScreen.endSession)}
          </Button>
        )}
        {drop !== null && (
          <Button large onPress={() => send({ type: 'menu', item: 'drop-session' })}>
            {say(drop)}
          </Button>
        )}
        <Button large onPress={() => send({ type: 'menu', item: 'status' })}>
          {say(kioskScreen.status)}
        </Button>
        <Button large onPress={() => send({ type: 'menu', item: 'clock' })}>
          {say(clockWords.set)}
        </Button>
        {page.closable && (
          <Button kind="staff" large onPress={() => send({ type: 'menu', item: 'close' })}>
            {say(kioskScreen.closeStation)}
          </Button>
        )}
        {page.refusal !== null && <TroubleCard of={page.refusal} />}
      </div>
    </StaffFrame>
  )
}

function dropWords(session: PageProps<'staff-menu'>['page']['session']): Text | null {
  switch (session) {
    case 'none':
    case 'must-end':
      return null
    case 'can-drop':
      return kioskScreen.dropSession
    case 'over':
      return kioskScreen.dropOver
    case 'freed':
      return kioskScreen.dropFreed
    case 'releasing':
      return kioskScreen.dropReleasing
    default:
      return unreachable(session)
  }
}

/**
 * A clock that is later than the last voting date: closing for good cannot be taken back, so its date is asked about. Under one that is
 * ahead a voter between two contests would lose the rest of the vote (WX3).
 */
export function StaffDatePage({ view, send, page }: PageProps<'staff-date'>) {
  const say = useText()
  const shown = useSitting()
  const words = DATE_WORDS[page.before]
  return (
    <StaffFrame of={{ view, send }} question={kioskScreen.dateQuestion} backTo={kioskScreen.back}>
      <div className="middle">
        <dl className="facts">
          <Fact name={kioskScreen.dateOfClock}>{shown(page.today)}</Fact>
          <Fact name={words.date}>{shown(page.compared)}</Fact>
        </dl>
        <p>{say(words.note)}</p>
        <div className="choices">
          <Button large onPress={() => send({ type: 'date', isRight: false })}>
            {say(words.wrong)}
          </Button>
          <Button kind="staff" large onPress={() => send({ type: 'date', isRight: true })}>
            {say(words.right)}
          </Button>
        </div>
      </div>
    </StaffFrame>
  )
}

const DATE_WORDS = {
  closing: {
    date: kioskScreen.dateLast,
    note: kioskScreen.dateNote,
    wrong: kioskScreen.dateWrong,
    right: kioskScreen.dateRight,
  },
  ending: {
    date: kioskScreen.dateOfOpenDay,
    note: kioskScreen.endingDateNote,
    wrong: kioskScreen.endingDateWrong,
    right: kioskScreen.endingDateRight,
  },
} as const

/** A wrong press takes a machine for the day: before the hour the officer reads what closing means (K3). */
export function StaffEarlyPage({ view, send, page }: PageProps<'staff-early'>) {
  const say = useText()
  return (
    <StaffFrame
      of={{ view, send }}
      question={kioskScreen.earlyQuestion}
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.earlyBack)}</Button>}
      record={
        <Button kind="staff" large onPress={() => send({ type: 'close-early' })}>
          {say(kioskScreen.earlyClose)}
        </Button>
      }
    >
      <div className="middle">
        <dl className="facts">
          <dt>{say(kioskScreen.earlyNow)}</dt>
          <dd className="digits">{timeOf(page.now)}</dd>
          <dt>{say(kioskScreen.earlyCloses)}</dt>
          <dd className="digits">{page.closes}</dd>
        </dl>
        <p className="statement-large">▲ {say(page.final ? kioskScreen.earlyFinal : kioskScreen.earlyDay)}</p>
        <p>{say(kioskScreen.earlyVoters)}</p>
      </div>
    </StaffFrame>
  )
}

export function StaffStatusPage({ view, send, page }: PageProps<'staff-status'>) {
  const say = useText()
  const minute = useMinute()
  return (
    <StaffFrame
      of={{ view, send }}
      question={kioskScreen.statusTitle}
      backTo={kioskScreen.back}
      go={<Button onPress={() => send({ type: 'menu', item: 'log' })}>{say(kioskScreen.log)}</Button>}
    >
      <div className="middle">
        <dl className="facts">
          <Fact name={kioskScreen.station}>{page.station}</Fact>
          <StartsAndMedia {...page} />
          <Fact name={kioskScreen.clock}>
            <span className="digits">{minute(page.clock)}</span> {say(kioskScreen[`clock_${page.clockByCards}`])}
          </Fact>
          <VoiceDevices {...page} />
          <Fact name={kioskScreen.power}>
            {say(kioskScreen[`power_${page.power.source}`])}
            {page.power.percent !== null && ` ${page.power.percent} %`}
          </Fact>
          {page.front !== null && <Fact name={kioskScreen.front}>{say(kioskScreen[`front_${page.front}`])}</Fact>}
          {page.software !== null && <SoftwareFact software={page.software} />}
          <Fact name={kioskScreen.fault}>{page.fault === null ? say(kioskScreen.noFault) : numberOf(page.fault)}</Fact>
          {page.survivor !== null && (
            <Fact name={kioskScreen.survivor}>{say(kioskScreen[`survivor_${page.survivor}`])}</Fact>
          )}
        </dl>
        {page.fault !== null && <TroubleCard of={page.fault} />}
      </div>
    </StaffFrame>
  )
}

/** D-18: the last seal erases this machine's key; who takes over a dead machine's pair with it says so before. The default is no. */
function KeepKey({ keep, send }: { readonly keep: boolean } & Pick<PageProps<'staff-witnesses'>, 'send'>) {
  const say = useText()
  return (
    <div>
      <p>{say(kioskScreen.keepKeyNote)}</p>
      <Button pressed={keep} onPress={() => send({ type: 'keep-key', keep: !keep })}>
        {say(keep ? kioskScreen.keepKeyYes : kioskScreen.keepKey)}
      </Button>
    </div>
  )
}

const WITNESSED = {
  'take-over': {
    question: kioskScreen.closeWitnesses,
    officer: kioskScreen.officerTakesOver,
    note: kioskScreen.takeOverNote,
  },
  close: { question: kioskScreen.closeWitnesses, officer: kioskScreen.officerCloses, note: kioskScreen.closeNote },
  'end-session': {
    question: kioskScreen.endWitnesses,
    officer: kioskScreen.officerEnds,
    note: kioskScreen.endingNote,
  },
  release: { question: kioskScreen.endWitnesses, officer: kioskScreen.officerReleases, note: kioskScreen.releaseNote },
} as const

export function StaffWitnessesPage({ view, send, page }: PageProps<'staff-witnesses'>) {
  const say = useText()
  const words = WITNESSED[page.purpose]
  return (
    <StaffFrame
      of={{ view, send }}
      question={say(words.question)}
      backTo={kioskScreen.back}
      record={
        <Button kind="staff" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(words.officer)}
        </Button>
      }
    >
      <div className="middle">
        <WitnessMarks witnesses={page.witnesses} overLine={view.witnessOverLine} send={send} />
        {page.keepKey !== null && <KeepKey keep={page.keepKey} send={send} />}
        <TroublePlace of={page.refusal} among={['witnesses-missing']} otherwise={<p>{say(words.note)}</p>} />
      </div>
    </StaffFrame>
  )
}
