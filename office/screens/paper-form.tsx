/** LAW-19: a contest goes to paper for a time and comes back. The meaning is beside the button, and shown to the approvers. */
import { useState } from 'react'
import { titleIn } from '#election/definition/definition.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { PaperView } from '../session/view.ts'
import { Act, useFillIn, useMayNot, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

interface FormProps extends PageProps {
  /** Nothing else on the page is next. */
  readonly main: boolean
}

export function PaperForm({ main, view, send }: FormProps) {
  const say = useText()
  const language = useLanguage()
  const [chosen, setChosen] = useState('')
  const paper = view.papersOf.find(({ contest }) => contest === chosen) ?? view.papersOf[0]
  if (paper === undefined) return null
  return (
    <section className="change-form">
      <p>{say(officeWords.paperText)}</p>
      <div className="office-row">
        {view.papersOf.map((each) => (
          <Button key={each.contest} pressed={each.contest === paper.contest} onPress={() => setChosen(each.contest)}>
            {titleIn(language, each)}
          </Button>
        ))}
      </div>
      <Contest key={`${paper.contest} ${paper.state}`} paper={paper} main={main} view={view} send={send} />
    </section>
  )
}

function Contest({ paper, main, view, send }: FormProps & { readonly paper: PaperView }) {
  const say = useText()
  const fillIn = useFillIn()
  const mayNotSay = useMayNot()
  const [why, setWhy] = useState('')
  const [decidedBy, setDecidedBy] = useState('')
  const { contest, state, said, mayNot } = paper
  // A change that is not signed yet is taken back; a signed one goes on to the other.
  const goes = state === 'machines' || state === 'returning'
  const undoes = state === 'going' || state === 'returning'
  const empty = fillIn([whyLabel(state), why.trim() !== ''], [officeWords.decidedBy, decidedBy.trim() !== ''])
  return (
    <>
      <p data-paper={contest} data-state={state}>
        <strong>{say(officeWords[`paperState_${state}`])}</strong>
      </p>
      {said !== null && <p>{say(officeWords.paperSaid, said)}</p>}
      <Means paper={paper} goes={state === 'machines' || state === 'going'} />
      <div className="office-row">
        <Entry label={say(whyLabel(state))} value={why} onChange={setWhy} />
        <Entry label={say(officeWords.decidedBy)} value={decidedBy} onChange={setDecidedBy} />
        <Act
          kind={main && !undoes ? 'go' : 'plain'}
          why={waits(view) ?? mayNotSay(mayNot)}
          lacks={[empty]}
          onPress={() => send({ type: 'say-paper', contest, paper: goes, why, decidedBy })}
        >
          {say(undoes ? officeWords.paperUndo : goes ? officeWords.toPaper : officeWords.fromPaper)}
        </Act>
      </div>
    </>
  )
}

function whyLabel(state: PaperView['state']) {
  if (state === 'machines') return officeWords.paperWhy
  return state === 'paper' ? officeWords.paperWhyBack : officeWords.paperWhyUndo
}

function Means({ paper, goes }: { readonly paper: PaperView; readonly goes: boolean }) {
  const say = useText()
  const title = titleIn(useLanguage(), paper)
  const lines = goes ? (['machines', 'issuers', 'print', 'order'] as const) : (['back', 'order'] as const)
  const { stations, kiosks, issuers, electors } = paper
  return (
    <div className="change-means">
      <h3>{say(goes ? officeWords.paperMeans : officeWords.paperMeansBack)}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>・{say(officeWords[`paperMeans_${line}`], { title, stations, kiosks, issuers, electors })}</li>
        ))}
      </ul>
    </div>
  )
}

/** As the item that two people approve. */
export function PaperContent({ paper }: { readonly paper: PaperView }) {
  const say = useText()
  return (
    <>
      <p>
        <strong>{say(officeWords[`paperState_${paper.state}`])}</strong>
      </p>
      {paper.said !== null && <p>{say(officeWords.paperSaid, paper.said)}</p>}
      <Means paper={paper} goes={paper.state === 'going'} />
    </>
  )
}
