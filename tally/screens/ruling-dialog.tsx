/** PEO 68(1): the decision that a candidate is not eligible, and its taking back; one dialog, because the last word counts. */

import { useState } from 'react'
import type { ContestResult } from '#election/count/contest-result.ts'
import type { Ruling } from '#election/count/rulings.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { paperWords, rulingWords } from '#words/tally.ts'
import { Field, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

interface RulingDialogProps {
  readonly contest: ContestResult
  readonly send: PageProps['send']
  readonly onClose: () => void
}

export function RulingDialog({ contest, send, onClose }: RulingDialogProps) {
  const say = useText()
  const [number, setNumber] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [chair, setChair] = useState('')
  const [names, setNames] = useState('')
  const candidate = contest.candidates.find((each) => each.number === number)
  const eligible = candidate?.outcome === 'ineligible'
  const said = reason.trim() !== '' && chair.trim() !== '' && namesIn(names).length > 0
  const record = () => {
    if (candidate === undefined) return
    const of = { contest: contest.id, candidate: candidate.number, eligible }
    send({ type: 'rule-candidate', ...of, reason, chair: chair.trim(), witnesses: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(rulingWords.title, { contest: contest.title })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={candidate === undefined || !said} onPress={record}>
            {say(eligible ? rulingWords.takeBack : rulingWords.recordOut)}
          </Button>
        </>
      }
    >
      <p>{say(rulingWords.text)}</p>
      <label className="field">
        <span>{say(rulingWords.whom)}</span>
        <select
          value={number ?? ''}
          onChange={(event) => setNumber(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="" />
          {contest.candidates.map((each) => (
            <option key={each.number} value={each.number}>
              {say(each.outcome === 'ineligible' ? rulingWords.isOut : rulingWords.stands, named(each))}
            </option>
          ))}
        </select>
      </label>
      {candidate !== undefined && (
        <p className="note">
          {say(eligible ? rulingWords.becomes_eligible : rulingWords.becomes_out, named(candidate))}
        </p>
      )}
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
      <label className="field">
        <span>{say(paperWords.chair)}</span>
        <TextInput maxLength={60} value={chair} onChange={(event) => setChair(event.target.value)} />
      </label>
      <Names label={say(tallyWords.witnessNames)} value={names} onChange={setNames} />
    </Dialog>
  )
}

function named({ number, name }: ContestResult['candidates'][number]) {
  return { number, name }
}

interface RulingsProps {
  readonly contest: ContestResult
  readonly rulings: readonly Ruling[]
}

/** The chair's name and reason: they stay when the ruling is taken back, but are no longer emphasised. */
export function Rulings({ contest, rulings }: RulingsProps) {
  const say = useText()
  const minute = useMinute()
  return rulings.map((ruling, i) => {
    const { candidate, eligible, chair, witnesses, at, reason } = ruling
    const name = contest.candidates.find(({ number }) => number === candidate)?.name ?? ''
    const by = [chair, ...witnesses].join(say(uiWords.comma))
    const holds = !eligible && !rulings.slice(i + 1).some((later) => later.candidate === candidate)
    const words = holds ? 'ruled_out' : eligible ? 'ruled_eligible' : 'ruled_out_once'
    return (
      <p key={JSON.stringify(ruling)} className={holds ? 'note' : 'quiet'} data-ruled={candidate} data-holds={holds}>
        {say(rulingWords[words], {
          number: candidate,
          name,
          by,
          at: minute(at),
          reason,
        })}
      </p>
    )
  })
}
