/** A medium came after the votes were merged: what reading it takes back, before it is read. */
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { PageProps } from './page-props.ts'

interface ReadAgainDialogProps {
  readonly send: PageProps['send']
  readonly onClose: () => void
}

export function ReadAgainDialog({ send, onClose }: ReadAgainDialogProps) {
  const say = useText()
  const agree = () => {
    send({ type: 'read-media', again: true })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.readAgainTitle)}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" onPress={agree}>
            {say(tallyWords.readAgainAgree)}
          </Button>
        </>
      }
    >
      <p>{say(tallyWords.readAgainText)}</p>
    </Dialog>
  )
}
