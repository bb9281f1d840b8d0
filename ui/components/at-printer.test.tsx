import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LanguageProvider } from '../language/language.tsx'
import type { Language } from '../messages/message.ts'
import { printerTroubles } from '../messages/printer.ts'
import { AtPrinter, type AtPrinterState } from './at-printer.tsx'

function shown(state: AtPrinterState, language: Language = 'ja'): { button: string; isOpen: boolean; words: string } {
  const html = renderToStaticMarkup(
    <LanguageProvider language={language}>
      <AtPrinter state={state} onPress={() => {}} />
    </LanguageProvider>,
  )
  const [button = '', words = ''] = html.split('</button>').map((part) => part.replace(/<[^>]*>/g, ''))
  return { button, isOpen: !/<button[^>]* disabled/.test(html), words }
}

it('offers the first sheet, then how it goes, then another one', () => {
  expect(shown(null)).toEqual({ button: '印刷する', isOpen: true, words: '' })
  expect(shown({ type: 'printing' })).toEqual({ button: 'もう一度印刷する', isOpen: false, words: '印刷しています…' })
  expect(shown({ type: 'printed' })).toEqual({ button: 'もう一度印刷する', isOpen: true, words: '✓ 印刷しました' })
  expect(shown({ type: 'printed' }, 'en')).toEqual({ button: 'Print again', isOpen: true, words: '✓ printed' })
})

it.each(Object.keys(printerTroubles) as (keyof typeof printerTroubles)[])('says of %s what to do', (trouble) => {
  const { title, next } = printerTroubles[trouble].ja
  expect(shown({ type: 'waits', trouble })).toMatchObject({ isOpen: false, words: `▲ ${title} ${next}` })
  expect(shown({ type: 'failed', trouble })).toMatchObject({ isOpen: true, words: `▲ ${title} ${next}` })
})
