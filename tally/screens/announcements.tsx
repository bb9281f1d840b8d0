/** All announcements to the hall so far, each with its paper, and the next one. */
import { useState } from 'react'
import { stateOf } from '#election/count/announcement.ts'
import { AtPrinter } from '#ui/components/at-printer.tsx'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { nextStepOf } from '../session/next-step.ts'
import { Changes } from './changes.tsx'
import { Field } from './field.tsx'
import type { PageProps } from './page-props.ts'

export function Announcements({ view, send }: PageProps) {
  const say = useText()
  const [asking, setAsking] = useState(false)
  const { announcements, nextAnnouncement: next, busy } = view
  const last = announcements.at(-1)
  // A part may be announced to the hall while something else is next.
  const step = nextStepOf(view)
  const isNext = step === null || step.type === 'tell' || step.type === 'announce'
  return (
    <section className="announcements">
      <h2>{say(announceWords.title)}</h2>
      <p className="quiet">{say(announceWords.text)}</p>
      <ul>
        {announcements.map((announcement) => (
          <li key={announcement.number} data-announcement={announcement.number}>
            <strong>
              {say(announceWords.ofTime, { number: announcement.number, time: announcement.at.slice(-5) })}
            </strong>
            {announcement.corrects !== null && (
              <span>{say(announceWords.corrects, { number: announcement.corrects.number })}</span>
            )}
            {announcement.contests.map((contest) => (
              <span key={contest.id}>
                <span lang="ja">{contest.title}</span>：{say(announceWords[stateOf(announcement, contest)])}
              </span>
            ))}
            {wentBack(announcements, announcement) && <strong>▲ {say(announceWords.wentBack)}</strong>}
            <PaperOfIt announcement={announcement} view={view} send={send} />
          </li>
        ))}
      </ul>
      {last !== undefined && view.now < last.at && next !== null && (
        <p className="note" data-clock="back">
          ▲ {say(announceWords.clockBehind, { now: view.now.slice(-5), number: last.number, time: last.at.slice(-5) })}
        </p>
      )}
      {next === null ? (
        announcements.length > 0 && <p className="quiet">{say(announceWords.nothing)}</p>
      ) : (
        <Button
          kind={isNext ? 'go' : 'plain'}
          disabled={busy !== null}
          onPress={() => (view.correction === null ? send({ type: 'announce' }) : setAsking(true))}
        >
          {say(announceWords.announce, { number: next })}
        </Button>
      )}
      {asking && view.correction !== null && (
        <Correct view={view} correction={view.correction} send={send} onClose={() => setAsking(false)} />
      )}
    </section>
  )
}

/** Earlier than the one before it: somebody set the clock back in between. */
function wentBack(all: Told, { number, at }: Told[number]): boolean {
  return all.some((other) => other.number === number - 1 && other.at > at)
}

type Told = PageProps['view']['announcements']

interface CorrectProps extends PageProps {
  readonly correction: NonNullable<PageProps['view']['correction']>
  readonly onClose: () => void
}

/** CNT-10: which announcement is corrected, old and new figures, and why, before anybody in the hall sees it. */
function Correct({ view, correction, send, onClose }: CorrectProps) {
  const say = useText()
  const [reason, setReason] = useState('')
  const { number, changes } = correction
  const announce = () => {
    send({ type: 'announce', reason })
    onClose()
  }
  return (
    <Dialog
      title={say(announceWords.correctionTitle, { number })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={reason.trim() === ''} onPress={announce}>
            {say(announceWords.announce, { number: view.nextAnnouncement ?? '' })}
          </Button>
        </>
      }
    >
      <p>{say(announceWords.correctionText, { number })}</p>
      <Changes changes={changes} told={view.announcements.at(-1) ?? null} />
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
    </Dialog>
  )
}

interface PaperOfItProps extends PageProps {
  readonly announcement: PageProps['view']['announcements'][number]
}

/** Made with the first press; where a printer is, that press sends it too. */
function PaperOfIt({ announcement, view, send }: PaperOfItProps) {
  const say = useText()
  const { number, paper, atPrinter } = announcement
  const made = paper !== null && (
    <span className="document-made">
      ✓ {say(tallyWords.made)} <code>{paper.split('/').at(-1)}</code>
    </span>
  )
  if (view.hasPrinter && paper !== null) {
    return (
      <>
        <AtPrinter state={atPrinter} onPress={() => send({ type: 'send-to-printer', path: paper })} />
        {made}
      </>
    )
  }
  return (
    <>
      <Button disabled={view.busy !== null} onPress={() => send({ type: 'print-announcement', number })}>
        {say(announceWords.print, { number })}
      </Button>
      {made}
    </>
  )
}
