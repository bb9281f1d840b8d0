/** Questions that are opened only where enough have voted: what the signed reports say, and what happens next. */
import { useState } from 'react'
import { ACCEPTED } from '#election/count/accepted-papers.ts'
import { figure } from '#election/figure.ts'
import { Button } from '#ui/components/button.tsx'
import { titleOf } from '#ui/language/contest-title.ts'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { sheetWords } from '#words/tally.ts'
import { nextStepOf } from '../session/next-step.ts'
import type { OpeningView } from '../session/opening-view.ts'
import { Line } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { type FieldsProps, TypedTwice } from './typed-twice.tsx'

export function Openings({ view, send }: PageProps) {
  const say = useText()
  const [asked, setAsked] = useState<string | null>(null)
  const open = view.openings.find(({ contest, type }) => contest === asked && type === 'undecided')
  const isNext = nextStepOf(view)?.type === 'accepted'
  return (
    <>
      {askedFirst(view.openings).map(({ contest, type, ...figures }) => (
        <section key={contest} className="receive-missing" data-opening={type}>
          <h2 lang="ja">{titleOf(contest, view.contests)}</h2>
          <p>{say(tallyWords.votersOfQuorum, inFigures(figures))}</p>
          <p className={type === 'opened' ? '' : 'note'}>{say(tallyWords[`opening_${type}`], inFigures(figures))}</p>
          {type === 'undecided' && (
            <Button kind={isNext ? 'go' : 'plain'} disabled={view.busy !== null} onPress={() => setAsked(contest)}>
              {say(tallyWords.enterAccepted)}
            </Button>
          )}
        </section>
      ))}
      {open !== undefined && <AcceptedDialog view={view} send={send} of={open} onClose={() => setAsked(null)} />}
    </>
  )
}

/** The one that waits for people is in sight. */
function askedFirst(openings: readonly OpeningView[]): readonly OpeningView[] {
  const isAsked = ({ type }: OpeningView) => type === 'undecided'
  return [...openings.filter(isAsked), ...openings.filter((each) => !isAsked(each))]
}

function inFigures({ voters, pending, electors, needed }: Omit<OpeningView, 'contest' | 'type'>) {
  return { voters: figure(voters), pending: figure(pending), electors: figure(electors), needed: figure(needed) }
}

interface DialogProps extends PageProps {
  readonly of: OpeningView
  readonly onClose: () => void
}

/** Two people, one after the other, each from the counting officer's record of what is accepted. */
function AcceptedDialog({ view, send, of, onClose }: DialogProps) {
  const say = useText()
  const { contest, pending } = of
  return (
    <TypedTwice
      title={say(tallyWords.acceptedTitle, { contest: titleOf(contest, view.contests) })}
      intro={<p>{say(tallyWords.acceptedText, { pending })}</p>}
      digitsHint={say(sheetWords.digitsHint)}
      reasonLabel={null}
      names={[ACCEPTED]}
      differing={view.message?.code === 'accepted-differ' ? [ACCEPTED] : []}
      message={view.message}
      placeOf={() => say(tallyWords.acceptedPapers)}
      isWhole={(names, typed) => names.every((name) => (typed[name] ?? '').trim() !== '')}
      fieldsOf={Accepted}
      onCompare={(_, typings) => send({ type: 'enter-accepted', contest, typings })}
      onAgain={() => send({ type: 'acknowledge' })}
      onClose={onClose}
    />
  )
}

function Accepted({ typed, onType }: FieldsProps) {
  const say = useText()
  const change = (value: string) => onType({ [ACCEPTED]: value })
  return (
    <Line label={say(tallyWords.acceptedPapers)} letters="digits" value={typed[ACCEPTED] ?? ''} onChange={change} />
  )
}
