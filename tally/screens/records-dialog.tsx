/** NIST SP 1500-103: what the file of cast vote records is not, before it is made. */
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { castVoteWarning, tallyWords } from '#ui/messages/tally-screen.ts'
import type { PageProps } from './page-props.ts'

interface RecordsDialogProps {
  readonly send: PageProps['send']
  readonly onClose: () => void
}

export function RecordsDialog({ send, onClose }: RecordsDialogProps) {
  const say = useText()
  const agree = () => {
    send({ type: 'make-cast-vote-records', warned: true })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.recordsTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" onPress={agree}>
            {say(tallyWords.recordsAgree)}
          </Button>
        </>
      }
    >
      {castVoteWarning.map((words) => (
        <p key={words}>{say(tallyWords[words])}</p>
      ))}
    </Dialog>
  )
}
