/** How cards and media look. */
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import type { CardView, MediumView } from '../session/view.ts'
import { Carried } from './holding.tsx'

export function Card({ card }: { readonly card: CardView }) {
  const say = useText()
  const words = card.kind === 'voting' ? deskWords.votingCard : deskWords.operatorCard
  const name = say(words, { number: card.number })
  return (
    <Carried thing={{ kind: 'card', id: card.id, name }} className={`card card-${card.kind}`}>
      <span>{name}</span>
      {card.pin !== null && <small className="carried-note">{say(deskWords.pin, { pin: card.pin })}</small>}
    </Carried>
  )
}

export function Medium({ medium }: { readonly medium: MediumView }) {
  const say = useText()
  const role = say(medium.role === 'take-over' ? deskWords.takeOver : deskWords[medium.role])
  const name = say(deskWords.medium, { serial: medium.serial, role })
  return (
    <Carried thing={{ kind: 'medium', id: medium.id, name }} className={`medium medium-${medium.role}`}>
      <span>{role}</span>
      <small className="carried-note">{medium.serial}</small>
    </Carried>
  )
}
