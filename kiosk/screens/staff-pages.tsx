/** Behind the operator card: menu, status, witnesses, and the numbers after closing. */
import { timeOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import type { PageProps } from './page-props.ts'
import { WitnessMarks } from './witness-marks.tsx'
import { faultWords, staffWords } from './words.ts'
import { MediumFact } from './zero-check-page.tsx'

export function StaffMenuPage({ view, send, page }: PageProps<'staff-menu'>) {
  const say = useText()
  const canEnd = page.session === 'can-drop' || page.session === 'must-end'
  const canDrop = page.session === 'can-drop' || page.session === 'over'
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(kioskScreen.staffTitle)}
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.leaveStaff)}</Button>}
    >
      <div className="choices">
        {canEnd && (
          <Button large onPress={() => send({ type: 'menu', item: 'end-session' })}>
            {say(kioskScreen.endSession)}
          </Button>
        )}
        {canDrop && (
          <Button large onPress={() => send({ type: 'menu', item: 'drop-session' })}>
            {say(page.session === 'over' ? kioskScreen.dropOver : kioskScreen.dropSession)}
          </Button>
        )}
        <Button large onPress={() => send({ type: 'menu', item: 'status' })}>
          {say(kioskScreen.status)}
        </Button>
        {page.closable && (
          <Button kind="staff" large onPress={() => send({ type: 'menu', item: 'close' })}>
            {say(kioskScreen.closeStation)}
          </Button>
        )}
        {page.refusal !== null && <RefusalCard code={page.refusal} text={staffWords[page.refusal]} />}
      </div>
    </KioskFrame>
  )
}

/** A clock that is later than the last voting date: closing for good cannot be taken back, so its date is asked about. */
export function StaffDatePage({ view, send, page }: PageProps<'staff-date'>) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(kioskScreen.dateQuestion)}
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.back)}</Button>}
    >
      <div className="middle">
        <dl className="facts">
          <dt>{say(kioskScreen.dateOfClock)}</dt>
          <dd>{page.today}</dd>
          <dt>{say(kioskScreen.dateLast)}</dt>
          <dd>{page.last}</dd>
        </dl>
        <p>{say(kioskScreen.dateNote)}</p>
        <div className="choices">
          <Button large onPress={() => send({ type: 'date', isRight: false })}>
            {say(kioskScreen.dateWrong)}
          </Button>
          <Button kind="staff" large onPress={() => send({ type: 'date', isRight: true })}>
            {say(kioskScreen.dateRight)}
          </Button>
        </div>
      </div>
    </KioskFrame>
  )
}

/** A wrong press takes a machine for the day: before the hour the officer reads what closing means (K3). */
export function StaffEarlyPage({ view, send, page }: PageProps<'staff-early'>) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      where={page.machineSerial}
      question={say(kioskScreen.earlyQuestion)}
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
    </KioskFrame>
  )
}

export function StaffStatusPage({ view, send, page }: PageProps<'staff-status'>) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(kioskScreen.statusTitle)}
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.back)}</Button>}
    >
      <div className="middle">
        <dl className="facts">
          <dt>{say(kioskScreen.machineSerial)}</dt>
          <dd>{page.machineSerial}</dd>
          <dt>{say(kioskScreen.station)}</dt>
          <dd>{page.station}</dd>
          <dt>{say(kioskScreen.starts)}</dt>
          <dd>{say(kioskScreen.startCount, { n: page.starts })}</dd>
          {page.media.map((medium) => (
            <MediumFact key={medium.role} medium={medium} />
          ))}
          <dt>{say(kioskScreen.keypad)}</dt>
          <dd>{say(page.keypad ? kioskScreen.connected : kioskScreen.notConnected)}</dd>
          <dt>{say(kioskScreen.fault)}</dt>
          <dd>{page.fault === null ? say(kioskScreen.noFault) : page.fault}</dd>
          {page.survivor !== null && <dt>{say(kioskScreen.survivor)}</dt>}
          {page.survivor !== null && <dd>{say(kioskScreen[`survivor_${page.survivor}`])}</dd>}
        </dl>
        {page.fault !== null && <RefusalCard code={page.fault} text={faultWords[page.fault]} />}
      </div>
    </KioskFrame>
  )
}

export function StaffWitnessesPage({ view, send, page }: PageProps<'staff-witnesses'>) {
  const say = useText()
  const closes = page.purpose === 'close'
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(closes ? kioskScreen.closeWitnesses : kioskScreen.endWitnesses)}
      back={<Button onPress={() => send({ type: 'back' })}>{say(kioskScreen.back)}</Button>}
      record={
        <Button kind="staff" large onPress={() => send({ type: 'officer-confirmed' })}>
          {say(closes ? kioskScreen.officerCloses : kioskScreen.officerEnds)}
        </Button>
      }
    >
      <div className="middle">
        <WitnessMarks witnesses={page.witnesses} send={send} />
        {!closes && <p>{say(kioskScreen.endingNote)}</p>}
        {page.refusal !== null && <RefusalCard code={page.refusal} text={staffWords[page.refusal]} />}
      </div>
    </KioskFrame>
  )
}

/** Un-votable and sealed. Numbers of records go to the issuer's books; candidates have none here (KSK-03, CLS-04). */
export function ClosedPage({ view, send, page }: PageProps<'closed'>) {
  const say = useText()
  const { failedMedium: failed, damagedMedium: damaged } = page
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      where={`${page.station} ${page.machineSerial}`}
      question={say(page.final ? kioskScreen.closedTitle : kioskScreen.closedDayTitle)}
    >
      <div className="middle">
        <p className="statement-large">✓ {say(kioskScreen.safeToPowerOff)}</p>
        {page.early !== null && (
          <div className="statement">
            <p className="statement-large">▲ {say(kioskScreen.closedEarly, { time: page.early })}</p>
            <p>{say(page.final ? kioskScreen.closedEarlyNext : kioskScreen.closedEarlyDayNext)}</p>
          </div>
        )}
        {page.sealFingerprint !== null && (
          <div className="statement">
            <p>
              {say(kioskScreen.sealFingerprint)} <strong className="digits">{page.sealFingerprint}</strong>
            </p>
            <p>{say(kioskScreen.sealFingerprintNext)}</p>
          </div>
        )}
        <Table
          caption={say(kioskScreen.closedRecords)}
          rowKey={({ contest }) => contest}
          columns={[
            { key: 'contest', head: say(kioskScreen.zeroContest), cell: ({ contest }) => contest },
            { key: 'count', head: say(kioskScreen.records), number: true, cell: ({ count }) => count },
          ]}
          rows={page.records}
        />
        <dl className="facts">
          <dt>{say(kioskScreen.endedByStaff)}</dt>
          <dd>{page.endedByStaff}</dd>
          {failed !== null && <dt>{say(kioskScreen.failedMedium)}</dt>}
          {failed !== null && <dd>▲ {say(kioskScreen[failed])}</dd>}
          {damaged !== null && <dt>{say(kioskScreen.damagedMedium)}</dt>}
          {damaged !== null && <dd>▲ {say(kioskScreen[damaged])}</dd>}
          {page.lostPages > 0 && <dt>{say(kioskScreen.lostPages)}</dt>}
          {page.lostPages > 0 && <dd>▲ {page.lostPages}</dd>}
          {page.keyErased !== null && <dt>{say(kioskScreen.signingKey)}</dt>}
          {page.keyErased !== null && (
            <dd>{page.keyErased ? `✓ ${say(kioskScreen.keyErased)}` : `▲ ${say(kioskScreen.keyNotErased)}`}</dd>
          )}
        </dl>
        {page.keyErased === false && <p>{say(kioskScreen.keyNotErasedNext)}</p>}
      </div>
    </KioskFrame>
  )
}
