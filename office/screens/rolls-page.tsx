/** Changes of the rolls: the list that is made next, approved by two, signed; and the sticks of the newest one (ELG-02a). */
import { useState } from 'react'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import { causesInWords } from '../papers/act-words.ts'
import type { EarlyDays } from '../session/rolls.ts'
import type { RollsView, RoundView } from '../session/view.ts'
import { Act, NotSigned, useFillIn, useMayNot, waits, waitsForPackage } from './act.tsx'
import { Approval } from './approval.tsx'
import { nextStick } from './carried-stick.tsx'
import { ProblemRows } from './files-problems.tsx'
import { OpenRoom } from './keys-page.tsx'
import type { PageProps } from './page-props.ts'
import { RollMeetings } from './roll-meetings.tsx'
import { RollSticks } from './roll-sticks.tsx'
import { RoomPage } from './room-page.tsx'
import { RoundRows } from './round-rows.tsx'

export function RollsPage({ view, send }: PageProps) {
  const say = useText()
  const { rolls, keys } = view
  if (keys.room !== null) return <RoomPage room={keys.room} firstKey={false} send={send} />
  return (
    <section className="rolls" data-made={rolls.made.length}>
      <NotSigned keys={keys} />
      <p>{say(officeWords.rollsText)}</p>
      <Made view={view} send={send} />
      <Problems rolls={rolls} />
      <NextRound view={view} send={send} />
      <RollSticks view={view} send={send} />
    </section>
  )
}

function Made({ view, send }: PageProps) {
  const say = useText()
  const minute = useMinute()
  const { made } = view.rolls
  if (made.length === 0) return <p className="quiet">{say(officeWords.rollsMadeNone)}</p>
  return (
    <ul>
      {made.map(({ number, last, changed, added, at, ...meetings }) => (
        <li key={number} data-roll-list={number}>
          ✓{' '}
          {say(last ? officeWords.rollsMadeLast : officeWords.rollsMade, {
            ...{ number, changed, added },
            at: minute(at),
          })}
          <RollMeetings number={number} main={false} {...meetings} view={view} send={send} />
        </li>
      ))}
    </ul>
  )
}

function Problems({ rolls: { errors, errorCount, warnings, warningCount } }: { readonly rolls: RollsView }) {
  const say = useText()
  return (
    <>
      {errorCount > 0 && (
        <ProblemRows caption={`▲ ${say(officeWords.rollProblems, { count: errorCount })}`} problems={errors} />
      )}
      {errorCount > errors.length && <p>{say(officeWords.rollProblemsMore, { shown: errors.length })}</p>}
      {warningCount > 0 && (
        <ProblemRows caption={say(officeWords.rollWarnings, { count: warningCount })} problems={warnings} />
      )}
      {warningCount > warnings.length && <p>{say(officeWords.rollProblemsMore, { shown: warnings.length })}</p>}
    </>
  )
}

function NextRound({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { rolls } = view
  const { round, made, mayNotMake } = rolls
  const why = waitsForPackage(view) ?? mayNot(mayNotMake)
  return (
    <section className="keys-section" data-round={round?.number ?? ''}>
      <h2>{say(officeWords.roundTitle, { number: made.length + 1 })}</h2>
      <p>{say(officeWords.takeChangesText)}</p>
      <Act
        kind={round === null && nextStick(rolls.sticks) === null ? 'go' : 'plain'}
        why={why}
        onPress={() => send({ type: 'take-roll-changes' })}
      >
        {say(officeWords.takeChanges)}
      </Act>
      {round === null ? <p className="quiet">{say(officeWords.roundNone)}</p> : <Round view={view} send={send} />}
      <Early view={view} send={send} />
      <Online view={view} send={send} />
      <Last view={view} send={send} />
      {round !== null && <Approving view={view} send={send} />}
    </section>
  )
}

/** Two people look at voters on whom two votes meet before they approve anything. */
function hasUnseenMeetings({ meetingCount, meetings, approved }: RoundView): boolean {
  return !approved && meetingCount > 0 && meetings === null
}

function Round({ view, send }: PageProps) {
  const say = useText()
  const { round } = view.rolls
  if (round === null) return null
  const { causes, by, hasProfile } = round
  const rows = causes === null ? [say(officeWords.roundNoChanges)] : causesInWords(causes, say)
  return (
    <>
      <p>
        {say(officeWords.roundChanges)}
        {say(uiWords.colon)}
        <strong>{rows.length === 0 ? say(officeWords.causesNone) : rows.join(say(officeWords.rollNext))}</strong>
      </p>
      {hasProfile && <p data-profile="">{say(officeWords.roundProfile)}</p>}
      <p>
        <span lang="ja">{say(officeWords.roundBy, { names: by })}</span>
      </p>
      {causes !== null && <RoundRows view={view} send={send} />}
      <RollMeetings {...round} main={hasUnseenMeetings(round)} view={view} send={send} />
    </>
  )
}

function Early({ view, send }: PageProps) {
  const say = useText()
  const { early } = view.rolls
  if (early.length === 0) return null
  const columns = [
    { key: 'station', head: say(officeWords.colStation), cell: ({ name }: EarlyDays) => <span lang="ja">{name}</span> },
    { key: 'state', head: say(officeWords.colState), cell: (row: EarlyDays) => <EarlyState row={row} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: EarlyDays) => <GiveUp row={row} view={view} send={send} />,
    },
  ]
  return (
    <Table caption={say(officeWords.earlyCaption)} columns={columns} rows={early} rowKey={({ station }) => station} />
  )
}

function EarlyState({ row: { day, days, without, awaited } }: { readonly row: EarlyDays }) {
  const say = useText()
  return (
    <>
      <div>{day === null ? say(officeWords.earlyNone) : say(officeWords.earlyDay, { day, days })}</div>
      {without !== null && <div>{say(officeWords.earlyWithout, { why: without })}</div>}
      {awaited && <small>{say(officeWords.earlyAwaited)}</small>}
    </>
  )
}

function GiveUp({ row: { station, awaited }, view, send }: PageProps & { readonly row: EarlyDays }) {
  const say = useText()
  const fillIn = useFillIn()
  const [why, setWhy] = useState('')
  if (!awaited) return null
  return (
    <div className="office-row">
      <Entry label={say(officeWords.giveUpWhy)} value={why} onChange={setWhy} />
      <Act
        why={waitsForPackage(view)}
        lacks={[fillIn([officeWords.giveUpWhy, why.trim() !== ''])]}
        onPress={() => send({ type: 'give-day-list-up', station, why })}
      >
        {say(officeWords.giveUp)}
      </Act>
    </div>
  )
}

/** T17: two people see how many have voted online before they approve it; or why nobody knows. */
function Online({ view, send }: PageProps) {
  const say = useText()
  const fillIn = useFillIn()
  const [why, setWhy] = useState('')
  const { online } = view.rolls
  if (online === null) return null
  const { rows, isThere, without, awaited, incidents } = online
  return (
    <section data-online-rows={rows?.voted ?? ''}>
      <h3>{say(officeWords.onlineCaption)}</h3>
      {rows !== null && (
        <>
          <p>
            <strong>{say(officeWords.onlineRows, rows)}</strong>
          </p>
          <p>{say(officeWords.onlineRowsText)}</p>
        </>
      )}
      {rows === null && isThere && <p>{say(officeWords.onlineRowsThere)}</p>}
      {/* M3: clerks answer for what it says. */}
      <p>
        {incidents === null
          ? say(officeWords.onlineIncidentsNone)
          : say(officeWords.onlineIncidents, { lines: incidents })}
      </p>
      {without !== null && (
        <>
          <p>{say(officeWords.onlineWithout, { why: without })}</p>
          <p>{say(officeWords.onlineWithoutText)}</p>
        </>
      )}
      {awaited && (
        <>
          <p>{say(officeWords.onlineRowsNone)}</p>
          <div className="office-row">
            <Entry label={say(officeWords.onlineWhy)} value={why} onChange={setWhy} />
            <Act
              why={waitsForPackage(view)}
              lacks={[fillIn([officeWords.onlineWhy, why.trim() !== ''])]}
              onPress={() => send({ type: 'give-online-rows-up', why })}
            >
              {say(officeWords.giveOnlineUp)}
            </Act>
          </div>
          <p>{say(officeWords.onlineWithoutText)}</p>
        </>
      )}
    </section>
  )
}

/** Warned of before anybody approves it: cards are issued after it. */
function Last({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { round, staysLast, mayNotMake } = view.rolls
  const isLast = round?.last === true
  const why = waitsForPackage(view) ?? mayNot(mayNotMake)
  return (
    <div data-last={isLast}>
      {round !== null && (
        <p>{isLast ? <strong>{say(officeWords.roundIsLast)}</strong> : say(officeWords.roundIsNotLast)}</p>
      )}
      {isLast && <p>{say(officeWords.roundLastWarning)}</p>}
      {staysLast ? (
        <p>{say(officeWords.roundStaysLast)}</p>
      ) : (
        <Act why={why} onPress={() => send({ type: 'say-last-round', last: !isLast })}>
          {say(isLast ? officeWords.sayNotLast : officeWords.sayLast)}
        </Act>
      )}
    </div>
  )
}

function Approving({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { round } = view.rolls
  if (round === null) return null
  const { content, mayNotApprove } = round
  return (
    <>
      <Approval
        {...round}
        main={!hasUnseenMeetings(round)}
        why={waits(view) ?? mayNot(mayNotApprove)}
        onApprove={() => send({ type: 'approve-round', content })}
      >
        <OpenRoom purpose="roll-list" main={round.approved} view={view} send={send} />
      </Approval>
      <div className="office-row">
        <Act why={waits(view)} onPress={() => send({ type: 'drop-round' })}>
          {say(officeWords.dropRound)}
        </Act>
        <small>{say(officeWords.dropRoundText)}</small>
      </div>
    </>
  )
}
