/** Long work on the books: what is done, how far it is. Nobody has to do anything meanwhile, and nobody should wonder. */
import { figure } from '#election/figure.ts'
import { Progress } from '#ui/components/progress.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { BooksWork } from '../session/books-work.ts'

export function BooksProgress({ work }: { readonly work: BooksWork }) {
  const say = useText()
  return (
    <div className="books-progress" role="status">
      <Progress
        label={say(issuerScreen[`work_${work.doing}`])}
        done={work.done}
        whole={work.whole}
        detail={work.whole === null ? '' : howFar(work, work.whole)}
      />
    </div>
  )
}

function howFar({ doing, done }: BooksWork, whole: number): string {
  const inBytes = doing === 'making-medium' || doing === 'reading-medium' || doing === 'erasing'
  const [unit, divisor] = inBytes ? [' MB', 1_000_000] : ['', 1]
  const said = (number: number) => figure(Math.floor(number / divisor))
  return `${said(done)} / ${said(whole)}${unit}　${Math.floor((100 * done) / whole)} %`
}
