/** Changes after signing: entered here, approved by two, signed as the next candidate list, carried to the machines. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Draft } from '../session/draft.ts'
import { DayForm } from './day-form.tsx'
import { GoneForm } from './gone-form.tsx'
import { itemName } from './item-name.ts'
import type { Page, PageProps } from './page-props.ts'
import { PaperForm } from './paper-form.tsx'
import { PollChanges } from './poll-changes.tsx'

const KINDS = ['paper', 'gone', 'day'] as const
type Kind = (typeof KINDS)[number]

interface ChangesPageProps extends PageProps {
  readonly go: (page: Page) => void
}

export function ChangesPage({ view, send, go }: ChangesPageProps) {
  const say = useText()
  const [kind, setKind] = useState<Kind>('paper')
  const { draft } = view
  if (draft === null) return <p className="quiet">{say(officeWords.firstWithoutErrors)}</p>
  // Changes that wait for their approval or their signature are next.
  const main = view.keys.signed === null || !view.keys.listDiffers
  return (
    <div className="changes">
      <p>{say(officeWords.changesText)}</p>
      <Next view={view} draft={draft} go={go} />
      <nav className="office-row" aria-label={say(officeWords.changesKinds)}>
        {KINDS.map((each) => (
          <Button key={each} pressed={each === kind} onPress={() => setKind(each)}>
            {say(officeWords[`change_${each}`])}
          </Button>
        ))}
      </nav>
      {kind === 'paper' && <PaperForm main={main} view={view} send={send} />}
      {kind === 'gone' && <GoneForm draft={draft} main={main} view={view} send={send} />}
      {kind === 'day' && <DayForm key={draft.day} draft={draft} main={main} view={view} send={send} />}
    </div>
  )
}

/** The changes so far, and the approvals that are still missing before they can be signed. */
function Next({ view, draft, go }: Pick<ChangesPageProps, 'view' | 'go'> & { readonly draft: Draft }) {
  const say = useText()
  const { changes, signed, listDiffers, mayNot } = view.keys
  if (signed === null) return null
  const ofDay = changes.day === null ? [] : ['rules', 'stations']
  const listed = view.items.filter(({ kind }) => ['candidates', 'paper', ...ofDay].includes(kind))
  const title = (contest: string | null) => draft.contests.find((each) => each.contest.id === contest)?.contest.title
  const open = listed
    .filter(({ state }) => state !== 'approved')
    .map((item) => say(itemName(item, draft), { title: title(item.contest) ?? '' }))
  return (
    <section className="keys-section" data-list-differs={listDiffers}>
      <h2>{say(officeWords.changesNext)}</h2>
      {!listDiffers && <p>{say(officeWords.changesNone)}</p>}
      <PollChanges changes={changes} />
      {listDiffers && view.keys.namesDiffer && <p>▲ {say(officeWords.changesNames)}</p>}
      {listDiffers && open.length > 0 && (
        <>
          <p>{say(officeWords.changesOpen, { items: open })}</p>
          <Button kind="go" onPress={() => go('approve')}>
            {say(officeWords.changesGoApprove)}
          </Button>
        </>
      )}
      {listDiffers && open.length === 0 && mayNot.list === null && (
        <>
          <p>✓ {say(officeWords.changesReady)}</p>
          <Button kind="go" onPress={() => go('keys')}>
            {say(officeWords.changesGoSign)}
          </Button>
        </>
      )}
    </section>
  )
}
