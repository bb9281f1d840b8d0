/** What a machine says to staff about itself: its window, and what must hold on it before a live start. */
import type { TextCatalogue } from './message.ts'

/** On the console of the service, behind the glass. */
export const windowNews = {
  'opened-anew': {
    ja: '画面が終わったため、開き直しました。記録は無事です。',
    en: 'The window ended and was opened anew. What is recorded is safe.',
  },
  'shows-nothing': {
    ja: '画面が何も映していないため、開き直します。記録は無事です。',
    en: 'The window shows nothing and is opened anew. What is recorded is safe.',
  },
  'waits-a-minute': {
    ja: '画面が続けて終わりました。1分後にもう一度開きます。続くときは、この機械を使わず、予備機に替えてください。記録は無事です。',
    en: 'The window ended again and again. It is opened once more in a minute. If this goes on, use a spare machine instead of this one. What is recorded is safe.',
  },
} satisfies TextCatalogue
