/** TC-50: what the election chair drew, entered before witnesses. The program never draws. */
import { useState } from 'react'
import type { ContestResult } from '#election/count/contest-result.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { Field, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

interface LotDialogProps {
  readonly contest: ContestResult
  readonly send: PageProps['send']
  readonly onClose: () => void
}

export function LotDialog({ contest, send, onClose }: LotDialogProps) {
  const say = useText()
  const [drawn, setDrawn] = useState<readonly number[]>([])
  const [names, setNames] = useState('')
  const seats = contest.needsLot?.seats ?? 0
  const tied = contest.candidates.filter((each) => contest.needsLot?.numbers.includes(each.number))
  const toggle = (number: number) =>
    setDrawn(drawn.includes(number) ? drawn.filter((each) => each !== number) : [...drawn, number])
  const enter = () => {
    send({ type: 'enter-lot', contest: contest.id, winners: [...drawn], witnesses: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(tallyWords.lotTitle, { contest: contest.title })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" disabled={drawn.length !== seats || namesIn(names).length === 0} onPress={enter}>
            {say(tallyWords.record)}
          </Button>
        </>
      }
    >
      <p>{say(tallyWords.lotText, { seats })}</p>
      <div className="lot-candidates candidate-letters">
        {tied.map((each) => (
          <Button key={each.number} pressed={drawn.includes(each.number)} onPress={() => toggle(each.number)}>
            {each.number} {each.name}
          </Button>
        ))}
      </div>
      <Field label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}
