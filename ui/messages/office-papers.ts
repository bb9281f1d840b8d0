/** Words of the papers that the office made and looks at. */
import type { TextCatalogue } from './message.ts'

export const officePapersWords = {
  'paper_candidate-notice': { ja: '氏名等掲示', en: 'Notice of candidates' },
  'paper_sealing-labels': { ja: '封印票', en: 'Sealing labels' },
  'paper_voting-guide': { ja: '投票手順案内', en: 'Voting guide' },
  'paper_transport-lists': { ja: '運搬目録', en: 'Transport lists' },
  'paper_list-slips': { ja: '候補者一覧の送り状', en: 'Slips of the candidate list' },
  'paper_card-labels': { ja: 'カードのラベル', en: 'Card labels' },
  'paper_ceremony-record': { ja: '鍵の生成の記録', en: 'Record of the key ceremony' },
  'paper_share-envelopes': { ja: '鍵の持ち分の封筒', en: 'Share envelopes' },
  'paper_emergency-card': { ja: '緊急カード', en: 'Emergency card' },
  'paper_clerks-card': { ja: '受付の手引き', en: "Clerk's card" },
  'paper_gone-notice': { ja: '候補者の死亡・辞退の掲示（{station}）', en: 'Notice of a death or withdrawal ({station})' },
  'paper_work-record': { ja: '作業の記録', en: 'Record of the work' },
  paperAway: { ja: '元の画面に戻る', en: 'Back' },
  paperBefore: { ja: '前のページ', en: 'Previous page' },
  paperNext: { ja: '次のページ', en: 'Next page' },
  paperPageOf: { ja: '{pages}ページのうち{page}ページ目', en: 'Page {page} of {pages}' },
  paperPages: { ja: '{pages}ページ', en: 'Pages: {pages}' },
  paperPicture: { ja: '{paper}　{page}ページ目', en: '{paper}, page {page}' },
  papersFolder: { ja: 'PDFのあるフォルダー：', en: 'Folder of the PDFs:' },
  papersLook: { ja: '書類の名前を押すと、印刷されるとおりに画面で見られます。', en: 'Press the name of a paper to see it as it will be printed.' },
  papersPrintAll: { ja: 'すべて印刷する', en: 'Print all' },
  papersPrinted: { ja: '{all}点のうち、印刷済み{printed}点、印刷中{underWay}点', en: 'Of {all}: printed {printed}, under way {underWay}' },
} as const satisfies TextCatalogue
