/** V6: the gazette and the posters of a contest. They open on the page itself, so that neither session nor choice is lost (T13). */
import { useState } from 'react'
import { type Gazette, isPicture, type Poster } from '#election/online/gazette.ts'
import { devicePage } from '#words/abroad.ts'
import { voterScreen as words } from '#words/online.ts'
import type { PicturesStanding } from '../session/state.ts'
import { postersOf, type VoterContest } from '../session/voter-election.ts'
import { CandidateText } from './candidate-text.tsx'
import { useIsShared } from './device-part.tsx'
import type { Send } from './page-props.ts'
import { Busy, OtherButton } from './parts.tsx'
import { Picture } from './picture.tsx'
import { useVoterLabel, useVoterText } from './voter-words.tsx'

interface GazetteProps {
  readonly gazette: Gazette | 'not-genuine' | null
  readonly contest: VoterContest
  readonly pictures: PicturesStanding
  readonly send: Send
}

export function GazettePart({ contest, gazette, pictures, send }: GazetteProps) {
  const say = useVoterText()
  const isShared = useIsShared()
  const [isOpen, setOpen] = useState(false)
  if (gazette === null) return null
  if (gazette === 'not-genuine') return <p>{say(words.gazetteNotGenuine)}</p>
  const paper = gazette.gazettes.find((each) => each.contest === contest.contest.id)
  const posters = postersOf(gazette, contest)
  const hasPictures = posters.size > 0 || (paper !== undefined && isPicture(paper.file))
  const toggle = () => {
    setOpen(!isOpen)
    if (!isOpen) send({ type: 'to-pictures' })
  }
  return (
    <>
      {paper !== undefined && !isPicture(paper.file) && isShared && <p>{say(devicePage.gazette)}</p>}
      {paper !== undefined && !isPicture(paper.file) && !isShared && (
        // One file has all candidates of the contest: asking for it shows nobody's.
        <p>
          <a href={`/election/gazette/${paper.file.name}`} target="_blank" rel="noopener noreferrer">
            {say(words.gazette, { title: paper.title })}
          </a>
        </p>
      )}
      {hasPictures && (
        <button type="button" aria-expanded={isOpen} aria-controls="gazette" onClick={toggle}>
          {say(isOpen ? words.posterClose : words.posterOpen)}
        </button>
      )}
      <div id="gazette">{isOpen && <Pictures {...{ contest, paper, pictures, posters, send }} />}</div>
    </>
  )
}

interface PicturesProps extends Pick<GazetteProps, 'contest' | 'pictures' | 'send'> {
  readonly paper: Gazette['gazettes'][number] | undefined
  readonly posters: ReadonlyMap<number, Poster>
}

function Pictures({ contest, paper, pictures, posters, send }: PicturesProps) {
  const say = useVoterText()
  const label = useVoterLabel()
  if (pictures === null || pictures === 'loading') return <Busy>{say(words.posterLoading)}</Busy>
  if (pictures === 'unreachable') {
    return (
      <>
        <p role="alert">{say(words.posterUnreachable)}</p>
        <OtherButton onPress={() => send({ type: 'to-pictures' })}>{say(words.posterAgain)}</OtherButton>
      </>
    )
  }
  return (
    <section className="posters" aria-label={label(words.posterAll)}>
      {paper !== undefined && isPicture(paper.file) && (
        <figure>
          <figcaption>{paper.title}</figcaption>
          <Picture bytes={pictures.get(paper.file.name)} label={paper.title} />
        </figure>
      )}
      {contest.candidates.map((candidate) => {
        const poster = posters.get(candidate.id)
        return (
          <figure key={candidate.id}>
            <figcaption>
              <span className="cell-number">{candidate.number}</span>
              <CandidateText candidate={candidate} />
            </figcaption>
            {poster === undefined ? (
              <p>{say(words.posterNone)}</p>
            ) : (
              <>
                <Picture bytes={pictures.get(poster.file.name)} label={poster.title} />
                <p lang="ja">{poster.text}</p>
              </>
            )}
          </figure>
        )
      })}
    </section>
  )
}
