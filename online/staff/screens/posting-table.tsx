/** By when letters abroad must be in the post, by consulate, as the office wrote the days of the post. */

import type { LocalDate } from '#election/time.ts'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { abroadOffice as words } from '#words/abroad.ts'
import type { PageProps } from './parts.tsx'

export function PostingTable({ posting }: Pick<PageProps<'letters'>['page'], 'posting'>) {
  const say = useText()
  const shown = useDate()
  const head = [words.consulate, words.postDays, words.byOpening, words.last, words.waiting, words.when]
  return (
    <section>
      <h2>{say(words.postingTitle)}</h2>
      <p>{say(words.postingHelp)}</p>
      <div className="table">
        <table>
          <thead>
            <tr>
              {head.map((text) => (
                <th key={text.en} scope="col">
                  {say(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {posting.map(({ byOpening, consulate, last, postDays, waiting, when }) => (
              <tr key={consulate}>
                <th scope="row">{consulate}</th>
                <td className="number">{postDays}</td>
                <td>{shown(byOpening as LocalDate)}</td>
                <td>{shown(last as LocalDate)}</td>
                <td className="number">{waiting}</td>
                <td className="word">
                  {waiting > 0 && when !== 'in-time' ? (
                    <strong>{say(words[`when_${when}`])}</strong>
                  ) : (
                    say(words[`when_${when}`])
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
