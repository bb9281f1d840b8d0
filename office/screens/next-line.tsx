/** The next step, in one place of every page: in full on the page of steps, in one line on the others. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import type { Step, StepId } from '../session/steps.ts'
import type { OfficeView } from '../session/view.ts'
import type { Page, PageProps } from './page-props.ts'

/** Where a step is done; the others have no screen. */
export const PLACES: Partial<Record<StepId, Page>> = {
  import: 'files',
  check: 'files',
  approve: 'approve',
  shares: 'keys',
  voice: 'voice',
  lot: 'approve',
  office: 'keys',
  machines: 'keys',
  package: 'keys',
  list: 'keys',
  number: 'number',
  carry: 'carry',
  media: 'media',
  cards: 'out',
  prove: 'keys',
  'hand-out': 'out',
  rolls: 'rolls',
}

export function nextOf({ steps }: Pick<OfficeView, 'steps'>): Step | null {
  return steps.find(({ next }) => next) ?? null
}

interface NextLineProps extends Pick<PageProps, 'view'> {
  readonly page: Page
  readonly go: (page: Page) => void
}

export function NextLine({ view, page, go }: NextLineProps) {
  const say = useText()
  const step = nextOf(view)
  if (step === null) return null
  const place = PLACES[step.id] ?? 'steps'
  const whole = page === 'steps'
  return (
    <section className="next-step" data-step={step.id}>
      <h2>
        {say(uiWords.nextThing)} ▶ {say(officeWords[`step_${step.id}`])}
      </h2>
      {whole && (
        <div className="next-how">
          <p>{say(officeWords[`step_${step.id}_how`])}</p>
          <Rehearsed step={step} use={view.use} />
        </div>
      )}
      {place !== page && (
        <Button kind={whole && view.person !== null ? 'go' : 'plain'} onPress={() => go(place)}>
          {say(officeWords.goThere)}
        </Button>
      )}
    </section>
  )
}

interface RehearsedProps {
  readonly step: Step
  readonly use: OfficeView['use']
}

/** D-28: what counts sooner than on a real election's eve says so. */
export function Rehearsed({ step, use }: RehearsedProps) {
  const say = useText()
  return step.id === 'prove' && use === 'rehearsal' ? <small>{say(officeWords.step_prove_rehearsal)}</small> : null
}
