/** One paper: its name, the state of its printing, and a button to print it once more. */
import { unreachable } from '#election/assert.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import type { OtherPaper, Paper } from '../session/state.ts'
import type { TabProps } from './words.ts'

export function isOther(paper: Paper): paper is OtherPaper {
  return paper.name === 'confirmation-sheet' || paper.name === 'station-report' || paper.name === 'issuer-log'
}

export function PaperLine({ paper, send }: Pick<TabProps, 'send'> & { readonly paper: OtherPaper }) {
  const say = useText()
  const { name, path, state } = paper
  const isOver = state.type === 'printed' || state.type === 'failed' || state.type === 'unknown'
  return (
    <p className="paper-line" data-paper={name} data-state={state.type}>
      <strong>{say(issuerScreen[`paper_${name}`])}</strong>{' '}
      <span>{say(printStateWords(state.type), { file: path.split('/').at(-1) ?? '' })}</span>
      {isOver && (
        <Button onPress={() => send({ type: 'paper-print-requested', paper: name })}>
          {say(issuerScreen.printAgain)}
        </Button>
      )}
    </p>
  )
}

export function printStateWords(state: Paper['state']['type']): Text {
  switch (state) {
    case 'kept':
      return issuerScreen.paperKept
    case 'printing':
      return issuerScreen.paperPrinting
    case 'printed':
      return issuerScreen.paperPrinted
    case 'waits':
      return issuerScreen.paperWaits
    case 'failed':
      return issuerScreen.paperFailed
    case 'unknown':
      return issuerScreen.paperUnknown
    default:
      return unreachable(state)
  }
}
