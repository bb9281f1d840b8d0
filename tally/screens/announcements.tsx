/** What was told to the hall so far, each with its paper, and the next one. */
import { stateOf } from '#election/count/announcement.ts'
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
            <Button
              disabled={busy !== null}
              onPress={() => send({ type: 'print-announcement', number: announcement.number })}
            >
              {say(announceWords.print, { number: announcement.number })}
            </Button>
            {announcement.paper !== null && (
              <span className="document-made">
                ✓ {say(tallyWords.made)} <code title={announcement.paper}>{announcement.paper.split('/').at(-1)}</code>
              </span>
            )}
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
