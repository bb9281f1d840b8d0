/** One item after the other: its content, who made it, and the two who look at it. */
import { useState } from 'react'
import { parseDate } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { officeBeginWords } from '#words/office.ts'
import type { Draft } from '../session/draft.ts'
import type { ItemView, LotView } from '../session/view.ts'
import { Act, typed, useFillIn, useMayNot, waits } from './act.tsx'
import { Readings } from './files-problems.tsx'
import { ItemContent } from './item-content.tsx'
import { itemName } from './item-name.ts'
import { LookPage } from './look-page.tsx'
import type { PageProps } from './page-props.ts'

/** The items in whose files "as last time" left something empty. */
const TAKEN_OVER: readonly ItemView['kind'][] = ['rules', 'stations']
const SIGN = { open: '○', half: '◐', approved: '✓' } as const

export function ApprovePage({ view, send }: PageProps) {
  const say = useText()
  const [chosen, setChosen] = useState<string | null>(null)
  const [looks, setLooks] = useState(false)
  const { draft, items } = view
  const item = items.find(({ id }) => id === chosen) ?? items[0]
  if (draft !== null && looks && view.use !== null) {
    return <LookPage draft={draft} use={view.use} onBack={() => setLooks(false)} />
  }
  if (draft === null || item === undefined) {
    return <p className="quiet">{say(officeWords.firstWithoutErrors)}</p>
  }
  return (
    <div className="approve">
      <nav className="approve-items" aria-label={say(officeWords.pageApprove)}>
        {items.map((each) => (
          <Button key={each.id} pressed={each.id === item.id} onPress={() => setChosen(each.id)}>
            <span data-item={each.id} data-state={each.state}>
              <span className="sign">{SIGN[each.state]}</span> <ItemName item={each} draft={draft} />
            </span>
          </Button>
        ))}
        <Button onPress={() => setLooks(true)}>{say(officeWords.look_ballots)}</Button>
      </nav>
      <Item key={item.id} item={item} draft={draft} view={view} send={send} />
    </div>
  )
}

function ItemName({ item, draft }: { readonly item: ItemView; readonly draft: Draft }) {
  const say = useText()
  const title = draft.contests.find(({ contest }) => contest.id === item.contest)?.contest.title ?? ''
  return say(itemName(item, draft), { title })
}

interface ItemProps extends PageProps {
  readonly item: ItemView
  readonly draft: Draft
}

function Item({ item, draft, view, send }: ItemProps) {
  const say = useText()
  const language = useLanguage()
  const mayNot = useMayNot()
  const names = (people: readonly string[]) => listed(people, language) || say(officeWords.noOne)
  const lot = item.kind === 'candidates' ? view.lots.find(({ contest }) => contest === item.contest) : undefined
  return (
    <section className="approve-item">
      <h2>
        <ItemName item={item} draft={draft} />　<small>{say(officeWords[`itemState_${item.state}`])}</small>
      </h2>
      {view.from !== null && TAKEN_OVER.includes(item.kind) && <p data-from>▲ {say(officeBeginWords.approveFrom)}</p>}
      {item.readings.length > 0 && <Readings readings={item.readings} caption={say(officeWords.readingsOfItem)} />}
      <ItemContent item={item} draft={draft} papers={view.papersOf} />
      {lot !== undefined && <Lot lot={lot} view={view} send={send} />}
      <div className="approve-act">
        <span>{say(officeWords.authors, { names: names(item.authors) })}</span>
        <span>{say(officeWords.approvedBy, { names: names(item.approvedBy) })}</span>
        <Act
          kind="go"
          large
          why={waits(view) ?? mayNot(item.mayNot)}
          onPress={() => send({ type: 'approve', item: item.id, content: item.content })}
        >
          {say(officeWords.approve)}
        </Act>
        <p className="quiet">{say(officeWords.approveSecond)}</p>
      </div>
    </section>
  )
}

interface LotProps extends PageProps {
  readonly lot: LotView
}

function Lot({ lot, view, send }: LotProps) {
  const say = useText()
  const { drawn } = lot
  return (
    <section className="lot" data-drawn={drawn !== null}>
      <h3>{say(officeWords.lotTitle)}</h3>
      {drawn === null ? (
        <>
          <p>{say(officeWords.lotText, { date: lot.from })}</p>
          <LotEntry lot={lot} view={view} send={send} />
        </>
      ) : (
        <>
          <p>✓ {say(officeWords.lotDrawn, { date: drawn.on, drawnBy: drawn.drawnBy })}</p>
          <p className="lot-by">{say(drawn.again ? officeWords.lotAgain : officeWords.lotBy, { by: drawn.by })}</p>
          {drawn.signed ? (
            <p className="quiet">{say(officeWords.lotSigned)}</p>
          ) : (
            <details key={`${drawn.on} ${drawn.drawnBy}`}>
              <summary>{say(officeWords.lotMend)}</summary>
              <p>{say(officeWords.lotMendText)}</p>
              <LotEntry lot={lot} view={view} send={send} />
            </details>
          )}
        </>
      )}
    </section>
  )
}

export function LotEntry({ lot, view, send }: LotProps) {
  const say = useText()
  const { drawn } = lot
  const [drawnBy, setDrawnBy] = useState(drawn?.drawnBy ?? '')
  const [on, setOn] = useState<string>(drawn?.on ?? lot.offered)
  const fillIn = useFillIn()
  const empty = fillIn([officeWords.drawnBy, drawnBy.trim() !== ''], [officeWords.drawnOn, parseDate(on) !== null])
  const same = typed(say(officeWords.whySame), drawn !== null && drawn.drawnBy === drawnBy.trim() && drawn.on === on)
  return (
    <div className="office-row">
      <Entry label={say(officeWords.drawnBy)} value={drawnBy} onChange={setDrawnBy} />
      <Entry label={say(officeWords.drawnOn)} kind="date" value={on} onChange={setOn} />
      <Act
        why={waits(view)}
        lacks={[empty, same]}
        onPress={() => send({ type: 'state-lot', contest: lot.contest, drawnBy, on: on as LotView['from'] })}
      >
        {say(drawn === null ? officeWords.stateLot : officeWords.stateLotAgain)}
      </Act>
    </div>
  )
}
