/**
 * The words of a voter's page with their readings above. A reading is drawn and nothing else: the text of the page, and what is said
 * of it to who cannot see it, stays the sentence.
 */
import { Fragment, type ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { readingParts } from '../language/readings.ts'
import { fill, type Text, type Values } from '../messages/message.ts'
import './furigana.css'

/** `const read = useFurigana(); read(kioskScreen.next)`. What fills a place – a title, a time – is shown as it is. */
export function useFurigana(): (text: Text, values?: Values) => ReactNode {
  const language = useLanguage()
  return (text, values) => (language === 'ja' ? withFurigana(text.ja, values) : fill(text.en, values))
}

/** Of a sentence in Japanese. */
export function withFurigana(sentence: string, values?: Values): ReactNode {
  return readingParts(sentence).map(({ at, base, reading }) =>
    reading === null ? (
      <Fragment key={at}>{fill(base, values)}</Fragment>
    ) : (
      <ruby key={at} className="furigana">
        {base}
        <rt>
          <span aria-hidden="true" data-reading={reading} />
        </rt>
      </ruby>
    ),
  )
}
