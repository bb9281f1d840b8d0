/** CNT-08: the pairs that are left out of the count, with the chair and the reason, on the page of receiving and beside the result. */
import { isOnlineBox } from '#election/count/lost-media.ts'
import { useText } from '#ui/language/language.tsx'
import { lostPlace } from '#ui/language/lost-place.ts'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { LostView, TallyView } from '../session/view.ts'

export function LostMedia({ view }: { readonly view: TallyView }) {
  const say = useText()
  if (view.lost.length === 0) return null
  return (
    <section className="lost-media" aria-label={say(tallyWords.lostMedia)}>
      <h2>{say(tallyWords.lostMedia)}</h2>
      <ul>
        {view.lost.map((lost) => (
          <Lost key={`${lost.station} ${lost.pair}`} lost={lost} counted={view.phase === 'result'} />
        ))}
      </ul>
    </section>
  )
}

function Lost({ lost, counted }: { readonly lost: LostView; readonly counted: boolean }) {
  const say = useText()
  const minute = useMinute()
  const { station, pair, known, opinion, witnesses, chair, declaredAt, recordsTold, refused } = lost
  const place = lostPlace(lost, say)
  const cause = say(tallyWords[`lostCause_${lost.cause}`])
  const without = counted ? tallyWords.lostCounted : tallyWords.lostPair
  const told = recordsTold?.map(({ title, records }) => `${title} ${records}`).join(' / ')
  return (
    <li data-lost={`${station} ${pair}`} data-refused={refused}>
      <strong>▲ {say(refused === null ? without : tallyWords.lostRefused, { place, cause })}</strong>
      <span>{known}</span>
      <span>
        {told === undefined
          ? say(tallyWords.lostTold_unknown)
          : say(isOnlineBox(lost) ? tallyWords.lostTold_online : tallyWords.lostTold, { records: told })}
      </span>
      <span>
        {say(tallyWords.lostBy, {
          chair,
          opinion,
          declaredAt: minute(declaredAt),
          witnesses: witnesses.join(' / '),
        })}
      </span>
    </li>
  )
}
