/** A paper that was made, page by page, as it comes out of the printer. */
import { SheetOnScreen } from '#documents/sheet-on-screen.tsx'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { OfficeView, PaperPageView } from '../session/view.ts'
import { Act } from './act.tsx'
import { FolderName } from './folder-name.tsx'
import { PaperAtPrinter, usePaperName } from './made-papers.tsx'
import type { PageProps } from './page-props.ts'

/** On the first and the last one there is no page to turn to. */
const WHICH_PAGE = 'paper-page'

interface PaperPageProps {
  readonly view: Pick<OfficeView, 'hasPrinter'>
  readonly shown: PaperPageView
  readonly send: PageProps['send']
}

export function PaperPage({ view, shown, send }: PaperPageProps) {
  const say = useText()
  const name = usePaperName()(shown)
  const { page, pages, marks, path } = shown
  const turn = (to: number) => () => send({ type: 'turn-paper', page: to })
  return (
    <section className="paper-shown" data-paper-shown={shown.name}>
      <div className="paper-bar office-row">
        <Button onPress={() => send({ type: 'put-paper-away' })}>{say(officeWords.paperAway)}</Button>
        <h2>{name}</h2>
        <Act why={page === 0 ? { at: WHICH_PAGE } : null} onPress={turn(page - 1)}>
          {say(officeWords.paperBefore)}
        </Act>
        <span id={WHICH_PAGE}>{say(officeWords.paperPageOf, { page: page + 1, pages })}</span>
        <Act why={page + 1 >= pages ? { at: WHICH_PAGE } : null} onPress={turn(page + 1)}>
          {say(officeWords.paperNext)}
        </Act>
        {view.hasPrinter && <PaperAtPrinter paper={shown} send={send} />}
      </div>
      <small>
        <FolderName path={path} />
      </small>
      <SheetOnScreen key={page} marks={marks} label={say(officeWords.paperPicture, { paper: name, page: page + 1 })} />
    </section>
  )
}
