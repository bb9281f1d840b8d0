/** A paper is looked at before it is printed, page by page. */
import { useId } from 'react'
import { SheetOnScreen } from '#documents/sheet-on-screen.tsx'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { ShownPage } from '../session/view.ts'
import type { TabProps } from './words.ts'

export function PaperPage({ shown, send }: Pick<TabProps, 'send'> & { readonly shown: ShownPage }) {
  const say = useText()
  const at = useId()
  const { name, page, pages, marks } = shown
  const turn = (to: number) => send({ type: 'paper-page-turned', page: to })
  return (
    <section className="panel paper-shown">
      <div className="paper-bar">
        <Button kind="go" onPress={() => send({ type: 'paper-put-away' })}>
          {say(issuerScreen.putPaperAway)}
        </Button>
        <strong>{say(issuerScreen[`paper_${name}`])}</strong>
        <Button disabled={page === 0} describedBy={at} onPress={() => turn(page - 1)}>
          {say(issuerScreen.previousPage)}
        </Button>
        <span id={at}>{say(issuerScreen.paperPage, { page: page + 1, pages })}</span>
        <Button disabled={page + 1 === pages} describedBy={at} onPress={() => turn(page + 1)}>
          {say(issuerScreen.nextPage)}
        </Button>
      </div>
      <SheetOnScreen
        key={page}
        marks={marks}
        label={say(issuerScreen.paperPicture, { paper: say(issuerScreen[`paper_${name}`]) })}
      />
    </section>
  )
}
