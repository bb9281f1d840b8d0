/** Power-up: the self-test as a checklist, the reading of the media with its progress, the report after a restart. */
import { Checklist } from '#ui/components/checklist.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { fill } from '#ui/messages/message.ts'
import { type CheckLine, type CheckState, isBad } from '../session/state.ts'
import { Fact } from './fact.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { NextButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { RetireButton } from './retire-pages.tsx'
import { faultWords, voiceWords } from './words.ts'

export function StartingPage({ view, send, page }: PageProps<'starting'>) {
  const say = useText()
  const language = useLanguage()
  const line = ({ line: key, state }: { readonly line: CheckLine; readonly state: CheckState }) => {
    const label = say(kioskScreen[`line_${key}`])
    if (state === 'absent') {
      const word = key === 'headphones' ? kioskScreen.headphonesAbsent : kioskScreen.keypadAbsent
      return { key, label, state: 'waiting' as const, detail: say(word) }
    }
    if (typeof state === 'string') return { key, label, state }
    if (!isBad(state)) {
      const { type, ...values } = state.voiceless
      const { title, next } = voiceWords[type][language]
      return { key, label, state: 'waiting' as const, detail: [fill(title, values), next, `[${type}]`] }
    }
    const { title, next } = faultWords[state.bad][language]
    const detail = [fill(title, state.values), fill(next, state.values), `[${state.bad}]`]
    return { key, label, state: 'bad' as const, detail }
  }
  const bad = page.lines.some(({ state }) => isBad(state))
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(bad ? kioskScreen.outOfServiceTitle : kioskScreen.startingTitle)}
      back={page.mayRetire ? <RetireButton send={send} /> : null}
    >
      <Checklist lines={page.lines.map(line)} />
    </KioskFrame>
  )
}

export function ZeroReadingPage({ view, send, page }: PageProps<'zero-reading'>) {
  const say = useText()
  const percent = page.total === 0 ? '' : `${Math.floor((100 * page.done) / page.total)} %`
  return (
    <KioskFrame view={view} send={send} staff question={say(kioskScreen.zeroTitle)}>
      <div className="middle">
        <Progress
          label={say(kioskScreen.zeroReadingTitle)}
          done={page.done}
          whole={page.total === 0 ? null : page.total}
          detail={percent}
        />
      </div>
    </KioskFrame>
  )
}

export function RecoveredPage({ view, send, page }: PageProps<'recovered'>) {
  const say = useText()
  const { interrupted } = page
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={say(kioskScreen.recoveredTitle)}
      go={<NextButton send={send} disabled={page.frontOpen} />}
    >
      <div className="middle">
        <dl className="facts">
          <Fact name={kioskScreen.starts}>{say(kioskScreen.startCount, { n: page.starts })}</Fact>
          <Fact name={kioskScreen.fingerprint}>
            <span className="digits">{page.fingerprint}</span> {say(kioskScreen.listVersion, { n: page.listVersion })}
          </Fact>
          <Fact name={kioskScreen.clock}>
            <strong className="digits">{page.clock.replace('T', ' ')}</strong> {say(kioskScreen.clockCompare)}
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
    </KioskFrame>
  )
}
