/** What was told to the hall so far, each with its paper, and the next one. */
import { stateOf } from '#election/count/announcement.ts'
import { AtPrinter } from '#ui/components/at-printer.tsx'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { PageProps } from './page-props.ts'

export function Announcements({ view, send }: PageProps) {
  const say = useText()
  const { announcements, nextAnnouncement: next, busy } = view
  return (
    <section className="announcements">
      <h2>{say(announceWords.title)}</h2>
      <p className="tally-quiet">{say(announceWords.text)}</p>
      <ul>
        {announcements.map((announcement) => (
          <li key={announcement.number} data-announcement={announcement.number}>
            <strong>
              {say(announceWords.ofTime, { number: announcement.number, time: announcement.at.slice(-5) })}
            </strong>
            <span>
              {announcement.contests.map((contest) => (
                <span key={contest.id}>
                  {contest.title}：{say(announceWords[stateOf(announcement, contest)])}　
                </span>
              ))}
            </span>
            <PaperOfIt announcement={announcement} view={view} send={send} />
          </li>
        ))}
      </ul>
      {next === null ? (
        announcements.length > 0 && <p className="tally-quiet">{say(announceWords.nothing)}</p>
      ) : (
        <Button kind="go" disabled={busy !== null} onPress={() => send({ type: 'announce' })}>
          {say(announceWords.announce, { number: next })}
        </Button>
      )}
    </section>
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
      ✓ {say(tallyWords.made)} <code title={paper}>{paper.split('/').at(-1)}</code>
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
