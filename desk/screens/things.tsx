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
    <Carried
      thing={{ kind: 'card', id: card.id, name }}
      className={`card card-${card.kind}${card.bent ? ' card-bent' : ''}`}
    >
      <span>{name}</span>
      {card.bent && <small className="carried-note">▲ {say(deskWords.bent)}</small>}
      {card.pin !== null && <small className="carried-note">{say(deskWords.pin, { pin: card.pin })}</small>}
    </Carried>
  )
}

export function Medium({ medium }: { readonly medium: MediumView }) {
  const say = useText()
  const role = say(medium.role === 'take-over' ? deskWords.takeOver : deskWords[medium.role])
  const name = say(deskWords.medium, { serial: medium.serial, role })
  const lost = medium.place === 'lost'
  return (
    <Carried
      thing={{ kind: 'medium', id: medium.id, name }}
      className={`medium medium-${medium.role}${lost ? ' medium-lost' : ''}`}
    >
      <span>{role}</span>
      {lost && <small className="carried-note">▲ {say(deskWords.lost)}</small>}
      <small className="carried-note">{medium.serial}</small>
    </Carried>
  )
}
