/** The questions of the record of one election: the addresses of the elected, and a meeting of its own. */
import { useState } from 'react'
import { MINUTES_WITNESSES, type MinutesField, ownName } from '#election/count/minutes.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { minutesWords } from '#words/tally.ts'
import type { MinutesContestView } from '../session/minutes-view.ts'
import { type Filling, Place, Rows } from './minutes-place.tsx'

interface ContestProps extends Filling {
  readonly contest: MinutesContestView
  /** Other elections of the day are decided by the same record's words. */
  readonly others: boolean
}

export function ContestMinutes({ contest, others, ...filling }: ContestProps) {
  const say = useText()
  const { draft } = filling
  const own = draft.places.filter((field) => field.contest === contest.id)
  const isSaid = (field: MinutesField) => draft.said(field.name) !== ''
  const elected = own.filter((field) => {
    return field.group === 'elected' && (contest.elected.some((number) => number === field.row) || isSaid(field))
  })
  return (
    <fieldset className="minutes-paper" data-contest={contest.id}>
      <legend>{contest.title}</legend>
      {elected.length > 0 && <h3>{say(minutesWords.elected)}</h3>}
      {elected.map((field) => (
        <Place key={field.name} field={field} label={electedAs(contest, field)} {...filling} />
      ))}
      {elected.length === 0 && <p className="quiet">{say(minutesWords.nothingOfContest)}</p>}
      {others && <OwnMeeting contest={contest} fields={own} {...filling} />}
    </fieldset>
  )
}

function electedAs({ candidates }: MinutesContestView, { row }: MinutesField): string {
  return `${row} ${candidates.find(({ number }) => number === row)?.name ?? ''}`
}

interface PartProps extends Filling {
  readonly contest: MinutesContestView
  readonly fields: readonly MinutesField[]
}

/** Shut until it is asked for, or has an entry: most days have one meeting. */
function OwnMeeting({ contest, fields, ...filling }: PartProps) {
  const say = useText()
  const meeting = fields.filter(({ group }) => group === 'own' || group === 'witness')
  const [isOpen, setOpen] = useState(false)
  if (!isOpen && meeting.every(({ name }) => filling.draft.said(name) === '')) {
    return <Button onPress={() => setOpen(true)}>{say(minutesWords.ownMeeting)}</Button>
  }
  const prefix = ownName(contest.id, 'meeting witness')
  return (
    <>
      <h3>{say(minutesWords.ownMeeting)}</h3>
      <p className="quiet">{say(minutesWords.ownMeetingText)}</p>
      {meeting
        .filter(({ group }) => group === 'own')
        .map((field) => (
          <Place key={field.name} field={field} {...filling} />
        ))}
      <Rows
        table={{ group: 'witness', prefix, most: MINUTES_WITNESSES }}
        title={say(minutesWords.witnesses_meeting)}
        add={say(minutesWords.addWitness)}
        {...filling}
      />
    </>
  )
}
