/** The list of papers: without a printer it has only papers; with one, each has a button and its state there, and one button is for all. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { printerTroubles } from '#ui/messages/printer.ts'
import type { PaperFile } from '../session/view.ts'
import { MadePapers } from './made-papers.tsx'
import { PaperPage } from './paper-page.tsx'

const paper = (name: PaperFile['name'], atPrinter: PaperFile['atPrinter'] = null): PaperFile => {
  return { name, station: null, path: `/p/${name}.pdf`, pages: 2, atPrinter }
}
const LABELS = paper('card-labels', { type: 'printed' })
const GUIDE = paper('voting-guide', { type: 'waits', trouble: 'printer-no-paper' })
const RECORD = paper('ceremony-record', { type: 'failed', trouble: 'printer-missing' })
const SLIPS = paper('list-slips')

const send = () => {}
function list(hasPrinter: boolean, papers: readonly PaperFile[], language: Language = 'ja'): string {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <MadePapers view={{ hasPrinter }} papers={papers} send={send} />
    </LanguageProvider>,
  )
}
function page(hasPrinter: boolean, shown: PaperFile): string {
  return renderToStaticMarkup(
    <LanguageProvider language="ja">
      <PaperPage view={{ hasPrinter }} shown={{ ...shown, page: 0, marks: [] }} send={send} />
    </LanguageProvider>,
  )
}
/** Each button's words, in brackets if it is grey. */
const buttons = (markup: string) =>
  [...markup.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].map(([, tag = '', name]) => {
    return tag.includes('disabled=""') ? `(${name})` : name
  })

describe('the list', () => {
  it('has only the papers where no printer is', () => {
    expect(buttons(list(false, [LABELS, SLIPS]))).toEqual(['カードと媒体のラベル', '候補者一覧の送り状'])
    expect(list(false, [GUIDE])).not.toContain('at-printer')
  })

  it('has a button for each, grey while it is under way', () => {
    const [again, print] = ['もう一度印刷する', '印刷する']
    expect(buttons(list(true, [LABELS, GUIDE, RECORD, SLIPS]))).toEqual([
      'すべて印刷する',
      ...['カードと媒体のラベル', again],
      ...['投票手順案内', `(${again})`],
      ...['鍵の生成の記録', again],
      ...['候補者一覧の送り状', print],
    ])
  })

  it.each(LANGUAGES)('says what is in the way (%s)', (language) => {
    const said = list(true, [GUIDE, RECORD], language)
    for (const code of ['printer-no-paper', 'printer-missing'] as const)
      expect(said).toContain(printerTroubles[code][language].title)
  })

  it('says how many are printed; all of them are printed or under way: nothing is left to press', () => {
    const some = list(true, [LABELS, GUIDE, SLIPS])
    expect(some).toContain('3点のうち、印刷済み1点、印刷中1点')
    expect(buttons(some)).toContain('すべて印刷する')
    const none = list(true, [LABELS, GUIDE])
    expect(buttons(none)).toContain('(すべて印刷する)')
    // Grey, and why: the words beside it.
    const why = /aria-describedby="([^"]*)"[^>]*>すべて印刷する/.exec(none)?.[1]
    expect(none).toContain(`<span id="${why}" data-printed="1">2点のうち、印刷済み1点、印刷中1点`)
  })

  it('of one paper has one button', () => {
    expect(buttons(list(true, [SLIPS]))).toEqual(['候補者一覧の送り状', '印刷する'])
  })
})

describe('the page of a paper', () => {
  const WAYS = ['元の画面に戻る', '(前のページ)', '次のページ']

  it('has the button beside the ways out, only where a printer is', () => {
    expect(buttons(page(false, LABELS))).toEqual(WAYS)
    expect(buttons(page(true, SLIPS))).toEqual([...WAYS, '印刷する'])
    expect(page(true, LABELS)).toContain('✓ 印刷しました')
  })
})
