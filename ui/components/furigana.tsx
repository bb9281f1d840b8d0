/**
 * The words of a voter's page with their readings above. A reading is drawn and nothing else: the text of the page, and what is said
 * of it to who cannot see it, stays the sentence.
 */
import { Fragment, isValidElement, type ReactNode } from 'react'
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

/** The sentence that is drawn with readings, as one: words in pieces would be heard in pieces. Undefined: it has none. */
export function sentenceIn(node: ReactNode): string | undefined {
  return hasReadings(node) ? textOf(node) : undefined
}

function hasReadings(node: ReactNode): boolean {
  if (Array.isArray(node)) return node.some(hasReadings)
  return isElement(node) && (node.type === 'ruby' || hasReadings(node.props.children))
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return isElement(node) && node.type !== 'rt' && node.props['aria-hidden'] !== 'true'
    ? textOf(node.props.children)
    : ''
}

const isElement = isValidElement<{ readonly children?: ReactNode; readonly 'aria-hidden'?: unknown }>
