/** Power-up: the self-test as a checklist, the reading of the media with its progress, the report after a restart. */
import type { LocalDate } from '#election/time.ts'
import { Checklist } from '#ui/components/checklist.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { useLanguage, useOtherWords, useText } from '#ui/language/language.tsx'
import { useDate, useMinute } from '#ui/language/use-date.ts'
import { fill, onScreen, type Text } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { type CheckLine, isBad } from '../session/self-test.ts'
import { numberOf } from '../session/trouble-numbers.ts'
import { SetClockButton } from './clock-pages.tsx'
import { Fact } from './fact.tsx'
import { DayFact } from './facts-and-people.tsx'
import { NextButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { RecordsTable } from './records-table.tsx'
import { RetireButton } from './retire-pages.tsx'
import { StaffFrame } from './staff-frame.tsx'
import { useSitting } from './use-sitting.ts'
import { faultWords, voiceWords } from './words.ts'

export function StartingPage({ view, send, page }: PageProps<'starting'>) {
  const say = useText()
  const language = useLanguage()
  const other = useOtherWords()
  const line = ({ line: key, state, found }: PageProps<'starting'>['page']['lines'][number]) => {
    const label = say(kioskScreen[`line_${key}`])
    if (state === 'absent') return { key, label, state: 'waiting' as const, detail: say(absentWords(key)) }
    if (typeof state === 'string') return { key, label, state, ...(found !== null && { detail: found }) }
    if (!isBad(state)) {
      const { type, ...values } = state.voiceless
      const { title, next } = voiceWords[type][language]
      return {
        key,
        label,
        state: 'waiting' as const,
        // One paragraph: three devices may be refused at once.
        detail: `${numberOf(type)}  ${fill(onScreen(title, language), values)} ${onScreen(next, language)}`,
      }
    }
    const { title, next } = faultWords[state.bad][language]
    const detail = [
      `${numberOf(state.bad)}  ${fill(onScreen(other(title), language), state.values)}`,
      fill(onScreen(other(next), language), state.values),
    ]
    return { key, label, state: 'bad' as const, detail }
  }
  const bad = page.lines.some(({ state }) => isBad(state))
  const begun = page.lines.filter(({ state }) => state !== 'waiting')
  const done = begun.filter(({ state }) => state !== 'running').length
  const waits = bad ? null : page.waitsFor
  return (
    <StaffFrame
      of={{ view, send }}
      question={say(titleOf(page, bad))}
      back={page.mayRetire ? <RetireButton send={send} /> : null}
      go={page.maySetClock ? <SetClockButton send={send} /> : null}
    >
      {waits === null ? (
        <Progress
          label={say(kioskScreen.startingDone)}
          done={done}
          whole={page.lines.length}
          detail={`${done}/${page.lines.length}`}
        />
      ) : (
        <Eve
          date={waits}
          text={page.isMorning ? kioskScreen.morningWaits : kioskScreen.eveWaits}
          fingerprint={foundOf(page, 'package')}
        />
      )}
      {/* The checks of the day itself are not under way on its eve. */}
      <Checklist lines={(waits === null ? page.lines : begun).map(line)} />
    </StaffFrame>
  )
}

function titleOf({ waitsFor, isMorning }: PageProps<'starting'>['page'], bad: boolean): Text {
  if (bad) return kioskScreen.outOfServiceTitle
  if (waitsFor === null) return kioskScreen.startingTitle
  return isMorning ? kioskScreen.morningTitle : kioskScreen.eveTitle
}

function foundOf({ lines }: PageProps<'starting'>['page'], line: CheckLine): string {
  return lines.find((each) => each.line === line)?.found ?? ''
}

/** PRE-04: the number that the office compares, and what the machine waits for. */
interface EveProps {
  readonly date: LocalDate
  readonly text: Text
  readonly fingerprint: string
}

function Eve({ date, text, fingerprint }: EveProps) {
  const say = useText()
  const shown = useDate()
  return (
    <>
      <dl className="facts">
        <Fact name={kioskScreen.fingerprint}>
          <strong className="digits">{fingerprint}</strong>
        </Fact>
      </dl>
      <p className="statement-large">{say(text, { date: shown(date) })}</p>
    </>
  )
}

function absentWords(line: CheckLine): Text {
  if (line === 'software') return kioskScreen.softwareUnlisted
  if (line === 'headphones') return kioskScreen.headphonesAbsent
  return line === 'display' ? kioskScreen.displayNarrow : kioskScreen.keypadAbsent
}

export function ZeroReadingPage({ view, send, page }: PageProps<'zero-reading'>) {
  const say = useText()
  const percent = page.total === 0 ? '' : `${Math.floor((100 * page.done) / page.total)} %`
  return (
    <StaffFrame of={{ view, send }} question={kioskScreen.zeroTitle}>
      <div className="middle">
        <Progress
          label={say(kioskScreen.zeroReadingTitle)}
          done={page.done}
          whole={page.total === 0 ? null : page.total}
          detail={percent}
        />
      </div>
    </StaffFrame>
  )
}

export function RecoveredPage({ view, send, page }: PageProps<'recovered'>) {
  const say = useText()
  const minute = useMinute()
  const { interrupted } = page
  return (
    <StaffFrame
      of={{ view, send }}
      question={say(page.reopened === null ? kioskScreen.recoveredTitle : kioskScreen.reopenedTitle)}
      go={<NextButton send={send} disabled={page.frontOpen} />}
    >
      <div className="middle">
        {page.reopened !== null && <Reopened reopened={page.reopened} />}
        <dl className="facts">
          <Fact name={kioskScreen.starts}>{say(kioskScreen.startCount, { n: page.starts })}</Fact>
          <Fact name={kioskScreen.fingerprint}>
            <span className="digits">{page.fingerprint}</span> {say(kioskScreen.listVersion, { n: page.listVersion })}
          </Fact>
          <Fact name={kioskScreen.clock}>
            <strong className="digits">{minute(page.clock)}</strong> {say(kioskScreen.clockCompare)}
          </Fact>
          <Fact name={kioskScreen.recoveredPages}>
            {page.repairedPages} ({say(kioskScreen.lostPages)}: {page.lostPages})
          </Fact>
        </dl>
        {page.frontOpen && <p className="statement-large">▲ {say(kioskScreen.frontOpenNext)}</p>}
        {page.memoryDamaged && (
          <p>
            <strong>▲ {say(kioskScreen.memoryDamagedTitle)}</strong> {say(kioskScreen.memoryDamagedNext)}
          </p>
        )}
        {page.lostPages > 0 && (
          <div>
            <p className="statement-large">▲ {say(kioskScreen.lostPagesTitle)}</p>
            <p>{say(kioskScreen.lostPagesNext)}</p>
          </div>
        )}
        {interrupted === null ? (
          <p className="statement-large">✓ {say(kioskScreen.noInterrupted)}</p>
        ) : (
          <>
            <p className="statement-large">▲ {say(kioskScreen.interruptedVote)}</p>
            <dl className="facts">
              <Fact name={kioskScreen.recordedList}>
                {interrupted.recorded.map((title) => `✓ ${title}`).join('　') || '—'}
              </Fact>
              <Fact name={kioskScreen.openList}>{interrupted.open.map((title) => `・ ${title}`).join('　')}</Fact>
            </dl>
            <p>{say(interrupted.freed ? kioskScreen.freedNext : kioskScreen.interruptedNext)}</p>
          </>
        )}
        <p>{say(kioskScreen.showWitnesses)}</p>
      </div>
    </StaffFrame>
  )
}

/** D-30: nobody votes on it before the count of the day before was held against the paper. */
function Reopened({ reopened }: { readonly reopened: NonNullable<PageProps<'recovered'>['page']['reopened']> }) {
  const say = useText()
  const shown = useSitting()
  return (
    <>
      <dl className="facts">
        <DayFact day={reopened.day} />
        <Fact name={kioskScreen.closedBefore}>{shown(reopened.before)}</Fact>
      </dl>
      <RecordsTable records={reopened.records} />
      <p>{say(kioskScreen.reopenedCompare)}</p>
    </>
  )
}
