/** A consulate's page (S-14): one of its own electors by the certificate or by name and birth, and what is done with the paper. */
import type { LocalDate } from '#election/time.ts'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { abroadOffice, consulatePage as words } from '#words/abroad.ts'
import { staffScreen } from '#words/online.ts'
import type { Voter } from '../session/state.ts'
import { PaperAbroad } from './paper-abroad.tsx'
import type { PageProps, Send } from './parts.tsx'
import { PersonForm } from './person-form.tsx'
import { RollNumberForm } from './roll-number-form.tsx'

export function ConsulatePage({ page: { found }, send }: PageProps<'consulate'>) {
  const say = useText()
  return (
    <>
      <p>{say(words.help)}</p>
      <div className="searches">
        <section>
          <h2>{say(staffScreen.rollNo)}</h2>
          <RollNumberForm send={send}>
            <button type="submit" className="main">
              {say(words.look)}
            </button>
          </RollNumberForm>
        </section>
        <section>
          <h2>{say(staffScreen.applyByPerson)}</h2>
          <PersonForm submit={say(words.look)} name="voter" send={send} />
        </section>
      </div>
      {found?.length === 0 && <p role="status">{say(words.nobody)}</p>}
      {found?.map((voter) => (
        <Elector key={voter.rollNo} voter={voter} send={send} />
      ))}
    </>
  )
}

function Elector({ send, voter }: { readonly voter: Voter; readonly send: Send }) {
  const say = useText()
  const shown = useDate()
  const rows = [
    [staffScreen.rollNo, voter.rollNo],
    [staffScreen.name, voter.name],
    [staffScreen.kana, voter.kana],
    [staffScreen.birthDate, shown(voter.birthDate as LocalDate)],
    [abroadOffice.consulate, voter.abroad?.consulate ?? ''],
  ] as const
  return (
    <div className="found" role="status">
      <dl>
        {rows.map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PaperAbroad voter={voter} send={send} mayShut={false} />
    </div>
  )
}
